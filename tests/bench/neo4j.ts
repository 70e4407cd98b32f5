/**
 * What the server costs over a bare driver, on the Neo4j that `NEO4J_URI` names, which must be empty and is left so:
 * a first load beside bare `UNWIND … CREATE` in batches of the same size, in the same run; the port's methods beside the
 * same questions put by the driver alone; the most memory of this process. The size is an argument, `100000/500000`.
 */
import neo4j, { type Driver, type Session } from 'neo4j-driver';
import { createHash } from 'node:crypto';
import type { Graph } from '#graph/graph.ts';
import { byCodeUnit, canonicalNode, canonicalRelationship } from '#model/canonical.ts';
import type { NodeRecord, RelationshipRecord } from '#model/property-graph.ts';
import type { GraphStore } from '#store/port.ts';
import { createLog } from '../../server/log.ts';
import { neo4jAddress } from '../../server/neo4j/address.ts';
import { BATCH, batchesOf, type GraphSource } from '../../server/neo4j/batches.ts';
import { type Ask, type Bounds, Database, type Row, STORE_POOL } from '../../server/neo4j/database.ts';
import { load, type LoadTarget } from '../../server/neo4j/loader.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { chiefLabel, SET_UP, setUp } from '../../server/neo4j/set-up.ts';
import { patientCall } from '../helpers/call-context.ts';
import { percentile, rounded } from './figures.ts';
import { generateGraph } from './generated-graph.ts';

const TIMES = 40;
const RATE_ASKED = 0.9;
const METHOD_ASKED = 1.3;
const MEMORY_ASKED = 2_000;

let most = 0;
const memory = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const verdict = (met: boolean): string => (met ? 'met' : 'MISSED');

function* nodesOf(graph: Graph): Generator<NodeRecord> {
  for (let node = 0; node < graph.nodeCount; node++) {
    yield { id: graph.idOf(node), labels: graph.labelsOf(node), properties: graph.properties(node) };
  }
}

function* relationshipsOf(graph: Graph): Generator<RelationshipRecord> {
  for (let each = 0; each < graph.relationshipCount; each++) {
    yield {
      id: graph.relationshipIdOf(each),
      type: graph.types[graph.type[each] as number] as string,
      source: graph.idOf(graph.source[each] as number),
      target: graph.idOf(graph.target[each] as number),
      properties: graph.relationshipProperties(each),
    };
  }
}

/** The numbers below a count in the order of what they are called. */
function inOrder(count: number, idOf: (nth: number) => string): Uint32Array {
  const ids = Array.from({ length: count }, (_, nth) => idOf(nth));
  return Uint32Array.from(ids.keys()).sort((a, b) => byCodeUnit(ids[a] as string, ids[b] as string));
}

/** The data version, without the records all at once. */
function versionOf(graph: Graph): string {
  const hash = createHash('sha256');
  for (const node of inOrder(graph.nodeCount, (nth) => graph.idOf(nth))) {
    const record = { id: graph.idOf(node), labels: graph.labelsOf(node), properties: graph.properties(node) };
    hash.update(`${canonicalNode(record)}\n`);
  }
  for (const each of inOrder(graph.relationshipCount, (nth) => graph.relationshipIdOf(nth))) {
    const record = {
      id: graph.relationshipIdOf(each),
      type: graph.types[graph.type[each] as number] as string,
      source: graph.idOf(graph.source[each] as number),
      target: graph.idOf(graph.target[each] as number),
      properties: graph.relationshipProperties(each),
    };
    hash.update(`${canonicalRelationship(record)}\n`);
  }
  return hash.digest('hex');
}

function targetOf(graph: Graph): LoadTarget {
  return {
    dataVersion: versionOf(graph),
    title: { en: 'Generated', zhHans: '生成' },
    nodeCount: graph.nodeCount,
    relationshipCount: graph.relationshipCount,
    nodes: () => nodesOf(graph),
    relationships: () => relationshipsOf(graph),
  };
}

/** What anyone would write: one statement a label set or a kind of relationship, batch by batch. */
async function bareLoad(driver: Driver, graph: Graph): Promise<number> {
  const waiting = new Map<string, unknown[]>();
  const labels = new Map<string, string>();
  const put = async (text: string, row: unknown): Promise<void> => {
    const rows = waiting.get(text) ?? [];
    waiting.set(text, rows);
    if (rows.push(row) < BATCH) return;
    waiting.delete(text);
    await driver.executeQuery(text, { rows });
  };
  const rest = async (): Promise<void> => {
    for (const [text, rows] of waiting) await driver.executeQuery(text, { rows });
    waiting.clear();
  };
  const began = performance.now();
  for (const { id, labels: own, properties } of nodesOf(graph)) {
    labels.set(id, chiefLabel(own));
    await put(`UNWIND $rows AS row CREATE (n:${own.join(':')}) SET n = row`, properties);
  }
  await rest();
  for (const { type, source, target, properties } of relationshipsOf(graph)) {
    await put(
      `UNWIND $rows AS row MATCH (a:${labels.get(source)} {id: row.a}) MATCH (b:${labels.get(target)} {id: row.b})
        CREATE (a)-[r:${type}]->(b) SET r = row.p`,
      { a: source, b: target, p: properties },
    );
  }
  await rest();
  return (performance.now() - began) / 1000;
}

async function clear(driver: Driver): Promise<void> {
  const session = driver.session();
  // Relationships first: a node of many takes them all into one transaction.
  await session.run('MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS');
  await session.run('MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS');
  await session.close();
}

