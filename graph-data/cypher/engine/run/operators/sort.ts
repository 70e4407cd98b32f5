/** Sorting, of all rows or of the first so many. */
import type { SortPlan } from '../../plan/plan.ts';
import { order } from '../../values/compare.ts';
import type { Value } from '../../values/value.ts';
import { Batch, emptyValues, MAX_ROWS, type Column } from '../batch.ts';
import type { Cursor, Environment, Evaluate } from '../environment.ts';
import { weight } from '../weight.ts';
import { rowCount } from './slice.ts';

/** A row that is held: its batch, its place there, its sort keys, and how many came before. */
interface Held {
  readonly batch: Batch;
  readonly row: number;
  readonly keys: readonly Value[];
  readonly came: number;
}

export class Sort implements Cursor {
  readonly #plan: SortPlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  readonly #keys: readonly { readonly evaluate: Evaluate; readonly sign: 1 | -1 }[];
  readonly #top: number;
  #sorted: Held[] | null = null;
  #given = 0;

  constructor(plan: SortPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    this.#keys = plan.keys.map(({ expression, descending }) => ({
      evaluate: env.compile(expression),
      sign: descending ? -1 : 1,
    }));
    this.#top =
      plan.top === null ? Infinity : rowCount(plan.top.skip, env, 0) + rowCount(plan.top.limit, env, Infinity);
  }

  #compare(a: Held, b: Held): number {
    for (let index = 0; index < this.#keys.length; index++) {
      const difference = order(a.keys[index] as Value, b.keys[index] as Value);
      if (difference !== 0) return difference * (this.#keys[index]?.sign ?? 1);
    }
    return a.came - b.came;
  }

  #collect(): Held[] {
    const { budget } = this.#env;
    const held: Held[] = [];
    let came = 0;
    for (let batch = this.#input.next(); batch !== null; batch = this.#input.next()) {
      budget.burn(batch.size);
      for (let row = 0; row < batch.size; row++) {
        const keys = this.#keys.map(({ evaluate }) => evaluate(batch, row));
        this.#take(held, { batch, row, keys, came: came++ });
      }
    }
    return held.sort((a, b) => this.#compare(a, b));
  }

  /** Keeps all rows, or the first so many in a heap whose head is the last of them. */
  #take(held: Held[], row: Held): void {
    if (held.length < this.#top) {
      let bytes = 64 + row.batch.columns.length * 8;
      for (const key of row.keys) bytes += weight(key);
      this.#env.budget.hold(bytes);
      held.push(row);
      if (this.#top !== Infinity) this.#rise(held, held.length - 1);
      return;
    }
    const head = held[0];
    if (head === undefined || this.#compare(row, head) >= 0) return;
    held[0] = row;
    this.#sink(held);
  }

  #rise(heap: Held[], from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (this.#compare(heap[at] as Held, heap[parent] as Held) <= 0) return;
      [heap[at], heap[parent]] = [heap[parent] as Held, heap[at] as Held];
      at = parent;
    }
  }

  #sink(heap: Held[]): void {
    for (let at = 0; ;) {
      let largest = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && this.#compare(heap[child] as Held, heap[largest] as Held) > 0) largest = child;
      }
      if (largest === at) return;
      [heap[at], heap[largest]] = [heap[largest] as Held, heap[at] as Held];
      at = largest;
    }
  }

  next(): Batch | null {
    this.#sorted ??= this.#collect();
    const rows = this.#sorted.slice(this.#given, this.#given + MAX_ROWS);
    if (rows.length === 0) return null;
    this.#given += rows.length;
    const out = new Batch(rows.length);
    for (const slot of this.#plan.carry) {
      const sample = rows[0]?.batch.columns[slot];
      if (sample === undefined) continue;
      const column: Column = sample instanceof Int32Array ? new Int32Array(rows.length) : emptyValues(rows.length);
      rows.forEach(({ batch, row }, at) => (column[at] = (batch.columns[slot] as Value[])[row] as never));
      out.columns[slot] = column;
    }
    return out;
  }

  reset(): void {
    this.#sorted = null;
    this.#given = 0;
    this.#input.reset();
  }
}
