import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../server/package-root.ts';
import { sayso, SaysoProcess } from './sayso-process.ts';

const CORPUS = join(PACKAGE_ROOT, 'graph-data', 'corpus');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sayso-commands-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('sayso check', () => {
  it('counts the bundled corpus', async () => {
    expect(await sayso('check')).toEqual({
      status: 0,
      out: '4 documents, 462 entities, 318 statements, 946 stance units, 267 relations, 54 disputes, 67 dates, 1347 mentions\n',
      err: '',
    });
  });

  it('prints every problem with its place, and fails', async () => {
    const data = join(folder, 'data');
    await cp(CORPUS, data, { recursive: true });
    const about = join(data, 'data-set.yaml');
    await writeFile(about, `${await readFile(about, 'utf8')}\ncolour: blue\n`);
    const { status, out } = await sayso('check', data);
    expect(status).toBe(1);
    expect(out).toMatch(/^data-set\.yaml:\d+:\d+ UNKNOWN_FIELD found .*, expected /m);
    expect(out).toMatch(/\n1 error\n$/);
  });

  it('says that a folder is not there', async () => {
    const { status, out } = await sayso('check', join(folder, 'gone'));
    expect(status).toBe(1);
    expect(out).toContain('FOLDER_MISSING');
  });
});

describe('sayso search', () => {
  it('prints a table, in any script', async () => {
    const { status, out } = await sayso('search', '贝森特', '--kind', 'Person');
    expect(status).toBe(0);
    const [heading, first] = out.split('\n') as [string, string];
    expect(heading).toMatch(/^id +kind +name +matched +neighbours$/);
    expect(first).toMatch(/^bessent +Person +Scott Bessent +贝森特 +\d+$/);
  });

  it('fails in words where nothing is found', async () => {
    const { status, out, err } = await sayso('search', 'zzzzqqqq');
    expect({ status, out, err }).toEqual({ status: 1, out: '', err: 'Nothing has a name like "zzzzqqqq".\n' });
  });
});

describe('sayso query', () => {
  it('answers as a table, as CSV and as JSON', async () => {
    const text = 'MATCH (m:Mineral {id: $id})<-[:ABOUT]-(s) RETURN m.id AS id, count(s) AS statements';
    const ask = (format: string) => sayso('query', text, '--params', '{"id": "gallium"}', '--format', format);
    expect(await ask('csv')).toMatchObject({ status: 0, out: 'id,statements\r\ngallium,5\r\n' });
    expect((await ask('table')).out).toMatch(/^id +statements\ngallium +5\n$/);
    const { out } = await ask('json');
    expect(JSON.parse(out)).toMatchObject({ columns: ['id', 'statements'], rows: [['gallium', 5]], truncated: false });
  });

  it('writes what is no plain value as one would in a query', async () => {
    const text = `MATCH p = (n {id: 'gallium'})<-[r:ABOUT]-(s {id: 'S003-039'}) RETURN n, p, properties(n).kind AS kind,
      {kind: 'x', of: [n, 1, 'a']} AS map, date('2026-01-12') AS day, [null] AS list, 1 = 1 AS yes`;
    expect((await sayso('query', text)).out.split('\n')[1]?.split(/ {2,}/)).toEqual([
      '(gallium)',
      '(gallium)–[:ABOUT S003-039:ABOUT:gallium]–(S003-039)',
      'Mineral',
      '{kind: "x", of: [(gallium), 1, "a"]}',
      '2026-01-12',
      '[null]',
      'true',
    ]);
  });

  it('finds names through the name index', async () => {
    const text = "CALL db.index.fulltext.queryNodes('names', '科学院', {limit: 1}) YIELD node RETURN node.id";
    expect(await sayso('query', text, '--format', 'csv')).toMatchObject({ status: 0, out: 'node.id\r\ncas-imr\r\n' });
  });

  it('shows where a text is wrong, and fails', async () => {
    const { status, err } = await sayso('query', 'MATCH (n)\nRETURN m');
    expect(status).toBe(1);
    expect(err).toMatch(/^2:8 .*`m` is not defined/);
    expect(err).toContain('\n  RETURN m\n         ^\n');
  });
});

describe('sayso export', () => {
  it('writes every node and relationship once, each a line of JSON', async () => {
    const { status, out } = await sayso('export', '--format', 'jsonl');
    expect(status).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; labels?: string[]; source?: string; target?: string });
    const nodes = lines.filter(({ labels }) => labels !== undefined);
    const relationships = lines.filter(({ labels }) => labels === undefined);
    expect(nodes.filter(({ labels }) => labels?.includes('Entity'))).toHaveLength(462);
    expect(nodes.filter(({ labels }) => labels?.includes('Statement'))).toHaveLength(318);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(ids.size).toBe(nodes.length);
    expect(relationships.filter(({ source = '', target = '' }) => !ids.has(source) || !ids.has(target))).toEqual([]);
  });

  it('writes the same to a file', async () => {
    const file = join(folder, 'graph.jsonl');
    expect(await sayso('export', '--output', file)).toEqual({ status: 0, out: '', err: '' });
    expect(await readFile(file, 'utf8')).toBe((await sayso('export')).out);
  });

  it('writes the forms that others read', async () => {
    expect((await sayso('export', '--format', 'graphml')).out).toMatch(/^<\?xml[^>]*>\s*<graphml/);
    expect((await sayso('export', '--format', 'cypher')).out).toMatch(/\bMERGE\b|\bCREATE\b/);
    const tables = join(folder, 'tables');
    expect(await sayso('export', '--format', 'csv', '--output', tables)).toEqual({ status: 0, out: '', err: '' });
    expect(await readFile(join(tables, 'nodes.csv'), 'utf8')).toContain('mofcom');
    expect(await readFile(join(tables, 'relationships.csv'), 'utf8')).toContain('mofcom');
    const nowhere = await sayso('export', '--format', 'csv');
    expect(nowhere.status).toBe(1);
    expect(nowhere.err).toContain('--output names the folder');
  });

  it('ends without a word when its reader has read enough', async () => {
    const child = new SaysoProcess(['export']);
    await child.says(/\n/);
    child.child.stdout?.destroy();
    expect(await child.finished()).toMatchObject({ status: 0, err: '' });
  });

  it('offers only formats that it can write', async () => {
    const { status, err } = await sayso('export', '--format', 'xlsx');
    expect(status).toBe(1);
    expect(err).toContain('jsonl, csv, graphml, cypher');
  });
});

describe('sayso', () => {
  it('lists its commands, and for serve every setting with its variable', async () => {
    const { out } = await sayso('--help');
    for (const command of ['serve', 'check', 'search', 'export']) expect(out).toContain(command);
    const { out: help } = await sayso('serve', '--help');
    for (const variable of ['SAYSO_HOST', 'SAYSO_PORT', 'SAYSO_DATA', 'SAYSO_STATE', 'SAYSO_SOURCES', 'SAYSO_ORIGIN']) {
      expect(help).toContain(variable);
    }
  });
});
