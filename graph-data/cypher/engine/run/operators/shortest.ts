/**
 * Shortest paths: breadth first, from both ends where both are known and one path is enough. A shortest walk repeats
 * no relationship, so that a search by levels finds trails. Where conditions speak of the path, or more than the
 * shortest are wanted, all trails are listed by length.
 */
import type { ShortestKind } from '../../check/analysis.ts';
import type { Slot } from '../../check/scope.ts';
import type { ShortestPlan } from '../../plan/plan.ts';
import { PathValue, RelationshipValue, type Value } from '../../values/value.ts';
import { gather, type Batch } from '../batch.ts';
import type { Cursor, Environment, Evaluate } from '../environment.ts';
import { Neighbours, type TypeFilter } from './adjacency.ts';
import { rowCount } from './slice.ts';
import { filterOf, turned } from './hops.ts';
import { PairSearch } from './pair-search.ts';
import { StretchOutput } from './stretch-output.ts';
import { RelationshipTest } from './variable-expand.ts';

/** A node as reached by one relationship from an earlier one. */
interface Reached {
  readonly node: number;
  readonly relationship: number;
  readonly before: Reached | null;
}

function traced(end: Reached): PathValue {
  const nodes: number[] = [];
  const relationships: number[] = [];
  for (let at: Reached | null = end; at !== null; at = at.before) {
    nodes.push(at.node);
    if (at.before !== null) relationships.push(at.relationship);
  }
  return new PathValue(nodes.reverse(), relationships.reverse());
}

export class Shortest implements Cursor {
  readonly #plan: ShortestPlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  readonly #start: Slot;
  readonly #end: Slot;
  readonly #direction: 'out' | 'in' | 'both';
  readonly #filter: TypeFilter;
  readonly #test: RelationshipTest;
  readonly #kind: ShortestKind;
  readonly #count: number;
  readonly #max: number;
  readonly #conditions: readonly Evaluate[];
  readonly #output: StretchOutput;
  readonly #pairs: PairSearch;

  constructor(plan: ShortestPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    const { hop, reversed, into } = plan;
    this.#start = reversed ? hop.to : hop.from;
    this.#end = reversed ? hop.from : hop.to;
    this.#direction = turned(hop.direction, reversed);
    this.#filter = filterOf(hop, env);
    this.#test = new RelationshipTest(plan, env);
    this.#pairs = new PairSearch(env, this.#direction, this.#filter, this.#test.predicate);
    this.#kind = hop.shortest as ShortestKind;
    this.#count = rowCount(this.#kind.count, env, 1);
    this.#max = hop.max ?? Infinity;
    this.#conditions = this.#kind.conditions.map((condition) => env.compile(condition));
    this.#output = new StretchOutput(hop, into ? null : this.#end, plan.carry, reversed);
  }

