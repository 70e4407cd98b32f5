/** Reads dates, times and durations from text, in the ISO 8601 forms that Cypher takes. */
import { argumentError } from '../values/errors.ts';
import { daysInMonth, epochDay, firstWeek, isLeapYear, MAX_YEAR, NANOS_PER_SECOND, weeksInYear } from './calendar.ts';
import { durationOf, DurationValue } from './duration.ts';
import { type DateTimeValue, DateValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './instants.ts';
import { inZone, offsetNow, zoneOf, type Zone } from './make.ts';
import { parseOffset } from './zones.ts';

function bad(what: string, text: string): never {
  throw argumentError(`"${text}" is no ${what}`);
}

/** Checks a value against its range. Throws an ArgumentError. */
export function inRange(name: string, value: number, min: number, max: number): number {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw argumentError(`${name} is ${value}, it may be ${min} to ${max}`);
  }
  return value;
}

/** A day from year, month and day of month, checked. */
export function calendarDay(year: number, month: number, day: number): number {
  inRange('year', year, -MAX_YEAR, MAX_YEAR);
  inRange('month', month, 1, 12);
  return epochDay(year, month, inRange('day', day, 1, daysInMonth(year, month)));
}

export function weekDay(year: number, week: number, dayOfWeek: number): number {
  inRange('year', year, -MAX_YEAR, MAX_YEAR);
  inRange('week', week, 1, weeksInYear(year));
  return firstWeek(year) + (week - 1) * 7 + inRange('dayOfWeek', dayOfWeek, 1, 7) - 1;
}

export function ordinalDay(year: number, ordinal: number): number {
  inRange('year', year, -MAX_YEAR, MAX_YEAR);
  return epochDay(year, 1, 1) + inRange('ordinalDay', ordinal, 1, isLeapYear(year) ? 366 : 365) - 1;
}

const YEAR = '([+-]\\d{4,9}|\\d{4})';
const DATE_FORMS: readonly (readonly [RegExp, (parts: number[]) => number])[] = [
  [new RegExp(`^${YEAR}-(\\d{2})-(\\d{2})$`), ([y = 0, m = 1, d = 1]) => calendarDay(y, m, d)],
  [/^(\d{4})(\d{2})(\d{2})$/, ([y = 0, m = 1, d = 1]) => calendarDay(y, m, d)],
  [new RegExp(`^${YEAR}-W(\\d{2})-(\\d)$`), ([y = 0, w = 1, d = 1]) => weekDay(y, w, d)],
  [/^(\d{4})W(\d{2})(\d)$/, ([y = 0, w = 1, d = 1]) => weekDay(y, w, d)],
  [new RegExp(`^${YEAR}-W(\\d{2})$`), ([y = 0, w = 1]) => weekDay(y, w, 1)],
  [/^(\d{4})W(\d{2})$/, ([y = 0, w = 1]) => weekDay(y, w, 1)],
  [new RegExp(`^${YEAR}-Q([1-4])-(\\d{2})$`), ([y = 0, q = 1, d = 1]) => epochDay(y, q * 3 - 2, 1) + d - 1],
  [new RegExp(`^${YEAR}-(\\d{3})$`), ([y = 0, d = 1]) => ordinalDay(y, d)],
  [/^(\d{4})(\d{3})$/, ([y = 0, d = 1]) => ordinalDay(y, d)],
  [new RegExp(`^${YEAR}-(\\d{2})$`), ([y = 0, m = 1]) => calendarDay(y, m, 1)],
  [/^(\d{4})(\d{2})$/, ([y = 0, m = 1]) => calendarDay(y, m, 1)],
  [new RegExp(`^${YEAR}$`), ([y = 0]) => calendarDay(y, 1, 1)],
];

/** Days since 1970-01-01. Throws an ArgumentError. */
export function parseDay(text: string): number {
  for (const [form, day] of DATE_FORMS) {
    const match = form.exec(text);
    if (match !== null) return day(match.slice(1).map(Number));
  }
  return bad('date', text);
}

