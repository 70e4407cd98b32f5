/**
 * The three comparisons, which differ on purpose: equality (three-valued, null is unknown), comparability by `<`
 * (three-valued, unknown across types), and orderability (a total order over everything, for ORDER BY, min and max).
 * Equivalence, for DISTINCT and grouping, is in `equivalence.ts`.
 */
import { DateTimeValue, DateValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from '../temporal/instants.ts';
import { DurationValue } from '../temporal/duration.ts';
import { PointValue } from './point.ts';
import { NodeValue, PathValue, RelationshipValue, type ListValue, type MapValue, type Value } from './value.ts';

/** Orders strings by code point, not by UTF-16 unit. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    let x = a.charCodeAt(at);
    let y = b.charCodeAt(at);
    if (x === y) continue;
    // Surrogates stand for code points above all single units.
    if (x >= 0xd800 && y >= 0xd800) {
      x = x >= 0xe000 ? x - 0x800 : x + 0x2000;
      y = y >= 0xe000 ? y - 0x800 : y + 0x2000;
    }
    return x - y;
  }
  return a.length - b.length;
}

/** Orders an INTEGER or FLOAT against another exactly. NaN is to be dealt with before. */
export function compareNumbers(a: bigint | number, b: bigint | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isNan(value: Value): boolean {
  return typeof value === 'number' && Number.isNaN(value);
}

function listsEqual(a: ListValue, b: ListValue): boolean | null {
  if (a.length !== b.length) return false;
  let unknown = false;
  for (let index = 0; index < a.length; index++) {
    const same = equals(a[index] as Value, b[index] as Value);
    if (same === false) return false;
    if (same === null) unknown = true;
  }
  return unknown ? null : true;
}

function mapsEqual(a: MapValue, b: MapValue): boolean | null {
  if (a.size !== b.size) return false;
  for (const key of a.keys()) if (!b.has(key)) return false;
  let unknown = false;
  for (const [key, value] of a) {
    const same = equals(value, b.get(key) ?? null);
    if (same === false) return false;
    if (same === null) unknown = true;
  }
  return unknown ? null : true;
}

function numbersSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** `a = b`: true, false, or null when it cannot be known. */
export function equals(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return null;
  if (typeof a !== 'object' || typeof b !== 'object') {
    if (typeof a === typeof b) return a === b;
    const numeric =
      (typeof a === 'bigint' && typeof b === 'number') || (typeof a === 'number' && typeof b === 'bigint');
    // Comparing a bigint with a number is exact; NaN is the same as none.
    return numeric && !isNan(a) && !isNan(b) && compareNumbers(a as bigint | number, b as bigint | number) === 0;
  }
  if (Array.isArray(a)) return Array.isArray(b) ? listsEqual(a as ListValue, b as ListValue) : false;
  if (a instanceof Map) return b instanceof Map ? mapsEqual(a as MapValue, b as MapValue) : false;
  if (a instanceof NodeValue) return b instanceof NodeValue && a.node === b.node;
  if (a instanceof RelationshipValue) return b instanceof RelationshipValue && a.relationship === b.relationship;
  if (a instanceof PathValue) {
    if (!(b instanceof PathValue)) return false;
    return numbersSame(a.nodes, b.nodes) && numbersSame(a.relationships, b.relationships);
  }
  if (a instanceof PointValue) {
    return b instanceof PointValue && a.srid === b.srid && numbersSame(a.coordinates, b.coordinates);
  }
  if (a instanceof DurationValue) return b instanceof DurationValue && a.same(b);
  if (a instanceof DateTimeValue) return b instanceof DateTimeValue && a.compareInstant(b) === 0;
  if (a instanceof TimeValue) return b instanceof TimeValue && a.compareInstant(b) === 0;
  if (a instanceof DateValue) return b instanceof DateValue && a.day === b.day;
  if (a instanceof LocalTimeValue) return b instanceof LocalTimeValue && a.nanos === b.nanos;
  return b instanceof LocalDateTimeValue && (a as LocalDateTimeValue).compare(b) === 0;
}

/** Below zero, zero or above when two values can be compared with `<`; null when they cannot. */
export function comparable(a: Value, b: Value): number | null {
  if (a === null || b === null) return null;
  if (typeof a === 'string') return typeof b === 'string' ? compareStrings(a, b) : null;
  if (typeof a === 'bigint' || typeof a === 'number') {
    if (typeof b !== 'bigint' && typeof b !== 'number') return null;
    return isNan(a) || isNan(b) ? Number.NaN : compareNumbers(a, b);
  }
  if (typeof a === 'boolean') return typeof b === 'boolean' ? Number(a) - Number(b) : null;
  if (Array.isArray(a)) return Array.isArray(b) ? comparableLists(a as ListValue, b as ListValue) : null;
  if (a instanceof DateValue) return b instanceof DateValue ? a.day - b.day : null;
  if (a instanceof LocalTimeValue) return b instanceof LocalTimeValue ? a.nanos - b.nanos : null;
  if (a instanceof TimeValue) return b instanceof TimeValue ? a.compareInstant(b) : null;
  if (a instanceof LocalDateTimeValue) return b instanceof LocalDateTimeValue ? a.compare(b) : null;
  if (a instanceof DateTimeValue) return b instanceof DateTimeValue ? a.compareInstant(b) : null;
  return null;
}

function comparableLists(a: ListValue, b: ListValue): number | null {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const x = a[index] as Value;
    const y = b[index] as Value;
    if (equals(x, y) === true) continue;
    return comparable(x, y);
  }
  return a.length - b.length;
}

function rank(value: Value): number {
  if (value === null) return 20;
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return 19;
    case 'boolean':
      return 18;
    case 'string':
      return 17;
    default:
  }
  if (value instanceof Map) return 0;
  if (value instanceof NodeValue) return 1;
  if (value instanceof RelationshipValue) return 2;
  if (Array.isArray(value)) return 3;
  if (value instanceof PathValue) return 4;
  if (value instanceof PointValue) return 5;
  if (value instanceof DateTimeValue) return 6;
  if (value instanceof LocalDateTimeValue) return 7;
  if (value instanceof DateValue) return 8;
  if (value instanceof TimeValue) return 9;
  if (value instanceof LocalTimeValue) return 10;
  return 11;
}

