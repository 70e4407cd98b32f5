/**
 * Canonical JSON, and `dataVersion`: the SHA-256 over the id-sorted canonical JSON of the data set.
 * Both engines and every export compute it alike, so that one set of data has one version.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { NodeRecord, PropertyGraph, PropertyValue, RelationshipRecord } from './property-graph.ts';

/** Orders strings by code unit: the same everywhere, whatever the locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function scalar(value: string | boolean | number | bigint): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') {
    // A FLOAT always shows that it is one: 1 is an INTEGER, 1.0 a FLOAT.
    return Number.isInteger(value) && Math.abs(value) < 1e21
      ? `${Object.is(value, -0) ? '-0' : value}.0`
      : String(value);
  }
  return JSON.stringify(value);
}

function propertyJson(value: PropertyValue): string {
  return typeof value === 'object' ? `[${value.map(scalar).join(',')}]` : scalar(value);
}

function propertiesJson(properties: Readonly<Record<string, PropertyValue>>): string {
  const keys = Object.keys(properties).sort(byCodeUnit);
  return `{${keys.map((key) => `${JSON.stringify(key)}:${propertyJson(properties[key] as PropertyValue)}`).join(',')}}`;
}

/** One node as canonical JSON: keys sorted, labels sorted, no white space. */
export function canonicalNode(node: NodeRecord): string {
  const labels = node.labels.toSorted(byCodeUnit);
  return `{"id":${JSON.stringify(node.id)},"labels":${JSON.stringify(labels)},"properties":${propertiesJson(node.properties)}}`;
}

/** One relationship as canonical JSON. */
export function canonicalRelationship(relationship: RelationshipRecord): string {
  const { id, source, target, type } = relationship;
  return `{"id":${JSON.stringify(id)},"properties":${propertiesJson(relationship.properties)},"source":${JSON.stringify(source)},"target":${JSON.stringify(target)},"type":${JSON.stringify(type)}}`;
}

/** The version of a data set: hexadecimal SHA-256 over its nodes, then its relationships, each a line, sorted by id. */
export function dataVersionOf(graph: PropertyGraph): string {
  const hash = sha256.create();
  const encoder = new TextEncoder();
  for (const node of graph.nodes.toSorted((a, b) => byCodeUnit(a.id, b.id))) {
    hash.update(encoder.encode(`${canonicalNode(node)}\n`));
  }
  for (const relationship of graph.relationships.toSorted((a, b) => byCodeUnit(a.id, b.id))) {
    hash.update(encoder.encode(`${canonicalRelationship(relationship)}\n`));
  }
  return bytesToHex(hash.digest());
}

/** Any JSON value with its keys sorted: for content-addressed ids. Undefined members are left out. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value as Record<string, unknown>)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => byCodeUnit(a, b));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

/** Hexadecimal SHA-256 of a text's UTF-8. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text)));
}
