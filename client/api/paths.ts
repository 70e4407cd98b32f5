import type { Paths } from '#protocol/answers.ts';
import { type Filter, get } from './request.ts';

export interface PathsQuestion {
  readonly from: string;
  readonly to: string;
  readonly mode: 'shortest' | 'simple';
  readonly maxLength: number;
  readonly filter: Filter;
}

const MOST = 20;

/** The paths between two entities, each hop with the statements and relations behind it; mere co-mention comes last. */
export function fetchPaths(question: PathsQuestion, signal: AbortSignal): Promise<Paths> {
  const { from, to, mode, maxLength, filter } = question;
  const { from: fromDay, to: toDay, ...rest } = filter;
  return get('/api/paths', { from, to, mode, maxLength, limit: MOST, ...rest, fromDay, toDay }, signal);
}
