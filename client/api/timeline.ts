import type { CountsAnswer } from './counts.ts';
import { type Filter, get } from './request.ts';

/** Statements per bin of time on a clock; undated ones are counted apart. */
export function fetchTimeline(
  clock: 'said' | 'published',
  bin: 'day' | 'month' | 'year',
  filter: Filter,
  signal: AbortSignal,
): Promise<CountsAnswer> {
  return get('/api/timeline', { ...filter, clock, bin }, signal);
}
