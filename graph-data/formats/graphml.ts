/**
 * The graph as GraphML (Brandes, Eiglsperger, Herman, Himsolt, Marshall: "GraphML Progress Report", GD 2001).
 * Labels are one attribute, `labels` (`:Actor:Entity`); lists, which GraphML does not have, are JSON text, and their
 * keys say so by `attr.list`.
 */
import type { PropertyGraph, PropertyValue } from '#model/property-graph.ts';
import { propertyTypes, type PropertyType } from './property-types.ts';

/** Text for XML: markup escaped, and what XML 1.0 cannot hold replaced by U+FFFD. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;');
}

function valueText(value: PropertyValue): string {
  if (typeof value !== 'object') return String(value);
  return `[${value.map((item) => (typeof item === 'string' ? JSON.stringify(item) : String(item))).join(',')}]`;
}

function keyElement(id: string, owner: 'node' | 'edge', name: string, { type, list }: PropertyType): string {
  const form = list ? `attr.type="string" attr.list="${type}"` : `attr.type="${type}"`;
  return `  <key id="${id}" for="${owner}" attr.name="${xmlText(name)}" ${form}/>\n`;
}

function* dataElements(
  properties: Readonly<Record<string, PropertyValue>>,
  ids: ReadonlyMap<string, string>,
): Generator<string> {
  for (const [name, id] of ids) {
    const value = properties[name];
    if (value !== undefined) yield `      <data key="${id}">${xmlText(valueText(value))}</data>\n`;
  }
}

/** The document, piece by piece. Throws MixedTypesError before the first piece. */
export function* graphml(graph: PropertyGraph): Generator<string> {
  const nodeTypes = propertyTypes(graph.nodes);
  const edgeTypes = propertyTypes(graph.relationships);
  const nodeKeys = new Map([...nodeTypes.keys()].map((name, index) => [name, `n${index}`]));
  const edgeKeys = new Map([...edgeTypes.keys()].map((name, index) => [name, `e${index}`]));
  const text: PropertyType = { type: 'string', list: false };
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield keyElement('labels', 'node', 'labels', text);
  yield keyElement('type', 'edge', 'type', text);
  for (const [name, type] of nodeTypes) yield keyElement(nodeKeys.get(name) as string, 'node', name, type);
  for (const [name, type] of edgeTypes) yield keyElement(edgeKeys.get(name) as string, 'edge', name, type);
  yield '  <graph edgedefault="directed">\n';
  for (const { id, labels, properties } of graph.nodes) {
    yield `    <node id="${xmlText(id)}">\n      <data key="labels">${xmlText(labels.map((label) => `:${label}`).join(''))}</data>\n`;
    yield* dataElements(properties, nodeKeys);
    yield '    </node>\n';
  }
  for (const { id, type, source, target, properties } of graph.relationships) {
    yield `    <edge id="${xmlText(id)}" source="${xmlText(source)}" target="${xmlText(target)}">\n      <data key="type">${xmlText(type)}</data>\n`;
    yield* dataElements(properties, edgeKeys);
    yield '    </edge>\n';
  }
  yield '  </graph>\n</graphml>\n';
}
