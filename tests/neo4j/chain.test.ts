import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Neo4jQueries, type Layers } from '../../server/neo4j/console/neo4j-queries.ts';
import { CONSOLE_POOL, Database } from '../../server/neo4j/database.ts';
import { storedVersion } from '../../server/neo4j/data-version.ts';
import { createLog } from '../../server/log.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';
import { patientCall } from '../helpers/call-context.ts';
import { ask, requestOf } from './asking.ts';
import { loadInto } from './data.ts';
import { addressOf, connect, eachNeo4j } from './each-neo4j.ts';

const corpus = await loadCorpus();

const WRITES = [
  'CREATE (n:Actor {id: "x"}) RETURN n',
  'MERGE (n:Actor {id: "x"}) RETURN n',
  'MATCH (n:Actor) SET n.name = "x"',
  'MATCH (n:Actor) REMOVE n.name',
  'MATCH (n) DETACH DELETE n',
  'MATCH (n)detach/**/delete(n)',
  'MATCH (n:Actor) CALL (n) { CREATE (:X) } RETURN n',
  'MATCH (n) FOREACH (x IN [1] | SET n.x = x)',
  'CREATE INDEX hostile FOR (n:Actor) ON (n.x)',
  'DROP INDEX names',
];

/** What both EXPLAIN and READ let through: the list of what is allowed must stop it. */
const PASS_THE_DATABASE = ['SHOW TRANSACTIONS', "TERMINATE TRANSACTION 'neo4j-transaction-999999'", 'SHOW SETTINGS'];

/** What READ lets through and EXPLAIN does not call a read. */
const PASS_READ = [
  "CALL dbms.listConfig('') YIELD name RETURN name",
  "CALL dbms.queryJmx('java.lang:type=Memory') YIELD name RETURN name",
  'CALL dbms.killConnections([]) YIELD message RETURN message',
  'CALL db.clearQueryCaches() YIELD value RETURN value',
  "CALL tx.setMetaData({a: 'b'})",
];

const REFUSED_BY_THE_GUARD = [
  ...WRITES,
  ...PASS_THE_DATABASE,
  ...PASS_READ,
  'SHOW USERS',
  'USE system MATCH (n) RETURN n',
  'CYPHER 5 MATCH (n) RETURN n',
  'CALL apoc.load.json("http://127.0.0.1/") YIELD value RETURN value',
  'CALL `apoc`.cypher.run("CREATE (n)", {}) YIELD value RETURN value',
  "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
  "LOAD CSV FROM 'http://127.0.0.1:1/' AS row RETURN row",
  '\\u0043REATE (n)',
  'MATCH (n) RETURN n; MATCH (n) DELETE n',
  '',
];

