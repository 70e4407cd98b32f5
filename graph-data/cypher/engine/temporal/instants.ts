/** Dates and times as values: whole days and nanoseconds of the day, with an offset or a zone where there is one. */
import { civil, NANOS_PER_DAY, NANOS_PER_SECOND, SECONDS_PER_DAY } from './calendar.ts';

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function dateText(day: number): string {
  const { year, month, day: dayOfMonth } = civil(day);
  const digits = String(Math.abs(year)).padStart(4, '0');
  const sign = year < 0 ? '-' : year > 9999 ? '+' : '';
  return `${sign}${digits}-${two(month)}-${two(dayOfMonth)}`;
}

function timeText(nanos: number): string {
  const seconds = Math.floor(nanos / NANOS_PER_SECOND);
  const fraction = nanos - seconds * NANOS_PER_SECOND;
  const hour = Math.floor(seconds / 3600);
  const minute = Math.floor(seconds / 60) % 60;
  const second = seconds % 60;
  const head = `${two(hour)}:${two(minute)}`;
  if (second === 0 && fraction === 0) return head;
  if (fraction === 0) return `${head}:${two(second)}`;
  return `${head}:${two(second)}.${String(fraction).padStart(9, '0').replace(/0+$/, '')}`;
}

/** `Z`, `+01:00`, or `+00:53:28` for offsets of old. Seconds east of Greenwich. */
export function offsetText(offset: number): string {
  if (offset === 0) return 'Z';
  const absolute = Math.abs(offset);
  const seconds = absolute % 60;
  const head = `${offset < 0 ? '-' : '+'}${two(Math.floor(absolute / 3600))}:${two(Math.floor(absolute / 60) % 60)}`;
  return seconds === 0 ? head : `${head}:${two(seconds)}`;
}

export class DateValue {
  /** Days since 1970-01-01. */
  readonly day: number;
  constructor(day: number) {
    this.day = day;
  }
  toString(): string {
    return dateText(this.day);
  }
}

export class LocalTimeValue {
  /** Nanoseconds since midnight. */
  readonly nanos: number;
  constructor(nanos: number) {
    this.nanos = nanos;
  }
  toString(): string {
    return timeText(this.nanos);
  }
}

export class TimeValue {
  readonly nanos: number;
  /** Seconds east of Greenwich. */
  readonly offset: number;
  constructor(nanos: number, offset: number) {
    this.nanos = nanos;
    this.offset = offset;
  }
  /** Orders by the moment of the day in UTC, then by the offset. */
  compareInstant(other: TimeValue): number {
    const here = this.nanos - this.offset * NANOS_PER_SECOND;
    const there = other.nanos - other.offset * NANOS_PER_SECOND;
    return here - there || other.offset - this.offset;
  }
  toString(): string {
    return `${timeText(this.nanos)}${offsetText(this.offset)}`;
  }
}

export class LocalDateTimeValue {
  readonly day: number;
  readonly nanos: number;
  constructor(day: number, nanos: number) {
    this.day = day;
    this.nanos = nanos;
  }
  compare(other: LocalDateTimeValue): number {
    return this.day - other.day || this.nanos - other.nanos;
  }
  toString(): string {
    return `${dateText(this.day)}T${timeText(this.nanos)}`;
  }
}

export class DateTimeValue {
  /** Day and nanoseconds on the local clock. */
  readonly day: number;
  readonly nanos: number;
  readonly offset: number;
  /** The name of the zone, or null when only the offset is known. */
  readonly zone: string | null;
  constructor(day: number, nanos: number, offset: number, zone: string | null) {
    this.day = day;
    this.nanos = nanos;
    this.offset = offset;
    this.zone = zone;
  }
  /** Seconds since 1970-01-01T00:00Z, rounded down. */
  get epochSeconds(): number {
    return this.day * SECONDS_PER_DAY + Math.floor(this.nanos / NANOS_PER_SECOND) - this.offset;
  }
  /** Orders by instant, then by offset and zone. */
  compareInstant(other: DateTimeValue): number {
    return (
      this.epochSeconds - other.epochSeconds ||
      (this.nanos % NANOS_PER_SECOND) - (other.nanos % NANOS_PER_SECOND) ||
      this.offset - other.offset ||
      ((this.zone ?? '') < (other.zone ?? '') ? -1 : (this.zone ?? '') > (other.zone ?? '') ? 1 : 0)
    );
  }
  toString(): string {
    const zone = this.zone === null ? '' : `[${this.zone}]`;
    return `${dateText(this.day)}T${timeText(this.nanos)}${offsetText(this.offset)}${zone}`;
  }
}

/** Carries nanoseconds that run over a day into days. */
export function carried(day: number, nanos: number): LocalDateTimeValue {
  const days = Math.floor(nanos / NANOS_PER_DAY);
  return new LocalDateTimeValue(day + days, nanos - days * NANOS_PER_DAY);
}
