/**
 * The graph as JSON Lines: a node or a relationship a line, nodes first, each in order of id. Each line is the canonical
 * JSON over which `dataVersion` is computed, so that two exports of the same data are the same bytes.
 */
import { byCodeUnit, canonicalNode, canonicalRelationship } from '#model/canonical.ts';
import type { PropertyGraph } from '#model/property-graph.ts';

/** The lines, each with its newline. Floats always show that they are (`1.0`); 64-bit integers keep all digits. */
export function* jsonLines(graph: PropertyGraph): Generator<string> {
  for (const node of graph.nodes.toSorted((a, b) => byCodeUnit(a.id, b.id))) yield `${canonicalNode(node)}\n`;
  for (const relationship of graph.relationships.toSorted((a, b) => byCodeUnit(a.id, b.id))) {
    yield `${canonicalRelationship(relationship)}\n`;
  }
}
