/** Durations: months, days and seconds are never turned into each other, because none has a fixed length in another. */
import { NANOS_PER_SECOND } from './calendar.ts';

/** Average lengths, used only to put durations in order and to break up fractions. */
const SECONDS_PER_MONTH = 2_629_746;
const SECONDS_PER_DAY = 86_400;

export class DurationValue {
  readonly months: number;
  readonly days: number;
  /** Beyond 2^53 for the span of all years, so an integer. */
  readonly seconds: bigint;
  /** 0 to 999,999,999, added to the seconds. */
  readonly nanos: number;

  constructor(months: number, days: number, seconds: bigint, nanos: number) {
    const carry = Math.floor(nanos / NANOS_PER_SECOND);
    this.months = months;
    this.days = days;
    this.seconds = seconds + BigInt(carry);
    this.nanos = nanos - carry * NANOS_PER_SECOND;
  }

  same(other: DurationValue): boolean {
    return (
      this.months === other.months &&
      this.days === other.days &&
      this.seconds === other.seconds &&
      this.nanos === other.nanos
    );
  }

  #approximate(): bigint {
    return BigInt(this.months) * BigInt(SECONDS_PER_MONTH) + BigInt(this.days) * BigInt(SECONDS_PER_DAY) + this.seconds;
  }

  /** Orders by average length. */
  order(other: DurationValue): number {
    const [here, there] = [this.#approximate(), other.#approximate()];
    if (here !== there) return here < there ? -1 : 1;
    return this.nanos - other.nanos || this.months - other.months || this.days - other.days;
  }

  plus(other: DurationValue, sign: 1 | -1): DurationValue {
    return new DurationValue(
      this.months + sign * other.months,
      this.days + sign * other.days,
      this.seconds + BigInt(sign) * other.seconds,
      this.nanos + sign * other.nanos,
    );
  }

  toString(): string {
    const years = Math.trunc(this.months / 12);
    const months = this.months % 12;
    let text = 'P';
    if (years !== 0) text += `${years}Y`;
    if (months !== 0) text += `${months}M`;
    if (this.days !== 0) text += `${this.days}D`;
    const time = this.#timeText();
    if (time !== '') text += `T${time}`;
    return text === 'P' ? 'PT0S' : text;
  }

  #timeText(): string {
    // Sign and fraction must agree: -1 s and 0.9 s are -0.1 s.
    const negative = this.seconds < 0n;
    const whole = negative && this.nanos > 0 ? this.seconds + 1n : this.seconds;
    const fraction = negative && this.nanos > 0 ? NANOS_PER_SECOND - this.nanos : this.nanos;
    const hours = whole / 3600n;
    const minutes = (whole % 3600n) / 60n;
    const seconds = whole % 60n;
    let text = '';
    if (hours !== 0n) text += `${hours}H`;
    if (minutes !== 0n) text += `${minutes}M`;
    if (seconds !== 0n || fraction !== 0) {
      const sign = negative && seconds === 0n && fraction !== 0 ? '-' : '';
      const tail = fraction === 0 ? '' : `.${String(fraction).padStart(9, '0').replace(/0+$/, '')}`;
      text += `${sign}${seconds}${tail}S`;
    }
    return text;
  }
}

/** A duration from parts that may have fractions; a fraction of a unit runs over into the smaller ones. */
export function durationOf(parts: { months: number; days: number; seconds: number; nanos: number }): DurationValue {
  const months = Math.trunc(parts.months);
  const daysExact = parts.days + (parts.months - months) * (SECONDS_PER_MONTH / SECONDS_PER_DAY);
  const days = Math.trunc(daysExact);
  const secondsExact = (daysExact - days) * SECONDS_PER_DAY;
  const fromDays = Math.trunc(secondsExact);
  const whole = Math.trunc(parts.seconds);
  const fraction = Math.round((secondsExact - fromDays + (parts.seconds - whole)) * NANOS_PER_SECOND);
  const nanosWhole = Math.trunc(parts.nanos);
  return new DurationValue(months, days, BigInt(whole) + BigInt(fromDays), fraction + nanosWhole);
}
