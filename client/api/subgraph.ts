import type { Subgraph } from '#protocol/answers.ts';
import { type Filter, post } from './request.ts';

/** The edges among exactly these entities, statements folded. */
export function fetchSubgraph(ids: readonly string[], filter: Filter, signal: AbortSignal): Promise<Subgraph> {
  return post('/api/subgraph', { ids, filter, fold: true }, signal);
}
