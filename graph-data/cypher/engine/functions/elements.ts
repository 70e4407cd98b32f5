/** Reads nodes and relationships as values. */
import type { Graph } from '#graph/graph.ts';
import type { PropertyColumn } from '#graph/property-column.ts';
import { TypedText, type StoredValue } from '#graph/stored-value.ts';
import { parseTyped } from '../temporal/typed.ts';
import { DateTimeValue, DateValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from '../temporal/instants.ts';
import { DurationValue } from '../temporal/duration.ts';
import { temporalField } from '../temporal/fields.ts';
import { typeError, typeName } from '../values/errors.ts';
import { PointValue } from '../values/point.ts';
import { isMap, NodeValue, RelationshipValue, type MapValue, type Value } from '../values/value.ts';

/** A stored value as the engine has it: typed text becomes a date, a duration or a point. */
export function fromStored(stored: StoredValue | null): Value {
  if (stored === null || typeof stored !== 'object') return stored;
  if (stored instanceof TypedText) return parseTyped(stored);
  return stored.map((item) => (item instanceof TypedText ? parseTyped(item) : item));
}

function read(column: PropertyColumn | undefined, row: number): Value {
  return column === undefined ? null : fromStored(column.value(row));
}

export function nodeProperty(graph: Graph, node: number, key: number): Value {
  return read(graph.nodeColumn(key), node);
}

export function relationshipProperty(graph: Graph, relationship: number, key: number): Value {
  return read(graph.relationshipColumn(key), relationship);
}

/** All properties of a node or relationship, a map itself, or null for anything else. */
export function propertiesOf(graph: Graph, value: Value): MapValue | null {
  if (isMap(value)) return value;
  const [column, row] =
    value instanceof NodeValue
      ? [(key: number) => graph.nodeColumn(key), value.node]
      : value instanceof RelationshipValue
        ? [(key: number) => graph.relationshipColumn(key), value.relationship]
        : [null, -1];
  if (column === null) return null;
  const found = new Map<string, Value>();
  graph.keys.forEach((name, key) => {
    const property = read(column(key), row);
    if (property !== null) found.set(name, property);
  });
  return found;
}

/** Start and end of a relationship. Throws a TypeError for anything else. */
export function relationshipEnds(graph: Graph, value: Value): [NodeValue, NodeValue] {
  if (!(value instanceof RelationshipValue)) throw typeError(`${typeName(value)} has no ends`, 'InvalidArgumentValue');
  const { relationship } = value;
  return [new NodeValue(graph.source[relationship] as number), new NodeValue(graph.target[relationship] as number)];
}

function isTemporal(
  value: Value,
): value is DateValue | LocalTimeValue | TimeValue | LocalDateTimeValue | DateTimeValue | DurationValue {
  return (
    value instanceof DateValue ||
    value instanceof LocalTimeValue ||
    value instanceof TimeValue ||
    value instanceof LocalDateTimeValue ||
    value instanceof DateTimeValue ||
    value instanceof DurationValue
  );
}

const POINT_FIELDS: Readonly<Record<string, number>> = { x: 0, y: 1, z: 2, longitude: 0, latitude: 1, height: 2 };

function pointField(point: PointValue, key: string): Value {
  if (key === 'crs') return point.crs;
  if (key === 'srid') return BigInt(point.srid);
  const at = POINT_FIELDS[key];
  return at === undefined ? null : (point.coordinates[at] ?? null);
}

/** `value.key` for whatever has keys. Throws a TypeError for what has none. */
export function access(graph: Graph, value: Value, key: string): Value {
  if (value === null) return null;
  if (value instanceof NodeValue) return nodeProperty(graph, value.node, graph.keyCode(key));
  if (value instanceof RelationshipValue) return relationshipProperty(graph, value.relationship, graph.keyCode(key));
  if (isMap(value)) return value.get(key) ?? null;
  if (value instanceof PointValue) return pointField(value, key);
  if (isTemporal(value)) return temporalField(value, key);
  throw typeError(`${typeName(value)} has no properties`);
}
