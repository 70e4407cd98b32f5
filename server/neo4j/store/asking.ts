/** What every operation of the store has: a way to ask, and the version of the data that it answers from. */
import type { CallContext } from '#store/port.ts';
import type { Ask, Row } from '../database.ts';

export interface Asking {
  readonly dataVersion: string;
  /** Several questions in one round trip. */
  readonly ask: (asks: readonly Ask[], c: CallContext) => Promise<Row[][]>;
}

/** A number out of a row. */
export function numberIn(row: Row | undefined, name: string): number {
  return Number(row?.[name] ?? 0);
}
