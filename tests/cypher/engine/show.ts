/** Results in one short line, for tables of expectations: (a) is a node by id, [r1] a relationship, 1.0 a float. */
import { queryAll, type QueryOptions } from '#cypher/engine/engine.ts';
import { floatText } from '#cypher/engine/values/float-text.ts';
import { isList, isMap, NodeValue, PathValue, RelationshipValue, type Value } from '#cypher/engine/values/value.ts';
import { CypherError } from '#cypher/language/errors.ts';
import { buildGraph } from '#graph/builder.ts';
import type { Graph } from '#graph/graph.ts';
import type { Properties, PropertyGraph } from '#model/property-graph.ts';

function showValue(graph: Graph, value: Value): string {
  const inner = (each: Value): string => showValue(graph, each);
  if (value === null) return 'null';
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'number') return floatText(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(inner).join(', ')}]`;
  if (isMap(value)) return `{${[...value].map(([key, each]) => `${key}: ${inner(each)}`).join(', ')}}`;
  if (value instanceof NodeValue) return `(${graph.idOf(value.node)})`;
  if (value instanceof RelationshipValue) return `[${graph.relationshipIdOf(value.relationship)}]`;
  if (value instanceof PathValue) {
    const steps = value.relationships.map(
      (relationship, index) =>
        `-[${graph.relationshipIdOf(relationship)}]-(${graph.idOf(value.nodes[index + 1] as number)})`,
    );
    return `(${graph.idOf(value.nodes[0] as number)})${steps.join('')}`;
  }
  return value.toString();
}

/** Rows as they come, or the error's class and detail. */
export function show(graph: Graph, query: string, more: Partial<QueryOptions> = {}): string {
  try {
    const { rows } = queryAll(graph, query, { clock: () => Date.UTC(2026, 3, 1, 12), random: () => 0.25, ...more });
    return rows.map((row) => row.map((value) => showValue(graph, value)).join(', ')).join(' | ');
  } catch (error) {
    if (error instanceof CypherError) return `${error.errorClass} ${error.detail}`;
    throw error;
  }
}

/** The rows in alphabetical order, for queries that ask for none. */
export function showSorted(graph: Graph, query: string, more: Partial<QueryOptions> = {}): string {
  return show(graph, query, more).split(' | ').sort().join(' | ');
}

/** Nodes as `a:Actor:Person`, relationships as `r1 a SAID s1`. */
export function recordsOf(
  nodes: Readonly<Record<string, Properties>>,
  relationships: Readonly<Record<string, Properties>>,
): PropertyGraph {
  return {
    nodes: Object.entries(nodes).map(([key, properties]) => {
      const [id = '', ...labels] = key.split(':');
      return { id, labels: labels.sort(), properties: { id, ...properties } };
    }),
    relationships: Object.entries(relationships).map(([key, properties]) => {
      const [id = '', source = '', type = '', target = ''] = key.split(' ');
      return { id, type, source, target, properties: { id, ...properties } };
    }),
  };
}

/** The same as a graph. */
export function graphOf(...records: Parameters<typeof recordsOf>): Graph {
  return buildGraph(recordsOf(...records), 'v');
}
