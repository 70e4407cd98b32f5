/**
 * Equivalence, for DISTINCT, grouping and UNION: null is the same as null, NaN as NaN, and 1 as 1.0.
 * Two values are equivalent exactly when their keys are the same primitive.
 */
import { NodeValue, PathValue, RelationshipValue, type TemporalValue, type Value } from './value.ts';
import { PointValue } from './point.ts';

/** A primitive that stands for a value: short ones first, because these make most keys. */
export function keyOf(value: Value): string | number | boolean | null {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'bigint') {
    return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : `i${value}`;
  }
  if (typeof value === 'number') {
    // Beyond 2^53 a whole float may equal an integer, whose key is exact text.
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? `i${BigInt(value)}` : value;
  }
  if (value instanceof NodeValue) return `n${value.node}`;
  if (value instanceof RelationshipValue) return `r${value.relationship}`;
  if (value instanceof PathValue) return `p${value.nodes.join(',')};${value.relationships.join(',')}`;
  if (Array.isArray(value)) return `l${(value as readonly Value[]).map(part).join('')}]`;
  if (value instanceof Map) {
    const keys = [...(value as ReadonlyMap<string, Value>).keys()].sort();
    return `m${keys.map((key) => part(key) + part((value as ReadonlyMap<string, Value>).get(key) ?? null)).join('')}]`;
  }
  if (value instanceof PointValue) return `@${value.srid}:${value.coordinates.join(',')}`;
  return `t${(value as TemporalValue).toString()}`;
}

/** The key with its length, so that joined keys cannot be mistaken for each other. */
function part(value: Value): string {
  const key = keyOf(value);
  const text = typeof key === 'string' ? key : typeof key === 'number' ? `#${key}` : `!${key}`;
  return `${text.length}:${text}`;
}

/** The key of several values together. */
export function keyOfAll(values: readonly Value[]): string | number | boolean | null {
  return values.length === 1 ? keyOf(values[0] as Value) : values.map(part).join('');
}
