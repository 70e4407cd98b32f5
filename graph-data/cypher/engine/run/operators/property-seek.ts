/** For each input row the nodes whose property has a value, or one of a list of values, found through an index. */
import type { SeekPlan } from '../../plan/plan.ts';
import { isList, type Value } from '../../values/value.ts';
import { firstOf, gather, grown, type Batch } from '../batch.ts';
import type { Cursor, Environment, Evaluate } from '../environment.ts';
import { propertyIndex, type PropertyIndex, type Stretch } from '../property-index.ts';

export class PropertySeek implements Cursor {
  readonly #plan: SeekPlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  readonly #value: Evaluate;
  #index: PropertyIndex | null = null;
  #batch: Batch | null = null;
  #row = 0;
  #stretches: Stretch[] = [];
  #at = 0;
  #capacity = 1;

  constructor(plan: SeekPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    this.#value = env.compile(plan.value);
  }

  next(): Batch | null {
    const { budget, graph } = this.#env;
    this.#index ??= propertyIndex(graph, graph.keyCode(this.#plan.key), budget);
    const index = this.#index;
    if (index === null) return null;
    const capacity = this.#capacity;
    this.#capacity = grown(capacity);
    const rows = new Int32Array(capacity);
    const nodes = new Int32Array(capacity);
    let count = 0;
    for (;;) {
      if (this.#batch === null) {
        this.#batch = this.#input.next();
        if (this.#batch === null) return null;
        this.#row = 0;
        this.#begin(index, this.#batch);
      }
      const batch = this.#batch;
      while (this.#row < batch.size) {
        count = this.#fill(index, rows, nodes, count);
        if (count === capacity) return this.#flush(batch, rows, nodes, count);
        this.#row++;
        if (--budget.fuel <= 0) budget.refill();
        if (this.#row < batch.size) this.#begin(index, batch);
      }
      this.#batch = null;
      if (count > 0) return this.#flush(batch, rows, nodes, count);
    }
  }

  /** Equal values lie in one stretch, so that a list that says a value twice finds its nodes once. */
  #begin(index: PropertyIndex, batch: Batch): void {
    const value = this.#value(batch, this.#row);
    const wanted: readonly Value[] = this.#plan.many && isList(value) ? value : [value];
    const found = new Map<number, Stretch>();
    for (const each of wanted) {
      const stretch = index.find(each);
      if (stretch.start < stretch.end) found.set(stretch.start, stretch);
    }
    this.#env.budget.burn(wanted.length);
    this.#stretches = [...found.values()].reverse();
    this.#at = this.#stretches.at(-1)?.start ?? 0;
  }

  /** Takes nodes of the row at hand until the columns are full or the row is done. */
  #fill(index: PropertyIndex, rows: Int32Array, nodes: Int32Array, from: number): number {
    let count = from;
    for (let stretch = this.#stretches.at(-1); stretch !== undefined; stretch = this.#stretches.at(-1)) {
      const most = Math.min(stretch.end, this.#at + rows.length - count);
      rows.fill(this.#row, count, count + most - this.#at);
      while (this.#at < most) nodes[count++] = index.rows[this.#at++] as number;
      if (this.#at < stretch.end) break;
      this.#stretches.pop();
      this.#at = this.#stretches.at(-1)?.start ?? 0;
    }
    return count;
  }

  #flush(batch: Batch, rows: Int32Array, nodes: Int32Array, count: number): Batch {
    this.#env.budget.burn(count);
    const out = gather(batch, rows, count, this.#plan.carry);
    out.columns[this.#plan.slot.index] = firstOf(nodes, count);
    return out;
  }

  reset(): void {
    this.#batch = null;
    this.#stretches = [];
    this.#capacity = 1;
    this.#input.reset();
  }
}
