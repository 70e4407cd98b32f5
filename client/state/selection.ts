/** What is selected: some nodes, or one edge, or one statement of the panel, or disputes, or a path; never two of these. */
import type { Id } from './exploration.ts';

export interface Selection {
  readonly nodes: readonly Id[];
  readonly edge: string | null;
  readonly statement: Id | null;
  /** One dispute, or ALL_DISPUTES. */
  readonly dispute: Id | null;
  /** The two ends of what is asked to be connected. */
  readonly path: readonly [from: Id, to: Id] | null;
}

/** Stands for the list of all disputes; no id has this form. */
export const ALL_DISPUTES = '*';

export const NOTHING: Selection = { nodes: [], edge: null, statement: null, dispute: null, path: null };

/** Selects one node; with `add`, adds it to the nodes that are selected or takes it out. */
export function selectNode(selection: Selection, id: Id, add: boolean): Selection {
  if (!add) return { ...NOTHING, nodes: [id] };
  const others = selection.nodes.filter((node) => node !== id);
  return { ...NOTHING, nodes: others.length < selection.nodes.length ? others : [...others, id] };
}

/** Selects a node beside those that are; it comes last among them, since from there one walks on. */
export function alsoSelect(selection: Selection, id: Id): Selection {
  return { ...NOTHING, nodes: [...selection.nodes.filter((node) => node !== id), id] };
}

/** Selects what is not selected of all that is drawn. */
export function invert(selection: Selection, drawn: readonly Id[]): Selection {
  return { ...NOTHING, nodes: drawn.filter((id) => !selection.nodes.includes(id)) };
}

/** Selects one edge. */
export function selectEdge(edge: string): Selection {
  return { ...NOTHING, edge };
}

/** Selects one statement. */
export function selectStatement(statement: Id): Selection {
  return { ...NOTHING, statement };
}

/** Selects one dispute, or with ALL_DISPUTES the list of all. */
export function selectDispute(dispute: Id): Selection {
  return { ...NOTHING, dispute };
}

/** Asks how two entities are connected. */
export function selectPath(from: Id, to: Id): Selection {
  return { ...NOTHING, path: [from, to] };
}

/** Whether nothing is selected. */
export function isNothing({ nodes, edge, statement, dispute, path }: Selection): boolean {
  return nodes.length === 0 && edge === null && statement === null && dispute === null && path === null;
}

/** A selection in one line, as an address and a saved view hold it; null where nothing is selected. */
export function selectionText({ nodes, edge, statement, dispute, path }: Selection): string | null {
  if (statement) return `statement ${statement}`;
  if (edge) return `edge ${edge}`;
  if (dispute) return `dispute ${dispute}`;
  if (path) return `path ${path.join(' ')}`;
  return nodes.length > 0 ? `node ${nodes.join(' ')}` : null;
}

/** What such a line says; nothing where it says something else. */
export function readSelection(text: string | null): Selection {
  const [what, ...ids] = (text ?? '').split(' ');
  const [first, second] = ids;
  if (what === 'node') return { ...NOTHING, nodes: ids };
  if (what === 'edge') return selectEdge(ids.join(' '));
  if (first === undefined) return NOTHING;
  if (what === 'statement') return selectStatement(first);
  if (what === 'dispute') return selectDispute(first);
  return what === 'path' && second !== undefined ? selectPath(first, second) : NOTHING;
}
