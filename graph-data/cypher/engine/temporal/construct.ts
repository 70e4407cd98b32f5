/** Makes temporal values from maps of parts, on top of another value where the map names one. */
import { argumentError, typeError, typeName } from '../values/errors.ts';
import type { MapValue, Value } from '../values/value.ts';
import { civil, dayOfWeek, daysInMonth, epochDay, isoWeek, NANOS_PER_SECOND } from './calendar.ts';
import { DateTimeValue, DateValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './instants.ts';
import { zoneOf, zoneIn, type Zone } from './make.ts';
import { calendarDay, inRange, ordinalDay, weekDay } from './parse.ts';

const DATE_KEYS = ['year', 'quarter', 'month', 'week', 'dayOfQuarter', 'ordinalDay', 'dayOfWeek', 'day'] as const;
const TIME_KEYS = ['hour', 'minute', 'second', 'millisecond', 'microsecond', 'nanosecond'] as const;

/** A whole number under a key, or null when the key is not there. */
function part(map: MapValue, key: string): number | null {
  const value = map.get(key);
  if (value === undefined || value === null) return null;
  if (typeof value !== 'bigint')
    throw typeError(`${key} is a whole number, no ${typeName(value)}`, 'InvalidArgumentValue');
  return Number(value);
}

function dayIn(value: Value): number | null {
  return value instanceof DateValue || value instanceof LocalDateTimeValue || value instanceof DateTimeValue
    ? value.day
    : null;
}

function nanosIn(value: Value): number | null {
  return value instanceof LocalTimeValue ||
    value instanceof TimeValue ||
    value instanceof LocalDateTimeValue ||
    value instanceof DateTimeValue
    ? value.nanos
    : null;
}

export function zoneInValue(value: Value): Zone | null {
  if (value instanceof TimeValue) return value.offset;
  return value instanceof DateTimeValue ? zoneIn(value) : null;
}

/** The value that a map builds on, under one of the keys. */
export function base(map: MapValue, ...keys: readonly string[]): Value {
  for (const key of keys) {
    const value = map.get(key) ?? null;
    if (value !== null) return value;
  }
  return null;
}

/** The day that a map says, on top of a base day. Throws an ArgumentError. */
export function dayFrom(map: MapValue): number {
  const from = base(map, 'date', 'datetime');
  const under = from === null ? null : dayIn(from);
  if (from !== null && under === null) throw typeError(`${typeName(from)} has no date`, 'InvalidArgumentValue');
  return overlaidDay(map, under);
}

/** The parts of a map laid over a day; without a day the year must be there. */
export function overlaidDay(map: MapValue, under: number | null): number {
  const [year, quarter, month, week, dayOfQuarter, ordinal, weekday, day] = DATE_KEYS.map((key) => part(map, key));
  const date = under === null ? null : civil(under);
  if ((year ?? null) === null && date === null) throw argumentError('a date needs a year');
  const some = (value: number | null | undefined): value is number => value !== null && value !== undefined;
  if (some(week) || (some(weekday) && !some(month) && !some(quarter))) {
    const own = under === null ? null : isoWeek(under);
    const weekOf = week ?? own?.week ?? 1;
    return weekDay(year ?? own?.year ?? 0, weekOf, weekday ?? (under === null ? 1 : dayOfWeek(under)));
  }
  const y = year ?? date?.year ?? 0;
  if (some(ordinal)) return ordinalDay(y, ordinal);
  if (some(quarter) || some(dayOfQuarter)) return quarterDay(y, quarter ?? null, dayOfQuarter ?? null, under);
  if (!some(month) && some(day) && date === null) throw argumentError('a day needs a month');
  const m = month ?? date?.month ?? 1;
  return calendarDay(y, m, day ?? date?.day ?? 1);
}

function quarterDay(year: number, quarter: number | null, dayOfQuarter: number | null, under: number | null): number {
  const date = under === null ? null : civil(under);
  const q = inRange('quarter', quarter ?? Math.ceil((date?.month ?? 1) / 3), 1, 4);
  const start = epochDay(year, q * 3 - 2, 1);
  if (dayOfQuarter !== null) return start + inRange('dayOfQuarter', dayOfQuarter, 1, 92) - 1;
  if (date === null) return start;
  // The same month of the quarter and day of the month.
  const month = q * 3 - 2 + ((date.month - 1) % 3);
  return epochDay(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** The time that a map says, on top of a base time. */
export function nanosFrom(map: MapValue): number {
  const from = base(map, 'time', 'datetime');
  const under = from === null ? null : nanosIn(from);
  if (from !== null && under === null && (map.get('time') ?? null) !== null) {
    throw typeError(`${typeName(from)} has no time`, 'InvalidArgumentValue');
  }
  return overlaidNanos(map, under ?? 0);
}

export function overlaidNanos(map: MapValue, under: number): number {
  const [hour, minute, second, milli, micro, nano] = TIME_KEYS.map((key) => part(map, key));
  const seconds = Math.floor(under / NANOS_PER_SECOND);
  const subsecond = under % NANOS_PER_SECOND;
  const h = inRange('hour', hour ?? Math.floor(seconds / 3600), 0, 23);
  const m = inRange('minute', minute ?? Math.floor(seconds / 60) % 60, 0, 59);
  const s = inRange('second', second ?? seconds % 60, 0, 59);
  return (
    (h * 3600 + m * 60 + s) * NANOS_PER_SECOND + subsecondFrom(milli ?? null, micro ?? null, nano ?? null, subsecond)
  );
}

/** Each unit counts within the next larger one that is given; alone it may fill the whole second. */
function subsecondFrom(milli: number | null, micro: number | null, nano: number | null, under: number): number {
  const ms = milli === null ? null : inRange('millisecond', milli, 0, 999);
  const us = micro === null ? null : inRange('microsecond', micro, 0, ms === null ? 999_999 : 999);
  const ns =
    nano === null ? null : inRange('nanosecond', nano, 0, us !== null ? 999 : ms !== null ? 999_999 : 999_999_999);
  if (ms === null && us === null && ns === null) return under;
  if (us === null && ns !== null && ns >= 1000) return (ms ?? 0) * 1e6 + ns;
  if (ms === null && us !== null && us >= 1000) return us * 1000 + (ns ?? 0);
  const keptMs = ms ?? Math.floor(under / 1e6);
  const keptUs = us ?? (ms === null ? Math.floor(under / 1e3) % 1000 : 0);
  return keptMs * 1e6 + keptUs * 1e3 + (ns ?? 0);
}

/** The zone that a map says, or null. */
export function zoneFrom(map: MapValue): Zone | null {
  const value = map.get('timezone') ?? null;
  if (value === null) return null;
  if (typeof value !== 'string') throw typeError(`timezone is text, no ${typeName(value)}`, 'InvalidArgumentValue');
  return zoneOf(value);
}
