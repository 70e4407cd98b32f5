import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpusData, type RunningServer, startServer } from './running-server.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer(await corpusData());
});

afterAll(() => server.close());

const ask = (query: string, more: object = {}, headers?: Record<string, string>) =>
  server.post('/api/cypher', { query, ...more }, headers);

describe('a question in Cypher', () => {
  it.each([
    ["MATCH ({id:'mofcom'})-[:SAID]->(s) RETURN count(s) AS n", [[4]]],
    [
      'MATCH (a:Actor)-[:SAID]->(s) RETURN a.id, count(s) AS n ORDER BY n DESC, a.id LIMIT 6',
      [
        ['chen-yang', 68],
        ['xiaohan', 62],
        ['biaoshu', 49],
        ['jisimomo', 42],
        ['jiang-qingyun', 8],
        ['trump', 8],
      ],
    ],
    [
      'MATCH (m:Mineral)<-[r:ABOUT]-() RETURN m.id, count(r) AS n ORDER BY n DESC, m.id LIMIT 5',
      [
        ['rare-earths', 32],
        ['critical-minerals', 7],
        ['gallium', 5],
        ['heavy-rare-earths', 5],
        ['helium', 4],
      ],
    ],
    [
      "MATCH (s:Statement) WHERE s.saidFrom STARTS WITH '2026-01' AND s.saidPrecision <> 'year' RETURN count(s)",
      [[178]],
    ],
    ["MATCH (q:Question) WHERE NOT q.kind =~ 'comp.*|scope.*|temp.*|naming' RETURN count(q)", [[39]]],
  ])('%s', async (query, rows) => {
    const { status, body } = await ask(query);
    expect([status, body.rows, body.truncated]).toEqual([200, rows, false]);
  });

  it('takes parameters, whole numbers as integers and dates as dates', async () => {
    const parameters = {
      id: 'mofcom',
      n: 1,
      day: { kind: 'date', value: '2026-01-06' },
      big: { kind: 'integer', value: '9007199254740993' },
    };
    const { body } = await ask('MATCH (a {id: $id}) RETURN a.id, $n / 2, $day, $big + 0', { parameters });
    expect(body.rows).toEqual([
      ['mofcom', 0, { kind: 'date', value: '2026-01-06' }, { kind: 'integer', value: '9007199254740993' }],
    ]);
  });

  it('gives nodes, relationships and paths by their readable ids', async () => {
    const { body } = await ask("MATCH p = (:Actor {id: 'mofcom'})-[r:SAID]->(:Statement {id: 'S003-009'}) RETURN p, r");
    const [[path, relationship]] = body.rows;
    expect(path.nodes.map(({ id }: { id: string }) => id)).toEqual(['mofcom', 'S003-009']);
    expect(relationship).toMatchObject({ kind: 'relationship', type: 'SAID', start: 'mofcom', end: 'S003-009' });
  });

  it('tells whole floats from integers where types are asked for', async () => {
    const post = (path: string) => server.post(path, { query: 'RETURN 1 AS i, 1.0 AS f' });
    expect((await post('/api/cypher')).body.rows).toEqual([[1, 1]]);
    expect((await post('/api/cypher?typed=1')).body.rows).toEqual([[1, { kind: 'float', value: 1 }]]);
  });

  it('finds names in any script through the index that search uses', async () => {
    const query = "CALL db.index.fulltext.queryNodes('names', $q, {limit: 2}) YIELD node, score RETURN node.id, score";
    for (const q of ['贝森特', 'Bessent', 'Besent']) {
      const { body } = await ask(query, { parameters: { q } });
      expect(body.rows[0][0]).toBe('bessent');
    }
    const listed = await ask("SHOW INDEXES YIELD name, type WHERE type = 'FULLTEXT'");
    expect(listed.body.rows).toEqual([['names', 'FULLTEXT']]);
    const other = await ask("CALL db.index.fulltext.queryNodes('other', 'x') YIELD node RETURN node");
    expect([other.status, other.body.error.hint]).toEqual([400, expect.stringContaining('`names`')]);
  });

  it('streams as NDJSON: columns, rows, then what became of it', async () => {
    const { headers, text } = await ask('UNWIND range(1, 3) AS x RETURN x', {}, { accept: 'application/x-ndjson' });
    expect(headers.get('content-type')).toContain('application/x-ndjson');
    const [columns, ...rest] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(columns).toEqual({ columns: ['x'] });
    expect(rest.slice(0, 3)).toEqual([[1], [2], [3]]);
    expect(rest[3]).toMatchObject({ truncated: false, summary: { rows: 3, budget: null } });
  });

  it('ends NDJSON with the error in place of the summary, and fails before the first row as any other', async () => {
    const lines = { accept: 'application/x-ndjson' };
    const { status, text } = await ask('UNWIND range(1, 100000) AS x\nRETURN 1 / (90000 - x) AS y', {}, lines);
    const last = JSON.parse(text.trimEnd().split('\n').at(-1) as string) as { error: unknown };
    expect(status).toBe(200);
    expect(last.error).toMatchObject({ code: 'QUERY_FAILED', message: expect.stringContaining('zero') as string });
    const early = await ask('RETURN 1 / 0 AS x', {}, lines);
    expect([early.status, early.body.error.position]).toEqual([400, { line: 1, column: 8 }]);
  });

  it('streams as CSV that no spreadsheet runs', async () => {
    const { headers, text } = await ask(
      'RETURN \'=HYPERLINK("x")\' AS a, -1 AS b, \'x,"y"\' AS c',
      {},
      { accept: 'text/csv' },
    );
    expect(headers.get('content-type')).toContain('text/csv');
    expect(text).toBe('a,b,c\r\n"\'=HYPERLINK(""x"")",-1,"x,""y"""\r\n');
  });

  it('explains without running, and profiles with rows', async () => {
    const explained = await ask("MATCH (a:Actor {id: 'mofcom'})-[:SAID]->(s) RETURN s.id", { plan: 'explain' });
    expect(explained.body.rows).toEqual([]);
    const operators = explained.body.summary.plan.map(({ operator }: { operator: string }) => operator);
    expect(operators).toContain('NodeById');
    const profiled = await ask("MATCH (a:Actor {id: 'mofcom'})-[:SAID]->(s) RETURN s.id", { plan: 'profile' });
    expect(profiled.body.summary.plan[0].rows).toBe(4);
  });

  it('warns of names that the data does not have, with the nearest that it has', async () => {
    const { body } = await ask('MATCH (a:Acter) RETURN a');
    expect(body.notices).toEqual([
      {
        code: 'UnknownLabel',
        message: 'the data has no label `Acter`: did you mean `Actor`?',
        position: { line: 1, column: 10 },
      },
    ]);
  });

  it('says where a text is wrong', async () => {
    const { status, body } = await ask('MATCH (n)\nRETURN n.');
    expect([status, body.error.code]).toEqual([400, 'QUERY_INVALID']);
    expect(body.error.position.line).toBe(2);
    const explained = await ask('MATCH (n) RETURN m', { plan: 'explain' });
    expect(explained.body.error.position).toEqual({ line: 1, column: 18 });
  });

  it('says which parameter is missing or cannot be taken', async () => {
    expect((await ask('RETURN $who')).body.error.message).toContain('who');
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    const { status, body } = await server.post('/api/cypher', `{"query":"RETURN $deep","parameters":{"deep":${deep}}}`);
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('nested more than 64 deep')]);
  });

  it('cuts rows short and says by which budget, but never a count', async () => {
    const rows = await ask('UNWIND range(1, 50000) AS x RETURN x');
    expect([rows.body.rows.length, rows.body.truncated, rows.body.summary.budget]).toEqual([10_000, true, 'rows']);
    const count = await ask('UNWIND range(1, 50000) AS x RETURN count(x)');
    expect(count.body.rows).toEqual([[50_000]]);
  });

  it('is asked by JSON alone, and takes no settings of the database from outside', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const answer = await fetch(`${server.url}/api/cypher`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: 'query=RETURN 1',
      });
      expect(answer.status).toBe(415);
    }
    for (const more of [{ timeout: 0 }, { database: 'system' }, { accessMode: 'WRITE' }]) {
      expect((await ask('RETURN 1', more)).status).toBe(400);
    }
  });
});