  next(): Batch | null {
    for (let batch = this.#input.next(); batch !== null; batch = this.#input.next()) {
      for (let row = 0; row < batch.size; row++) {
        const start = batch.numbers(this.#start)[row] as number;
        const end = this.#plan.into ? (batch.numbers(this.#end)[row] as number) : null;
        if (start < 0 || (end !== null && end < 0)) continue;
        this.#test.begin(batch, row);
        for (const path of this.#paths(batch, row, start, end)) {
          this.#output.add(row, path.nodes.at(-1) as number, path.nodes, path.relationships);
        }
      }
      if (this.#output.length > 0) return this.#output.flush(batch);
    }
    return null;
  }

  #paths(batch: Batch, row: number, start: number, end: number | null): PathValue[] {
    const { min } = this.#plan.hop;
    const listed =
      this.#conditions.length > 0 ||
      this.#kind.keep === 'paths' ||
      this.#kind.keep === 'groups' ||
      min > 1 ||
      start === end;
    if (listed) return this.#byLength(batch, row, start, end);
    const one = this.#kind.keep === 'one';
    if (!one || end === null) {
      const found = this.#byLevels(start, end, one);
      // Walking both ways, coming back needs a trail that the levels do not tell from going there and back.
      const closing = end === null && this.#direction === 'both' && min === 1 && this.#isEnd(start);
      return closing ? [...found, ...this.#byLength(batch, row, start, start)] : found;
    }
    const path = this.#pairs.run(start, end, this.#max);
    return path === null ? [] : [path];
  }

  #isEnd(node: number): boolean {
    const { endMask } = this.#plan;
    return endMask === null || endMask[this.#env.graph.labelSet[node] as number] === 1;
  }

  #neighbours(turn: boolean): Neighbours {
    return new Neighbours(this.#env.graph, turned(this.#direction, turn), this.#filter);
  }

  /** All shortest paths, or one, to each end, level by level. */
  #byLevels(start: number, end: number | null, one: boolean): PathValue[] {
    const { budget } = this.#env;
    const neighbours = this.#neighbours(false);
    const depths = new Map([[start, 0]]);
    const found: PathValue[] = [];
    const origin: Reached = { node: start, relationship: -1, before: null };
    if (this.#plan.hop.min === 0 && end === null && this.#isEnd(start)) found.push(traced(origin));
    let closedAt = this.#direction === 'both' || this.#plan.hop.min === 0 ? -1 : 0;
    let frontier: Reached[] = [origin];
    for (let depth = 1; depth <= this.#max && frontier.length > 0; depth++) {
      const next: Reached[] = [];
      for (const from of frontier) {
        neighbours.begin(from.node);
        while (neighbours.step()) {
          if (--budget.fuel <= 0) budget.refill();
          const { node, relationship } = neighbours;
          const known = depths.get(node);
          if (node === start && end === null && this.#test.passes(relationship)) {
            const first = closedAt === 0 || (!one && closedAt === depth);
            if (first && this.#isEnd(start)) found.push(traced({ node, relationship, before: from }));
            if (first) closedAt = depth;
            continue;
          }
          if ((known !== undefined && (one || known < depth)) || !this.#test.passes(relationship)) continue;
          if (known === undefined) depths.set(node, depth);
          const reached = { node, relationship, before: from };
          next.push(reached);
          if (end === null ? this.#isEnd(node) : node === end) found.push(traced(reached));
        }
      }
      if (end !== null && found.length > 0) return found;
      frontier = next;
    }
    return found;
  }

  /** Trails by length, until for every end enough are found. */
  #byLength(batch: Batch, row: number, start: number, end: number | null): PathValue[] {
    const { budget } = this.#env;
    const { min } = this.#plan.hop;
    const neighbours = this.#neighbours(false);
    const kept = new Map<number, { paths: number; lengths: Set<number> }>();
    const found: PathValue[] = [];
    let frontier: Reached[] = [{ node: start, relationship: -1, before: null }];
    for (let depth = 0; frontier.length > 0; depth++) {
      if (depth >= min) for (const reached of frontier) this.#keep(batch, row, reached, depth, end, kept, found);
      if (depth >= this.#max || (end !== null && this.#enough(kept.get(end), depth + 1))) break;
      const next: Reached[] = [];
      for (const from of frontier) {
        neighbours.begin(from.node);
        while (neighbours.step()) {
          if (--budget.fuel <= 0) budget.refill();
          const { node, relationship } = neighbours;
          if (repeats(from, relationship) || !this.#test.passes(relationship)) continue;
          next.push({ node, relationship, before: from });
        }
      }
      budget.hold(next.length * 48);
      frontier = next;
    }
    return found;
  }

  #enough(kept: { paths: number; lengths: Set<number> } | undefined, length: number): boolean {
    if (kept === undefined) return false;
    switch (this.#kind.keep) {
      case 'one':
        return kept.paths >= 1;
      case 'paths':
        return kept.paths >= this.#count;
      case 'all':
        return kept.lengths.size >= 1 && !kept.lengths.has(length);
      case 'groups':
        return kept.lengths.size >= this.#count && !kept.lengths.has(length);
    }
  }

  #keep(
    batch: Batch,
    row: number,
    reached: Reached,
    depth: number,
    end: number | null,
    kept: Map<number, { paths: number; lengths: Set<number> }>,
    found: PathValue[],
  ): void {
    const { node } = reached;
    if (end === null ? !this.#isEnd(node) : node !== end) return;
    const own = kept.get(node) ?? { paths: 0, lengths: new Set<number>() };
    if (this.#enough(own, depth)) return;
    const path = traced(reached);
    if (!this.#holds(batch, row, path)) return;
    own.paths++;
    own.lengths.add(depth);
    kept.set(node, own);
    found.push(path);
  }

  /** Whether a path satisfies the conditions that speak of it. */
  #holds(batch: Batch, row: number, walkedPath: PathValue): boolean {
    if (this.#conditions.length === 0) return true;
    const { hop, reversed } = this.#plan;
    const path = reversed
      ? new PathValue(walkedPath.nodes.toReversed(), walkedPath.relationships.toReversed())
      : walkedPath;
    const trial = gather(batch, Int32Array.of(row), 1, [...batch.columns.keys()]);
    if (hop.shortest !== null && hop.shortest.path !== null) trial.columns[hop.shortest.path.index] = [path];
    if (hop.slot !== null) {
      const list: Value = path.relationships.map((relationship) => new RelationshipValue(relationship));
      trial.columns[hop.slot.index] = [list];
    }
    trial.columns[hop.from.index] = Int32Array.of(path.nodes[0] as number);
    trial.columns[hop.to.index] = Int32Array.of(path.nodes.at(-1) as number);
    return this.#conditions.every((condition) => condition(trial, 0) === true);
  }

  reset(): void {
    this.#input.reset();
  }
}

function repeats(from: Reached, relationship: number): boolean {
  for (let at: Reached | null = from; at !== null && at.before !== null; at = at.before) {
    if (at.relationship === relationship) return true;
  }
  return false;
}
