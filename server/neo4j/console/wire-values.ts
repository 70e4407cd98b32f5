/** Values of the driver → the one form in which values cross the wire. Nodes and relationships leave by their readable ids. */
import neo4j, { type Node, type Path, type Relationship } from 'neo4j-driver';
import { isList, isMap, type Value } from '#cypher/engine/values/value.ts';
import type { WireMap, WireNode, WireRelationship, WireValue } from '#protocol/values.ts';
import { byCodeUnit } from '#model/canonical.ts';
import { driverTemporal, wireTemporal } from './temporal.ts';

/** A parameter as the driver takes it. */
export function driverValue(value: Value): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(driverValue);
  if (isMap(value)) return Object.fromEntries([...value].map(([key, item]) => [key, driverValue(item)]));
  return driverTemporal(value);
}

function integer(value: bigint): WireValue {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : { kind: 'integer', value: String(value) };
}

/** The database's own name of a node, for ends of relationships whose nodes were not sent. */
type ElementId = string;

export class DriverValues {
  readonly #typed: boolean;
  readonly #ids = new Map<ElementId, string>();
  /** How many nodes and relationships stood in paths. */
  pathElements = 0;

  constructor(typed: boolean) {
    this.#typed = typed;
  }

  /** Remembers the nodes in a value, and tells the ends that are not known yet. */
  ends(value: unknown, missing: Set<ElementId>): void {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) for (const item of value) this.ends(item, missing);
    else if (neo4j.isNode(value)) this.learn(value.elementId, String(value.properties['id'] ?? ''));
    else if (neo4j.isRelationship(value)) {
      for (const end of [value.startNodeElementId, value.endNodeElementId]) if (!this.#ids.has(end)) missing.add(end);
    } else if (neo4j.isPath(value)) {
      for (const node of [value.start, ...value.segments.map(({ end }) => end)]) this.ends(node, missing);
    } else if (Object.getPrototypeOf(value) === Object.prototype) this.ends(Object.values(value), missing);
  }

  /** Which of these nodes are still known by the database's own name only. */
  unknown(elements: ReadonlySet<ElementId>): ElementId[] {
    return [...elements].filter((element) => !this.#ids.has(element));
  }

  /** Tells the readable id of a node. */
  learn(element: ElementId, id: string): void {
    this.#ids.set(element, id);
  }

  value(value: unknown): WireValue {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'bigint') return integer(value);
    if (typeof value === 'number') return this.#float(value);
    if (Array.isArray(value)) return value.map((item) => this.value(item));
    const found = value as object;
    if (neo4j.isNode(found)) return this.#node(found);
    if (neo4j.isRelationship(found)) return this.#relationship(found);
    if (neo4j.isPath(found)) return this.#path(found);
    const temporal = wireTemporal(found);
    if (temporal !== undefined) return temporal;
    const map = this.#map(found as Readonly<Record<string, unknown>>);
    return 'kind' in map ? { kind: 'map', value: map } : map;
  }

  #map(properties: Readonly<Record<string, unknown>>): WireMap {
    const entries = Object.entries(properties).sort(([a], [b]) => byCodeUnit(a, b));
    return Object.fromEntries(entries.map(([key, item]) => [key, this.value(item)]));
  }

  #node({ labels, properties }: Node): WireNode {
    const sorted = labels.toSorted(byCodeUnit);
    return { kind: 'node', id: String(properties['id'] ?? ''), labels: sorted, properties: this.#map(properties) };
  }

  #relationship({ type, properties, startNodeElementId, endNodeElementId }: Relationship): WireRelationship {
    return {
      kind: 'relationship',
      id: String(properties['id'] ?? ''),
      type,
      start: this.#ids.get(startNodeElementId) ?? '',
      end: this.#ids.get(endNodeElementId) ?? '',
      properties: this.#map(properties),
    };
  }

  #path({ start, segments }: Path): WireValue {
    this.pathElements += 1 + 2 * segments.length;
    const nodes = [start, ...segments.map(({ end }) => end)].map((node) => this.#node(node));
    return { kind: 'path', nodes, relationships: segments.map((each) => this.#relationship(each.relationship)) };
  }

  #float(value: number): WireValue {
    if (Number.isNaN(value)) return { kind: 'float', value: 'NaN' };
    if (!Number.isFinite(value)) return { kind: 'float', value: value > 0 ? 'Infinity' : '-Infinity' };
    return this.#typed && Number.isInteger(value) ? { kind: 'float', value } : value;
  }
}
