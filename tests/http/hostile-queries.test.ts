/**
 * Queries that mean harm, against the embedded engine through HTTP. After every one the data is what it was and the next
 * question is answered.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CypherError } from '#cypher/language/errors.ts';
import { guardStatement, guardText } from '#cypher/language/guard.ts';
import { parse } from '#cypher/language/parser.ts';
import { query as runInEngine } from '#cypher/engine/engine.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';
import { corpusData, type RunningServer, startServer } from './running-server.ts';

const WRITES = [
  'CREATE (n:X)',
  'INSERT (n:X)',
  "MERGE (n:Actor {id: 'x'})",
  'MATCH (n) SET n.x = 1',
  'MATCH (n) SET n:Label',
  "MATCH (n) SET n:$('Label')",
  'MATCH (n) SET n[$key] = 1',
  'MATCH (n) REMOVE n.name',
  'MATCH (n) REMOVE n:Actor',
  'MATCH (n) DELETE n',
  'MATCH (n) DETACH DELETE n',
  'match(n)detach/**/delete(n)',
  'MATCH (n) NODETACH DELETE n',
  'MATCH (n) FOREACH (x IN [1] | SET n.x = x)',
  'CALL { CREATE (n) } RETURN 1',
  'MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS',
  'MATCH (n) CALL (n) { SET n.x = 1 } IN 4 CONCURRENT TRANSACTIONS',
  'RETURN COLLECT { CREATE (n) RETURN n }',
  'RETURN EXISTS { CREATE (n) }',
  'RETURN COUNT { MERGE (n:X) RETURN n }',
  'MATCH (n) RETURN n NEXT CREATE (m)',
  'WHEN true THEN CREATE (n)',
  '{ CREATE (n) }',
  'RETURN 1; CREATE (n)',
  'MATCH (n) RETURN n; MATCH (m) DETACH DELETE m',
  'EXPLAIN CREATE (n)',
  'PROFILE CREATE (n)',
];
const ADMIN = [
  'CREATE INDEX FOR (n:Actor) ON (n.id)',
  'DROP INDEX x',
  'CREATE CONSTRAINT FOR (n:Actor) REQUIRE n.id IS UNIQUE',
  'DROP CONSTRAINT x',
  "CREATE USER eve SET PASSWORD 'x'",
  "ALTER USER neo4j SET PASSWORD 'x'",
  'STOP DATABASE neo4j',
  'SHOW USERS',
  'SHOW SETTINGS',
  'SHOW TRANSACTIONS',
  'SHOW TRANSACTIONS YIELD transactionId AS t TERMINATE TRANSACTIONS t YIELD message RETURN message',
  "TERMINATE TRANSACTION 'neo4j-transaction-1'",
  'USE system MATCH (n) RETURN n',
  ':use system',
  ':param x => 1',
];
const PROCEDURES = [
  "CALL apoc.load.json('http://127.0.0.1/')",
  "CALL apoc . load . json('x')",
  "CALL apoc./**/load.json('x')",
  "CALL `apoc`.`load`.`json`('x')",
  "CALL `apoc.load.json`('x')",
  "RETURN apoc.text.join(['a'], '')",
  "CALL dbms.killConnections(['x'])",
  'CALL dbms.listConfig()',
  "CALL dbms.queryJmx('*:*')",
  'CALL db.clearQueryCaches()',
  'CALL db.awaitIndexes()',
  'CALL tx.setMetaData({a: 1})',
  "CALL db.createLabel('X')",
];
const FETCHES = [
  'http://127.0.0.1/x.csv',
  'file:///etc/passwd',
  'ftp://127.0.0.1/x',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://[::1]/',
].map((url) => `LOAD CSV FROM '${url}' AS row RETURN row`);
const CONFUSIONS = [
  '\\u0043REATE (n)',
  'MATCH (n) \\u0044ELETE n',
  'ＣＲＥＡＴＥ (n)',
  'CRE\u200bATE (n)',
  'MATCH (n) RETURN n \u202e',
  'CYPHER 25 MATCH (n) RETURN n',
  'CYPHER runtime=slotted RETURN 1',
  'EXPLAIN EXPLAIN RETURN 1',
  '   ',
  '// nothing',
  '/* nothing */',
  'RETURN 1 \u0000',
  "RETURN '\ud800'",
  'MATCH (n) RETURN n FILTER n.x = 1',
  'LET x = 1 RETURN x',
];
const REFUSED = [...WRITES, ...ADMIN, ...PROCEDURES, ...FETCHES, ...CONFUSIONS];

const ALLOWED = [
  'MATCH\u00a0(n)\u00a0RETURN count(n)',
  'MATCH\u3000(n)\u3000RETURN count(n)',
  "RETURN 'CREATE (n) DETACH DELETE n' AS text",
  'MATCH (n) RETURN n.create LIMIT 1',
  'MATCH (n) RETURN n.`delete` LIMIT 1',
  'RETURN 1;',
  'SHOW INDEXES',
  'SHOW CONSTRAINTS',
  'CALL db.labels()',
];

let server: RunningServer;
let version: string;

beforeAll(async () => {
  server = await startServer(await corpusData());
  version = (await server.get('/api/health')).body.data.version;
});

afterAll(() => server.close());

const ask = (query: string, parameters: object = {}) => server.post('/api/cypher', { query, parameters });

