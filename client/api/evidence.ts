import type { Evidence } from '#protocol/answers.ts';
import { type Filter, post } from './request.ts';

export interface EvidencePage {
  readonly after: string | null;
  readonly limit: number;
}

const FIRST_PAGE: EvidencePage = { after: null, limit: 200 };

/** The statements and relations behind pairs of entities, in either direction. */
export function fetchEvidence(
  pairs: readonly (readonly [string, string])[],
  filter: Filter,
  signal: AbortSignal,
  { after, limit }: EvidencePage = FIRST_PAGE,
): Promise<Evidence> {
  return post('/api/evidence', { pairs, filter, after, limit }, signal);
}
