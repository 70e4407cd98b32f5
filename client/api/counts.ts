import type { CountColumns } from '#protocol/answers.ts';
import { type Filter, get } from './request.ts';

export interface CountsAnswer {
  readonly dataVersion: string;
  readonly rows: CountColumns;
  readonly undated: number;
}

/** How many statements and relations there are by each dimension, under a filter. */
export function fetchCounts(by: readonly string[], filter: Filter, signal: AbortSignal): Promise<CountsAnswer> {
  return get('/api/counts', { by, ...filter }, signal);
}
