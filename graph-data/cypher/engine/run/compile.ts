/** Expressions → closures over a batch and a row. Names are slots by now; nothing is looked up while running. */
import type { PropertyColumn } from '#graph/property-column.ts';
import { COLUMN } from '#graph/stored-value.ts';
import type { Case, ComparisonOperator, Expression, FunctionCall, LabelExpression } from '../../language/ast.ts';
import { CypherError, type Span } from '../../language/errors.ts';
import type { PatternGraph } from '../check/analysis.ts';
import type { Slot } from '../check/scope.ts';
import { concatenate, divided, minus, negated, plus, power, remainder, times } from '../functions/arithmetic.ts';
import { access, nodeProperty, propertiesOf, relationshipProperty } from '../functions/elements.ts';
import { findFunction } from '../functions/registry.ts';
import { countedHop, type CountedHop } from '../plan/degree-counts.ts';
import { holds, isDynamic, labelMask, typeMask } from '../plan/labels.ts';
import { readBy } from '../plan/slots-read.ts';
import { comparable, equals } from '../values/compare.ts';
import { typeError, typeName } from '../values/errors.ts';
import { isList, isMap, NodeValue, PathValue, RelationshipValue, type Value } from '../values/value.ts';
import { Batch } from './batch.ts';
import type { Environment, Evaluate } from './environment.ts';
import { isOfType } from './is-typed.ts';
import { Neighbours } from './operators/adjacency.ts';
import { filterOf, turned } from './operators/hops.ts';
import { compilePattern } from './pattern-match.ts';

type Test = boolean | null;
const ARITHMETIC = {
  '+': plus,
  '-': minus,
  '*': times,
  '/': divided,
  '%': remainder,
  '^': power,
  '||': concatenate,
} as const;

function truth(value: Value, what: string): Test {
  if (value === null || typeof value === 'boolean') return value;
  throw typeError(`${what} takes BOOLEAN, no ${typeName(value)}`);
}

function readSlot(slot: Slot): Evaluate {
  const { index, kind } = slot;
  if (kind === 'value') return (batch, row) => (batch.columns[index] as Value[] | undefined)?.[row] ?? null;
  return (batch, row) => batch.read(slot, row);
}

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

/** Gives a fault the place of the expression in which it arose; one that has a place keeps it. */
function placed(evaluate: Evaluate, span: Span): Evaluate {
  return (batch, row) => {
    try {
      return evaluate(batch, row);
    } catch (error) {
      if (!(error instanceof CypherError) || error.span !== null || error.errorClass === 'Budget') throw error;
      const { detail, errorClass, message, phase, suggestion } = error;
      throw new CypherError(errorClass, detail, message, { phase, suggestion, span });
    }
  };
}

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
    case 'ListComprehension': {
      const where = expression.where === null ? null : compile(expression.where, env);
      const map = expression.map === null ? null : compile(expression.map, env);
      return overList(expression.list, expression.variable.id, env, (each, batch, row, items) => {
        const result: Value[] = [];
        for (const item of items) {
          each(item);
          if (where !== null && truth(where(batch, row), 'WHERE') !== true) continue;
          result.push(map === null ? item : map(batch, row));
        }
        return result;
      });
    }
    case 'Quantifier':
      return quantifier(expression, env);
    case 'Reduce':
      return reduce(expression, env);
    case 'PatternComprehension': {
      const reads = new Set<number>();
      readBy(analysis, expression.map, reads);
      const rows = patternRows(analysis.patterns.get(expression.id) as PatternGraph, reads, env);
      const map = compile(expression.map, env);
      return (batch, row) => rows(batch, row, map);
    }
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

