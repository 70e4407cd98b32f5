/**
 * `dataVersion` computed from what a database holds: nodes and relationships are read in order of id, page by page off
 * the indexes, and merged, so that memory does not grow with the data.
 */
import { createHash } from 'node:crypto';
import { byCodeUnit, canonicalNode, canonicalRelationship, dataVersionOf } from '#model/canonical.ts';
import type { NodeRecord, PropertyGraph, RelationshipRecord } from '#model/property-graph.ts';
import type { Bounds, Database, Row } from './database.ts';
import { type Group, labelGroups, typeGroups } from './groups.ts';

const PAGE = 10_000;

interface Streams<Item> {
  readonly texts: readonly string[];
  readonly itemOf: (row: Row) => Item;
}

function nodeStreams(groups: readonly Group[]): Streams<NodeRecord> {
  return {
    texts: groups.map(
      (labels) => `MATCH (n:${labels}) WHERE n.id > $after
       RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties ORDER BY n.id LIMIT ${PAGE}`,
    ),
    itemOf: (row) => row as unknown as NodeRecord,
  };
}

function relationshipStreams(groups: readonly Group[]): Streams<RelationshipRecord> {
  return {
    texts: groups.map(
      (types) => `MATCH (a)-[r:${types}]->(b) WHERE r.id > $after
       RETURN r.id AS id, type(r) AS type, a.id AS source, b.id AS target, properties(r) AS properties
       ORDER BY r.id LIMIT ${PAGE}`,
    ),
    itemOf: (row) => row as unknown as RelationshipRecord,
  };
}

async function* pages<Item extends { readonly id: string }>(
  database: Database,
  text: string,
  itemOf: (row: Row) => Item,
  bounds: Bounds,
): AsyncGenerator<Item> {
  for (let after = ''; ;) {
    const [rows = []] = await database.read([{ text, parameters: { after } }], bounds);
    for (const row of rows) yield itemOf(row);
    if (rows.length < PAGE) return;
    after = String(rows.at(-1)?.['id']);
  }
}

/** Ids in which the database's order and ours part: text beyond the Basic Multilingual Plane. */
class OtherOrder extends Error {
  override readonly name = 'OtherOrder';
}

/** All items of all streams in order of id. */
async function* merged<Item extends { readonly id: string }>(
  database: Database,
  { texts, itemOf }: Streams<Item>,
  bounds: Bounds,
): AsyncGenerator<Item> {
  const heads: { item: Item; rest: AsyncGenerator<Item> }[] = [];
  for (const text of texts) {
    const rest = pages(database, text, itemOf, bounds);
    const first = await rest.next();
    if (first.done !== true) heads.push({ item: first.value, rest });
  }
  let last = '';
  while (heads.length > 0) {
    let least = 0;
    for (let at = 1; at < heads.length; at++) {
      if (byCodeUnit((heads[at] as (typeof heads)[0]).item.id, (heads[least] as (typeof heads)[0]).item.id) < 0)
        least = at;
    }
    const head = heads[least] as (typeof heads)[0];
    if (byCodeUnit(head.item.id, last) < 0) throw new OtherOrder();
    last = head.item.id;
    yield head.item;
    const next = await head.rest.next();
    if (next.done === true) heads.splice(least, 1);
    else head.item = next.value;
  }
}

/** The graph that a database holds, whole, in memory. */
export async function storedGraph(database: Database, bounds: Bounds): Promise<PropertyGraph> {
  const graph = { nodes: [] as NodeRecord[], relationships: [] as RelationshipRecord[] };
  const nodes = nodeStreams(await labelGroups(database, bounds));
  for (const text of nodes.texts)
    for await (const node of pages(database, text, nodes.itemOf, bounds)) graph.nodes.push(node);
  const { texts, itemOf } = relationshipStreams(await typeGroups(database, bounds));
  for (const text of texts)
    for await (const each of pages(database, text, itemOf, bounds)) graph.relationships.push(each);
  return graph;
}

/** The version of what a database holds; `read` hears how many nodes and relationships were read. */
export async function storedVersion(
  database: Database,
  bounds: Bounds,
  read: (count: number) => void = () => undefined,
): Promise<string> {
  const hash = createHash('sha256');
  const nodes = nodeStreams(await labelGroups(database, bounds));
  const relationships = relationshipStreams(await typeGroups(database, bounds));
  let count = 0;
  try {
    for await (const node of merged(database, nodes, bounds)) {
      hash.update(`${canonicalNode(node)}\n`);
      if (++count % PAGE === 0) read(count);
    }
    for await (const relationship of merged(database, relationships, bounds)) {
      hash.update(`${canonicalRelationship(relationship)}\n`);
      if (++count % PAGE === 0) read(count);
    }
  } catch (error) {
    if (error instanceof OtherOrder) return dataVersionOf(await storedGraph(database, bounds));
    throw error;
  }
  return hash.digest('hex');
}
