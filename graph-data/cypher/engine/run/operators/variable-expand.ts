/**
 * Steps of many relationships, `[*1..3]`: depth first over trails, in which no relationship comes twice; or each end
 * once, breadth first, where the rewrite allows it.
 */
import type { Slot } from '../../check/scope.ts';
import { relationshipProperty } from '../../functions/elements.ts';
import type { ExpandPlan } from '../../plan/plan.ts';
import { equals } from '../../values/compare.ts';
import { isList, RelationshipValue, type Value } from '../../values/value.ts';
import { grown, type Batch } from '../batch.ts';
import type { Cursor, Environment, Evaluate } from '../environment.ts';
import { Neighbours, type TypeFilter } from './adjacency.ts';
import { EndSearch, type RelationshipPredicate } from './end-search.ts';
import { walked } from './expand.ts';
import { filterOf, turned } from './hops.ts';
import { StretchOutput } from './stretch-output.ts';

/** What each relationship of a stretch must have. */
export class RelationshipTest {
  readonly #env: Environment;
  readonly #wanted: readonly (readonly [key: number, value: Evaluate])[];
  #values: readonly (readonly [key: number, value: Value])[] = [];

  constructor(plan: { readonly hop: ExpandPlan['hop'] }, env: Environment) {
    this.#env = env;
    this.#wanted = plan.hop.properties.map(([key, value]) => [env.graph.keyCode(key), env.compile(value)]);
  }

