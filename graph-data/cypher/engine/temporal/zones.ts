/** Offsets of named time zones, by the platform's own tables (Intl). */
import { argumentError } from '../values/errors.ts';
import { epochDay, NANOS_PER_SECOND, SECONDS_PER_DAY } from './calendar.ts';

/** The span that the platform's dates reach; zones are asked for the nearest moment inside it. */
const MAX_SECONDS = 8.64e12;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        era: 'short',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch (cause) {
      throw argumentError(`there is no time zone "${zone}" (${String(cause)})`);
    }
    formats.set(zone, format);
  }
  return format;
}

/** Throws an ArgumentError when there is no such zone. */
export function checkZone(zone: string): string {
  formatOf(zone);
  return zone;
}

/** Seconds east of Greenwich at a moment (seconds since 1970, UTC). */
export function offsetAt(zone: string, epochSeconds: number): number {
  const seconds = Math.max(-MAX_SECONDS, Math.min(MAX_SECONDS, epochSeconds));
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(new Date(seconds * 1000))) parts[type] = value;
  const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year);
  const day = epochDay(year, Number(parts.month), Number(parts.day));
  const local = day * SECONDS_PER_DAY + Number(parts.hour) * 3600 + Number(parts.minute) * 60 + Number(parts.second);
  return local - Math.floor(seconds);
}

/** The moment of a local date and time in a zone: the earlier one of two, and after a gap as much later as the gap. */
export function resolveLocal(zone: string, day: number, nanos: number): { day: number; nanos: number; offset: number } {
  const local = day * SECONDS_PER_DAY + Math.floor(nanos / NANOS_PER_SECOND);
  const before = offsetAt(zone, local - SECONDS_PER_DAY);
  const after = offsetAt(zone, local + SECONDS_PER_DAY);
  for (const offset of [before, after]) if (offsetAt(zone, local - offset) === offset) return { day, nanos, offset };
  // In the gap of a clock put forward: go on by the offset of before.
  const moved = local - before + offsetAt(zone, local - before);
  const movedDay = Math.floor(moved / SECONDS_PER_DAY);
  const subsecond = nanos % NANOS_PER_SECOND;
  return {
    day: movedDay,
    nanos: (moved - movedDay * SECONDS_PER_DAY) * NANOS_PER_SECOND + subsecond,
    offset: offsetAt(zone, local - before),
  };
}

/** An offset as it is written, in seconds, or null when the text is none. */
export function parseOffset(text: string): number | null {
  if (text === 'Z' || text === 'z') return 0;
  const match = /^([+-])(\d{2}):?(\d{2})?(?::?(\d{2}))?$/.exec(text);
  if (match === null) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds : seconds;
}
