/**
 * What goes over a list with each item in a slot of its own. A list that is made only to be gone over (`range()`, or a
 * comprehension over one) is never there as a whole.
 */
import type { Expression } from '../../../language/ast.ts';
import type { Slot } from '../../check/scope.ts';
import { ITEM_BYTES, MOST_FREE_ITEMS, rangeItems } from '../../functions/lists.ts';
import { typeError, typeName } from '../../values/errors.ts';
import { isList, type Value } from '../../values/value.ts';
import type { Batch } from '../batch.ts';
import type { Environment, Evaluate } from '../environment.ts';
import { placed } from './placed.ts';
import { truth } from './predicates.ts';

/** The items of a list in one row; null for a list that is null. */
export type Items = (batch: Batch, row: number) => Iterable<Value> | null;

/** The items of a list that need not be there as a whole, or null for all other expressions. */
export function lazyItems(expression: Expression, env: Environment): Items | null {
  if (env.analysis.computed[expression.id] !== undefined) return null;
  if (expression.kind === 'Call' && expression.name.toLowerCase() === 'range') {
    const args = expression.args.map((arg) => env.compile(arg));
    return placed((batch, row) => {
      const values = args.map((arg) => arg(batch, row));
      return values.includes(null) ? null : rangeItems(values, env.budget);
    }, expression.span);
  }
  if (expression.kind !== 'ListComprehension' || lazyItems(expression.list, env) === null) return null;
  return comprehension(expression, env);
}

/** The items of any list. Throws a TypeError for what is none. */
function itemsOf(list: Expression, env: Environment): Items {
  const lazy = lazyItems(list, env);
  if (lazy !== null) return lazy;
  const source = env.compile(list);
  return (batch, row) => {
    const items = source(batch, row);
    if (items === null || isList(items)) return items;
    throw typeError(`LIST was expected, this is ${typeName(items)}`);
  };
}

/** Runs over a list with each item in a slot of its own; a null list gives null. */
function overList<T>(
  list: Expression,
  variable: number,
  env: Environment,
  run: (each: (item: Value) => void, batch: Batch, row: number, items: Iterable<Value>) => T,
): (batch: Batch, row: number) => T | null {
  const source = itemsOf(list, env);
  const slot = env.analysis.slotOf[variable] as Slot;
  const { budget } = env;
  return (batch, row) => {
    const items = source(batch, row);
    if (items === null) return null;
    const each = (item: Value): void => {
      if (--budget.fuel <= 0) budget.refill();
      batch.write(slot, row, item);
    };
    return run(each, batch, row, items);
  };
}

function comprehension(expression: Extract<Expression, { kind: 'ListComprehension' }>, env: Environment): Items {
  const where = expression.where === null ? null : env.compile(expression.where);
  const map = expression.map === null ? null : env.compile(expression.map);
  return overList(expression.list, expression.variable.id, env, function* (each, batch, row, items) {
    for (const item of items) {
      each(item);
      if (where !== null && truth(where(batch, row), 'WHERE') !== true) continue;
      yield map === null ? item : map(batch, row);
    }
  });
}

/** `[x IN list WHERE … | …]`. */
export function listComprehension(
  expression: Extract<Expression, { kind: 'ListComprehension' }>,
  env: Environment,
): Evaluate {
  const items = comprehension(expression, env);
  return (batch, row) => {
    const found = items(batch, row);
    if (found === null) return null;
    const list: Value[] = [];
    for (const item of found) {
      list.push(item);
      if (list.length % MOST_FREE_ITEMS === 0) env.budget.hold(MOST_FREE_ITEMS * ITEM_BYTES);
    }
    return list;
  };
}

/** all(), any(), none() and single(). */
export function quantifier(expression: Extract<Expression, { kind: 'Quantifier' }>, env: Environment): Evaluate {
  const where = env.compile(expression.where);
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

/** reduce(). */
export function reduce(expression: Extract<Expression, { kind: 'Reduce' }>, env: Environment): Evaluate {
  const initial = env.compile(expression.initial);
  const accumulator = env.analysis.slotOf[expression.accumulator.id] as Slot;
  const step = env.compile(expression.step);
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
