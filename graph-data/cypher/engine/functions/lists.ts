/** Functions that make lists. */
import { listOf, NUMERIC, typeOf } from '../check/types.ts';
import { argumentError, typeName } from '../values/errors.ts';
import type { Value } from '../values/value.ts';
import { define, type FunctionContext, type FunctionDefinition } from './definition.ts';

/** What an item of a list is taken to hold, in bytes. */
const ITEM_BYTES = 16;

function whole(value: Value | undefined): bigint {
  if (typeof value === 'bigint') return value;
  throw argumentError(`range() takes whole numbers, no ${typeName(value ?? null)}`, 'InvalidArgumentType');
}

function range(args: readonly Value[], { budget }: FunctionContext): Value {
  const start = whole(args[0]);
  const end = whole(args[1]);
  const step = args[2] === undefined ? 1n : whole(args[2]);
  if (step === 0n) throw argumentError('range() cannot go in steps of zero', 'NumberOutOfRange');
  const length = Number((end - start) / step) + 1;
  if ((step > 0n && start > end) || (step < 0n && start < end)) return [];
  budget.hold(length * ITEM_BYTES);
  const list: bigint[] = [];
  for (let value = start; step > 0n ? value <= end : value >= end; value += step) {
    if (--budget.fuel <= 0) budget.refill();
    list.push(value);
  }
  return list;
}

export const LIST_FUNCTIONS: readonly FunctionDefinition[] = [
  define('range', [2, 3], [['ANY', ...NUMERIC]], () => listOf(typeOf('INTEGER')), range),
];
