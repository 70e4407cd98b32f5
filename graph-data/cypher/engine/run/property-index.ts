/**
 * Finds the nodes that have a property's value: node numbers sorted by what the column holds, made when the first query
 * asks and kept with the graph. Texts are sorted by their codes, numbers by value as FLOAT: what is found is all that can
 * be equal, and whoever asks looks again.
 *
 * Cost: making one at 1M nodes takes some 50 ms and holds 4 bytes a node; a search is binary.
 */
import type { Graph } from '#graph/graph.ts';
import type { PropertyColumn } from '#graph/property-column.ts';
import { COLUMN } from '#graph/stored-value.ts';
import { isSearchable } from '../plan/seeks.ts';
import type { Value } from '../values/value.ts';
import type { Budget } from './budget.ts';

/** A stretch of `rows`, half-open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const NOTHING: Stretch = { start: 0, end: 0 };
const DIGITS = 65_536;

/** Sorts rows by one digit of their keys, keeping the order of equal ones. */
function sortByDigit(rows: Uint32Array, keys: Uint32Array, shift: number, budget: Budget): Uint32Array {
  const starts = new Uint32Array(DIGITS + 1);
  for (const key of keys) starts[((key >>> shift) & (DIGITS - 1)) + 1]!++;
  if (starts.includes(rows.length)) return rows;
  for (let digit = 1; digit <= DIGITS; digit++) starts[digit]! += starts[digit - 1] as number;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[starts[((keys[row] as number) >>> shift) & (DIGITS - 1)]!++] = row;
  budget.burn(2 * rows.length);
  return sorted;
}

/** Radix sort, from the lowest digit of the last key to the highest of the first (Knuth, volume 3, 5.2.5). */
function sorted(count: number, keys: readonly Uint32Array[], budget: Budget): Uint32Array {
  let rows: Uint32Array = new Uint32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  for (const key of keys.toReversed()) for (const shift of [0, 16]) rows = sortByDigit(rows, key, shift, budget);
  return rows;
}

export class PropertyIndex {
  /** Node numbers, by value. */
  readonly rows: Uint32Array;
  readonly #graph: Graph;
  readonly #column: PropertyColumn;

  /** Throws `BudgetExceeded` when the query that asks first has no time for it. */
  constructor(graph: Graph, column: PropertyColumn, budget: Budget) {
    this.#graph = graph;
    this.#column = column;
    const { count, first, present } = column;
    const has = new Uint32Array(present);
    for (let row = first, at = 0; row < first + count; row++) if (column.has(row)) has[at++] = row;
    const order = sorted(present, this.#keys(has), budget);
    this.rows = order.map((at) => has[at] as number);
  }

  /** Whole numbers in the order of the values. */
  #keys(rows: Uint32Array): Uint32Array[] {
    const { codes, first, kind } = this.#column;
    if (kind === COLUMN.DICTIONARY) return [rows.map((row) => codes[row - first] as number)];
    const [high, low] = [new Uint32Array(rows.length), new Uint32Array(rows.length)];
    const view = new DataView(new ArrayBuffer(8));
    rows.forEach((row, at) => {
      // Adding zero makes -0 the same as 0. Negative numbers sort backwards, and before all others.
      const number = this.#number(row) + 0;
      view.setFloat64(0, number);
      const [upper, lower] = [view.getUint32(0), view.getUint32(4)];
      // NaN is equal to nothing and lies behind everything.
      high[at] = Number.isNaN(number) ? 0xffff_ffff : number < 0 ? ~upper : upper | 0x8000_0000;
      low[at] = number < 0 ? ~lower : lower;
    });
    return [high, low];
  }

  #number(row: number): number {
    const { first, floats, integers, kind } = this.#column;
    return kind === COLUMN.FLOAT ? (floats[row - first] as number) : Number(integers[row - first]);
  }

  /** Where the nodes with a value lie in `rows`. */
  find(value: Value): Stretch {
    if (this.#column.kind === COLUMN.DICTIONARY) {
      const code = typeof value === 'string' ? this.#graph.strings.find(value) : -1;
      const { codes, first } = this.#column;
      return code < 0 ? NOTHING : this.#stretch(code, (row) => codes[row - first] as number);
    }
    if (typeof value !== 'bigint' && typeof value !== 'number') return NOTHING;
    const wanted = Number(value);
    return Number.isNaN(wanted) ? NOTHING : this.#stretch(wanted, (row) => this.#number(row));
  }

  #stretch(wanted: number, keyOf: (row: number) => number): Stretch {
    return { start: this.#bound((row) => keyOf(row) < wanted), end: this.#bound((row) => keyOf(row) <= wanted) };
  }

  /** How many rows at the beginning satisfy a test that all after the last of them fail. */
  #bound(before: (row: number) => boolean): number {
    let [low, high] = [0, this.rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before(this.rows[middle] as number)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** So many are kept for one graph, the ones used last. */
const MOST_KEPT = 8;
const kept = new WeakMap<Graph, Map<number, PropertyIndex>>();

/** The index of a searchable key, made if there is none. Throws `BudgetExceeded`. */
export function propertyIndex(graph: Graph, keyCode: number, budget: Budget): PropertyIndex | null {
  const column = graph.nodeColumn(keyCode);
  if (column === undefined || !isSearchable(column)) return null;
  const own = kept.get(graph) ?? new Map<number, PropertyIndex>();
  kept.set(graph, own);
  const index = own.get(keyCode) ?? new PropertyIndex(graph, column, budget);
  own.delete(keyCode);
  own.set(keyCode, index);
  for (const oldest of own.keys()) {
    if (own.size <= MOST_KEPT) break;
    own.delete(oldest);
  }
  return index;
}