const TIME = /^(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?$/;

/** Nanoseconds since midnight. Throws an ArgumentError. */
export function parseNanos(text: string): number {
  const match = TIME.exec(text);
  if (match === null) return bad('time', text);
  const [, hour = '0', minute = '0', second = '0', fraction = ''] = match;
  const seconds =
    inRange('hour', Number(hour), 0, 23) * 3600 +
    inRange('minute', Number(minute), 0, 59) * 60 +
    inRange('second', Number(second), 0, 59);
  return seconds * NANOS_PER_SECOND + Number(fraction.padEnd(9, '0'));
}

function splitZone(text: string): { clock: string; offset: string | null; zone: string | null } {
  const match = /^(.*?)(Z|z|[+-]\d{2}(?::?\d{2}(?::?\d{2})?)?)?(?:\[([^\]]+)\])?$/.exec(text);
  return { clock: match?.[1] ?? text, offset: match?.[2] ?? null, zone: match?.[3] ?? null };
}

export function parseDate(text: string): DateValue {
  return new DateValue(parseDay(text));
}

export function parseLocalTime(text: string): LocalTimeValue {
  return new LocalTimeValue(parseNanos(text));
}

/** `fallback` is the zone of a text that names none. */
export function parseTime(text: string, fallback: Zone, nowMs: number): TimeValue {
  const { clock, offset, zone } = splitZone(text);
  const written = offset === null ? null : parseOffset(offset);
  return new TimeValue(parseNanos(clock), written ?? offsetNow(zone === null ? fallback : zoneOf(zone), nowMs));
}

export function parseLocalDateTime(text: string): LocalDateTimeValue {
  const [date = '', time] = text.split('T');
  return new LocalDateTimeValue(parseDay(date), time === undefined ? 0 : parseNanos(time));
}

export function parseDateTime(text: string, fallback: Zone): DateTimeValue {
  const at = text.indexOf('T');
  if (at === -1) {
    const named = /^(.*)\[([^\]]+)\]$/.exec(text);
    return inZone(parseDay(named?.[1] ?? text), 0, named?.[2] === undefined ? fallback : zoneOf(named[2]));
  }
  const { clock, offset, zone } = splitZone(text.slice(at + 1));
  const day = parseDay(text.slice(0, at));
  const nanos = parseNanos(clock);
  if (zone !== null) return inZone(day, nanos, zoneOf(zone));
  const written = offset === null ? null : parseOffset(offset);
  return inZone(day, nanos, written ?? fallback);
}

const NUMBER = '([+-]?\\d+(?:[.,]\\d+)?)';
const DURATION = new RegExp(
  `^([+-])?P(?:${NUMBER}Y)?(?:${NUMBER}M)?(?:${NUMBER}W)?(?:${NUMBER}D)?(?:T(?:${NUMBER}H)?(?:${NUMBER}M)?(?:([+-]?\\d+)(?:[.,](\\d{1,9}))?S)?)?$`,
);
const DATE_DURATION = /^P(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?$/;

export function parseDuration(text: string): DurationValue {
  const dated = DATE_DURATION.exec(text);
  if (dated !== null) {
    const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = dated.slice(1, 7).map(Number);
    const nanos = Number((dated[7] ?? '').padEnd(9, '0'));
    return durationOf({ months: years * 12 + months, days, seconds: hours * 3600 + minutes * 60 + seconds, nanos });
  }
  const match = DURATION.exec(text);
  if (match === null || text === 'P' || text.endsWith('T')) return bad('duration', text);
  const part = (index: number): number => Number((match[index] ?? '0').replace(',', '.'));
  const sign = match[1] === '-' ? -1 : 1;
  const negative = (match[8] ?? '').startsWith('-') ? -1 : 1;
  const [hours, minutes] = [part(6), part(7)];
  const { months, days, seconds, nanos } = durationOf({
    months: sign * (part(2) * 12 + part(3)),
    days: sign * (part(4) * 7 + part(5)),
    seconds: sign * ((hours % 1) * 3600 + (minutes % 1) * 60),
    nanos: sign * negative * Number((match[9] ?? '').padEnd(9, '0')),
  });
  // Seconds between the ends of time are more than a double counts one by one.
  const whole =
    BigInt(Math.trunc(hours)) * 3600n + BigInt(Math.trunc(minutes)) * 60n + BigInt((match[8] ?? '0').replace('+', ''));
  return new DurationValue(months, days, seconds + BigInt(sign) * whole, nanos);
}
