/** Makes zoned values so that clock, offset and zone agree. */
import { NANOS_PER_DAY, NANOS_PER_SECOND, SECONDS_PER_DAY } from './calendar.ts';
import { carried, DateTimeValue, TimeValue } from './instants.ts';
import { offsetAt, parseOffset, resolveLocal, checkZone } from './zones.ts';

/** An offset in seconds, or the name of a zone. */
export type Zone = number | string;

/** A zone as it is written: an offset or a name. Throws an ArgumentError. */
export function zoneOf(text: string): Zone {
  return parseOffset(text) ?? checkZone(text);
}

/** A local date and time in a zone. */
export function inZone(day: number, nanos: number, zone: Zone): DateTimeValue {
  if (typeof zone === 'number') return new DateTimeValue(day, nanos, zone, null);
  const resolved = resolveLocal(zone, day, nanos);
  return new DateTimeValue(resolved.day, resolved.nanos, resolved.offset, zone);
}

/** A moment (seconds since 1970 in UTC, and nanoseconds after) as it reads in a zone. */
export function atInstant(epochSeconds: number, subsecond: number, zone: Zone): DateTimeValue {
  const offset = typeof zone === 'number' ? zone : offsetAt(zone, epochSeconds);
  const local = epochSeconds + offset;
  const day = Math.floor(local / SECONDS_PER_DAY);
  const nanos = (local - day * SECONDS_PER_DAY) * NANOS_PER_SECOND + subsecond;
  return new DateTimeValue(day, nanos, offset, typeof zone === 'number' ? null : zone);
}

/** The same moment in another zone. */
export function moved(value: DateTimeValue, zone: Zone): DateTimeValue {
  if (typeof zone === 'number') {
    // By days and nanoseconds: the seconds of far-off years are more than a float holds exactly.
    const there = carried(value.day, value.nanos + (zone - value.offset) * NANOS_PER_SECOND);
    return new DateTimeValue(there.day, there.nanos, zone, null);
  }
  return atInstant(value.epochSeconds, value.nanos % NANOS_PER_SECOND, zone);
}

/** The zone of a value: its name where it has one, else its offset. */
export function zoneIn(value: DateTimeValue): Zone {
  return value.zone ?? value.offset;
}

/** A time of day moved to another offset. */
export function movedTime(value: TimeValue, offset: number): TimeValue {
  const nanos = value.nanos + (offset - value.offset) * NANOS_PER_SECOND;
  return new TimeValue(((nanos % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY, offset);
}

/** The offset of a zone for a time without a date: that of the day on which the statement runs. */
export function offsetNow(zone: Zone, nowMs: number): number {
  return typeof zone === 'number' ? zone : offsetAt(zone, Math.floor(nowMs / 1000));
}