eachNeo4j('the chain before the console', ({ uri }) => {
  const opened: Neo4jQueries[] = [];
  let database: Database;
  const chain = (layers: Layers): Neo4jQueries => {
    const queries = new Neo4jQueries(new Database(addressOf(uri), CONSOLE_POOL, createLog('silent')), layers);
    opened.push(queries);
    return queries;
  };

  beforeAll(async () => {
    database = connect(uri);
    await loadInto(database, corpus.graph);
  });
  afterAll(async () => {
    for (const queries of opened) await queries.close();
    await database.close();
  });

  it('refuses by the guard alone whatever is not on its list', async () => {
    const alone = chain({ guard: true, explain: false, read: false });
    for (const text of REFUSED_BY_THE_GUARD) {
      const { fault } = await ask(alone, requestOf(text));
      expect(fault?.code, text).toMatch(/^QUERY_(REFUSED|INVALID)$/);
    }
  });

  it('refuses by EXPLAIN alone what is no read', async () => {
    const alone = chain({ guard: false, explain: true, read: false });
    for (const text of WRITES) expect((await ask(alone, requestOf(text))).fault?.code, text).toBe('QUERY_REFUSED');
  });

  it('refuses by the READ transaction alone what writes', async () => {
    const alone = chain({ guard: false, explain: false, read: true });
    for (const text of WRITES) expect((await ask(alone, requestOf(text))).fault?.code, text).toBe('QUERY_REFUSED');
  });

  it('has left the data as they were', async () => {
    expect(await storedVersion(database, patientCall())).toBe(corpus.dataVersion);
  });

  it('needs the guard: what the database calls a read may be none of a reader’s business', async () => {
    const open = chain({ guard: false, explain: true, read: true });
    for (const text of PASS_THE_DATABASE) expect((await ask(open, requestOf(text))).fault, text).toBeNull();
  });

  it('needs the guard: a file that is fetched is a read by the word of EXPLAIN and to READ', async () => {
    const open = chain({ guard: false, explain: true, read: true });
    const { fault } = await ask(open, requestOf("LOAD CSV FROM 'file:///not-there.csv' AS row RETURN row"));
    // It went for the file.
    expect([fault?.code, JSON.stringify(fault)]).toEqual(['QUERY_FAILED', expect.stringContaining('not-there.csv')]);
  });

  it('needs EXPLAIN beside READ: a transaction that may only read still calls these', async () => {
    const read = chain({ guard: false, explain: false, read: true });
    const explained = chain({ guard: false, explain: true, read: true });
    for (const text of PASS_READ) {
      expect((await ask(read, requestOf(text))).fault, text).toBeNull();
      expect((await ask(explained, requestOf(text))).fault?.code, text).toBe('QUERY_REFUSED');
    }
  });

  describe('with all its layers', () => {
    it('answers with values in the one form', async () => {
      const all = chain({ guard: true, explain: true, read: true });
      const text = `MATCH p = (a {id: $id})-[r:SAID]->(s) WITH a, r, s, p ORDER BY s.id LIMIT 1
        RETURN r, size(nodes(p)) AS hops, 9007199254740993 AS big, 1.0 AS float, 0.0 / 0.0 AS nan,
          date('2026-01-12') AS day, duration('P14M3DT4.5S') AS span, [duration('P11M'), duration('PT0S')] AS whole, point({x: 1, y: 2}) AS place,
          datetime('2026-01-12T08:00:00+08:00') AS moment, {kind: 'odd'} AS map, $list AS list`;
      const { rows } = await ask(all, requestOf(text, { parameters: { id: 'mofcom', list: [1, 2.5, null, 'ü'] } }));
      const [[relationship, ...values]] = rows as [[Record<string, unknown>, ...unknown[]]];
      expect(relationship).toMatchObject({ kind: 'relationship', type: 'SAID', start: 'mofcom' });
      expect(relationship['id']).toBe(`mofcom:SAID:${String(relationship['end'])}`);
      expect(values).toEqual([
        2,
        { kind: 'integer', value: '9007199254740993' },
        { kind: 'float', value: 1 },
        { kind: 'float', value: 'NaN' },
        { kind: 'date', value: '2026-01-12' },
        { kind: 'duration', value: 'P1Y2M3DT4.5S' },
        [
          { kind: 'duration', value: 'P11M' },
          { kind: 'duration', value: 'PT0S' },
        ],
        { kind: 'point', srid: 7203, coordinates: [1, 2] },
        { kind: 'datetime', value: '2026-01-12T08:00+08:00' },
        { kind: 'map', value: { kind: 'odd' } },
        [1, 2.5, null, 'ü'],
      ]);
    });

    it('stops at its budgets, and says which', async () => {
      const all = chain({ guard: true, explain: true, read: true });
      const many = await ask(all, requestOf('UNWIND range(1, 1000000000) AS x RETURN x'));
      expect([many.budget, (many.rows as unknown[]).length]).toEqual(['rows', 1000]);
      const limits = { deadlineMs: 1000, maxRows: 10, maxBytes: 500, maxPathElements: 4, maxMemory: 1e8 };
      const large = await ask(all, requestOf('UNWIND range(1, 9) AS x RETURN [i IN range(1, 60) | x]', { limits }));
      expect(large.budget).toBe('bytes');
      const slow = await ask(all, requestOf('UNWIND range(1, 1000000000) AS x RETURN count(x)', { limits }));
      expect(slow.fault?.code).toBe('QUERY_DEADLINE');
      const paths = await ask(
        all,
        requestOf('MATCH p = (:Actor)-[:SAID]->() RETURN length(p), p LIMIT 9', {
          limits: { ...limits, maxBytes: 1e6 },
        }),
      );
      expect(paths.budget).toBe('pathElements');
    });

    it('lets through what is allowed', async () => {
      const all = chain({ guard: true, explain: true, read: true });
      for (const text of [
        'CALL db.labels() YIELD label RETURN count(*)',
        'CALL db.relationshipTypes() YIELD relationshipType RETURN count(*)',
        'CALL db.propertyKeys() YIELD propertyKey RETURN count(*)',
        'CALL db.schema.visualization() YIELD nodes RETURN size(nodes)',
        "CALL db.index.fulltext.queryNodes('names', '高市') YIELD node RETURN node.id",
        'SHOW INDEXES',
        'SHOW CONSTRAINTS',
      ]) {
        expect((await ask(all, requestOf(text))).fault, text).toBeNull();
      }
    });

    it('gives plans, and points at what is wrong', async () => {
      const all = chain({ guard: true, explain: true, read: true });
      const { plan, rows } = await ask(all, requestOf('EXPLAIN MATCH (n:Actor {id: "x"}) RETURN n'));
      expect(rows).toEqual([]);
      expect(plan?.map(({ operator }) => operator)).toContain('NodeUniqueIndexSeek');
      const profiled = await ask(all, requestOf('MATCH (n:Actor) RETURN count(n)', { plan: 'profile' }));
      expect(profiled.plan?.[0]?.operator).toBe('ProduceResults');
      const wrong = await ask(all, requestOf('MATCH (n)\nRETURN m'));
      expect(wrong.fault).toMatchObject({ code: 'QUERY_INVALID', position: { line: 2, column: 8 } });
      expect((await ask(all, requestOf('RETURN 1 / 0'))).fault?.code).toBe('QUERY_FAILED');
    });
  });
});
