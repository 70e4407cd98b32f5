/** Values of the Cypher engine ↔ values on the wire. Nodes and relationships leave by their readable ids. */
import type { Graph } from '#graph/graph.ts';
import { TypedText } from '#graph/stored-value.ts';
import { propertiesOf } from '#cypher/engine/functions/elements.ts';
import { parseTyped, toTyped } from '#cypher/engine/temporal/typed.ts';
import { PointValue } from '#cypher/engine/values/point.ts';
import { isList, isMap, NodeValue, PathValue, RelationshipValue, type Value } from '#cypher/engine/values/value.ts';
import {
  TEMPORAL_KINDS,
  type WireMap,
  type WireNode,
  type WireRelationship,
  type WireValue,
} from '#protocol/values.ts';

/** How deep parameters may be nested. */
export const MAX_PARAMETER_DEPTH = 64;

/** Whether JSON values are nested deeper than so many lists and maps; looks at them without going down itself. */
export function isNestedOver(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}

/** A parameter that cannot be taken; `path` says which. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
}

/** Writes values of one graph. With `typed`, a FLOAT that is whole says that it is one. */
export class WireWriter {
  readonly #graph: Graph;
  readonly #typed: boolean;

  constructor(graph: Graph, typed: boolean) {
    this.#graph = graph;
    this.#typed = typed;
  }

  value(value: Value): WireValue {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'bigint') return integer(value);
    if (typeof value === 'number') return this.#float(value);
    if (isList(value)) return value.map((item) => this.value(item));
    if (isMap(value)) return tagged(Object.fromEntries([...value].map(([key, item]) => [key, this.value(item)])));
    if (value instanceof NodeValue) return this.node(value.node);
    if (value instanceof RelationshipValue) return this.relationship(value.relationship);
    if (value instanceof PathValue) {
      const nodes = value.nodes.map((node) => this.node(node));
      return { kind: 'path', nodes, relationships: value.relationships.map((each) => this.relationship(each)) };
    }
    if (value instanceof PointValue) return { kind: 'point', srid: value.srid, coordinates: value.coordinates };
    return { kind: toTyped(value).type as (typeof TEMPORAL_KINDS)[number], value: String(value) };
  }

  node(node: number): WireNode {
    const id = this.#graph.idOf(node);
    return {
      kind: 'node',
      id,
      labels: this.#graph.labelsOf(node),
      properties: this.#properties(new NodeValue(node)),
    };
  }

  relationship(number: number): WireRelationship {
    const graph = this.#graph;
    return {
      kind: 'relationship',
      id: graph.relationshipIdOf(number),
      type: graph.types[graph.type[number] as number] as string,
      start: graph.idOf(graph.source[number] as number),
      end: graph.idOf(graph.target[number] as number),
      properties: this.#properties(new RelationshipValue(number)),
    };
  }

  /** A stored time says of which kind it is, as it does on its own. */
  #properties(element: NodeValue | RelationshipValue): WireMap {
    return Object.fromEntries(
      [...(propertiesOf(this.#graph, element) ?? [])].map(([key, value]) => [key, this.value(value)]),
    );
  }

  #float(value: number): WireValue {
    if (Number.isNaN(value)) return { kind: 'float', value: 'NaN' };
    if (!Number.isFinite(value)) return { kind: 'float', value: value > 0 ? 'Infinity' : '-Infinity' };
    return this.#typed && Number.isInteger(value) ? { kind: 'float', value } : value;
  }
}

function integer(value: bigint): WireValue {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : { kind: 'integer', value: String(value) };
}

function tagged(map: WireMap): WireValue {
  return 'kind' in map ? { kind: 'map', value: map } : map;
}

function isTemporal(kind: unknown): kind is (typeof TEMPORAL_KINDS)[number] {
  return (TEMPORAL_KINDS as readonly unknown[]).includes(kind);
}

function fromTagged(record: Readonly<Record<string, unknown>>, path: string): Value | undefined {
  const { kind, value } = record;
  if (kind === 'integer' && typeof value === 'string' && /^-?\d{1,19}$/.test(value)) return BigInt(value);
  if (kind === 'float' && (typeof value === 'number' || ['NaN', 'Infinity', '-Infinity'].includes(String(value)))) {
    return Number(value);
  }
  if (isTemporal(kind) && typeof value === 'string') {
    try {
      return parseTyped(new TypedText(kind, value));
    } catch (error) {
      throw new ParameterError(`${path} is no ${kind}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const { srid, coordinates } = record;
  if (
    kind === 'point' &&
    typeof srid === 'number' &&
    Array.isArray(coordinates) &&
    coordinates.every((each) => typeof each === 'number')
  ) {
    return new PointValue(srid, coordinates);
  }
  return undefined;
}

function fromWire(value: unknown, path: string, depth: number): Value {
  if (depth > MAX_PARAMETER_DEPTH) throw new ParameterError(`${path} is nested more than ${MAX_PARAMETER_DEPTH} deep`);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map((item, index) => fromWire(item, `${path}[${index}]`, depth + 1));
  if (typeof value !== 'object') throw new ParameterError(`${path} is of a kind that JSON does not have`);
  const record = value as Readonly<Record<string, unknown>>;
  const found = fromTagged(record, path);
  if (found !== undefined) return found;
  const entries =
    record['kind'] === 'map' && typeof record['value'] === 'object' && record['value'] !== null
      ? record['value']
      : record;
  return new Map(Object.entries(entries).map(([key, item]) => [key, fromWire(item, `${path}.${key}`, depth + 1)]));
}

/**
 * The parameters of a query from a JSON object. Whole JSON numbers are INTEGER; a map is a Map, so that no key means
 * anything. Throws ParameterError.
 */
export function parametersFromWire(json: Readonly<Record<string, unknown>>): Map<string, Value> {
  return new Map(Object.entries(json).map(([name, value]) => [name, fromWire(value, `$${name}`, 0)]));
}
