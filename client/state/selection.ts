/** What is selected: some nodes, or one edge, or one statement of the panel; never two of these. */
import type { Id } from './exploration.ts';

export interface Selection {
  readonly nodes: readonly Id[];
  readonly edge: string | null;
  readonly statement: Id | null;
}

export const NOTHING: Selection = { nodes: [], edge: null, statement: null };

/** Selects one node; with `add`, adds it to the nodes that are selected or takes it out. */
export function selectNode(selection: Selection, id: Id, add: boolean): Selection {
  if (!add) return { ...NOTHING, nodes: [id] };
  const others = selection.nodes.filter((node) => node !== id);
  return { ...NOTHING, nodes: others.length < selection.nodes.length ? others : [...others, id] };
}

/** Selects one edge. */
export function selectEdge(edge: string): Selection {
  return { ...NOTHING, edge };
}

/** Selects one statement. */
export function selectStatement(statement: Id): Selection {
  return { ...NOTHING, statement };
}

/** Whether nothing is selected. */
export function isNothing(selection: Selection): boolean {
  return selection.nodes.length === 0 && selection.edge === null && selection.statement === null;
}
