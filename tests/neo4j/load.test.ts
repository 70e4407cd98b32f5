import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PropertyGraph } from '#model/property-graph.ts';
import { LoadProgress, progressLine } from '../../server/commands/load-progress.ts';
import { createLog } from '../../server/log.ts';
import { Database, LOAD_POOL, type Row } from '../../server/neo4j/database.ts';
import { storedGraph, storedVersion } from '../../server/neo4j/data-version.ts';
import { inspect, planFor, type LoadPlan } from '../../server/neo4j/load-plan.ts';
import { load } from '../../server/neo4j/loader.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';
import { patientCall } from '../helpers/call-context.ts';
import { type Finished, SaysoProcess } from '../server/sayso-process.ts';
import { targetOf } from './data.ts';
import { addressOf, bare, connect, eachNeo4j, empty, oneNeo4j } from './each-neo4j.ts';

const corpus = await loadCorpus();
const NODES = corpus.graph.nodes.length;
const RELATIONSHIPS = corpus.graph.relationships.length;

oneNeo4j('sayso load', ({ uri }) => {
  let database: Database;
  let folder: string;

  beforeAll(async () => {
    database = connect(uri);
    await bare(database);
    folder = await mkdtemp(join(tmpdir(), 'sayso-load-'));
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const command = (environment: Record<string, string>, ...more: string[]): Promise<Finished> =>
    new SaysoProcess(['load', '--to', 'neo4j', ...more], environment).finished();
  const ask = async (text: string): Promise<unknown> => {
    const [rows] = await database.read([{ text }], patientCall());
    return rows?.map((row) => Object.values(row));
  };

  it('says what it would do, and does nothing, when told so', async () => {
    const { status, out } = await command({ NEO4J_URI: uri }, '--dry-run');
    expect(status).toBe(0);
    expect(out).toContain(`creates ${NODES} nodes and ${RELATIONSHIPS} relationships`);
    expect(out).toContain('Nothing was written');
    expect(await ask('MATCH (n) RETURN count(n)')).toEqual([[0n]]);
    expect(await ask('SHOW CONSTRAINTS YIELD name RETURN name')).toEqual([]);
  });

  it('brings the data, with progress, proves it, and leaves nothing else behind', async () => {
    const { status, out, err } = await command({}, '--neo4j-uri', uri);
    expect({ status, err }).toEqual({ status: 0, err: expect.stringMatching(/^writing: 1146 of 5006 \(22%\)/m) });
    expect(out).toContain(`Loaded. The database holds data version ${corpus.dataVersion}`);
    expect(await storedVersion(database, patientCall())).toBe(corpus.dataVersion);
    expect(await ask('MATCH (n) RETURN count(n)')).toEqual([[BigInt(NODES)]]);
    expect(await ask('MATCH ()-->() RETURN count(*)')).toEqual([[BigInt(RELATIONSHIPS)]]);
    expect(await ask("SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN state")).toEqual([]);
    const found = "CALL db.index.fulltext.queryNodes('names', '高市') YIELD node RETURN node.id AS id LIMIT 1";
    expect(await ask(found)).toEqual([['takaichi-sanae']]);
  });

  it('names what is missing: an address, a password file, a data set', async () => {
    const unset = await command({});
    expect(unset.err).toBe('No Neo4j is named. Set NEO4J_URI, as in NEO4J_URI=bolt://127.0.0.1:7687.\n');
    const file = await command({ NEO4J_URI: uri, NEO4J_PASSWORD_FILE: join(folder, 'none') });
    expect(file.err).toContain('NEO4J_PASSWORD_FILE cannot be read');
    await writeFile(join(folder, 'entities.yaml'), 'nonsense');
    expect(await command({ NEO4J_URI: uri }, folder)).toMatchObject({ status: 1, out: '' });
  });
});

/** The corpus as it was some days ago: one relation led elsewhere, one was not there yet, a kind was another. */
function olderState({ nodes, relationships }: PropertyGraph): PropertyGraph {
  const hosted = relationships.filter(({ type }) => type === 'HOSTED');
  const [moved, absent] = hosted.map(({ id }) => id);
  return {
    nodes: [
      ...nodes.map((node) =>
        node.id === 'mofcom'
          ? { ...node, labels: ['Entity', 'Place'], properties: { ...node.properties, name: 'else' } }
          : node,
      ),
      { id: 'gone-since', labels: ['Concept', 'Entity'], properties: { id: 'gone-since', kind: 'Concept' } },
    ],
    relationships: relationships
      .filter(({ id }) => id !== absent)
      .map((each) => (each.id === moved ? { ...each, target: 'gone-since' } : each)),
  };
}

eachNeo4j('a load', ({ uri }) => {
  let database: Database;
  const call = patientCall();

  beforeAll(() => {
    database = connect(uri);
  });
  beforeEach(() => empty(database));
  afterAll(() => database.close());

  async function loaded(graph: PropertyGraph, replace = false): Promise<LoadPlan['action']> {
    const target = targetOf(graph);
    const plan = planFor(await inspect(database, call), target, replace);
    await load(database, plan, target, call, () => undefined);
    expect(await storedVersion(database, call)).toBe(target.dataVersion);
    return plan.action;
  }

  it('leaves everything as it is where the data is there already', async () => {
    const elements = { text: 'MATCH (n) RETURN elementId(n) AS id ORDER BY id' };
    expect(await loaded(corpus.graph)).toBe('create');
    const before = await database.read([elements], call);
    expect(await loaded(corpus.graph)).toBe('compare');
    expect(await database.read([elements], call)).toEqual(before);
  });

  it('makes an older state equal: what changed is set, what has left is deleted', async () => {
    await loaded(olderState(corpus.graph));
    expect(await loaded(corpus.graph)).toBe('merge');
    const { nodes, relationships } = await storedGraph(database, call);
    expect([nodes.length, relationships.length]).toEqual([NODES, RELATIONSHIPS]);
  });

  it('does not touch a database that holds anything else, unless told so', async () => {
    await database.write([{ text: "CREATE (:Film {title: 'Rashomon'})-[:HAS]->(:Document {id: 'script'})" }]);
    await expect(loaded(corpus.graph)).rejects.toThrow('The database holds other data.');
    expect((await inspect(database, call)).nodes).toBe(2);
    expect(await loaded(corpus.graph, true)).toBe('replace');
  });

  it('mends what someone changed in the database by hand', async () => {
    await loaded(corpus.graph);
    await database.write([
      { text: "MATCH (n:Entity {id: 'mofcom'}) SET n.name = 'else', n:Place REMOVE n:Actor" },
      { text: 'MATCH ()-[r:SAID]->() WITH r LIMIT 3 DELETE r' },
      { text: 'CREATE (:Statement)' },
      { text: "MATCH (n:Entity {id: 'us'}) CREATE (n)-[:HOSTED]->(n)" },
    ]);
    expect(await loaded(corpus.graph)).toBe('merge');
    const { nodes, relationships } = await storedGraph(database, call);
    expect([nodes.length, relationships.length]).toEqual([NODES, RELATIONSHIPS]);
  });

  it('is not joined by a second one', async () => {
    const steal = { text: 'MATCH (m:SaysoLoad) SET m.done = m.done + 7' };
    let batches = 0;
    class Joined extends Database {
      override async write(...given: Parameters<Database['write']>): Promise<Row[][]> {
        const rows = await super.write(...given);
        if (given[0].some(({ text }) => text.startsWith('UNWIND $rows')) && ++batches === 1)
          await database.write([steal]);
        return rows;
      }
    }
    const joined = new Joined(addressOf(uri), LOAD_POOL, createLog('silent'));
    try {
      const loading = load(joined, { action: 'create' }, targetOf(corpus.graph), call, () => undefined);
      await expect(loading).rejects.toThrow('Another load into this database is under way.');
    } finally {
      await joined.close();
    }
  });
});

describe('the progress of a load', () => {
  it('tells the rate and the time left', () => {
    const line = progressLine({ step: 'write', done: 30_000, total: 90_000 }, 2, 10_000);
    expect(line).toBe('writing: 30000 of 90000 (33%), 10000 a second, 6 s left');
    expect(progressLine({ step: 'verify', done: 1, total: 1_000_001 }, 1, 0)).toContain('16666 min 40 s left');
  });

  it('rewrites one line at a terminal, and elsewhere prints one now and then', () => {
    for (const [isTTY, expected] of [
      [true, 4],
      [false, 2],
    ] as const) {
      let [now, written] = [0, 0];
      const progress = new LoadProgress({ isTTY, write: () => written++ }, () => now);
      for (const done of [1, 2, 3]) {
        progress.hear({ step: 'write', done, total: 3 });
        now += 300;
      }
      progress.end();
      expect(written).toBe(expected);
    }
  });
});
