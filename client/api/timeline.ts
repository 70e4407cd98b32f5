import type { Clock } from '#model/vocabulary.ts';
import type { Paged, StatementColumns } from '#protocol/answers.ts';
import type { CountsAnswer } from './counts.ts';
import { type Filter, get } from './request.ts';

/** Statements per bin of time on a clock; undated ones are counted apart. */
export function fetchTimeline(
  clock: Clock,
  bin: 'day' | 'month' | 'year',
  filter: Filter,
  signal: AbortSignal,
): Promise<CountsAnswer> {
  return get('/api/timeline', { ...filter, clock, bin }, signal);
}

/** How many statements a filter lets through. */
export async function fetchStatementCount(filter: Filter, signal: AbortSignal): Promise<number> {
  return (await get<Paged<StatementColumns>>('/api/statements', { ...filter, limit: 1 }, signal)).total;
}
