import type { SavedQuery } from '#protocol/queries.ts';
import { get } from './request.ts';

/** The saved questions that this data can answer. */
export function fetchQueries(signal: AbortSignal): Promise<{ readonly queries: readonly SavedQuery[] }> {
  return get('/api/queries', {}, signal);
}
