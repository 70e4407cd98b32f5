/** Aggregation: groups told apart by keys, and what adds up in each. */
import type { AggregateCall } from '../../check/analysis.ts';
import type { Slot } from '../../check/scope.ts';
import { accumulatorFor, Count, type Accumulator } from '../../functions/aggregates.ts';
import type { AggregatePlan, StoredCountPlan } from '../../plan/plan.ts';
import { keyOf } from '../../values/equivalence.ts';
import type { Value } from '../../values/value.ts';
import { Batch, MAX_ROWS } from '../batch.ts';
import type { Cursor, Environment, Evaluate } from '../environment.ts';
import { weight } from '../weight.ts';
import { degreeOf, type Degree } from './degrees.ts';
import { groupKey, type GroupKey } from './group-keys.ts';
import { PairIndex } from './pair-index.ts';

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
  const [argument, second] = call.args.map((arg) => env.compile(arg));
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

/** Up to so many possible keys, groups are looked up in an array as long. */
const FEW_KEYS = 65_536;

export class Aggregate implements Cursor {
  readonly #plan: AggregatePlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  #keys: readonly GroupKey[];
  #calls: readonly Call[];
  readonly #degree: Degree | null;
  #groups = new Map<string | number | boolean | null, number>();
  /** For one key that is a whole number: the group of each, plus one. */
  #coded: Int32Array | null = null;
  /** For two keys that are both whole numbers. */
  #pairs: PairIndex | null = null;
  #keyValues: Value[][] = [];
  #groupCount = 0;
  #given = 0;
  #done = false;

  constructor(plan: AggregatePlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    this.#keys = plan.keys.map((key) => groupKey(key, env));
    this.#pairs = this.#freshPairs();
    this.#coded = this.#freshCodes();
    this.#calls = plan.calls.map((call) => callOf(call, env, plan.keys.length > 0));
    this.#degree = plan.times === null ? null : degreeOf(plan.times, env);
  }

  next(): Batch | null {
    if (!this.#done) this.#consume();
    const size = Math.min(MAX_ROWS, this.#groupCount - this.#given);
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

  #freshCodes(): Int32Array | null {
    const [only] = this.#keys;
    return this.#keys.length === 1 && only !== undefined && only.size <= FEW_KEYS ? new Int32Array(only.size) : null;
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
      if (this.#degree !== null) this.#count(batch, this.#degree);
      else for (let row = 0; row < batch.size; row++) this.#addRow(batch, row, 1);
    }
  }

  #addRow(batch: Batch, row: number, times: number): void {
    const group = this.#keys.length === 0 ? 0 : this.#groupOf(batch, row);
    for (const call of this.#calls) {
      if (call.argument === null) (call.accumulator as Count).addAll(group, times);
      else this.#add(call, call.argument, group, batch, row);
    }
  }

  /** Each row counts as often as its node has relationships; without any it does not come at all. */
  #count(batch: Batch, degree: Degree): void {
    for (let row = 0; row < batch.size; row++) {
      const times = degree(batch, row);
      if (times > 0) this.#addRow(batch, row, times);
    }
  }

  #groupOf(batch: Batch, row: number): number {
    if (this.#pairs !== null) return this.#pairOf(this.#pairs, batch, row);
    const [only] = this.#keys;
    if (this.#coded !== null && only !== undefined) return this.#codedGroup(this.#coded, only, batch, row);
    const key = this.#keys.length === 1 && only !== undefined ? only.key(batch, row) : this.#joined(batch, row);
    return this.#groups.get(key) ?? this.#begin(key, batch, row);
  }

  #codedGroup(coded: Int32Array, only: GroupKey, batch: Batch, row: number): number {
    const key = only.key(batch, row) as number;
    const group = (coded[key] as number) - 1;
    if (group >= 0) return group;
    coded[key] = this.#groupCount + 1;
    return this.#begin(key, batch, row);
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
    const group = this.#groupCount++;
    if (this.#pairs === null && this.#coded === null) this.#groups.set(key, group);
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

  #add(call: Call, argument: Evaluate, group: number, batch: Batch, row: number): void {
    const { accumulator, second, seen, numbers } = call;
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
    this.#coded = this.#freshCodes();
    this.#keyValues = [];
    this.#groupCount = this.#given = 0;
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
