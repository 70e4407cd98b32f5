import type { CountColumns } from '#protocol/answers.ts';
import { type Filter, get, post } from './request.ts';

export interface CountsAnswer {
  readonly dataVersion: string;
  readonly rows: CountColumns;
  readonly undated: number;
}

/** How many statements and relations there are by each dimension, under a filter. */
export function fetchCounts(by: readonly string[], filter: Filter, signal: AbortSignal): Promise<CountsAnswer> {
  return get('/api/counts', { by, ...filter }, signal);
}

/** How many statements are by and about several entities, each counted once. */
export function fetchCountsTogether(
  ids: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly said: number; readonly about: number }> {
  return post('/api/counts/together', { ids }, signal);
}