function property(object: Expression, key: string, env: Environment): Evaluate {
  const { graph, analysis } = env;
  const slot = analysis.computed[object.id] ?? (object.kind === 'Variable' ? analysis.slotOf[object.id] : undefined);
  if (slot === undefined || slot.kind === 'value') {
    const inner = compile(object, env);
    return (batch, row) => access(graph, inner(batch, row), key);
  }
  const code = graph.keyCode(key);
  const { index: at } = slot;
  const column = slot.kind === 'node' ? graph.nodeColumn(code) : graph.relationshipColumn(code);
  if (column === undefined) return () => null;
  if (column.kind === COLUMN.FLOAT || column.kind === COLUMN.INTEGER) return numberColumn(column, at);
  const read = slot.kind === 'node' ? nodeProperty : relationshipProperty;
  return (batch, row) => {
    const number = (batch.columns[at] as Int32Array)[row] as number;
    return number < 0 ? null : read(graph, number, code);
  };
}

/** Reads a column of numbers without looking at the kind of each value. */
function numberColumn(column: PropertyColumn, slot: number): Evaluate {
  const { first } = column;
  const values: ArrayLike<number | bigint> = column.kind === COLUMN.FLOAT ? column.floats : column.integers;
  return (batch, row) => {
    const number = (batch.columns[slot] as Int32Array)[row] as number;
    return number >= 0 && column.has(number) ? (values[number - first] as number | bigint) : null;
  };
}

function index(object: Evaluate, at: Evaluate, env: Environment): Evaluate {
  return (batch, row) => {
    const [value, key] = [object(batch, row), at(batch, row)];
    if (value === null || key === null) return null;
    if (isList(value)) {
      if (typeof key !== 'bigint')
        throw typeError(`a list is indexed by INTEGER, not ${typeName(key)}`, 'ListElementAccessByNonInteger');
      return value.at(Number(key)) ?? null;
    }
    if (isMap(value) || value instanceof NodeValue || value instanceof RelationshipValue) {
      if (typeof key !== 'string')
        throw typeError(`a map is indexed by STRING, not ${typeName(key)}`, 'MapElementAccessByNonString');
      return access(env.graph, value, key);
    }
    throw typeError(`${typeName(value)} cannot be indexed`);
  };
}

function slice(expression: Extract<Expression, { kind: 'Slice' }>, env: Environment): Evaluate {
  const object = compile(expression.object, env);
  const bound = (part: Expression | null, otherwise: Value): Evaluate =>
    part === null ? () => otherwise : compile(part, env);
  const from = bound(expression.from, 0n);
  const to = bound(expression.to, BigInt(Number.MAX_SAFE_INTEGER));
  return (batch, row) => {
    const [list, start, end] = [object(batch, row), from(batch, row), to(batch, row)];
    if (list === null || start === null || end === null) return null;
    if (!isList(list)) throw typeError(`${typeName(list)} cannot be cut`);
    if (typeof start !== 'bigint' || typeof end !== 'bigint') throw typeError('a list is cut by INTEGER');
    return list.slice(Number(start), Number(end));
  };
}

function mapProjection(expression: Extract<Expression, { kind: 'MapProjection' }>, env: Environment): Evaluate {
  const source = compile(expression.variable, env);
  const { graph } = env;
  const parts = expression.items.map(
    (item): ((map: Map<string, Value>, value: Value, batch: Batch, row: number) => void) => {
      if (item.type === 'all') {
        return (map, value) => {
          for (const [key, each] of propertiesOf(graph, value) ?? []) map.set(key, each);
        };
      }
      if (item.type === 'property') return (map, value) => void map.set(item.key, access(graph, value, item.key));
      const [key, value] =
        item.type === 'entry'
          ? [item.key, compile(item.value, env)]
          : [item.variable.name, compile(item.variable, env)];
      return (map, _, batch, row) => void map.set(key, value(batch, row));
    },
  );
  return (batch, row) => {
    const value = source(batch, row);
    if (value === null) return null;
    const map = new Map<string, Value>();
    for (const part of parts) part(map, value, batch, row);
    return map;
  };
}

