/**
 * Distinct ends of trails of bounded length by breadth-first search. A shortest walk to another node is a trail, so
 * reaching is enough; the start as its own end needs a closed trail, which going there and back over one relationship
 * is not. Walking both ways, the shortest one closes between two branches of the search tree or over a loop.
 */
import { lowerBound } from '#graph/graph.ts';
import type { Environment } from '../environment.ts';
import { borrow, giveBack, type Scratch } from '../scratch.ts';
import type { TypeFilter } from './adjacency.ts';

/** What each relationship of a walk must satisfy beside its type; null when there is nothing. */
export type RelationshipPredicate = ((relationship: number) => boolean) | null;

const FUEL_STEP = 256;

export class EndSearch {
  readonly #env: Environment;
  readonly #direction: 'out' | 'in' | 'both';
  readonly #filter: TypeFilter;
  readonly #passes: RelationshipPredicate;
  #closed = Infinity;
  #reached = 0;
  #start = 0;

  constructor(env: Environment, direction: 'out' | 'in' | 'both', filter: TypeFilter, passes: RelationshipPredicate) {
    this.#env = env;
    this.#direction = direction;
    this.#filter = filter;
    this.#passes = passes;
  }

  /** Gives every end of a trail of `min` (0 or 1) to `max` relationships, once. */
  run(start: number, min: number, max: number, emit: (node: number) => void): void {
    const { graph, budget } = this.#env;
    const scratch = borrow(graph);
    const { seen, first: depths, second: branches, queue, round } = scratch;
    this.#start = start;
    this.#closed = min === 0 ? 0 : Infinity;
    seen[start] = round;
    depths[start] = 0;
    branches[start] = -1;
    queue[0] = start;
    this.#reached = 1;
    if (min === 0) emit(start);
    let from = 0;
    for (let depth = 1; depth <= max && from < this.#reached; depth++) {
      const levelEnd = this.#reached;
      for (; from < levelEnd; from++) {
        const node = queue[from] as number;
        if (this.#direction !== 'in') this.#along(scratch, node, depth, false);
        if (this.#direction !== 'out') this.#along(scratch, node, depth, true);
        if ((from & (FUEL_STEP - 1)) === 0) budget.burn(FUEL_STEP);
      }
      for (let at = levelEnd; at < this.#reached; at++) emit(queue[at] as number);
    }
    if (this.#closed > 0 && this.#closed <= max) emit(start);
    giveBack(graph, scratch);
  }

  /** Follows the relationships of a node one way. */
  #along(scratch: Scratch, from: number, depth: number, inward: boolean): void {
    const { graph, budget } = this.#env;
    const { seen, first: depths, second: branches, queue, round } = scratch;
    const { inRel, source, target, type } = graph;
    const { mask, one } = this.#filter;
    const offsets = inward ? graph.inOffset : graph.outOffset;
    const others = inward ? source : target;
    const both = this.#direction === 'both';
    let at = offsets[from] as number;
    let end = offsets[from + 1] as number;
    if (one >= 0) {
      const codes = inward ? graph.inType : type;
      at = lowerBound(codes, at, end, one);
      end = lowerBound(codes, at, end, one + 1);
    }
    if (end - at > FUEL_STEP) budget.burn(end - at);
    let reached = this.#reached;
    for (; at < end; at++) {
      const relationship = inward ? (inRel[at] as number) : at;
      if (mask !== null && mask[type[relationship] as number] !== 1) continue;
      const node = others[relationship] as number;
      if (inward && both && node === from) continue;
      if (this.#passes !== null && !this.#passes(relationship)) continue;
      if (seen[node] !== round) {
        seen[node] = round;
        depths[node] = depth;
        branches[node] = from === this.#start ? relationship : (branches[from] as number);
        queue[reached++] = node;
      } else if (this.#closed > 1) this.#close(scratch, from, node, relationship);
    }
    this.#reached = reached;
  }

  /** Notes the closed trail through the start that this step may complete. */
  #close({ first: depths, second: branches }: Scratch, from: number, node: number, relationship: number): void {
    const start = this.#start;
    const depth = depths[from] as number;
    let length = Infinity;
    if (this.#direction !== 'both') {
      if (node === start) length = depth + 1;
    } else if (from === start && node === start) length = 1;
    else {
      // A step from or to the start is a branch of its own; going back over one stays on it.
      const branch = from === start ? relationship : branches[from];
      const other = node === start ? relationship : branches[node];
      if (branch !== other) length = depth + 1 + (depths[node] as number);
    }
    if (length < this.#closed) this.#closed = length;
  }
}
