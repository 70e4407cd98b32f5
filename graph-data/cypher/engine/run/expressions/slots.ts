/** Reads what a slot holds. */
import type { Slot } from '../../check/scope.ts';
import type { Value } from '../../values/value.ts';
import type { Evaluate } from '../environment.ts';

/** What a slot holds, as a value. */
export function readSlot(slot: Slot): Evaluate {
  const { index, kind } = slot;
  if (kind === 'value') return (batch, row) => (batch.columns[index] as Value[] | undefined)?.[row] ?? null;
  return (batch, row) => batch.read(slot, row);
}
