import type { Subgraph } from '#protocol/answers.ts';
import { type Filter, post } from './request.ts';

/** The heaviest neighbours of some entities with the edges among all of them; `total` counts neighbours. */
export function fetchExpansion(
  ids: readonly string[],
  filter: Filter,
  after: string | null,
  limit: number,
  signal: AbortSignal,
): Promise<Subgraph> {
  return post('/api/expand', { ids, filter, fold: true, after, limit }, signal);
}
