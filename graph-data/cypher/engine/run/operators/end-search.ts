/**
 * Distinct ends of trails of bounded length by breadth-first search. A shortest walk to another node is a trail, so
 * reaching is enough; the start as its own end needs a closed trail, which going there and back over one relationship
 * is not. Walking both ways, the shortest one closes between two branches of the search tree or over a loop.
 */
import type { Environment } from '../environment.ts';
import { Neighbours, type TypeFilter } from './adjacency.ts';
import type { RelationshipTest } from './variable-expand.ts';

export class EndSearch {
  readonly #env: Environment;
  readonly #directed: boolean;
  readonly #neighbours: Neighbours;
  readonly #test: RelationshipTest;
  /** The search in which a node was last reached, its depth there, its branch, and the relationship to it. */
  readonly #seen: Int32Array;
  readonly #depth: Int32Array;
  readonly #branch: Int32Array;
  readonly #by: Int32Array;
  #search = 0;

  constructor(env: Environment, direction: 'out' | 'in' | 'both', filter: TypeFilter, test: RelationshipTest) {
    this.#env = env;
    this.#directed = direction !== 'both';
    this.#neighbours = new Neighbours(env.graph, direction, filter);
    this.#test = test;
    const { nodeCount } = env.graph;
    env.budget.hold(nodeCount * 16);
    this.#seen = new Int32Array(nodeCount);
    this.#depth = new Int32Array(nodeCount);
    this.#branch = new Int32Array(nodeCount);
    this.#by = new Int32Array(nodeCount);
  }

  #reach(node: number, depth: number, branch: number, by: number): void {
    this.#seen[node] = this.#search;
    this.#depth[node] = depth;
    this.#branch[node] = branch;
    this.#by[node] = by;
  }

  /** Gives every end of a trail of `min` (0 or 1) to `max` relationships, once. */
  run(start: number, min: number, max: number, emit: (node: number) => void): void {
    this.#search++;
    this.#reach(start, 0, -1, -1);
    if (min === 0) emit(start);
    const { budget } = this.#env;
    let frontier = [start];
    let closed = min === 0 ? 0 : Infinity;
    for (let depth = 1; depth <= max && frontier.length > 0; depth++) {
      const next: number[] = [];
      for (const from of frontier) {
        this.#neighbours.begin(from);
        while (this.#neighbours.step()) {
          if (--budget.fuel <= 0) budget.refill();
          const { relationship, node } = this.#neighbours;
          if (!this.#test.passes(relationship)) continue;
          if (this.#seen[node] !== this.#search) {
            this.#reach(node, depth, from === start ? relationship : (this.#branch[from] as number), relationship);
            next.push(node);
            emit(node);
          } else if (closed > 1) closed = Math.min(closed, this.#closes(start, from, node, relationship));
        }
      }
      frontier = next;
    }
    if (closed > 0 && closed <= max) emit(start);
  }

  /** The length of the closed trail through the start that this step completes, or Infinity. */
  #closes(start: number, from: number, node: number, relationship: number): number {
    const depth = this.#depth[from] as number;
    if (this.#directed) return node === start ? depth + 1 : Infinity;
    if (relationship === this.#by[from] || relationship === this.#by[node]) return Infinity;
    if (from === start && node === start) return 1;
    // A step from or to the start is a branch of its own.
    const branch = from === start ? relationship : (this.#branch[from] as number);
    const other = node === start ? relationship : (this.#branch[node] as number);
    return branch === other ? Infinity : depth + 1 + (this.#depth[node] as number);
  }
}
