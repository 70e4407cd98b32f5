/** Operators that must see all rows first: aggregation, sorting; and DISTINCT, which remembers what it gave. */
import type { AggregateCall } from '../../check/analysis.ts';
import type { Slot } from '../../check/scope.ts';
import { accumulatorFor, Count, type Accumulator } from '../../functions/aggregates.ts';
import type { AggregatePlan, DistinctPlan, SortPlan, StoredCountPlan } from '../../plan/plan.ts';
import { order } from '../../values/compare.ts';
import { keyOf, keyOfAll } from '../../values/equivalence.ts';
import type { Value } from '../../values/value.ts';
import { Batch, emptyValues, gather, MAX_ROWS, type Column } from '../batch.ts';
import { compile } from '../compile.ts';
import type { Cursor, Environment, Evaluate } from '../environment.ts';
import { rowCount } from './basic.ts';
import { groupKey, type GroupKey } from './group-keys.ts';
import { PairIndex } from './pair-index.ts';

/** What a held value is taken to weigh, in bytes: only an estimate, but one that grows with the value. */
export function weight(value: Value): number {
  if (typeof value === 'string') return 24 + value.length * 2;
  if (Array.isArray(value)) return 32 + value.length * 24;
  return value instanceof Map ? 64 + value.size * 64 : 16;
}

interface Call {
  readonly slot: Slot;
  readonly accumulator: Accumulator;
  /** Null for count(*). */
  readonly argument: Evaluate | null;
  readonly second: Evaluate | null;
  readonly seen: Set<string | number | boolean | null> | null;
  /** Where `count(DISTINCT n)` counts nodes or relationships: their slot, and for a single group what was seen. */
  readonly numbers: { readonly slot: number; readonly marks: Uint8Array | null } | null;
}

function distinctNumbers(call: AggregateCall['call'], env: Environment, grouped: boolean): Call['numbers'] {
  if (call.kind !== 'Call' || !call.distinct || call.name.toLowerCase() !== 'count') return null;
  const [argument] = call.args;
  if (argument === undefined || argument.kind !== 'Variable' || env.analysis.computed[argument.id] !== undefined)
    return null;
  const slot = env.analysis.slotOf[argument.id];
  if (slot === undefined || slot.kind === 'value') return null;
  const { nodeCount, relationshipCount } = env.graph;
  const marks = grouped ? null : new Uint8Array(slot.kind === 'node' ? nodeCount : relationshipCount);
  if (marks !== null) env.budget.hold(marks.length);
  return { slot: slot.index, marks };
}

function callOf({ call, slot }: AggregateCall, env: Environment, grouped: boolean): Call {
  if (call.kind === 'CountStar')
    return { slot, accumulator: new Count(), argument: null, second: null, seen: null, numbers: null };
  const [argument, second] = call.args.map((arg) => compile(arg, env));
  const seen = call.distinct ? new Set<string | number | boolean | null>() : null;
  return {
    slot,
    accumulator: accumulatorFor(call.name),
    argument: argument ?? null,
    second: second ?? null,
    seen,
    numbers: distinctNumbers(call, env, grouped),
  };
}

export class Aggregate implements Cursor {
  readonly #plan: AggregatePlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  #keys: readonly GroupKey[];
  #calls: readonly Call[];
  #groups = new Map<string | number | boolean | null, number>();
  /** For two keys that are both whole numbers. */
  #pairs: PairIndex | null = null;
  #keyValues: Value[][] = [];
  #count = 0;
  #given = 0;
  #done = false;

  constructor(plan: AggregatePlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    this.#keys = plan.keys.map((key) => groupKey(key, env));
    this.#pairs = this.#freshPairs();
    this.#calls = plan.calls.map((call) => callOf(call, env, plan.keys.length > 0));
  }

