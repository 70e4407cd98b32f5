/** Subgraphs by what was asked: undo and redo find theirs here and wait for nothing. */
import { fetchSubgraph } from '../api/subgraph.ts';
import type { Exploration } from './exploration.ts';
import { type GraphData, graphDataOf, NO_DATA } from './graph-data.ts';

const MOST = 40;

export interface Subgraphs {
  /** What is known already, or undefined. */
  peek(exploration: Exploration): GraphData | undefined;
  load(exploration: Exploration, signal: AbortSignal): Promise<GraphData>;
}

function keyOf({ entities, filter }: Exploration): string {
  return JSON.stringify([entities.toSorted(), Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** A memory of the last subgraphs. */
export function createSubgraphs(): Subgraphs {
  const known = new Map<string, GraphData>();
  return {
    peek: (exploration) => (exploration.entities.length === 0 ? NO_DATA : known.get(keyOf(exploration))),
    async load(exploration, signal) {
      if (exploration.entities.length === 0) return NO_DATA;
      const key = keyOf(exploration);
      const data = known.get(key) ?? graphDataOf(await fetchSubgraph(exploration.entities, exploration.filter, signal));
      // Taken out and put back: the map's order is that of last use.
      known.delete(key);
      known.set(key, data);
      for (const oldest of known.keys()) if (known.size > MOST) known.delete(oldest);
      return data;
    },
  };
}
