import type { Evidence } from '#protocol/answers.ts';
import { type Filter, post } from './request.ts';

/** The statements and relations behind pairs of entities, in either direction. */
export function fetchEvidence(
  pairs: readonly (readonly [string, string])[],
  filter: Filter,
  signal: AbortSignal,
): Promise<Evidence> {
  return post('/api/evidence', { pairs, filter, after: null, limit: 200 }, signal);
}