function junction(operator: 'AND' | 'OR' | 'XOR', operands: readonly Evaluate[]): Evaluate {
  if (operator === 'XOR') {
    return (batch, row) => {
      let result = false;
      let unknown = false;
      for (const operand of operands) {
        const value = truth(operand(batch, row), operator);
        if (value === null) unknown = true;
        else result = result !== value;
      }
      return unknown ? null : result;
    };
  }
  const decisive = operator === 'OR';
  return (batch, row) => {
    let unknown = false;
    for (const operand of operands) {
      const value = truth(operand(batch, row), operator);
      if (value === decisive) return decisive;
      if (value === null) unknown = true;
    }
    return unknown ? null : !decisive;
  };
}

export function compareBy(operator: ComparisonOperator, a: Value, b: Value): Test {
  if (operator === '=') return equals(a, b);
  if (operator === '<>') {
    const same = equals(a, b);
    return same === null ? null : !same;
  }
  const sign = comparable(a, b);
  if (sign === null) return null;
  switch (operator) {
    case '<':
      return sign < 0;
    case '<=':
      return sign <= 0;
    case '>':
      return sign > 0;
    case '>=':
      return sign >= 0;
  }
}

function comparison(expression: Extract<Expression, { kind: 'Comparison' }>, env: Environment): Evaluate {
  const first = compile(expression.first, env);
  const rest = expression.rest.map(({ operator, operand }) => ({ operator, operand: compile(operand, env) }));
  const [only] = rest;
  if (rest.length === 1 && only !== undefined) {
    const { operator, operand } = only;
    return (batch, row) => compareBy(operator, first(batch, row), operand(batch, row));
  }
  return (batch, row) => {
    let unknown = false;
    let left = first(batch, row);
    for (const { operator, operand } of rest) {
      const right = operand(batch, row);
      const result = compareBy(operator, left, right);
      if (result === false) return false;
      if (result === null) unknown = true;
      left = right;
    }
    return unknown ? null : true;
  };
}

function membership(item: Value, list: Value): Test {
  if (list === null) return null;
  if (!isList(list)) throw typeError(`IN takes LIST, no ${typeName(list)}`);
  let unknown = false;
  for (const other of list) {
    const same = equals(item, other);
    if (same === true) return true;
    if (same === null) unknown = true;
  }
  return unknown ? null : false;
}

/** The texts of a list that is the same for all rows and holds nothing else; null for any other list. */
function textsIn(list: Expression, env: Environment): ReadonlySet<string> | null {
  const constant =
    list.kind === 'Parameter' || (list.kind === 'List' && list.items.every((item) => item.kind === 'Literal'));
  if (!constant) return null;
  const value = compile(list, env)(new Batch(1), 0);
  if (!isList(value) || value.length === 0 || !value.every((item) => typeof item === 'string')) return null;
  return new Set(value as readonly string[]);
}

function predicate(expression: Extract<Expression, { kind: 'Predicate' }>, env: Environment): Evaluate {
  const [left, right] = [compile(expression.left, env), compile(expression.right, env)];
  const { budget } = env;
  if (expression.operator === 'IN') {
    const texts = textsIn(expression.right, env);
    if (texts !== null) {
      return (batch, row) => {
        const value = left(batch, row);
        return value === null ? null : typeof value === 'string' && texts.has(value);
      };
    }
    return (batch, row) => {
      const list = right(batch, row);
      if (isList(list)) budget.burn(1 + (list.length >>> 3));
      return membership(left(batch, row), list);
    };
  }
  const textual =
    (test: (a: string, b: string) => boolean): Evaluate =>
    (batch, row) => {
      const [a, b] = [left(batch, row), right(batch, row)];
      return typeof a === 'string' && typeof b === 'string' ? test(a, b) : null;
    };
  switch (expression.operator) {
    case 'CONTAINS':
      return textual((a, b) => a.includes(b));
    case 'STARTS WITH':
      return textual((a, b) => a.startsWith(b));
    case 'ENDS WITH':
      return textual((a, b) => a.endsWith(b));
    case '=~': {
      let source: string | null = null;
      let matches: (text: string) => boolean = () => false;
      return textual((a, b) => {
        if (b !== source) {
          matches = compilePattern(b);
          source = b;
        }
        budget.burn(1 + (a.length >>> 2));
        return matches(a);
      });
    }
  }
}

