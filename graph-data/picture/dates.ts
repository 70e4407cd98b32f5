/** Days as people write them, without a clock and the same on every machine. */
import type { Span } from '#protocol/rows.ts';
import type { Language } from '#protocol/views.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function parse(iso: string): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!found) return null;
  return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

function monthName(month: number): string {
  return MONTHS[month - 1] ?? String(month);
}

/** "28 January 2026", "2026年1月28日". What is no full day is given back as it is. */
export function dayText(iso: string, language: Language): string {
  const date = parse(iso);
  if (!date) return iso;
  if (language === 'en') return `${date.day} ${monthName(date.month)} ${date.year}`;
  return `${date.year}年${date.month}月${date.day}日`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function wholeMonth(from: Day, to: Day): boolean {
  return from.year === to.year && from.month === to.month && from.day === 1 && to.day === daysIn(to.year, to.month);
}

function wholeYears(from: Day, to: Day): boolean {
  return from.month === 1 && from.day === 1 && to.month === 12 && to.day === 31;
}

/** A first and a last day as people say it: one day, a month, a year, or "from … to …". */
export function rangeText(from: string, to: string, language: Language): string {
  if (from === to) return dayText(from, language);
  const a = parse(from);
  const b = parse(to);
  if (a && b && wholeYears(a, b)) {
    const years = a.year === b.year ? `${a.year}` : `${a.year}–${b.year}`;
    return language === 'en' ? years : `${years}年`;
  }
  if (a && b && wholeMonth(a, b)) {
    return language === 'en' ? `${monthName(a.month)} ${a.year}` : `${a.year}年${a.month}月`;
  }
  if (a && b && a.year === b.year && language === 'en') {
    const first = a.month === b.month ? `${a.day}` : `${a.day} ${monthName(a.month)}`;
    return `${first}–${dayText(to, language)}`;
  }
  if (a && b && a.year === b.year) return `${dayText(from, language)}至${b.month}月${b.day}日`;
  return language === 'en'
    ? `${dayText(from, language)} to ${dayText(to, language)}`
    : `${dayText(from, language)}至${dayText(to, language)}`;
}

/** A span with its uncertainty said: "about …" where the date is approximate. */
export function spanText(span: Span, language: Language): string {
  const text = rangeText(span.from, span.to, language);
  if (span.precision !== 'approximate') return text;
  return language === 'en' ? `about ${text}` : `约${text}`;
}
