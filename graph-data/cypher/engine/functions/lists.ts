/** Functions that make lists. */
import { listOf, NUMERIC, typeOf } from '../check/types.ts';
import type { Budget } from '../run/budget.ts';
import { argumentError, typeName } from '../values/errors.ts';
import type { Value } from '../values/value.ts';
import { define, type FunctionContext, type FunctionDefinition } from './definition.ts';

/** What an item of a list is taken to hold, in bytes. */
export const ITEM_BYTES = 16;

/** Lists up to this long are gone again before they weigh anything: only longer ones are charged. */
export const MOST_FREE_ITEMS = 2048;

function whole(value: Value | undefined): bigint {
  if (typeof value === 'bigint') return value;
  throw argumentError(`range() takes whole numbers, no ${typeName(value ?? null)}`, 'InvalidArgumentType');
}

/** A stretch of whole numbers. `length` is 0 where the steps lead away from the end. */
interface Stretch {
  readonly start: bigint;
  readonly step: bigint;
  readonly length: number;
}

function stretch(args: readonly Value[]): Stretch {
  const start = whole(args[0]);
  const end = whole(args[1]);
  const step = args[2] === undefined ? 1n : whole(args[2]);
  if (step === 0n) throw argumentError('range() cannot go in steps of zero', 'NumberOutOfRange');
  const away = (step > 0n && start > end) || (step < 0n && start < end);
  return { start, step, length: away ? 0 : Number((end - start) / step) + 1 };
}

/** The items of `range()` one by one, for those who need not hold them all. Throws as `range()` does. */
export function rangeItems(args: readonly Value[], budget: Budget): Iterable<Value> {
  return items(stretch(args), budget);
}

function* items({ start, step, length }: Stretch, budget: Budget): Iterable<Value> {
  let value = start;
  for (let at = 0; at < length; at++) {
    if (--budget.fuel <= 0) budget.refill();
    yield value;
    value += step;
  }
}

function range(args: readonly Value[], { budget }: FunctionContext): Value {
  const found = stretch(args);
  if (found.length > MOST_FREE_ITEMS) budget.hold(found.length * ITEM_BYTES);
  return [...items(found, budget)];
}

export const LIST_FUNCTIONS: readonly FunctionDefinition[] = [
  define('range', [2, 3], [['ANY', ...NUMERIC]], () => listOf(typeOf('INTEGER')), range),
];