function hasLabels(operand: Evaluate, labels: LabelExpression, env: Environment): Evaluate {
  const { graph } = env;
  const dynamic = isDynamic(labels);
  const nodes = dynamic ? null : labelMask(graph, labels);
  const types = dynamic ? null : typeMask(graph, labels);
  const decide = dynamic ? dynamicLabels(labels, env) : null;
  return (batch, row) => {
    const value = operand(batch, row);
    if (value === null) return null;
    if (value instanceof NodeValue) {
      if (nodes !== null) return nodes[graph.labelSet[value.node] as number] === 1;
      return (decide as NonNullable<typeof decide>)(new Set(graph.labelsOf(value.node)), batch, row);
    }
    if (value instanceof RelationshipValue) {
      const type = graph.type[value.relationship] as number;
      if (types !== null) return types[type] === 1;
      return (decide as NonNullable<typeof decide>)(new Set([graph.types[type] as string]), batch, row);
    }
    throw typeError(`${typeName(value)} has no labels`);
  };
}

/** Decides a label expression with parts that are computed. */
export function dynamicLabels(
  labels: LabelExpression,
  env: Environment,
): (names: ReadonlySet<string>, batch: Batch, row: number) => boolean {
  switch (labels.kind) {
    case 'DynamicLabel': {
      const wanted = compile(labels.expression, env);
      return (names, batch, row) => {
        const value = wanted(batch, row);
        const list = isList(value) ? value : [value];
        for (const name of list) if (typeof name !== 'string') throw typeError(`a label is text, no ${typeName(name)}`);
        return labels.any
          ? list.some((name) => names.has(name as string))
          : list.every((name) => names.has(name as string));
      };
    }
    case 'LabelNot': {
      const inner = dynamicLabels(labels.operand, env);
      return (names, batch, row) => !inner(names, batch, row);
    }
    case 'LabelAnd':
    case 'LabelOr': {
      const parts = labels.operands.map((operand) => dynamicLabels(operand, env));
      const some = labels.kind === 'LabelOr';
      return (names, batch, row) =>
        some ? parts.some((part) => part(names, batch, row)) : parts.every((part) => part(names, batch, row));
    }
    default:
      return (names) => holds(labels, (name) => names.has(name), names.size > 0);
  }
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

/** Runs over a list with each item in a slot of its own; a null list gives null. */
function overList(
  list: Expression,
  variable: number,
  env: Environment,
  run: (each: (item: Value) => void, batch: Batch, row: number, items: readonly Value[]) => Value,
): Evaluate {
  const source = compile(list, env);
  const slot = env.analysis.slotOf[variable] as Slot;
  const { budget } = env;
  return (batch, row) => {
    const items = source(batch, row);
    if (items === null) return null;
    if (!isList(items)) throw typeError(`LIST was expected, this is ${typeName(items)}`);
    const each = (item: Value): void => {
      if (--budget.fuel <= 0) budget.refill();
      batch.write(slot, row, item);
    };
    return run(each, batch, row, items);
  };
}

function quantifier(expression: Extract<Expression, { kind: 'Quantifier' }>, env: Environment): Evaluate {
  const where = compile(expression.where, env);
  const { quantifier: kind } = expression;
  return overList(expression.list, expression.variable.id, env, (each, batch, row, items) => {
    let yes = 0;
    let unknown = 0;
    for (const item of items) {
      each(item);
      const result = truth(where(batch, row), 'WHERE');
      if (result === true) yes++;
      else if (result === null) unknown++;
      else if (kind === 'all') return false;
      if (result === true && (kind === 'any' || kind === 'none')) return kind === 'any';
      if (yes > 1 && kind === 'single') return false;
    }
    if (unknown > 0) return null;
    return kind === 'all' || kind === 'none' ? true : kind === 'single' ? yes === 1 : false;
  });
}

function reduce(expression: Extract<Expression, { kind: 'Reduce' }>, env: Environment): Evaluate {
  const initial = compile(expression.initial, env);
  const accumulator = env.analysis.slotOf[expression.accumulator.id] as Slot;
  const step = compile(expression.step, env);
  const { budget } = env;
  return overList(expression.list, expression.variable.id, env, (each, batch, row, items) => {
    let value = initial(batch, row);
    for (const item of items) {
      batch.write(accumulator, row, value);
      each(item);
      value = step(batch, row);
      // A list or text that grows with every step is work and memory of its own.
      if (isList(value) || typeof value === 'string') {
        budget.burn(1 + (value.length >>> 4));
        if (value.length > MAX_GROWN) budget.hold(value.length * 16);
      }
    }
    return value;
  });
}

const MAX_GROWN = 1_000_000;

/** The values of an expression in each match of a pattern. */
function patternRows(
  pattern: PatternGraph,
  reads: ReadonlySet<number>,
  env: Environment,
): (batch: Batch, row: number, map: Evaluate) => Value[] {
  const { cursor, argument } = env.open(env.planner.pattern(pattern, reads));
  return (batch, row, map) => {
    argument.set(batch, row);
    cursor.reset();
    const values: Value[] = [];
    for (let found = cursor.next(); found !== null; found = cursor.next()) {
      env.budget.burn(found.size);
      for (let at = 0; at < found.size; at++) values.push(map(found, at));
    }
    return values;
  };
}

function patternExpression(expression: Extract<Expression, { kind: 'PatternExpression' }>, env: Environment): Evaluate {
  const pattern = env.analysis.patterns.get(expression.id) as PatternGraph;
  const { shortest } = expression.pattern;
  if (shortest === null) {
    const { cursor, argument } = env.open(env.planner.pattern(pattern, new Set()));
    return (batch, row) => {
      argument.set(batch, row);
      cursor.reset();
      return cursor.next() !== null;
    };
  }
  const segment = pattern.hops[0]?.segment as Slot;
  const rows = patternRows(pattern, new Set([segment.index]), env);
  const read = readSlot(segment);
  return (batch, row) => {
    const paths = rows(batch, row, read).filter((path) => path instanceof PathValue);
    return shortest === 'single' ? (paths[0] ?? null) : paths;
  };
}

/** Counts the relationships around a node without going over them where the offsets tell. */
function degree({ hop, reversed }: CountedHop, env: Environment): Evaluate {
  const start = reversed ? hop.to : hop.from;
  const neighbours = new Neighbours(env.graph, turned(hop.direction, reversed), filterOf(hop, env));
  return (batch, row) => {
    const count = neighbours.count((batch.columns[start.index] as Int32Array)[row] as number);
    env.budget.burn(1);
    return BigInt(count);
  };
}

function subquery(expression: Extract<Expression, { kind: 'Subquery' }>, env: Environment): Evaluate {
  const plan = env.planner.subquery(expression.query);
  const counted = expression.form === 'COUNT' ? countedHop(plan) : null;
  if (counted !== null) return degree(counted, env);
  const { cursor, argument } = env.open(plan);
  const [column] = env.analysis.info(expression.query).columns;
  const { form } = expression;
  const read = column === undefined ? null : readSlot(column.slot);
  return (batch, row) => {
    argument.set(batch, row);
    cursor.reset();
    if (form === 'EXISTS') return cursor.next() !== null;
    let count = 0;
    const values: Value[] = [];
    for (let found = cursor.next(); found !== null; found = cursor.next()) {
      env.budget.burn(found.size);
      count += found.size;
      if (form === 'COLLECT' && read !== null) for (let at = 0; at < found.size; at++) values.push(read(found, at));
    }
    return form === 'COUNT' ? BigInt(count) : values;
  };
}