  next(): Batch | null {
    if (!this.#done) this.#consume();
    const size = Math.min(MAX_ROWS, this.#count - this.#given);
    if (size === 0) return null;
    const out = new Batch(size);
    this.#plan.keys.forEach((key, at) => {
      const column = this.#keyValues[at] as Value[];
      for (let row = 0; row < size; row++) out.write(key.slot, row, column[this.#given + row] as Value);
    });
    for (const { slot, accumulator } of this.#calls) {
      for (let row = 0; row < size; row++) out.write(slot, row, accumulator.result(this.#given + row));
    }
    this.#given += size;
    return out;
  }

  #freshPairs(): PairIndex | null {
    return this.#keys.length === 2 && this.#keys.every((key) => key.dense) ? new PairIndex() : null;
  }

  #consume(): void {
    this.#done = true;
    const { budget } = this.#env;
    if (this.#keys.length === 0) this.#begin(null, new Batch(0), 0);
    for (let batch = this.#input.next(); batch !== null; batch = this.#input.next()) {
      budget.burn(batch.size);
      for (let row = 0; row < batch.size; row++) {
        const group = this.#keys.length === 0 ? 0 : this.#groupOf(batch, row);
        for (const call of this.#calls) this.#add(call, group, batch, row);
      }
    }
  }

  #groupOf(batch: Batch, row: number): number {
    if (this.#pairs !== null) return this.#pairOf(this.#pairs, batch, row);
    const [only] = this.#keys;
    const key = this.#keys.length === 1 && only !== undefined ? only.key(batch, row) : this.#joined(batch, row);
    return this.#groups.get(key) ?? this.#begin(key, batch, row);
  }

  #pairOf(pairs: PairIndex, batch: Batch, row: number): number {
    const [one, other] = this.#keys as [GroupKey, GroupKey];
    const [first, second] = [one.key(batch, row) as number, other.key(batch, row) as number];
    const group = pairs.find(first, second);
    if (group >= 0) return group;
    pairs.add(first, second);
    return this.#begin(null, batch, row);
  }

  #joined(batch: Batch, row: number): string {
    let joined = '';
    for (const { key } of this.#keys) {
      const part = key(batch, row);
      const text = typeof part === 'string' ? part : typeof part === 'number' ? `#${part}` : `!${part}`;
      joined += `${text.length}:${text}`;
    }
    return joined;
  }

  #begin(key: string | number | boolean | null, batch: Batch, row: number): number {
    const group = this.#count++;
    if (this.#pairs === null) this.#groups.set(key, group);
    let bytes = 64 + this.#calls.length * 32;
    this.#keys.forEach((each, at) => {
      const value = each.value(batch, row);
      bytes += weight(value);
      (this.#keyValues[at] ??= []).push(value);
    });
    this.#env.budget.hold(bytes);
    for (const { accumulator } of this.#calls) accumulator.begin(group);
    return group;
  }

  #add(call: Call, group: number, batch: Batch, row: number): void {
    const { accumulator, argument, second, seen, numbers } = call;
    if (argument === null) return accumulator.add(group, null, null);
    if (numbers !== null)
      return this.#addNumber(call, group, (batch.columns[numbers.slot] as Int32Array)[row] as number);
    const value = argument(batch, row);
    if (value === null) return;
    if (seen !== null) {
      const own = keyOf(value);
      const key = this.#keys.length === 0 ? own : `${group}:${typeof own}${own}`;
      if (seen.has(key)) return;
      seen.add(key);
      this.#env.budget.hold(weight(value) + 16);
    } else if (!(accumulator instanceof Count)) this.#hold(call, value);
    accumulator.add(group, value, second === null ? null : second(batch, row));
  }

  #addNumber({ accumulator, numbers, seen }: Call, group: number, number: number): void {
    if (number < 0) return;
    const marks = numbers?.marks ?? null;
    if (marks !== null) {
      if (marks[number] === 1) return;
      marks[number] = 1;
    } else {
      const key = group * 4_294_967_296 + number;
      if (seen?.has(key) === true) return;
      seen?.add(key);
      this.#env.budget.hold(24);
    }
    accumulator.add(group, null, null);
  }

  /** Lists and percentiles keep every value. */
  #hold(call: Call, value: Value): void {
    if (call.second !== null || this.#collects(call)) this.#env.budget.hold(weight(value));
  }

  #collects(call: Call): boolean {
    return call.slot.type.name === 'LIST';
  }

  reset(): void {
    this.#groups = new Map();
    this.#pairs = this.#freshPairs();
    this.#keyValues = [];
    this.#count = this.#given = 0;
    this.#done = false;
    this.#calls = this.#plan.calls.map((call) => callOf(call, this.#env, this.#keys.length > 0));
    this.#input.reset();
  }
}

/** A count that needs no counting. */
export class StoredCount implements Cursor {
  readonly #plan: StoredCountPlan;
  readonly #input: Cursor;

  constructor(plan: StoredCountPlan, input: Cursor) {
    this.#plan = plan;
    this.#input = input;
  }

  next(): Batch | null {
    const batch = this.#input.next();
    if (batch === null) return null;
    const out = new Batch(1);
    for (const slot of this.#plan.slots) out.write(slot, 0, BigInt(this.#plan.count));
    return out;
  }

  reset(): void {
    this.#input.reset();
  }
}

export class Distinct implements Cursor {
  readonly #plan: DistinctPlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  #seen = new Set<string | number | boolean | null>();

  constructor(plan: DistinctPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
  }

  #keyOf(batch: Batch, row: number): string | number | boolean | null {
    const { slots } = this.#plan;
    const [only] = slots;
    if (slots.length === 1 && only !== undefined && only.kind !== 'value') return batch.numbers(only)[row] as number;
    return keyOfAll(slots.map((slot) => batch.read(slot, row)));
  }

  next(): Batch | null {
    const { budget } = this.#env;
    for (let batch = this.#input.next(); batch !== null; batch = this.#input.next()) {
      budget.burn(batch.size);
      const rows = new Int32Array(batch.size);
      let count = 0;
      for (let row = 0; row < batch.size; row++) {
        const key = this.#keyOf(batch, row);
        if (this.#seen.has(key)) continue;
        this.#seen.add(key);
        budget.hold(typeof key === 'string' ? 40 + key.length * 2 : 24);
        rows[count++] = row;
      }
      if (count > 0) return gather(batch, rows, count, this.#plan.carry);
    }
    return null;
  }

  reset(): void {
    this.#seen = new Set();
    this.#input.reset();
  }
}

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
      evaluate: compile(expression, env),
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
