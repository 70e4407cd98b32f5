/** The functions that make and measure temporal values. */
import type { TypeName } from '../check/types.ts';
import { durationBetween, durationInDays, durationInMonths, durationInSeconds } from '../temporal/arithmetic.ts';
import { base, dayFrom, nanosFrom, overlaidDay, overlaidNanos, zoneFrom, zoneInValue } from '../temporal/construct.ts';
import { NANOS_PER_SECOND } from '../temporal/calendar.ts';
import { DurationValue, durationOf } from '../temporal/duration.ts';
import { DateTimeValue, DateValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from '../temporal/instants.ts';
import { atInstant, inZone, moved, movedTime, offsetNow, zoneOf, type Zone } from '../temporal/make.ts';
import {
  parseDate,
  parseDateTime,
  parseDuration,
  parseLocalDateTime,
  parseLocalTime,
  parseTime,
} from '../temporal/parse.ts';
import { truncated } from '../temporal/truncate.ts';
import { argumentError, typeError, typeName } from '../values/errors.ts';
import { isMap, isNumber, type MapValue, type TemporalValue, type Value } from '../values/value.ts';
import { define, type FunctionContext, type FunctionDefinition } from './definition.ts';

type Moment = Exclude<TemporalValue, DurationValue>;
const EMPTY: MapValue = new Map();
const INPUT: readonly TypeName[] = ['ANY'];

function refuse(name: string, value: Value): never {
  throw typeError(`${name}() takes no ${typeName(value)}`, 'InvalidArgumentValue');
}

function isMoment(value: Value): value is Moment {
  return (
    value instanceof DateValue ||
    value instanceof LocalTimeValue ||
    value instanceof TimeValue ||
    value instanceof LocalDateTimeValue ||
    value instanceof DateTimeValue
  );
}

function asMap(value: Value): MapValue {
  if (value instanceof DateValue) return new Map([['date', value]]);
  if (value instanceof LocalTimeValue || value instanceof TimeValue) return new Map([['time', value]]);
  return new Map([['datetime', value]]);
}

function nowAt(ms: number, zone: Zone): DateTimeValue {
  const seconds = Math.floor(ms / 1000);
  return atInstant(seconds, Math.floor((ms - seconds * 1000) * 1e6), zone);
}

function makeDate(value: Value): Value {
  if (typeof value === 'string') return parseDate(value);
  if (isMap(value)) return new DateValue(dayFrom(value));
  return isMoment(value) ? new DateValue(dayFrom(asMap(value))) : refuse('date', value);
}

function makeLocalTime(value: Value): Value {
  if (typeof value === 'string') return parseLocalTime(value);
  if (isMap(value)) return new LocalTimeValue(nanosFrom(value));
  return isMoment(value) ? new LocalTimeValue(nanosFrom(asMap(value))) : refuse('localtime', value);
}

function makeTime(value: Value, context: FunctionContext): Value {
  const fallback = zoneOf(context.timeZone);
  if (typeof value === 'string') return parseTime(value, fallback, context.now);
  if (isMoment(value)) return makeTime(asMap(value), context);
  if (!isMap(value)) return refuse('time', value);
  const source = base(value, 'time', 'datetime');
  const own = zoneInValue(source);
  const wanted = zoneFrom(value);
  const offsetOf = (zone: Zone): number =>
    source instanceof DateTimeValue && typeof zone === 'string'
      ? moved(source, zone).offset
      : offsetNow(zone, context.now);
  if (own === null || wanted === null) {
    const offset =
      source instanceof DateTimeValue && wanted === null ? source.offset : offsetOf(wanted ?? own ?? fallback);
    return new TimeValue(nanosFrom(value), offset);
  }
  const before = source instanceof DateTimeValue ? source.offset : (source as TimeValue).offset;
  const kept = movedTime(new TimeValue((source as TimeValue).nanos, before), offsetOf(wanted));
  return new TimeValue(overlaidNanos(value, kept.nanos), kept.offset);
}

function makeLocalDateTime(value: Value): Value {
  if (typeof value === 'string') return parseLocalDateTime(value);
  if (isMap(value)) return new LocalDateTimeValue(dayFrom(value), nanosFrom(value));
  return isMoment(value)
    ? new LocalDateTimeValue(dayFrom(asMap(value)), nanosFrom(asMap(value)))
    : refuse('localdatetime', value);
}

function makeDateTime(value: Value, context: FunctionContext): Value {
  const fallback = zoneOf(context.timeZone);
  if (typeof value === 'string') return parseDateTime(value, fallback);
  if (isMoment(value)) return makeDateTime(asMap(value), context);
  if (!isMap(value)) return refuse('datetime', value);
  const epoch = value.get('epochSeconds') ?? value.get('epochMillis') ?? null;
  if (isNumber(epoch)) return fromEpochMap(value, fallback);
  const source = base(value, 'time', 'datetime');
  const own = zoneInValue(source);
  const wanted = zoneFrom(value);
  if (own === null || wanted === null || source === null) {
    return inZone(dayFrom(value), nanosFrom(value), wanted ?? own ?? fallback);
  }
  // The base has a zone of its own: the same moment, told in the wanted one, then the other parts laid over.
  const day = dayFrom(
    new Map(
      [...value].filter(
        ([key]) => key === 'date' || key === 'datetime' || key === 'year' || key === 'month' || key === 'day',
      ),
    ),
  );
  const from =
    source instanceof DateTimeValue && (value.get('date') ?? null) === null
      ? source
      : inZone(day, (source as TimeValue).nanos, own);
  const told = moved(from, wanted);
  return inZone(overlaidDay(value, told.day), overlaidNanos(value, told.nanos), wanted);
}

function fromEpochMap(map: MapValue, fallback: Zone): Value {
  const zone = zoneFrom(map) ?? fallback;
  const seconds = map.get('epochSeconds') ?? null;
  const nanos = overlaidNanos(new Map([...map].filter(([key]) => key.endsWith('second'))), 0) % NANOS_PER_SECOND;
  if (isNumber(seconds)) return atInstant(Number(seconds), nanos, zone);
  const ms = Number(map.get('epochMillis'));
  return atInstant(Math.floor(ms / 1000), (((ms % 1000) + 1000) % 1000) * 1e6 + nanos, zone);
}

const DURATION_SECONDS: Readonly<Record<string, number>> = { hours: 3600, minutes: 60, seconds: 1 };
const DURATION_NANOS: Readonly<Record<string, number>> = { milliseconds: 1e6, microseconds: 1e3, nanoseconds: 1 };
const DURATION_MONTHS: Readonly<Record<string, number>> = { years: 12, quarters: 3, months: 1 };
const DURATION_DAYS: Readonly<Record<string, number>> = { weeks: 7, days: 1 };

function durationFromMap(map: MapValue): DurationValue {
  const sum = (units: Readonly<Record<string, number>>): number => {
    let total = 0;
    for (const [unit, size] of Object.entries(units)) {
      const value = map.get(unit) ?? 0n;
      if (!isNumber(value))
        throw typeError(`${unit} of a duration is a number, no ${typeName(value)}`, 'InvalidArgumentValue');
      total += Number(value) * size;
    }
    return total;
  };
  const known = { ...DURATION_MONTHS, ...DURATION_DAYS, ...DURATION_SECONDS, ...DURATION_NANOS };
  for (const key of map.keys()) if (!(key in known)) throw argumentError(`a duration has no ${key}`);
  return durationOf({
    months: sum(DURATION_MONTHS),
    days: sum(DURATION_DAYS),
    seconds: sum(DURATION_SECONDS),
    nanos: sum(DURATION_NANOS),
  });
}

function makeDuration(value: Value): Value {
  if (typeof value === 'string') return parseDuration(value);
  if (value instanceof DurationValue) return value;
  return isMap(value) ? durationFromMap(value) : refuse('duration', value);
}

function between(name: string, measure: (a: Moment, b: Moment) => DurationValue): FunctionDefinition {
  return define(`duration.${name}`, [2, 2], [INPUT], 'DURATION', ([a = null, b = null]) =>
    isMoment(a) && isMoment(b) ? measure(a, b) : refuse(`duration.${name}`, isMoment(a) ? b : a),
  );
}

type Kind = 'date' | 'localtime' | 'time' | 'localdatetime' | 'datetime';

function truncate(kind: Kind, args: readonly Value[], context: FunctionContext): Value {
  const [unit = null, value = null, fields = EMPTY] = args;
  if (typeof unit !== 'string' || !isMoment(value) || !isMap(fields))
    return refuse(`${kind}.truncate`, isMoment(value) ? unit : value);
  const day = 'day' in value ? value.day : null;
  const nanos = 'nanos' in value ? value.nanos : null;
  const cut = truncated(unit, day, nanos ?? (kind === 'date' ? null : 0));
  const wanted = zoneFrom(fields);
  const zone = wanted ?? zoneInValue(value) ?? zoneOf(context.timeZone);
  if (day === null && kind !== 'time' && kind !== 'localtime') return refuse(`${kind}.truncate`, value);
  const newDay = (): number => overlaidDay(fields, cut.day);
  const newNanos = (): number => overlaidNanos(fields, cut.nanos);
  switch (kind) {
    case 'date':
      return new DateValue(newDay());
    case 'localtime':
      return new LocalTimeValue(newNanos());
    case 'time': {
      const offset = value instanceof DateTimeValue && wanted === null ? value.offset : offsetNow(zone, context.now);
      return new TimeValue(newNanos(), offset);
    }
    case 'localdatetime':
      return new LocalDateTimeValue(newDay(), newNanos());
    case 'datetime':
      return inZone(newDay(), newNanos(), zone);
  }
}

const MAKERS: readonly (readonly [Kind, TypeName, (value: Value, context: FunctionContext) => Value])[] = [
  ['date', 'DATE', makeDate],
  ['localtime', 'LOCAL TIME', makeLocalTime],
  ['time', 'ZONED TIME', makeTime],
  ['localdatetime', 'LOCAL DATETIME', makeLocalDateTime],
  ['datetime', 'ZONED DATETIME', makeDateTime],
];

/** `date()`, `date('…')`, `date.truncate()` and the three clocks, for each kind of moment. */
function family(
  kind: Kind,
  type: TypeName,
  make: (value: Value, context: FunctionContext) => Value,
): FunctionDefinition[] {
  const now = (ms: number, args: readonly Value[], context: FunctionContext): Value => {
    const zone = typeof args[0] === 'string' ? zoneOf(args[0]) : zoneOf(context.timeZone);
    return make(nowAt(ms, zone), context);
  };
  return [
    define(kind, [0, 1], [INPUT], type, (args, context) => {
      const [value] = args;
      if (value === undefined) return now(context.now, [], context);
      if (isMap(value) && value.size === 1 && value.has('timezone'))
        return now(context.now, [value.get('timezone') ?? null], context);
      return make(value, context);
    }),
    define(`${kind}.truncate`, [1, 3], [['STRING'], INPUT, ['MAP']], type, (args, context) =>
      truncate(kind, args.length === 1 ? [args[0] as Value, now(context.now, [], context)] : args, context),
    ),
    define(`${kind}.statement`, [0, 1], [['STRING']], type, (args, context) => now(context.now, args, context)),
    define(`${kind}.transaction`, [0, 1], [['STRING']], type, (args, context) => now(context.now, args, context)),
    define(`${kind}.realtime`, [0, 1], [['STRING']], type, (args, context) => now(context.clock(), args, context)),
  ];
}

export const TEMPORAL_FUNCTIONS: readonly FunctionDefinition[] = [
  ...MAKERS.flatMap(([kind, type, make]) => family(kind, type, make)),
  define('datetime.fromepoch', [2, 2], [], 'ZONED DATETIME', ([seconds = null, nanos = null]) =>
    isNumber(seconds) && isNumber(nanos)
      ? atInstant(Number(seconds), Number(nanos), 0)
      : refuse('datetime.fromepoch', seconds),
  ),
  define('datetime.fromepochmillis', [1, 1], [], 'ZONED DATETIME', ([ms = null]) =>
    isNumber(ms)
      ? atInstant(Math.floor(Number(ms) / 1000), (((Number(ms) % 1000) + 1000) % 1000) * 1e6, 0)
      : refuse('datetime.fromepochmillis', ms),
  ),
  define('duration', [1, 1], [INPUT], 'DURATION', ([value = null]) => makeDuration(value)),
  between('between', durationBetween),
  between('inMonths', durationInMonths),
  between('inDays', durationInDays),
  between('inSeconds', durationInSeconds),
];
