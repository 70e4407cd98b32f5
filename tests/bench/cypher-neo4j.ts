/** A Neo4j with the generated graph in it, asked over Bolt. */
import neo4j, { type Driver } from 'neo4j-driver';
import type { Value } from '#cypher/engine/values/value.ts';
import { generateInto, type GeneratedSize } from './generated-graph.ts';

export interface BenchedNeo4j {
  /** Loads the graph into the database, which must be empty. */
  load(size: GeneratedSize): Promise<void>;
  /** Asks; milliseconds until the last row is here, and how many rows. */
  run(text: string, parameters: Record<string, Value>): Promise<{ wall: number; rows: number }>;
  empty(): Promise<void>;
  close(): Promise<void>;
}

const BATCH = 2000;
const LABELS = ['Actor', 'Event', 'Policy', 'Mineral', 'Statement'];
/** SKIP and LIMIT aside no workload has numbers, so that strings are all that is passed. */
type Row = Record<string, unknown>;

/** `actor-7` is an Actor. */
function labelOf(id: string): string {
  return LABELS.find((label) => id.startsWith(`${label.toLowerCase()}-`)) as string;
}

/** Rows by the statement that creates them, given out whenever there are enough. */
class Batches {
  readonly #byText = new Map<string, Row[]>();
  readonly ready: { text: string; rows: Row[] }[] = [];

  add(text: string, row: Row): void {
    const rows = this.#byText.get(text) ?? [];
    rows.push(row);
    this.#byText.set(text, rows);
    if (rows.length < BATCH) return;
    this.ready.push({ text, rows });
    this.#byText.delete(text);
  }

  finish(): void {
    for (const [text, rows] of this.#byText) this.ready.push({ text, rows });
    this.#byText.clear();
  }
}

async function write(driver: Driver, text: string, parameters: Row = {}): Promise<void> {
  await driver.executeQuery(text, parameters);
}

async function load(driver: Driver, size: GeneratedSize): Promise<void> {
  const { records } = await driver.executeQuery('MATCH (n) RETURN count(n) AS n');
  if (Number(records[0]?.get('n')) > 0) throw new Error('the database of NEO4J_URI holds data: give an empty one');
  for (const label of LABELS)
    await write(driver, `CREATE INDEX bench_${label} IF NOT EXISTS FOR (n:${label}) ON (n.id)`);
  await write(driver, 'CALL db.awaitIndexes(300)');
  const nodes = new Batches();
  const relationships = new Batches();
  generateInto(
    {
      addNode: (_id, labels, properties) =>
        nodes.add(`UNWIND $rows AS row CREATE (n:${labels.join(':')}) SET n = row`, { ...properties }),
      addRelationship: (_id, type, source, target, properties) =>
        relationships.add(
          `UNWIND $rows AS row MATCH (a:${labelOf(source)} {id: row.a}), (b:${labelOf(target)} {id: row.b}) CREATE (a)-[r:${type}]->(b) SET r = row.p`,
          { a: source, b: target, p: { ...properties } },
        ),
    },
    size,
  );
  for (const batches of [nodes, relationships]) {
    batches.finish();
    for (const { text, rows } of batches.ready.splice(0)) await write(driver, text, { rows });
  }
}

async function runOnce(driver: Driver, text: string, parameters: Row): Promise<{ wall: number; rows: number }> {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    const begun = performance.now();
    const { records } = await session.run(text, parameters);
    return { wall: performance.now() - begun, rows: records.length };
  } finally {
    await session.close();
  }
}

/** Connects to a Neo4j without authentication, or with `NEO4J_USER` and `NEO4J_PASSWORD`. Throws where it does not answer. */
export async function connectNeo4j(uri: string): Promise<BenchedNeo4j> {
  const { NEO4J_PASSWORD: password, NEO4J_USER: user = 'neo4j' } = process.env;
  const driver = neo4j.driver(uri, password === undefined ? undefined : neo4j.auth.basic(user, password), {
    useBigInt: true,
  });
  await driver.verifyConnectivity();
  return {
    load: (size) => load(driver, size),
    run: (text, parameters) => runOnce(driver, text, parameters),
    empty: async () => {
      const session = driver.session();
      // In transactions of its own, which only a session that begins none may have.
      await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS');
      await session.close();
    },
    close: () => driver.close(),
  };
}
