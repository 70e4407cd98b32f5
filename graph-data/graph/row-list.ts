/**
 * The rows that have a value, in the order they came. Rows mostly come one after the other: such a run costs nothing,
 * and the list is only kept from where a run breaks.
 */
import { Growable } from './growable.ts';

export class RowList {
  length = 0;
  #first = 0;
  #rows: Growable<Uint32Array<ArrayBuffer>> | null = null;

  push(row: number): void {
    if (this.length === 0) this.#first = row;
    else if (this.#rows === null && row !== this.#first + this.length) this.#keep();
    this.#rows?.push(row);
    this.length += 1;
  }

  /** The row that came at an index. */
  at(index: number): number {
    return this.#rows === null ? this.#first + index : (this.#rows.array[index] as number);
  }

  #keep(): void {
    const rows = new Growable(new Uint32Array(16));
    for (let index = 0; index < this.length; index++) rows.push(this.#first + index);
    this.#rows = rows;
  }
}
