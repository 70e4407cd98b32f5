import type { Subgraph } from '#protocol/answers.ts';
import { type Filter, post } from './request.ts';

/** The edges among exactly these entities; statements folded, or as nodes of their own. */
export function fetchSubgraph(
  ids: readonly string[],
  filter: Filter,
  fold: boolean,
  signal: AbortSignal,
): Promise<Subgraph> {
  return post('/api/subgraph', { ids, filter, fold }, signal);
}
