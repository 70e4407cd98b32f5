/** Cuts days and times down to a unit. */
import { argumentError } from '../values/errors.ts';
import { civil, dayOfWeek, epochDay, firstWeek, isoWeek, NANOS_PER_DAY, NANOS_PER_SECOND } from './calendar.ts';

const TIME_UNITS: Readonly<Record<string, number>> = {
  day: NANOS_PER_DAY,
  hour: 3600 * NANOS_PER_SECOND,
  minute: 60 * NANOS_PER_SECOND,
  second: NANOS_PER_SECOND,
  millisecond: 1e6,
  microsecond: 1e3,
};

function startOf(unit: string, day: number): number | null {
  const { year, month } = civil(day);
  switch (unit) {
    case 'millennium':
      return epochDay(Math.floor(year / 1000) * 1000, 1, 1);
    case 'century':
      return epochDay(Math.floor(year / 100) * 100, 1, 1);
    case 'decade':
      return epochDay(Math.floor(year / 10) * 10, 1, 1);
    case 'year':
      return epochDay(year, 1, 1);
    case 'weekYear':
    case 'weekyear':
      return firstWeek(isoWeek(day).year);
    case 'quarter':
      return epochDay(year, month - ((month - 1) % 3), 1);
    case 'month':
      return epochDay(year, month, 1);
    case 'week':
      return day - dayOfWeek(day) + 1;
    default:
      return null;
  }
}

/** A day and time cut down to the start of a unit. Throws an ArgumentError for a unit that does not fit. */
export function truncated(unit: string, day: number | null, nanos: number | null): { day: number; nanos: number } {
  const start = day === null ? null : startOf(unit, day);
  if (start !== null) return { day: start, nanos: 0 };
  const size = TIME_UNITS[unit];
  if (size === undefined || (nanos === null && unit !== 'day'))
    throw argumentError(`cannot truncate to "${unit}" here`);
  return { day: day ?? 0, nanos: Math.floor((nanos ?? 0) / size) * size };
}
