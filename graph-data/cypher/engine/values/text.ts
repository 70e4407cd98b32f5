/** Text forms of values: what toString() gives, and how numbers are read from text. */
import { floatText } from './float-text.ts';
import { PointValue } from './point.ts';
import { NodeValue, PathValue, RelationshipValue, type TemporalValue, type Value } from './value.ts';

/** What toString() gives, or undefined for values that have no such form. */
export function toText(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return floatText(value);
  if (value === null) return undefined;
  if (value instanceof PointValue) return value.toString();
  if (value instanceof NodeValue || value instanceof RelationshipValue || value instanceof PathValue) return undefined;
  if (value instanceof Map || Array.isArray(value)) return undefined;
  return (value as TemporalValue).toString();
}

/** Code points of a string; Cypher measures and cuts by these. */
export function codePoints(text: string): string[] {
  return Array.from(text);
}

/** How many code points a string has. */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit < 0xdc00) {
      length--;
      at++;
    }
  }
  return length;
}
