/** The parts of temporal values: `d.year`, `t.hour`, `duration.days`. */
import type { TemporalValue, Value } from '../values/value.ts';
import { civil, dayOfWeek, dayOfYear, epochDay, isoWeek, NANOS_PER_SECOND } from './calendar.ts';
import { DurationValue } from './duration.ts';
import { DateValue, LocalDateTimeValue, LocalTimeValue, offsetText, TimeValue } from './instants.ts';

function integer(value: number): bigint {
  return BigInt(Math.trunc(value));
}

function dateField(day: number, key: string): Value | undefined {
  const { year, month, day: dayOfMonth } = civil(day);
  const quarter = Math.ceil(month / 3);
  switch (key) {
    case 'year':
      return integer(year);
    case 'quarter':
      return integer(quarter);
    case 'month':
      return integer(month);
    case 'week':
      return integer(isoWeek(day).week);
    case 'weekYear':
      return integer(isoWeek(day).year);
    case 'dayOfQuarter':
    case 'quarterDay':
      return integer(day - epochDay(year, quarter * 3 - 2, 1) + 1);
    case 'ordinalDay':
    case 'dayOfYear':
      return integer(dayOfYear(day));
    case 'dayOfWeek':
    case 'weekDay':
      return integer(dayOfWeek(day));
    case 'day':
      return integer(dayOfMonth);
    default:
      return undefined;
  }
}

function timeField(nanos: number, key: string): Value | undefined {
  const seconds = Math.floor(nanos / NANOS_PER_SECOND);
  const subsecond = nanos % NANOS_PER_SECOND;
  switch (key) {
    case 'hour':
      return integer(seconds / 3600);
    case 'minute':
      return integer((seconds / 60) % 60);
    case 'second':
      return integer(seconds % 60);
    case 'millisecond':
      return integer(subsecond / 1e6);
    case 'microsecond':
      return integer(subsecond / 1e3);
    case 'nanosecond':
      return integer(subsecond);
    default:
      return undefined;
  }
}

function zoneField(offset: number, zone: string | null, key: string): Value | undefined {
  switch (key) {
    case 'timezone':
      return zone ?? offsetText(offset);
    case 'offset':
      return offsetText(offset);
    case 'offsetMinutes':
      return integer(offset / 60);
    case 'offsetSeconds':
      return integer(offset);
    default:
      return undefined;
  }
}

function durationField(value: DurationValue, key: string): Value | undefined {
  const { months, days, seconds, nanos } = value;
  const total = seconds * 1_000_000_000n + BigInt(nanos);
  switch (key) {
    case 'years':
      return integer(months / 12);
    case 'quarters':
      return integer(months / 3);
    case 'months':
      return integer(months);
    case 'weeks':
      return integer(days / 7);
    case 'days':
      return integer(days);
    case 'hours':
      return seconds / 3600n;
    case 'minutes':
      return seconds / 60n;
    case 'seconds':
      return seconds;
    case 'milliseconds':
      return total / 1_000_000n;
    case 'microseconds':
      return total / 1_000n;
    case 'nanoseconds':
      return total;
    case 'quartersOfYear':
      return integer((months / 3) % 4);
    case 'monthsOfQuarter':
      return integer(months % 3);
    case 'monthsOfYear':
      return integer(months % 12);
    case 'daysOfWeek':
      return integer(days % 7);
    case 'minutesOfHour':
      return (seconds / 60n) % 60n;
    case 'secondsOfMinute':
      return seconds % 60n;
    case 'millisecondsOfSecond':
      return integer(nanos / 1e6);
    case 'microsecondsOfSecond':
      return integer(nanos / 1e3);
    case 'nanosecondsOfSecond':
      return integer(nanos);
    default:
      return undefined;
  }
}

/** One part of a temporal value, or null when it has no such part. */
export function temporalField(value: TemporalValue, key: string): Value {
  if (value instanceof DurationValue) return durationField(value, key) ?? null;
  if (value instanceof DateValue) return dateField(value.day, key) ?? null;
  if (value instanceof LocalTimeValue) return timeField(value.nanos, key) ?? null;
  if (value instanceof TimeValue) {
    return timeField(value.nanos, key) ?? zoneField(value.offset, null, key) ?? null;
  }
  const local = dateField(value.day, key) ?? timeField(value.nanos, key);
  if (local !== undefined || value instanceof LocalDateTimeValue) return local ?? null;
  if (key === 'epochSeconds') return integer(value.epochSeconds);
  if (key === 'epochMillis') {
    return BigInt(value.epochSeconds) * 1000n + BigInt(Math.floor((value.nanos % NANOS_PER_SECOND) / 1e6));
  }
  return zoneField(value.offset, value.zone, key) ?? null;
}
