/** Expressions → closures over a batch and a row. Names are slots by now; nothing is looked up while running. */
import type { Case, Expression, FunctionCall } from '../../language/ast.ts';
import { CypherError } from '../../language/errors.ts';
import type { Slot } from '../check/scope.ts';
import { concatenate, divided, minus, negated, plus, power, remainder, times } from '../functions/arithmetic.ts';
import { findFunction } from '../functions/registry.ts';
import { equals } from '../values/compare.ts';
import type { Value } from '../values/value.ts';
import type { Environment, Evaluate } from './environment.ts';
import { index, mapProjection, property, slice } from './expressions/access.ts';
import { hasLabels } from './expressions/labels.ts';
import { listComprehension, quantifier, reduce } from './expressions/lists.ts';
import { patternComprehension, patternExpression, subquery } from './expressions/patterns.ts';
import { placed } from './expressions/placed.ts';
import { comparison, junction, predicate, truth } from './expressions/predicates.ts';
import { readSlot } from './expressions/slots.ts';
import { isOfType } from './is-typed.ts';

const ARITHMETIC = {
  '+': plus,
  '-': minus,
  '*': times,
  '/': divided,
  '%': remainder,
  '^': power,
  '||': concatenate,
} as const;

/** Kinds of expressions that can fail by themselves while they run. */
const FALLIBLE: ReadonlySet<Expression['kind']> = new Set<Expression['kind']>([
  'Binary',
  'Call',
  'HasLabels',
  'Index',
  'Not',
  'Predicate',
  'Sign',
  'Slice',
]);

/** Compiles one expression. */
export function compile(expression: Expression, env: Environment): Evaluate {
  const computed = env.analysis.computed[expression.id];
  if (computed !== undefined) return readSlot(computed);
  const evaluate = unplaced(expression, env);
  return FALLIBLE.has(expression.kind) ? placed(evaluate, expression.span) : evaluate;
}

function unplaced(expression: Expression, env: Environment): Evaluate {
  const { analysis } = env;
  switch (expression.kind) {
    case 'Literal': {
      const { value } = expression;
      return () => value;
    }
    case 'Parameter':
      return parameter(expression.name, env);
    case 'Variable':
      return readSlot(analysis.slotOf[expression.id] as Slot);
    case 'Property':
      return property(expression.object, expression.key, env);
    case 'Index':
      return index(compile(expression.object, env), compile(expression.index, env), env);
    case 'Slice':
      return slice(expression, env);
    case 'List': {
      const items = expression.items.map((item) => compile(item, env));
      return (batch, row) => items.map((item) => item(batch, row));
    }
    case 'Map': {
      const entries = expression.entries.map(([key, value]) => [key, compile(value, env)] as const);
      return (batch, row) => new Map(entries.map(([key, value]) => [key, value(batch, row)]));
    }
    case 'MapProjection':
      return mapProjection(expression, env);
    case 'Junction':
      return junction(
        expression.operator,
        expression.operands.map((operand) => compile(operand, env)),
      );
    case 'Not': {
      const operand = compile(expression.operand, env);
      return (batch, row) => {
        const value = truth(operand(batch, row), 'NOT');
        return value === null ? null : !value;
      };
    }
    case 'Binary': {
      const [left, right] = [compile(expression.left, env), compile(expression.right, env)];
      const apply = ARITHMETIC[expression.operator];
      return (batch, row) => apply(left(batch, row), right(batch, row));
    }
    case 'Sign': {
      const operand = compile(expression.operand, env);
      return expression.operator === '-' ? (batch, row) => negated(operand(batch, row)) : operand;
    }
    case 'Comparison':
      return comparison(expression, env);
    case 'Predicate':
      return predicate(expression, env);
    case 'IsNull': {
      const { negated: not } = expression;
      const operand = compile(expression.operand, env);
      return (batch, row) => (operand(batch, row) === null) !== not;
    }
    case 'IsTyped': {
      const { type, negated: not } = expression;
      const operand = compile(expression.operand, env);
      return (batch, row) => isOfType(operand(batch, row), type) !== not;
    }
    case 'IsNormalized': {
      const { form, negated: not } = expression;
      const operand = compile(expression.operand, env);
      return (batch, row) => {
        const value = operand(batch, row);
        return typeof value === 'string' ? (value === value.normalize(form)) !== not : null;
      };
    }
    case 'HasLabels':
      return hasLabels(compile(expression.operand, env), expression.labels, env);
    case 'Call':
      return call(expression, env);
    case 'CountStar':
      throw new Error('an aggregation outside of a projection was not refused');
    case 'Case':
      return caseOf(expression, env);
    case 'ListComprehension':
      return listComprehension(expression, env);
    case 'Quantifier':
      return quantifier(expression, env);
    case 'Reduce':
      return reduce(expression, env);
    case 'PatternComprehension':
      return patternComprehension(expression, env);
    case 'PatternExpression':
      return patternExpression(expression, env);
    case 'Subquery':
      return subquery(expression, env);
  }
}

function parameter(name: string, env: Environment): Evaluate {
  const value = env.parameters.get(name);
  if (value === undefined) {
    const message = `the parameter $${name} was not given`;
    throw new CypherError('ParameterMissing', 'MissingParameter', message, { suggestion: `give a value for ${name}` });
  }
  return () => value;
}

function call(expression: FunctionCall, env: Environment): Evaluate {
  const definition = findFunction(expression.name);
  if (definition === undefined) throw new Error(`the function ${expression.name} was not refused`);
  const { apply, seesNull = false } = definition;
  const context = env.functions;
  const args = expression.args.map((arg) => compile(arg, env));
  const [first] = args;
  if (args.length === 1 && first !== undefined) {
    return (batch, row) => {
      const value = first(batch, row);
      return value === null && !seesNull ? null : apply([value], context);
    };
  }
  return (batch, row) => {
    const values: Value[] = [];
    for (const arg of args) {
      const value = arg(batch, row);
      if (value === null && !seesNull) return null;
      values.push(value);
    }
    return apply(values, context);
  };
}

function caseOf(expression: Case, env: Environment): Evaluate {
  const subject = expression.subject === null ? null : compile(expression.subject, env);
  const branches = expression.branches.map((branch) => ({
    when: branch.when.map(({ condition, expression: test }) => ({ condition, test: compile(test, env) })),
    result: compile(branch.result, env),
  }));
  const otherwise = expression.otherwise === null ? null : compile(expression.otherwise, env);
  return (batch, row) => {
    const value = subject === null ? null : subject(batch, row);
    for (const { when, result } of branches) {
      for (const { condition, test } of when) {
        const tested = test(batch, row);
        if (condition ? tested === true : equals(value, tested) === true) return result(batch, row);
      }
    }
    return otherwise === null ? null : otherwise(batch, row);
  };
}