async function expectUnharmed(): Promise<void> {
  const next = await ask('MATCH (n:Statement) RETURN count(n)');
  expect(next.body.rows).toEqual([[318]]);
  expect((await server.get('/api/health')).body.data.version).toBe(version);
}

describe('a query that would do more than read', () => {
  it.each(REFUSED.map((query) => [JSON.stringify(query), query]))('%s is refused', async (_shown, query) => {
    const { status, body } = await ask(query);
    expect(status).toBe(400);
    expect(['QUERY_REFUSED', 'QUERY_INVALID']).toContain(body.error.code);
    expect(body.error.hint.length).toBeGreaterThan(5);
    await expectUnharmed();
  });

  it.each(ALLOWED.map((query) => [JSON.stringify(query), query]))(
    '%s only looks so, and is answered',
    async (_shown, query) => {
      expect((await ask(query)).status).toBe(200);
    },
  );
});

describe('each layer alone', () => {
  const clock = (): number => 0;
  const random = (): number => 0.5;
  const refusal = (work: () => unknown): string | null => {
    try {
      work();
      return null;
    } catch (error) {
      if (!(error instanceof CypherError)) throw error;
      return error.errorClass;
    }
  };

  it.each([...WRITES, ...ADMIN, ...PROCEDURES, ...FETCHES].map((query) => [query]))(
    'the engine without the guard does not run %s',
    async (query) => {
      const { built } = await loadCorpus();
      const run = (): unknown => {
        const begun = runInEngine(built, query, { clock, random });
        for (let rows = begun.next(); rows !== null; rows = begun.next());
        return begun;
      };
      expect(refusal(run)).not.toBeNull();
    },
  );

  it.each([...WRITES, ...ADMIN, ...PROCEDURES, ...FETCHES].map((query) => [query]))(
    'the parser and the allow-list without the check of the text refuse %s',
    (query) => {
      expect(refusal(() => guardStatement(parse(query)))).not.toBeNull();
    },
  );

  it.each(
    ['CRE\u200bATE (n)', 'RETURN 1 \u0000', "RETURN '\ud800'", 'MATCH (n) RETURN n \u202e'].map((query) => [
      JSON.stringify(query),
      query,
    ]),
  )('the check of the text alone refuses %s', (_shown, query) => {
    expect(refusal(() => guardText(query))).toBe('Refused');
  });
});

describe('a query that would use everything up', () => {
  const nestedCase = (depth: number): string =>
    `RETURN ${'CASE WHEN true THEN '.repeat(depth)}1${' END'.repeat(depth)}`;

  it.each([
    ['a hundred CASE in one another', nestedCase(100)],
    ['five hundred parentheses', `RETURN ${'('.repeat(500)}1${')'.repeat(500)}`],
    ['a billion rows counted', 'UNWIND range(1, 1000000000) AS x RETURN count(x)'],
    ['a billion rows', 'UNWIND range(1, 1000000000) AS x RETURN x'],
    ['everything by everything, four times', 'MATCH (a), (b), (c), (d) RETURN count(*)'],
    ['all paths between all', 'MATCH p = (a)-[*]-(b) RETURN count(p)'],
    ['all paths, given out', 'MATCH p = (a)-[*]-(b) RETURN p'],
    [
      'an expression that backtracks for ever',
      "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a+)+$' AS x",
    ],
    ['text that doubles', "RETURN reduce(s = 'x', i IN range(1, 60) | s + s) AS x"],
    ['everything in order', 'MATCH (a), (b), (c) RETURN a, b, c ORDER BY a.name, b.name, c.name'],
  ])(
    '%s is answered, cut short or stopped',
    async (_what, query) => {
      const { status, body } = await ask(query);
      expect([200, 400, 408, 413]).toContain(status);
      expect(status !== 200 || body.truncated || body.summary.rows <= 1).toBe(true);
      await expectUnharmed();
    },
    60_000,
  );

  it('a query of a megabyte is refused by its length', async () => {
    const { status } = await ask(`RETURN ${'('.repeat(900_000)}`);
    expect([400, 413]).toContain(status);
    await expectUnharmed();
  });

  it('keys that would reach into objects are keys', async () => {
    const { body } = await server.post(
      '/api/cypher',
      '{"query":"RETURN $p AS p","parameters":{"p":{"__proto__":{"x":1},"constructor":2}}}',
    );
    expect(JSON.stringify(body?.rows ?? [])).not.toContain('polluted');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('fifty heavy ones at once leave everything else answering', async () => {
    const heavy = Array.from({ length: 50 }, () => ask('MATCH (a), (b), (c) RETURN count(*)'));
    const search = await server.get('/api/search?q=mofcom');
    expect([search.status, search.body.results[0].id]).toEqual([200, 'mofcom']);
    const statuses = await Promise.all(heavy.map(async (each) => (await each).status));
    expect(statuses.every((status) => [200, 408, 413, 429].includes(status))).toBe(true);
    expect(statuses).toContain(429);
    await expectUnharmed();
  }, 120_000);

  it('one whose reader hangs up is stopped', async () => {
    const controller = new AbortController();
    const asked = fetch(`${server.url}/api/cypher`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'MATCH (a), (b), (c), (d) RETURN count(*)' }),
      signal: controller.signal,
    });
    controller.abort();
    await expect(asked).rejects.toThrow(/abort/i);
    await expectUnharmed();
  }, 60_000);
});
