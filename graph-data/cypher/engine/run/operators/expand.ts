/** One step from node to node over relationships. */
import type { Slot } from '../../check/scope.ts';
import type { EndpointsPlan, ExpandPlan } from '../../plan/plan.ts';
import { PathValue } from '../../values/value.ts';
import { firstOf, gather, grown, type Batch } from '../batch.ts';
import type { Cursor, Environment } from '../environment.ts';
import { Neighbours, type TypeFilter } from './adjacency.ts';
import { filterOf, turned } from './hops.ts';

/** Whether a relationship was walked already in this MATCH. */
export function walked(relationship: number, batch: Batch, row: number, slots: readonly Slot[]): boolean {
  for (const slot of slots) {
    if (slot.kind === 'relationship') {
      if ((batch.columns[slot.index] as Int32Array)[row] === relationship) return true;
    } else {
      const stretch = batch.read(slot, row);
      if (stretch instanceof PathValue && stretch.relationships.includes(relationship)) return true;
    }
  }
  return false;
}

export class Expand implements Cursor {
  readonly #plan: ExpandPlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  readonly #start: Slot;
  readonly #end: Slot;
  readonly #neighbours: Neighbours;
  readonly #labelSet: Uint16Array;
  #batch: Batch | null = null;
  #row = 0;
  #capacity = 1;

  constructor(plan: ExpandPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    this.#labelSet = env.graph.labelSet;
    const { hop, reversed } = plan;
    this.#start = reversed ? hop.to : hop.from;
    this.#end = reversed ? hop.from : hop.to;
    this.#neighbours = new Neighbours(env.graph, turned(hop.direction, reversed), filterOf(hop, env));
  }

  next(): Batch | null {
    const capacity = this.#capacity;
    this.#capacity = grown(capacity);
    const rows = new Int32Array(capacity);
    const relationships = new Int32Array(capacity);
    const ends = new Int32Array(capacity);
    const { budget } = this.#env;
    const neighbours = this.#neighbours;
    let count = 0;
    for (;;) {
      if (this.#batch === null) {
        this.#batch = this.#input.next();
        if (this.#batch === null) return null;
        this.#row = 0;
        this.#begin(this.#batch);
      }
      const batch = this.#batch;
      while (this.#row < batch.size) {
        while (count < capacity && neighbours.step()) {
          if (--budget.fuel <= 0) budget.refill();
          if (!this.#accepts(batch)) continue;
          rows[count] = this.#row;
          relationships[count] = neighbours.relationship;
          ends[count++] = neighbours.node;
        }
        if (count === capacity) return this.#flush(batch, rows, relationships, ends, count);
        this.#row++;
        if (this.#row < batch.size) this.#begin(batch);
      }
      this.#batch = null;
      if (count > 0) return this.#flush(batch, rows, relationships, ends, count);
    }
  }

  #begin(batch: Batch): void {
    this.#neighbours.begin(batch.numbers(this.#start)[this.#row] as number);
  }

  #accepts(batch: Batch): boolean {
    const { distinct, endMask, into } = this.#plan;
    const { node, relationship } = this.#neighbours;
    if (into && batch.numbers(this.#end)[this.#row] !== node) return false;
    if (endMask !== null && endMask[this.#labelSet[node] as number] !== 1) return false;
    return distinct.length === 0 || !walked(relationship, batch, this.#row, distinct);
  }

  #flush(batch: Batch, rows: Int32Array, relationships: Int32Array, ends: Int32Array, count: number): Batch {
    const out = gather(batch, rows, count, this.#plan.carry);
    const { hop, into, wanted } = this.#plan;
    if (hop.slot !== null && wanted.has(hop.slot.index)) out.columns[hop.slot.index] = firstOf(relationships, count);
    if (!into && wanted.has(this.#end.index)) out.columns[this.#end.index] = firstOf(ends, count);
    return out;
  }

  reset(): void {
    this.#batch = null;
    this.#capacity = 1;
    this.#input.reset();
  }
}

/** A relationship that is known brings its two ends, once, or twice where the pattern has no direction. */
export class Endpoints implements Cursor {
  readonly #plan: EndpointsPlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  readonly #filter: TypeFilter;

  constructor(plan: EndpointsPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    this.#filter = filterOf(plan.hop, env);
  }

  #allowed(relationship: number, batch: Batch, row: number): boolean {
    const type = this.#env.graph.type[relationship] as number;
    if (this.#filter.one >= 0 && this.#filter.one !== type) return false;
    if (this.#filter.mask !== null && this.#filter.mask[type] !== 1) return false;
    return !walked(relationship, batch, row, this.#plan.distinct);
  }

  next(): Batch | null {
    const { hop, fromBound, toBound, carry } = this.#plan;
    const { source, target } = this.#env.graph;
    for (let batch = this.#input.next(); batch !== null; batch = this.#input.next()) {
      const rows: number[] = [];
      const froms: number[] = [];
      const tos: number[] = [];
      const add = (row: number, from: number, to: number): void => {
        if (fromBound && batch?.numbers(hop.from)[row] !== from) return;
        if (hop.from === hop.to ? from !== to : toBound && batch?.numbers(hop.to)[row] !== to) return;
        rows.push(row);
        froms.push(from);
        tos.push(to);
      };
      for (let row = 0; row < batch.size; row++) {
        const relationship = batch.numbers(hop.slot as Slot)[row] as number;
        if (relationship < 0 || !this.#allowed(relationship, batch, row)) continue;
        const [a, b] = [source[relationship] as number, target[relationship] as number];
        if (hop.direction !== 'in') add(row, a, b);
        if (hop.direction === 'in' || (hop.direction === 'both' && a !== b)) add(row, b, a);
      }
      this.#env.budget.burn(batch.size);
      if (rows.length === 0) continue;
      const out = gather(batch, Int32Array.from(rows), rows.length, carry);
      if (!fromBound) out.columns[hop.from.index] = Int32Array.from(froms);
      if (!toBound) out.columns[hop.to.index] = Int32Array.from(tos);
      return out;
    }
    return null;
  }

  reset(): void {
    this.#input.reset();
  }
}
