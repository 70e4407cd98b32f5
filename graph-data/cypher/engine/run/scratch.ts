/**
 * Arrays as long as a graph has nodes, lent to searches and kept for the next one: filling them anew for every query
 * would cost more than most searches do. `round` tells what was written in this search from what was written before.
 */
import type { Graph } from '#graph/graph.ts';

export interface Scratch {
  /** The round in which a node was last reached. */
  readonly seen: Int32Array;
  /** Two numbers a node, for whatever a search notes there. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Room for two frontiers, one after the other. */
  readonly queue: Int32Array;
  round: number;
}

/** How many are kept for one graph; a query that nests searches makes more and drops them. */
const KEPT = 4;

const free = new WeakMap<Graph, Scratch[]>();

/** Takes arrays out, with a new round begun. */
export function borrow(graph: Graph): Scratch {
  const scratch = free.get(graph)?.pop();
  if (scratch !== undefined && scratch.round < 2 ** 30) {
    scratch.round++;
    return scratch;
  }
  const { nodeCount } = graph;
  const numbers = (): Int32Array => new Int32Array(nodeCount);
  return { seen: numbers(), first: numbers(), second: numbers(), queue: numbers(), round: 1 };
}

/** Gives them back. They must not be used afterwards. */
export function giveBack(graph: Graph, scratch: Scratch): void {
  const kept = free.get(graph) ?? [];
  free.set(graph, kept);
  if (kept.length < KEPT) kept.push(scratch);
}
