/**
 * Partial dates as spans of full days, and the rules of the clocks: filters mean overlap, and order is by the
 * last possible day, then the first, then id, so that "January" does not come before the 6th.
 */
import { byCodeUnit } from './canonical.ts';

/** First and last possible day, each YYYY-MM-DD. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the text is a day that exists, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The span of a year, month or day (`2026`, `2026-01`, `2026-01-06`); null where the text is none of these. */
export function spanOfPartialDate(text: string): DaySpan | null {
  const match = PARTIAL.exec(text);
  if (!match) return null;
  const [, year, month, day] = match as unknown as [string, string, string | undefined, string | undefined];
  if (day !== undefined) return isDay(text) ? { from: text, to: text } : null;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (Number(month) < 1 || Number(month) > 12) return null;
  const last = String(daysInMonth(Number(year), Number(month))).padStart(2, '0');
  return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}` };
}

const DAY_MS = 86_400_000;

/** The middle of a span as a number of days since 1970; a half day where the span has no middle day. */
export function middleOf({ from, to }: DaySpan): number {
  return (Date.parse(`${from}T00:00:00Z`) + Date.parse(`${to}T00:00:00Z`)) / 2 / DAY_MS;
}

/** Whether two spans share a day. An open end of the window is null. */
export function overlaps(span: DaySpan, from: string | null, to: string | null): boolean {
  return (from === null || span.to >= from) && (to === null || span.from <= to);
}

/** Whether a span lies wholly in a window. An open end of the window is null. */
export function liesWithin(span: DaySpan, from: string | null, to: string | null): boolean {
  return (from === null || span.from >= from) && (to === null || span.to <= to);
}

/** Orders by the last possible day, then the first, then id; undated last. */
export function bySpanThenId(
  a: { readonly id: string; readonly span: DaySpan | null },
  b: { readonly id: string; readonly span: DaySpan | null },
): number {
  if (a.span && b.span) {
    return byCodeUnit(a.span.to, b.span.to) || byCodeUnit(a.span.from, b.span.from) || byCodeUnit(a.id, b.id);
  }
  return a.span ? -1 : b.span ? 1 : byCodeUnit(a.id, b.id);
}

/** The bin of the calendar that holds a day: the day itself, or the first day of its month or year. */
export function binOf(day: string, bin: 'day' | 'month' | 'year'): string {
  return bin === 'day' ? day : bin === 'month' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

/** The span of the bin that begins with this day. */
export function spanOfBin(first: string, bin: 'day' | 'month' | 'year'): DaySpan {
  const text = bin === 'day' ? first : bin === 'month' ? first.slice(0, 7) : first.slice(0, 4);
  const span = spanOfPartialDate(text);
  if (!span) throw new RangeError(`"${first}" is no day`);
  return span;
}

/** The first day of the bin after this one. */
export function nextBin(first: string, bin: 'day' | 'month' | 'year'): string {
  const { to } = spanOfBin(first, bin);
  const [year, month, day] = to.split('-').map(Number) as [number, number, number];
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  if (day < daysInMonth(year, month)) return `${pad(year, 4)}-${pad(month, 2)}-${pad(day + 1, 2)}`;
  return month === 12 ? `${pad(year + 1, 4)}-01-01` : `${pad(year, 4)}-${pad(month + 1, 2)}-01`;
}
