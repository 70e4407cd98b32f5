/** What had been said, or was known, by a day: certainly, possibly, and what has no date. */
import { nextBin } from '#model/time.ts';
import type { Clock } from '#model/vocabulary.ts';
import type { Filter } from '../api/request.ts';
import { fetchStatementCount, fetchTimeline } from '../api/timeline.ts';

export interface ByDay {
  /** The last possible day is not after the day. */
  readonly certainly: number;
  /** The first possible day is not after it, the last one is. */
  readonly possibly: number;
  readonly undated: number;
}

/** Counts the statements under a filter (without a window of its own) by a day. */
export async function fetchByDay(clock: Clock, day: string, filter: Filter, signal: AbortSignal): Promise<ByDay> {
  const [all, begun, unfinished, { undated }] = await Promise.all([
    fetchStatementCount(filter, signal),
    fetchStatementCount({ ...filter, clock, to: day }, signal),
    fetchStatementCount({ ...filter, clock, from: nextBin(day, 'day') }, signal),
    fetchTimeline(clock, 'year', filter, signal),
  ]);
  const certainly = all - undated - unfinished;
  return { certainly, possibly: begun - certainly, undated };
}
