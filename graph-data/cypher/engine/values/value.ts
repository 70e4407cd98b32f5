/** What an expression can be: INTEGER is bigint, FLOAT is number, a map is a Map, a list an array. */
import type { DateTimeValue, DateValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from '../temporal/instants.ts';
import type { DurationValue } from '../temporal/duration.ts';
import type { PointValue } from './point.ts';

/** A node of the graph that the query runs on, by number. */
export class NodeValue {
  readonly node: number;
  constructor(node: number) {
    this.node = node;
  }
}

/** A relationship, by number. */
export class RelationshipValue {
  readonly relationship: number;
  constructor(relationship: number) {
    this.relationship = relationship;
  }
}

/** A path: one more node than relationships, in the order in which they were walked. */
export class PathValue {
  readonly nodes: readonly number[];
  readonly relationships: readonly number[];
  constructor(nodes: readonly number[], relationships: readonly number[]) {
    this.nodes = nodes;
    this.relationships = relationships;
  }
}

export type TemporalValue = DateValue | LocalTimeValue | TimeValue | LocalDateTimeValue | DateTimeValue | DurationValue;
export type MapValue = ReadonlyMap<string, Value>;
export type ListValue = readonly Value[];
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | NodeValue
  | RelationshipValue
  | PathValue
  | PointValue
  | TemporalValue
  | ListValue
  | MapValue;

/** Whether a value is a list. */
export function isList(value: Value): value is ListValue {
  return Array.isArray(value);
}

/** Whether a value is a map. */
export function isMap(value: Value): value is MapValue {
  return value instanceof Map;
}

/** Whether a value is an INTEGER or a FLOAT. */
export function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}
