/**
 * `dataVersion` computed from what a database holds: nodes and relationships are read in order of id, page by page off
 * the indexes, and merged, so that memory does not grow with the data.
 */
import { createHash } from 'node:crypto';
import { quotedName } from '#formats/cypher-script.ts';
import { byCodeUnit, canonicalNode, canonicalRelationship, dataVersionOf } from '#model/canonical.ts';
import type { NodeRecord, PropertyGraph, RelationshipRecord } from '#model/property-graph.ts';
import type { Bounds, Database, Row } from './database.ts';
import { CHIEF_LABELS } from './set-up.ts';

const PAGE = 10_000;

interface Streams<Item> {
  readonly texts: readonly string[];
  readonly itemOf: (row: Row) => Item;
}

const NODES: Streams<NodeRecord> = {
  texts: CHIEF_LABELS.map(
    (label) => `MATCH (n:${label}) WHERE n.id > $after
     RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties ORDER BY n.id LIMIT ${PAGE}`,
  ),
  itemOf: (row) => row as unknown as NodeRecord,
};

function relationshipStreams(types: readonly string[]): Streams<RelationshipRecord> {
  return {
    texts: types.map(
      (type) => `MATCH (a)-[r:${quotedName(type)}]->(b) WHERE r.id > $after
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

/** The relationship types in use. */
export async function typesInUse(database: Database, bounds: Bounds): Promise<string[]> {
  const text = 'CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS type ORDER BY type';
  const [rows = []] = await database.read([{ text }], bounds);
  return rows.map(({ type }) => String(type));
}

/** From how many relationships on a type gets an index on their ids: below, sorting them costs less. */
const WORTH_AN_INDEX = 50_000;

/** The types whose relationships are so many that reading them in order of id wants an index. */
export async function largeTypes(database: Database, bounds: Bounds): Promise<string[]> {
  const types = await typesInUse(database, bounds);
  if (types.length === 0) return [];
  const counts = types.map((type) => `COUNT { ()-[:${quotedName(type)}]->() }`);
  const [rows] = await database.read([{ text: `RETURN [${counts.join(', ')}] AS counts` }], bounds);
  const found = (rows?.[0]?.['counts'] ?? []) as readonly bigint[];
  return types.filter((_, at) => Number(found[at]) >= WORTH_AN_INDEX);
}

/** The graph that a database holds, whole, in memory. */
export async function storedGraph(database: Database, bounds: Bounds): Promise<PropertyGraph> {
  const graph = { nodes: [] as NodeRecord[], relationships: [] as RelationshipRecord[] };
  for (const text of NODES.texts) {
    for await (const node of pages(database, text, NODES.itemOf, bounds)) graph.nodes.push(node);
  }
  const { texts, itemOf } = relationshipStreams(await typesInUse(database, bounds));
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
  const types = await typesInUse(database, bounds);
  let count = 0;
  try {
    for await (const node of merged(database, NODES, bounds)) {
      hash.update(`${canonicalNode(node)}\n`);
      if (++count % PAGE === 0) read(count);
    }
    for await (const relationship of merged(database, relationshipStreams(types), bounds)) {
      hash.update(`${canonicalRelationship(relationship)}\n`);
      if (++count % PAGE === 0) read(count);
    }
  } catch (error) {
    if (error instanceof OtherOrder) return dataVersionOf(await storedGraph(database, bounds));
    throw error;
  }
  return hash.digest('hex');
}
