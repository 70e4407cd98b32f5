/** Up to 1,024 rows in columns by slot: nodes and relationships as numbers (-1 is null), all else as values. */
import { NodeValue, RelationshipValue, type Value } from '../values/value.ts';
import type { Slot } from '../check/scope.ts';

export const MAX_ROWS = 1024;
export const NULL_NUMBER = -1;

export type Column = Int32Array | Value[];

/** A column of nulls. */
export function emptyValues(size: number): Value[] {
  return Array.from({ length: size }, () => null);
}

export class Batch {
  size: number;
  /** By slot index; a slot that no later step reads is not carried. */
  readonly columns: (Column | undefined)[] = [];

  constructor(size: number) {
    this.size = size;
  }

  numbers(slot: Slot): Int32Array {
    return this.columns[slot.index] as Int32Array;
  }

  values(slot: Slot): Value[] {
    return this.columns[slot.index] as Value[];
  }

  /** What a slot holds in a row, as a value. */
  read(slot: Slot, row: number): Value {
    const column = this.columns[slot.index];
    if (column === undefined) return null;
    if (slot.kind === 'value') return (column as Value[])[row] ?? null;
    const number = column[row] as number;
    if (number < 0) return null;
    return slot.kind === 'node' ? new NodeValue(number) : new RelationshipValue(number);
  }

  /** Writes a value into a slot, making its column. */
  write(slot: Slot, row: number, value: Value): void {
    if (slot.kind === 'value') {
      ((this.columns[slot.index] ??= emptyValues(this.size)) as Value[])[row] = value;
      return;
    }
    const column = (this.columns[slot.index] ??= new Int32Array(this.size).fill(NULL_NUMBER)) as Int32Array;
    column[row] =
      value instanceof NodeValue ? value.node : value instanceof RelationshipValue ? value.relationship : NULL_NUMBER;
  }
}

/** A new batch of the chosen rows, with the carried slots only. */
export function gather(from: Batch, rows: Int32Array, count: number, carry: readonly number[]): Batch {
  const batch = new Batch(count);
  for (const slot of carry) {
    const column = from.columns[slot];
    if (column === undefined) continue;
    if (column instanceof Int32Array) {
      const copy = new Int32Array(count);
      for (let index = 0; index < count; index++) copy[index] = column[rows[index] as number] as number;
      batch.columns[slot] = copy;
    } else {
      const copy = emptyValues(count);
      for (let index = 0; index < count; index++) copy[index] = column[rows[index] as number] as Value;
      batch.columns[slot] = copy;
    }
  }
  return batch;
}

/** The first so many of a column of numbers. */
export function firstOf(column: Int32Array, count: number): Int32Array {
  return count === column.length ? column : column.subarray(0, count);
}

/** The next size of a growing batch: small first, so that LIMIT and EXISTS stay cheap. */
export function grown(capacity: number): number {
  return capacity < 16 ? 16 : MAX_ROWS;
}
