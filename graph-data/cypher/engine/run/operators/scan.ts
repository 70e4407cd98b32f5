/** Where rows begin: nodes by their labels, nodes and relationships by their ids. */
import type { NodeScanPlan, SeekPlan } from '../../plan/plan.ts';
import { isList, type Value } from '../../values/value.ts';
import { firstOf, gather, grown, type Batch } from '../batch.ts';
import type { Cursor, Environment, Evaluate } from '../environment.ts';

/** For each input row all nodes of the allowed combinations of labels, which are a few ranges. */
export class NodeScan implements Cursor {
  readonly #plan: NodeScanPlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  /** Start and end of each range, one after the other. */
  readonly #ranges: number[] = [];
  #batch: Batch | null = null;
  #row = 0;
  #range = 0;
  #node = 0;
  #capacity = 1;

  constructor(plan: NodeScanPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    const { graph } = env;
    graph.labelSets.forEach((_, set) => {
      if (plan.mask !== null && plan.mask[set] !== 1) return;
      const start = graph.labelSetStart[set] as number;
      const end = graph.labelSetStart[set + 1] as number;
      if (this.#ranges.at(-1) === start) this.#ranges[this.#ranges.length - 1] = end;
      else if (end > start) this.#ranges.push(start, end);
    });
  }

  next(): Batch | null {
    if (this.#ranges.length === 0) return null;
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
        this.#rewind();
      }
      const batch = this.#batch;
      while (this.#row < batch.size && count < capacity) {
        const end = Math.min(this.#ranges[this.#range + 1] as number, this.#node + capacity - count);
        rows.fill(this.#row, count, count + end - this.#node);
        while (this.#node < end) nodes[count++] = this.#node++;
        if (this.#node === this.#ranges[this.#range + 1]) this.#advance();
      }
      if (this.#row === batch.size) this.#batch = null;
      if (count > 0) return this.#flush(batch, rows, nodes, count);
    }
  }

  #rewind(): void {
    this.#range = 0;
    this.#node = this.#ranges[0] as number;
  }

  #advance(): void {
    this.#range += 2;
    if (this.#range < this.#ranges.length) this.#node = this.#ranges[this.#range] as number;
    else {
      this.#row++;
      this.#rewind();
    }
  }

  #flush(batch: Batch, rows: Int32Array, nodes: Int32Array, count: number): Batch {
    this.#env.budget.burn(count);
    const out = gather(batch, rows, count, this.#plan.carry);
    out.columns[this.#plan.slot.index] = firstOf(nodes, count);
    return out;
  }

  reset(): void {
    this.#batch = null;
    this.#capacity = 1;
    this.#input.reset();
  }
}

export class IdSeek implements Cursor {
  readonly #plan: SeekPlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  readonly #value: Evaluate;

  constructor(plan: SeekPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    this.#value = env.compile(plan.value);
  }

  #numbersOf(value: Value): number[] {
    const { graph } = this.#env;
    const wanted = this.#plan.many && isList(value) ? value : [value];
    const find = (id: string): number =>
      this.#plan.slot.kind === 'node' ? graph.nodeById(id) : graph.relationshipById(id);
    const found = wanted.map((id) => (typeof id === 'string' ? find(id) : -1));
    return [...new Set(found)].filter((number) => number >= 0);
  }

  next(): Batch | null {
    for (let batch = this.#input.next(); batch !== null; batch = this.#input.next()) {
      const rows: number[] = [];
      const numbers: number[] = [];
      for (let row = 0; row < batch.size; row++) {
        for (const number of this.#numbersOf(this.#value(batch, row))) {
          rows.push(row);
          numbers.push(number);
        }
      }
      this.#env.budget.burn(batch.size + numbers.length);
      if (numbers.length === 0) continue;
      const out = gather(batch, Int32Array.from(rows), numbers.length, this.#plan.carry);
      out.columns[this.#plan.slot.index] = Int32Array.from(numbers);
      return out;
    }
    return null;
  }

  reset(): void {
    this.#input.reset();
  }
}