/** Seconds in which the batches were written, without what proves them afterwards. */
async function ownLoad(database: Database, target: LoadTarget): Promise<{ writing: number; whole: number }> {
  const began = performance.now();
  const source: GraphSource = target;
  let wrote = 0;
  let ended = began;
  await load(database, { action: 'create' }, source as LoadTarget, patientCall(), ({ step }) => {
    if (step !== 'write') return;
    if (wrote === 0) wrote = performance.now();
    ended = performance.now();
  });
  return { writing: (ended - wrote) / 1000, whole: (performance.now() - began) / 1000 };
}

/** Remembers the questions of each round trip. */
class Recording extends Database {
  trips: (readonly Ask[])[] = [];

  override read(asks: readonly Ask[], bounds: Bounds): Promise<Row[][]> {
    this.trips.push(asks);
    return super.read(asks, bounds);
  }
}

/** The same round trips by the driver alone. */
async function bareTrips(session: Session, trips: readonly (readonly Ask[])[]): Promise<void> {
  for (const asks of trips) {
    const transaction = await session.beginTransaction();
    for (const { text, parameters } of asks) await transaction.run(text, parameters);
    await transaction.commit();
  }
}

function methodsOf(store: GraphStore): Record<string, () => Promise<unknown>> {
  const c = patientCall();
  const page = { after: null, limit: 50 };
  const filter = {};
  const ids = ['actor-3', 'actor-12', 'mineral-4', 'policy-7'];
  return {
    entities: () => store.entities(ids, c),
    facets: () => store.facets(['actor-3'], filter, c),
    expand: () => store.expand({ ids: ['actor-3'], filter, fold: true, page }, c),
    among: () => store.among(ids, filter, true, c),
    paths: () => store.paths({ from: 'actor-3', to: 'actor-12', maxLength: 2, mode: 'shortest', limit: 5, filter }, c),
    statements: () => store.statements({ actors: ['actor-12'], filter, page }, c),
    evidence: () => store.evidence([['actor-12', 'mineral-4']], filter, page, c),
    counts: () => store.counts(filter, ['kind', 'said:year'], c),
  };
}

async function methods(database: Recording, driver: Driver, store: GraphStore): Promise<void> {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  for (const [name, call] of Object.entries(methodsOf(store))) {
    database.trips = [];
    await call();
    const trips = [...database.trips];
    const [own, bare]: [number[], number[]] = [[], []];
    const timed = async (samples: number[], run: () => Promise<unknown>): Promise<void> => {
      const began = performance.now();
      await run();
      samples.push(performance.now() - began);
    };
    // In turns, so that whatever else the machine does falls on both alike.
    for (let nth = 0; nth < TIMES; nth++) {
      await timed(own, call);
      await timed(bare, () => bareTrips(session, trips));
    }
    const [a, b] = [percentile(own, 0.5), percentile(bare, 0.5)];
    say(
      `${name}: p50 ${rounded(a)} ms, bare driver ${rounded(b)} ms: ${rounded(a / b)} times; asked ≤ ${METHOD_ASKED}: ${verdict(a / b <= METHOD_ASKED)}`,
    );
  }
  await session.close();
}

const [nodes = 100_000, relationships = 500_000] = (process.argv[2] ?? '100000/500000').split('/').map(Number);
const address = await neo4jAddress({
  neo4jUri: process.env['NEO4J_URI'] ?? null,
  neo4jUser: process.env['NEO4J_USER'] ?? 'neo4j',
  neo4jPassword: process.env['NEO4J_PASSWORD'] ?? null,
  neo4jPasswordFile: null,
  neo4jDatabase: null,
});
if (address === null) throw new Error('NEO4J_URI names an empty Neo4j; `npm run neo4j` gives one');
const database = new Recording(address, STORE_POOL, createLog('silent'));
const driver = neo4j.driver(
  address.uri,
  address.password === null ? undefined : neo4j.auth.basic(address.user, address.password),
  { useBigInt: true },
);
const graph = generateGraph({ nodes, relationships });
const records = graph.nodeCount + graph.relationshipCount;
const target = targetOf(graph);
await setUp(database, SET_UP);
// Once beforehand, unmeasured: who comes first pays for a server that has not run yet.
for (const { text, parameters } of batchesOf(
  targetOf(generateGraph({ nodes: 5_000, relationships: 20_000 }, 7)),
  'create',
))
  await database.write([{ text, ...(parameters ? { parameters } : {}) }]);
await clear(driver);
const bare = await bareLoad(driver, graph);
await clear(driver);
most = 0;
const own = await ownLoad(database, target);
const ratio = bare / own.writing;
say(`bare UNWIND … CREATE: ${Math.round(records / bare)} a second (${rounded(bare)} s)`);
say(
  `sayso load, writing: ${Math.round(records / own.writing)} a second (${rounded(own.writing)} s), ${rounded(ratio)} times bare; asked ≥ ${RATE_ASKED}: ${verdict(ratio >= RATE_ASKED)}`,
);
say(`sayso load, with set-up and everything read back: ${rounded(own.whole)} s`);
say(
  `most memory while loading: ${Math.round(most / 1e6)} MB; asked < ${MEMORY_ASKED}: ${verdict(most / 1e6 < MEMORY_ASKED)}`,
);
await methods(database, driver, createNeo4jStore(database, target.dataVersion, ''));
await clear(driver);
clearInterval(memory);
await driver.close();
await database.close();
