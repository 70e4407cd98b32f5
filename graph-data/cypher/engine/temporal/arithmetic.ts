/** Moments moved by durations, durations added and scaled, and the durations between moments. */
import type { TemporalValue, Value } from '../values/value.ts';
import { addMonths, civil, NANOS_PER_DAY, NANOS_PER_SECOND, SECONDS_PER_DAY } from './calendar.ts';
import { DurationValue, durationOf } from './duration.ts';
import { carried, DateTimeValue, DateValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './instants.ts';
import { atInstant, inZone, moved, zoneIn, type Zone } from './make.ts';

function within(nanos: number): number {
  return ((nanos % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY;
}

/** Nanoseconds of a duration's time part within a day; whole days fall out. */
function nanosOfDay(duration: DurationValue, sign: number): number {
  return within(sign * (Number(duration.seconds % BigInt(SECONDS_PER_DAY)) * NANOS_PER_SECOND + duration.nanos));
}

function movedDay(day: number, duration: DurationValue, sign: number): number {
  return addMonths(day, sign * duration.months) + sign * duration.days;
}

/** Adds exact seconds and nanoseconds to a day and time. */
function movedClock(day: number, nanos: number, duration: DurationValue, sign: number): LocalDateTimeValue {
  const seconds = sign * Number(duration.seconds);
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const rest = (seconds - days * SECONDS_PER_DAY) * NANOS_PER_SECOND + sign * duration.nanos;
  return carried(day + days, nanos + rest);
}

function move(value: TemporalValue, duration: DurationValue, sign: 1 | -1): TemporalValue {
  if (value instanceof DurationValue) return value.plus(duration, sign);
  if (value instanceof LocalTimeValue) return new LocalTimeValue(within(value.nanos + nanosOfDay(duration, sign)));
  if (value instanceof TimeValue) return new TimeValue(within(value.nanos + nanosOfDay(duration, sign)), value.offset);
  const day = movedDay(value.day, duration, sign);
  if (value instanceof DateValue) {
    return new DateValue(day + Math.trunc((sign * Number(duration.seconds)) / SECONDS_PER_DAY));
  }
  if (value instanceof LocalDateTimeValue) return movedClock(day, value.nanos, duration, sign);
  const start = inZone(day, value.nanos, zoneIn(value));
  const subsecond = (start.nanos % NANOS_PER_SECOND) + sign * duration.nanos;
  const carry = Math.floor(subsecond / NANOS_PER_SECOND);
  const seconds = start.epochSeconds + sign * Number(duration.seconds) + carry;
  return atInstant(seconds, subsecond - carry * NANOS_PER_SECOND, zoneIn(value));
}

function isTemporal(value: Value): value is TemporalValue {
  return (
    value instanceof DurationValue ||
    value instanceof DateValue ||
    value instanceof LocalTimeValue ||
    value instanceof TimeValue ||
    value instanceof LocalDateTimeValue ||
    value instanceof DateTimeValue
  );
}

/** `a + b` where one is a duration, or undefined. */
export function temporalPlus(a: Value, b: Value): Value | undefined {
  if (b instanceof DurationValue && isTemporal(a)) return move(a, b, 1);
  return a instanceof DurationValue && isTemporal(b) ? move(b, a, 1) : undefined;
}

/** `a - b` where b is a duration, or undefined. */
export function temporalMinus(a: Value, b: Value): Value | undefined {
  return b instanceof DurationValue && isTemporal(a) ? move(a, b, -1) : undefined;
}

export function durationTimes(duration: DurationValue, factor: number): DurationValue {
  return durationOf({
    months: duration.months * factor,
    days: duration.days * factor,
    seconds: Number(duration.seconds) * factor,
    nanos: duration.nanos * factor,
  });
}

export function durationDividedBy(duration: DurationValue, divisor: number): DurationValue {
  return durationTimes(duration, 1 / divisor);
}

/** What a moment says of day, clock and zone; null for what it does not say. */
interface Parts {
  readonly day: number | null;
  readonly nanos: number;
  readonly zone: Zone | null;
}

type Moment = Exclude<TemporalValue, DurationValue>;

function partsOf(value: Moment): Parts {
  if (value instanceof DateValue) return { day: value.day, nanos: 0, zone: null };
  if (value instanceof LocalTimeValue) return { day: null, nanos: value.nanos, zone: null };
  if (value instanceof TimeValue) return { day: null, nanos: value.nanos, zone: value.offset };
  if (value instanceof LocalDateTimeValue) return { day: value.day, nanos: value.nanos, zone: null };
  return { day: value.day, nanos: value.nanos, zone: zoneIn(value) };
}

/** Both moments on one calendar and in one zone: what one does not say is taken from the other. */
function aligned(a: Moment, b: Moment): { from: DateTimeValue; to: DateTimeValue; dated: boolean } {
  const [x, y] = [partsOf(a), partsOf(b)];
  const dated = x.day !== null && y.day !== null;
  const zone = x.zone ?? y.zone ?? 0;
  const from = inZone(x.day ?? y.day ?? 0, x.nanos, zone);
  const there = inZone(y.day ?? x.day ?? 0, y.nanos, y.zone ?? zone);
  return { from, to: dated || y.zone !== null ? moved(there, zone) : there, dated };
}

function exact(from: DateTimeValue, to: DateTimeValue): DurationValue {
  // Over all years the seconds are more than a float holds exactly.
  const clock = Math.floor(to.nanos / NANOS_PER_SECOND) - Math.floor(from.nanos / NANOS_PER_SECOND);
  const seconds = BigInt(to.day - from.day) * BigInt(SECONDS_PER_DAY) + BigInt(clock - to.offset + from.offset);
  const nanos = (to.nanos % NANOS_PER_SECOND) - (from.nanos % NANOS_PER_SECOND);
  return new DurationValue(0, 0, seconds, nanos);
}

function wholeMonths(from: DateTimeValue, to: DateTimeValue): number {
  const [a, b] = [civil(from.day), civil(to.day)];
  let months = (b.year - a.year) * 12 + b.month - a.month;
  // Days of month are compared as they are written: the end of a shorter month completes no month.
  const later = b.day - a.day || to.nanos - from.nanos;
  if (months > 0 && later < 0) months--;
  if (months < 0 && later > 0) months++;
  return months;
}

function wholeDays(fromDay: number, fromNanos: number, to: DateTimeValue): number {
  const days = to.day - fromDay;
  if (days > 0 && to.nanos < fromNanos) return days - 1;
  return days < 0 && to.nanos > fromNanos ? days + 1 : days;
}

export function durationBetween(a: Moment, b: Moment): DurationValue {
  const { from, to, dated } = aligned(a, b);
  if (!dated) return exact(from, to);
  const months = wholeMonths(from, to);
  const anchor = addMonths(from.day, months);
  const days = wholeDays(anchor, from.nanos, to);
  const rest = exact(inZone(anchor + days, from.nanos, zoneIn(from)), to);
  return new DurationValue(months, days, rest.seconds, rest.nanos);
}

export function durationInMonths(a: Moment, b: Moment): DurationValue {
  const { from, to, dated } = aligned(a, b);
  return new DurationValue(dated ? wholeMonths(from, to) : 0, 0, 0n, 0);
}

export function durationInDays(a: Moment, b: Moment): DurationValue {
  const { from, to, dated } = aligned(a, b);
  return new DurationValue(0, dated ? wholeDays(from.day, from.nanos, to) : 0, 0n, 0);
}

export function durationInSeconds(a: Moment, b: Moment): DurationValue {
  const { from, to } = aligned(a, b);
  return exact(from, to);
}
