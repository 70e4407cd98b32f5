/**
 * Counts on a clock as bars: bins of the calendar one after another without gaps, each with what was said in it by kind
 * of statement. What is only known to lie somewhere in a longer span counts as possible in each bin that it touches.
 */
import { nextBin, spanOfBin } from '#model/time.ts';
import { STATEMENT_KINDS, type StatementKind } from '#model/vocabulary.ts';
import type { CountRow } from '#protocol/rows.ts';

export type BinWidth = 'day' | 'month' | 'year';

export interface TimeBin {
  /** Full days. */
  readonly from: string;
  readonly to: string;
  readonly certain: number;
  readonly possible: number;
  /** What is certain, by kind; kinds without any are left out. */
  readonly kinds: readonly { readonly kind: StatementKind; readonly count: number }[];
}

/** More bars than this say less. */
export const MOST_BINS = 40;

interface Sum {
  certain: number;
  possible: number;
  readonly kinds: Map<StatementKind, number>;
}

function sumsOf(rows: readonly CountRow[]): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const { value, kind, certain, possible } of rows) {
    const sum = sums.get(value) ?? { certain: 0, possible: 0, kinds: new Map() };
    sum.certain += certain;
    sum.possible += possible;
    const known = STATEMENT_KINDS.find((each) => each === kind);
    if (known && certain > 0) sum.kinds.set(known, (sum.kinds.get(known) ?? 0) + certain);
    sums.set(value, sum);
  }
  return sums;
}

/** The first days of the bins that matter: where something certainly lies; mere possibility reaches back for decades. */
function certainBins(rows: readonly CountRow[]): string[] {
  const sure = rows.filter(({ certain }) => certain > 0).map(({ value }) => value);
  return (sure.length > 0 ? sure : rows.map(({ value }) => value)).toSorted();
}

/** The last bins, up to `MOST_BINS`, to the last with anything in it. */
export function timeBins(rows: readonly CountRow[], width: BinWidth): TimeBin[] {
  const sums = sumsOf(rows);
  const starts = certainBins(rows);
  const last = starts.at(-1);
  if (last === undefined) return [];
  const bins: TimeBin[] = [];
  for (let from = starts.slice(-MOST_BINS)[0] as string; from <= last; from = nextBin(from, width)) {
    const { certain, possible, kinds } = sums.get(from) ?? { certain: 0, possible: 0, kinds: new Map() };
    bins.push({
      from,
      to: spanOfBin(from, width).to,
      certain,
      possible,
      kinds: STATEMENT_KINDS.flatMap((kind) => {
        const count = kinds.get(kind) ?? 0;
        return count > 0 ? [{ kind, count }] : [];
      }),
    });
  }
  return bins.slice(-MOST_BINS);
}

/** Of what is certain, so much must lie within the bars that months would give. */
const MOST_OF_IT = 0.75;

/** How wide bins should be, from counts by month: days where all lies in one month, years where most lies before the last months. */
export function bestWidth(months: readonly CountRow[]): BinWidth {
  const starts = certainBins(months);
  const last = starts.at(-1);
  if (last === undefined) return 'month';
  if (starts[0] === last) return 'day';
  const age = (month: string): number =>
    (Number(last.slice(0, 4)) - Number(month.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(month.slice(5, 7));
  const sum = (rows: readonly CountRow[]): number => rows.reduce((total, { certain }) => total + certain, 0);
  const recent = months.filter(({ value }) => value <= last && age(value) < MOST_BINS);
  return sum(recent) >= MOST_OF_IT * sum(months) ? 'month' : 'year';
}
