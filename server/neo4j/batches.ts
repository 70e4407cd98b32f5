/**
 * The data as batches of rows with the statement for each: nodes, then relationships by the chief labels of both ends. The same data always gives the same batches in the same order; that is what makes a load resumable.
 */
import type { NodeRecord, RelationshipRecord } from '#model/property-graph.ts';
import type { Ask } from './database.ts';
import { chiefLabel } from './set-up.ts';

/** Rows in one transaction. */
export const BATCH = 2_000;

/** Into an empty database everything is created; else it is found by its id and made equal. */
export type LoadMode = 'create' | 'merge';

/** Where the data to load comes from. It is read once, or once more where a load is repeated. */
export interface GraphSource {
  readonly dataVersion: string;
  readonly nodeCount: number;
  readonly relationshipCount: number;
  readonly nodes: () => Iterable<NodeRecord>;
  readonly relationships: () => Iterable<RelationshipRecord>;
}

export interface Batch extends Ask {
  readonly size: number;
}

function* grouped<Item, Made>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
  make: (item: Item) => Made,
): Generator<{ key: string; rows: Made[] }> {
  const open = new Map<string, Made[]>();
  for (const item of items) {
    const key = keyOf(item);
    let rows = open.get(key);
    if (!rows) open.set(key, (rows = []));
    rows.push(make(item));
    if (rows.length === BATCH) {
      yield { key, rows };
      open.set(key, []);
    }
  }
  for (const [key, rows] of open) if (rows.length > 0) yield { key, rows };
}

/** Labels and types are data here, so that a few statements serve all: to plan another one takes longer than a small batch. */
function nodeStatement(chief: string, mode: LoadMode): string {
  if (mode === 'create') return 'UNWIND $rows AS row CREATE (n:$(row.labels)) SET n = row.properties';
  return `UNWIND $rows AS row MERGE (n:${chief} {id: row.properties.id})
    SET n = row.properties, n:$(row.labels)
    WITH n, [label IN labels(n) WHERE NOT label IN row.labels] AS gone WHERE size(gone) > 0
    REMOVE n:$(gone)`;
}

function relationshipStatement(from: string, to: string, mode: LoadMode): string {
  const ends = `UNWIND $rows AS row MATCH (a:${from} {id: row.source}) MATCH (b:${to} {id: row.target})`;
  return mode === 'create'
    ? `${ends} CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties`
    : `${ends} MERGE (a)-[r:$(row.type) {id: row.properties.id}]->(b) SET r = row.properties`;
}

/** All batches in order: nodes, then relationships. */
export function* batchesOf(source: GraphSource, mode: LoadMode): Generator<Batch> {
  const chiefs = new Map<string, string>();
  const nodes = grouped(
    source.nodes(),
    ({ id, labels }) => {
      const chief = chiefLabel(labels);
      chiefs.set(id, chief);
      return mode === 'create' ? '' : chief;
    },
    ({ labels, properties }) => ({ labels, properties }),
  );
  for (const { key, rows } of nodes) yield { text: nodeStatement(key, mode), parameters: { rows }, size: rows.length };
  const relationships = grouped(
    source.relationships(),
    (each) => `${chiefs.get(each.source)} ${chiefs.get(each.target)}`,
    ({ type, source: from, target, properties }) => ({ type, source: from, target, properties }),
  );
  for (const { key, rows } of relationships) {
    const [from, to] = key.split(' ') as [string, string];
    yield { text: relationshipStatement(from, to, mode), parameters: { rows }, size: rows.length };
  }
}
