import type { Subgraph } from '#protocol/answers.ts';
import { type FacetChoice, type Filter, post } from './request.ts';

export interface ExpansionChoice {
  readonly facets?: FacetChoice | undefined;
  /** Neighbours that are passed over, and not counted in `total`. */
  readonly except?: readonly string[];
}

/** The heaviest neighbours of some entities with the edges among all of them; `total` counts neighbours. */
export function fetchExpansion(
  ids: readonly string[],
  filter: Filter,
  after: string | null,
  limit: number,
  signal: AbortSignal,
  choice: ExpansionChoice = {},
): Promise<Subgraph> {
  return post('/api/expand', { ids, filter, fold: true, after, limit, ...choice }, signal);
}
