/** The row from outside that a nested plan runs for. */
import { Batch, gather } from '../batch.ts';
import type { ArgumentCursor } from '../environment.ts';

/** One row from outside. */
export class ArgumentRow implements ArgumentCursor {
  readonly #carry: readonly number[];
  #batch = new Batch(1);
  #row = 0;
  #given = false;

  constructor(carry: readonly number[]) {
    this.#carry = carry;
    this.#batch.size = 1;
  }

  set(batch: Batch, row: number): void {
    this.#batch = batch;
    this.#row = row;
    this.#given = false;
  }

  next(): Batch | null {
    if (this.#given) return null;
    this.#given = true;
    return gather(this.#batch, Int32Array.of(this.#row), 1, this.#carry);
  }

  reset(): void {
    this.#given = false;
  }
}
