/** Counts by month as bars: the months that hold most, one after another without gaps; older ones are let go. */
import type { CountRow } from '#protocol/rows.ts';

export interface MonthBin {
  /** YYYY-MM. */
  readonly month: string;
  readonly certain: number;
  readonly possible: number;
}

/** More bars than this say less. */
const MOST_MONTHS = 36;

/** The last day of a month, YYYY-MM-DD. */
export function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`;
}

function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** The last months up to the last with anything in it; statements of every kind together. */
export function monthBins(rows: readonly CountRow[]): MonthBin[] {
  const sums = new Map<string, { certain: number; possible: number }>();
  for (const { value, certain, possible } of rows) {
    const month = value.slice(0, 7);
    const sum = sums.get(month) ?? { certain: 0, possible: 0 };
    sums.set(month, { certain: sum.certain + certain, possible: sum.possible + possible });
  }
  // A month in which something was certainly said is a month of the story; mere possibility reaches back for decades.
  const sure = [...sums].filter(([, { certain }]) => certain > 0).map(([month]) => month);
  const months = (sure.length > 0 ? sure : [...sums.keys()]).sort();
  const last = months.at(-1);
  if (last === undefined) return [];
  const bins: MonthBin[] = [];
  const first = months.slice(-MOST_MONTHS)[0] as string;
  for (let month = first; month <= last; month = nextMonth(month)) {
    bins.push({ month, ...(sums.get(month) ?? { certain: 0, possible: 0 }) });
  }
  return bins.slice(-MOST_MONTHS);
}
