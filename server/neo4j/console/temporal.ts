/** Times and points: the driver's objects ↔ the text and the numbers that cross the wire. */
import neo4j from 'neo4j-driver';
import { TypedText } from '#graph/stored-value.ts';
import { parseTyped, toTyped } from '#cypher/engine/temporal/typed.ts';
import { PointValue } from '#cypher/engine/values/point.ts';
import type { Value } from '#cypher/engine/values/value.ts';
import type { TEMPORAL_KINDS, WireValue } from '#protocol/values.ts';

type TemporalKind = (typeof TEMPORAL_KINDS)[number];

/** The driver's times write themselves as ISO 8601. */
interface Written {
  toString(): string;
}

const KINDS: readonly (readonly [test: (value: object) => boolean, kind: TemporalKind])[] = [
  [neo4j.isDate, 'date'],
  [neo4j.isLocalTime, 'localtime'],
  [neo4j.isTime, 'time'],
  [neo4j.isLocalDateTime, 'localdatetime'],
  [neo4j.isDateTime, 'datetime'],
  [neo4j.isDuration, 'duration'],
];

/** The driver leaves a T with nothing behind it where there are no hours, minutes or seconds. */
function wholeDuration(text: string): string {
  const bare = text.replace(/T$/, '');
  return bare === 'P' ? 'PT0S' : bare;
}

/** A time or a point of the driver as it crosses the wire; undefined for anything else. Its form is the engine's own. */
export function wireTemporal(value: object): WireValue | undefined {
  if (neo4j.isPoint(value)) {
    const { srid, x, y, z } = value;
    return { kind: 'point', srid: Number(srid), coordinates: z === undefined ? [x, y] : [x, y, z] };
  }
  const kind = KINDS.find(([test]) => test(value))?.[1];
  if (kind === undefined) return undefined;
  const text = (value as Written).toString();
  return { kind, value: String(parseTyped(new TypedText(kind, kind === 'duration' ? wholeDuration(text) : text))) };
}

const TIME = /(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?/;
const ZONE = /(?:Z|([+-])(\d{2}):?(\d{2})?(?::?(\d{2}))?)?(?:\[(.+)\])?$/;

function clockOf(text: string): [hour: bigint, minute: bigint, second: bigint, nanosecond: bigint] {
  const [, hour = '0', minute = '0', second = '0', fraction = ''] = TIME.exec(text) ?? [];
  return [BigInt(hour), BigInt(minute), BigInt(second), BigInt(fraction.padEnd(9, '0'))];
}

function dayOf(text: string): [year: bigint, month: bigint, day: bigint] {
  const [, year = '0', month = '1', day = '1'] = /^([+-]?\d{4,9})-(\d{2})-(\d{2})/.exec(text) ?? [];
  return [BigInt(year.replace('+', '')), BigInt(month), BigInt(day)];
}

function zoneOf(text: string): { offset: bigint; name: string | undefined } {
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0', name] = ZONE.exec(text) ?? [];
  const offset = BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
  return { offset: sign === '-' ? -offset : offset, name };
}

function durationOf(text: string): unknown {
  const amount = (letter: string, part: string): bigint => BigInt(new RegExp(`(-?\\d+)${letter}`).exec(part)?.[1] ?? 0);
  const [days = '', clock = ''] = text.split('T');
  const [, sign = '', whole = '0', fraction = ''] = /(-?)(\d+)(?:\.(\d{1,9}))?S/.exec(clock) ?? [];
  const negative = sign === '-' ? -1n : 1n;
  const seconds = amount('H', clock) * 3600n + amount('M', clock) * 60n + negative * BigInt(whole);
  const nanoseconds = negative * BigInt(fraction.padEnd(9, '0'));
  const months = amount('Y', days) * 12n + amount('M', days);
  return new neo4j.types.Duration(months, amount('W', days) * 7n + amount('D', days), seconds, nanoseconds);
}

/** A time or point of the engine as a parameter of the driver. */
export function driverTemporal(value: Exclude<Value, null | boolean | number | bigint | string>): unknown {
  if (value instanceof PointValue) {
    const [x = 0, y = 0, z] = value.coordinates;
    return new neo4j.types.Point(BigInt(value.srid), x, y, z);
  }
  const { type, text } = toTyped(value as Parameters<typeof toTyped>[0]);
  const { offset, name } = zoneOf(text);
  const time = text.slice(text.indexOf('T') + 1);
  switch (type) {
    case 'date':
      return new neo4j.types.Date(...dayOf(text));
    case 'localtime':
      return new neo4j.types.LocalTime(...clockOf(text));
    case 'time':
      return new neo4j.types.Time(...clockOf(text), offset);
    case 'localdatetime':
      return new neo4j.types.LocalDateTime(...dayOf(text), ...clockOf(time));
    case 'datetime':
      return new neo4j.types.DateTime(...dayOf(text), ...clockOf(time), offset, name);
    case 'duration':
      return durationOf(text);
    default:
      throw new Error(`there is no parameter of the type ${type}`);
  }
}
