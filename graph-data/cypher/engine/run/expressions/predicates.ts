/** AND, OR, XOR, comparisons, IN and the predicates of texts, in three-valued logic. */
import type { ComparisonOperator, Expression } from '../../../language/ast.ts';
import { comparable, equals } from '../../values/compare.ts';
import { typeError, typeName } from '../../values/errors.ts';
import { isList, type Value } from '../../values/value.ts';
import { Batch } from '../batch.ts';
import type { Environment, Evaluate } from '../environment.ts';
import { compilePattern } from '../pattern-match.ts';

type Test = boolean | null;

/** A value as true, false or unknown. Throws a TypeError for what is none of them; `what` says who asks. */
export function truth(value: Value, what: string): Test {
  if (value === null || typeof value === 'boolean') return value;
  throw typeError(`${what} takes BOOLEAN, no ${typeName(value)}`);
}

/** AND, OR and XOR of any number of operands. */
export function junction(operator: 'AND' | 'OR' | 'XOR', operands: readonly Evaluate[]): Evaluate {
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

function compareBy(operator: ComparisonOperator, a: Value, b: Value): Test {
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

/** `a < b <= c`. */
export function comparison(expression: Extract<Expression, { kind: 'Comparison' }>, env: Environment): Evaluate {
  const first = env.compile(expression.first);
  const rest = expression.rest.map(({ operator, operand }) => ({ operator, operand: env.compile(operand) }));
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
  const value = env.compile(list)(new Batch(1), 0);
  if (!isList(value) || value.length === 0 || !value.every((item) => typeof item === 'string')) return null;
  return new Set(value as readonly string[]);
}

/** IN, CONTAINS, STARTS WITH, ENDS WITH and `=~`. */
export function predicate(expression: Extract<Expression, { kind: 'Predicate' }>, env: Environment): Evaluate {
  const [left, right] = [env.compile(expression.left), env.compile(expression.right)];
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
