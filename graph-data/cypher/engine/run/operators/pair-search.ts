/** One shortest path between two known nodes, breadth first from both ends; always the smaller side goes on. */
import { lowerBound } from '#graph/graph.ts';
import { PathValue } from '../../values/value.ts';
import type { Environment } from '../environment.ts';
import { borrow, giveBack, type Scratch } from '../scratch.ts';
import type { TypeFilter } from './adjacency.ts';
import type { RelationshipPredicate } from './end-search.ts';
import { turned } from './hops.ts';

interface Side {
  readonly scratch: Scratch;
  readonly direction: 'out' | 'in' | 'both';
  from: number;
  reached: number;
  depth: number;
}

export class PairSearch {
  readonly #env: Environment;
  readonly #direction: 'out' | 'in' | 'both';
  readonly #filter: TypeFilter;
  readonly #passes: RelationshipPredicate;

  constructor(env: Environment, direction: 'out' | 'in' | 'both', filter: TypeFilter, passes: RelationshipPredicate) {
    this.#env = env;
    this.#direction = direction;
    this.#filter = filter;
    this.#passes = passes;
  }

  #side(node: number, direction: 'out' | 'in' | 'both'): Side {
    const scratch = borrow(this.#env.graph);
    scratch.seen[node] = scratch.round;
    scratch.first[node] = -1;
    scratch.queue[0] = node;
    return { scratch, direction, from: 0, reached: 1, depth: 0 };
  }

  /** The path from one node to another, different one, of at most `max` relationships; null when there is none. */
  run(start: number, end: number, max: number): PathValue | null {
    const { graph } = this.#env;
    const left = this.#side(start, this.#direction);
    const right = this.#side(end, turned(this.#direction, true));
    const met = this.#meet(left, right, max);
    const path = met < 0 ? null : this.#path(left.scratch, right.scratch, met);
    giveBack(graph, left.scratch);
    giveBack(graph, right.scratch);
    return path;
  }

  /** The node at which both sides meet, or -1. */
  #meet(left: Side, right: Side, max: number): number {
    while (left.from < left.reached && right.from < right.reached && left.depth + right.depth < max) {
      const here = left.reached - left.from <= right.reached - right.from ? left : right;
      const there = here === left ? right : left;
      here.depth++;
      for (const levelEnd = here.reached; here.from < levelEnd; here.from++) {
        const node = here.scratch.queue[here.from] as number;
        const out = here.direction === 'in' ? -1 : this.#along(here, there.scratch, node, false);
        if (out >= 0) return out;
        const into = here.direction === 'out' ? -1 : this.#along(here, there.scratch, node, true);
        if (into >= 0) return into;
      }
    }
    return -1;
  }

  #along(here: Side, there: Scratch, from: number, inward: boolean): number {
    const { graph, budget } = this.#env;
    const { seen, first: before, second: by, queue, round } = here.scratch;
    const { inRel, source, target, type } = graph;
    const { mask, one } = this.#filter;
    const offsets = inward ? graph.inOffset : graph.outOffset;
    const others = inward ? source : target;
    let at = offsets[from] as number;
    let end = offsets[from + 1] as number;
    if (one >= 0) {
      const codes = inward ? graph.inType : type;
      at = lowerBound(codes, at, end, one);
      end = lowerBound(codes, at, end, one + 1);
    }
    budget.burn(1 + end - at);
    for (; at < end; at++) {
      const relationship = inward ? (inRel[at] as number) : at;
      if (mask !== null && mask[type[relationship] as number] !== 1) continue;
      const node = others[relationship] as number;
      if (seen[node] === round || (this.#passes !== null && !this.#passes(relationship))) continue;
      seen[node] = round;
      before[node] = from;
      by[node] = relationship;
      if (there.seen[node] === there.round) return node;
      queue[here.reached++] = node;
    }
    return -1;
  }

  #path(left: Scratch, right: Scratch, met: number): PathValue {
    const nodes = [met];
    const relationships: number[] = [];
    for (let at = met; left.first[at] !== -1; at = left.first[at] as number) {
      relationships.unshift(left.second[at] as number);
      nodes.unshift(left.first[at] as number);
    }
    for (let at = met; right.first[at] !== -1; at = right.first[at] as number) {
      relationships.push(right.second[at] as number);
      nodes.push(right.first[at] as number);
    }
    return new PathValue(nodes, relationships);
  }
}