  begin(batch: Batch, row: number): void {
    if (this.#wanted.length > 0) this.#values = this.#wanted.map(([key, value]) => [key, value(batch, row)]);
  }

  /** The test as a predicate, or null when everything passes. */
  get predicate(): RelationshipPredicate {
    return this.#wanted.length === 0 ? null : (relationship) => this.passes(relationship);
  }

  passes(relationship: number): boolean {
    for (const [key, value] of this.#values) {
      if (equals(relationshipProperty(this.#env.graph, relationship, key), value) !== true) return false;
    }
    return true;
  }
}

export class VariableExpand implements Cursor {
  readonly #plan: ExpandPlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  readonly #start: Slot;
  readonly #end: Slot;
  readonly #filter: TypeFilter;
  readonly #direction: 'out' | 'in' | 'both';
  readonly #test: RelationshipTest;
  readonly #output: StretchOutput;
  readonly #search: EndSearch | null;
  readonly #max: number;
  /** Whether anything reads what was walked, and not only where it ends. */
  readonly #stretches: boolean;
  /** One walker for each depth of the trail. */
  readonly #walkers: Neighbours[] = [];
  #nodes: number[] = [];
  #relationships: number[] = [];
  #batch: Batch | null = null;
  #row = 0;
  #fresh = true;
  #capacity = 1;

  constructor(plan: ExpandPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    const { hop, reversed, into } = plan;
    this.#start = reversed ? hop.to : hop.from;
    this.#end = reversed ? hop.from : hop.to;
    this.#filter = filterOf(hop, env);
    this.#direction = turned(hop.direction, reversed);
    this.#test = new RelationshipTest(plan, env);
    this.#max = hop.max ?? Infinity;
    this.#stretches = [hop.segment, hop.slot].some((slot) => slot !== null && plan.wanted.has(slot.index));
    this.#output = new StretchOutput(hop, into ? null : this.#end, plan.carry, reversed);
    this.#search = plan.distinctEnds ? new EndSearch(env, this.#direction, this.#filter, this.#test.predicate) : null;
  }

  next(): Batch | null {
    const capacity = this.#capacity;
    this.#capacity = grown(capacity);
    for (;;) {
      if (this.#batch === null) {
        this.#batch = this.#input.next();
        if (this.#batch === null) return null;
        this.#row = 0;
        this.#fresh = true;
      }
      const batch = this.#batch;
      while (this.#row < batch.size) {
        if (this.#plan.hop.bound) this.#known(batch);
        else if (this.#search !== null) this.#ends(batch, this.#search);
        else if (!this.#trails(batch, capacity)) return this.#output.flush(batch);
        this.#row++;
        this.#fresh = true;
        if (this.#output.length >= capacity && this.#row < batch.size) return this.#output.flush(batch);
      }
      this.#batch = null;
      if (this.#output.length > 0) return this.#output.flush(batch);
    }
  }

  #accepted(batch: Batch, node: number): boolean {
    if (this.#plan.into) return batch.numbers(this.#end)[this.#row] === node;
    const { endMask } = this.#plan;
    return endMask === null || endMask[this.#env.graph.labelSet[node] as number] === 1;
  }

  /** Each end once. */
  #ends(batch: Batch, search: EndSearch): void {
    const start = batch.numbers(this.#start)[this.#row] as number;
    if (start < 0) return;
    this.#test.begin(batch, this.#row);
    search.run(start, this.#plan.hop.min, this.#max, (node) => {
      if (this.#accepted(batch, node)) this.#output.addEnd(this.#row, node);
    });
  }

  /** Goes on with the trails of a row; false when the output is full before they are done. */
  #trails(batch: Batch, capacity: number): boolean {
    if (this.#fresh) {
      this.#fresh = false;
      const start = batch.numbers(this.#start)[this.#row] as number;
      if (start < 0) return true;
      this.#test.begin(batch, this.#row);
      this.#nodes = [start];
      this.#relationships = [];
      this.#open(0, start);
      if (this.#plan.hop.min === 0 && this.#accepted(batch, start)) this.#emit(start);
    }
    const { budget } = this.#env;
    while (this.#nodes.length > 0) {
      if (this.#output.length >= capacity) return false;
      const depth = this.#relationships.length;
      const walker = this.#walkers[depth] as Neighbours;
      if (depth >= this.#max || !walker.step()) {
        this.#nodes.pop();
        this.#relationships.pop();
        continue;
      }
      if (--budget.fuel <= 0) budget.refill();
      const { relationship, node } = walker;
      if (this.#relationships.includes(relationship) || !this.#test.passes(relationship)) continue;
      if (walked(relationship, batch, this.#row, this.#plan.distinct)) continue;
      this.#nodes.push(node);
      this.#relationships.push(relationship);
      this.#open(depth + 1, node);
      if (depth + 1 >= this.#plan.hop.min && this.#accepted(batch, node)) this.#emit(node);
    }
    return true;
  }

  #open(depth: number, node: number): void {
    (this.#walkers[depth] ??= new Neighbours(this.#env.graph, this.#direction, this.#filter)).begin(node);
  }

  #emit(node: number): void {
    if (this.#stretches) this.#output.add(this.#row, node, [...this.#nodes], [...this.#relationships]);
    else this.#output.addEnd(this.#row, node);
  }

  /** A list of relationships that is known: walked as it stands. */
  #known(batch: Batch): void {
    const list = batch.read(this.#plan.hop.slot as Slot, this.#row);
    const start = batch.numbers(this.#start)[this.#row] as number;
    if (!isList(list) || start < 0) return;
    const order = this.#plan.reversed ? list.toReversed() : list;
    const { source, target } = this.#env.graph;
    const nodes = [start];
    const relationships: number[] = [];
    for (const item of order) {
      if (!(item instanceof RelationshipValue)) return;
      const { relationship } = item;
      const here = nodes.at(-1) as number;
      const [from, to] = [source[relationship] as number, target[relationship] as number];
      const out = this.#direction !== 'in' && from === here;
      const into = this.#direction !== 'out' && to === here;
      if ((!out && !into) || relationships.includes(relationship)) return;
      if (walked(relationship, batch, this.#row, this.#plan.distinct)) return;
      relationships.push(relationship);
      nodes.push(out ? to : from);
    }
    const { min } = this.#plan.hop;
    const end = nodes.at(-1) as number;
    if (relationships.length < min || relationships.length > this.#max || !this.#accepted(batch, end)) return;
    this.#output.add(this.#row, end, nodes, relationships);
  }

  reset(): void {
    this.#batch = null;
    this.#nodes = [];
    this.#capacity = 1;
    this.#input.reset();
  }
}
