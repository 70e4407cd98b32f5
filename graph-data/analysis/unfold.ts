/**
 * Unfolding: some statements stand as nodes of their own. A folded edge stays while any of its statements is still
 * folded into it; a statement that stands alone is joined to those who said it and to what it is about.
 */
import type { Id } from '#model/property-graph.ts';

interface End {
  readonly source: Id;
  readonly target: Id;
}

/**
 * The edges among shown entities, some statements unfolded. `folded` are the folded edges and relations among them,
 * `apart` the edges with every statement as a node. What the picture does not show, unfolding does not bring in.
 */
export function unfoldEdges<Folded extends End & { readonly statements: readonly Id[] }, Apart extends End>(
  folded: readonly Folded[],
  apart: readonly Apart[],
  entities: Iterable<Id>,
  statements: Iterable<Id>,
): (Folded | Apart)[] {
  const unfolded = new Set(statements);
  const shown = new Set([...entities, ...unfolded]);
  const kept = folded.filter((edge) => edge.statements.length === 0 || edge.statements.some((id) => !unfolded.has(id)));
  const own = apart.filter(
    ({ source, target }) => shown.has(source) && shown.has(target) && (unfolded.has(source) || unfolded.has(target)),
  );
  return [...kept, ...own];
}
