/**
 * A graph of records as GEXF 1.3, the form of Gephi. What GEXF has of its own for label, weight, colour, size, place and
 * thickness is written there, all else as attributes.
 */
import { MultiDirectedGraph } from 'graphology';
import write from 'graphology-gexf/common/writer.js';
import type { PropertyGraph, PropertyValue } from '#model/property-graph.ts';
import type { GraphTitle } from './messages.ts';

/** XML 1.0 cannot hold the rest. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function written(value: PropertyValue): unknown {
  if (typeof value === 'string') return value.replace(FORBIDDEN, '\ufffd');
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'object' ? value.map(written) : value;
}

function attributesOf(properties: Readonly<Record<string, PropertyValue>>): Record<string, unknown> {
  const { id: _id, ...rest } = properties;
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, written(value)]));
}

/** The document. */
export function writeGexf({ nodes, relationships }: PropertyGraph, about: GraphTitle): string {
  const graph = new MultiDirectedGraph();
  graph.replaceAttributes({ title: written(about.title), description: written(about.description) });
  for (const { id, labels, properties } of nodes) {
    graph.addNode(id, { ...attributesOf(properties), labels: [...labels] });
  }
  for (const { id, type, source, target, properties } of relationships) {
    const { color, thickness, label, weight, ...attributes } = attributesOf(properties);
    graph.addDirectedEdgeWithKey(id, source, target, {
      color,
      thickness,
      label,
      weight,
      attributes: { ...attributes, type },
    });
  }
  return write(graph, {
    version: '1.3',
    formatEdge: (_edge, { color, thickness, label, weight, attributes }) => ({
      label: label as string,
      weight: weight as number,
      kind: attributes.type as string,
      viz: { color: color as string, thickness: thickness as number },
      attributes,
    }),
  });
}