function orderSequences<T>(a: readonly T[], b: readonly T[], order: (x: T, y: T) => number): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = order(a[index] as T, b[index] as T);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function orderMaps(a: MapValue, b: MapValue): number {
  if (a.size !== b.size) return a.size - b.size;
  const [keysA, keysB] = [[...a.keys()].sort(compareStrings), [...b.keys()].sort(compareStrings)];
  const byKeys = orderSequences(keysA, keysB, compareStrings);
  return byKeys !== 0 ? byKeys : orderSequences(keysA, keysB, (x, y) => order(a.get(x) ?? null, b.get(y) ?? null));
}

function pathSteps(path: PathValue): number[] {
  return path.nodes.flatMap((node, index) => [node, ...path.relationships.slice(index, index + 1)]);
}

/** The total order of everything, ascending: null last, NaN after all other numbers. */
export function order(a: Value, b: Value): number {
  if (a === b) return 0;
  const difference = rank(a) - rank(b);
  if (difference !== 0) return difference;
  if (typeof a === 'string') return compareStrings(a, b as string);
  if (typeof a === 'number' || typeof a === 'bigint') {
    if (isNan(a) || isNan(b)) return Number(isNan(a)) - Number(isNan(b));
    return compareNumbers(a, b as bigint | number);
  }
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (a === null) return 0;
  if (Array.isArray(a)) return orderSequences(a as ListValue, b as ListValue, order);
  if (a instanceof Map) return orderMaps(a as MapValue, b as MapValue);
  if (a instanceof NodeValue) return a.node - (b as NodeValue).node;
  if (a instanceof RelationshipValue) return a.relationship - (b as RelationshipValue).relationship;
  if (a instanceof PathValue) return orderSequences(pathSteps(a), pathSteps(b as PathValue), (x, y) => x - y);
  if (a instanceof PointValue) {
    const other = b as PointValue;
    return a.srid - other.srid || orderSequences(a.coordinates, other.coordinates, (x, y) => x - y);
  }
  if (a instanceof DurationValue) return a.order(b as DurationValue);
  return comparable(a, b) ?? 0;
}
