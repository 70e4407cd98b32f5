import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../server/routes/endpoints.ts';
import { SourceTexts } from '../../server/sources/source-texts.ts';
import { corpusData, type RunningServer, startServer } from './running-server.ts';
import { draftOf } from './view-draft.ts';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LINE = 'one line of an article';
const LINE_SHA = createHash('sha256').update(LINE).digest('hex');

/** One good request for each endpoint. */
const REQUESTS: Readonly<Record<string, { path: string; body?: unknown; status?: number }>> = {
  'get /api/health': { path: '/api/health' },
  'get /api/schema': { path: '/api/schema' },
  'get /api/story': { path: '/api/story' },
  'get /api/search': { path: '/api/search?q=%E8%B4%9D%E6%A3%AE%E7%89%B9&kind=Person&limit=5' },
  'get /api/entities/{id}': { path: '/api/entities/mofcom' },
  'get /api/entities/{id}/facets': { path: '/api/entities/mofcom/facets?documents=003' },
  'get /api/entities/{id}/neighbors': {
    path: '/api/entities/mofcom/neighbors?types=STANCE,ISSUED&direction=out&kinds=Policy&limit=3',
  },
  'post /api/expand': { path: '/api/expand', body: { ids: ['mofcom', 'bessent'], fold: false, limit: 5 } },
  'post /api/subgraph': { path: '/api/subgraph', body: { ids: ['mofcom', 'china-dual-use-controls-japan-2026'] } },
  'get /api/paths': { path: '/api/paths?from=bessent&to=mofcom&maxLength=3&mode=simple' },
  'get /api/statements': {
    path: '/api/statements?actor=mofcom&document=003&stance=for&kind=announcement&clock=said&from=2026-01&to=2026&limit=5',
  },
  'get /api/statements/{id}': { path: '/api/statements/S003-009' },
  'get /api/evidence': { path: '/api/evidence?source=mofcom&target=china-dual-use-controls-japan-2026' },
  'post /api/evidence': {
    path: '/api/evidence',
    body: { pairs: [['mofcom', 'china-dual-use-controls-japan-2026']], filter: { bases: ['position'] } },
  },
  'get /api/disputes': { path: '/api/disputes' },
  'get /api/disputes/{id}': { path: '/api/disputes/DSP01' },
  'get /api/timeline': { path: '/api/timeline?clock=said&bin=month&kinds=Policy' },
  'get /api/counts': { path: '/api/counts?by=kind,stance' },
  'post /api/counts/together': { path: '/api/counts/together', body: { ids: ['bessent', 'trump'] } },
  'get /api/documents': { path: '/api/documents' },
  'get /api/documents/{id}/lines/{line}': { path: `/api/documents/003/lines/1?lineSha256=${LINE_SHA}` },
  'post /api/cypher': { path: '/api/cypher', body: { query: 'MATCH (n:Mineral) RETURN n.id AS id LIMIT 3' } },
  'get /api/queries': { path: '/api/queries' },
  'post /api/views': { path: '/api/views', body: draftOf(['mofcom', 'japan']), status: 201 },
  'post /api/views/{id}/refresh': {
    get path() {
      return `/api/views/${savedView}/refresh`;
    },
    body: {},
    status: 201,
  },
};

let server: RunningServer;
let texts: string;
let savedView: string;

beforeAll(async () => {
  texts = await mkdtemp(join(tmpdir(), 'sayso-texts-'));
  await writeFile(join(texts, '003_article.txt'), `${LINE}\nanother\n`);
  server = await startServer(await corpusData(), { sources: new SourceTexts(texts, null) });
  savedView = (await server.post('/api/views', draftOf(['mofcom', 'japan']))).body.id;
});
afterAll(async () => {
  await server.close();
  await rm(texts, { recursive: true, force: true });
});

describe('every row of the contract', () => {
  it.each(ENDPOINTS.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    '%s answers as its schema says, with nothing left over',
    async (name, endpoint) => {
      const asked = REQUESTS[name];
      if (!asked) throw new Error(`no request for ${name}`);
      const answer =
        asked.body === undefined ? await server.get(asked.path) : await server.post(asked.path, asked.body);
      expect(answer.text).not.toBe('');
      expect(answer.status).toBe(asked.status ?? 200);
      expect(endpoint.answers.parse(answer.body)).toEqual(answer.body);
    },
  );

  it('is listed in the OpenAPI document, with parameters in words', async () => {
    const { body } = await server.get('/api/openapi.json');
    const listed = Object.entries(body.paths as Record<string, object>).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(listed).toEqual(expect.arrayContaining(Object.keys(REQUESTS)));
    expect(listed).toEqual(
      expect.arrayContaining([
        'get /v/{id}',
        'get /v/{id}.svg',
        'get /v/{id}.png',
        'get /embed/{id}',
        'get /api/metrics',
      ]),
    );
    const limit = body.paths['/api/search'].get.parameters.find(({ name }: { name: string }) => name === 'limit');
    expect(limit.description).toContain('a whole number from 1 to 100');
  });

  it('is described without a reference that leads nowhere', async () => {
    const { body, text } = await server.get('/api/openapi.json');
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(references.length).toBeGreaterThan(10);
    expect(Object.keys(body.components.schemas)).toEqual(expect.arrayContaining(references));
  });

  it('can be read as a page that fetches nothing', async () => {
    const page = await server.get('/api/docs');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.text).toContain('GET /api/entities/{id}/neighbors');
    expect(page.text).not.toMatch(/<script|src=|@import/);
  });
});

describe('what the answers say', () => {
  it('finds one person in every script', async () => {
    for (const q of ['贝森特', '貝森特', 'Bessent', 'bessnt']) {
      const { body } = await server.get(`/api/search?q=${encodeURIComponent(q)}&limit=1`);
      expect(body.results[0].id).toBe('bessent');
    }
    for (const q of ['高市', 'gaoshi', 'たかいち', 'Sanae Takaichi']) {
      const { body } = await server.get(`/api/search?q=${encodeURIComponent(q)}&limit=1`);
      expect(body.results[0].id).toBe('takaichi-sanae');
    }
  });

  it('shows MOFCOM for the controls on Japan, with the statements behind it', async () => {
    const { body } = await server.get('/api/evidence?source=mofcom&target=china-dual-use-controls-japan-2026');
    expect(body.statements.id).toEqual(expect.arrayContaining(['S003-009', 'S003-010']));
    expect(body.documents.id).toContain('003');
  });

  it('tells when an entity was first and last spoken of, and where', async () => {
    const { body } = await server.get('/api/entities/mofcom');
    expect(body.seen.first.to <= body.seen.last.to).toBe(true);
    expect(body.documents).toContainEqual({ id: '003', statements: expect.any(Number), mentions: expect.any(Number) });
    expect(body.degrees).toContainEqual(expect.objectContaining({ type: 'STANCE', direction: 'out' }));
  });

  it('tells the same first and last day as the statements themselves do', async () => {
    for (const id of ['mofcom', 'bessent', 'japan', 'minamitorishima-project', 'price-floor']) {
      const days: string[] = [];
      for (const side of ['actor', 'about']) {
        const { items } = (await server.get(`/api/statements?${side}=${id}&limit=1000`)).body;
        for (const span of items.said) if (span) days.push(span.to);
      }
      const { seen } = (await server.get(`/api/entities/${id}`)).body;
      expect([seen.first.to, seen.last.to]).toEqual([days.toSorted()[0], days.toSorted().at(-1)]);
    }
  });

  it('pages through statements without repeating or losing one', async () => {
    const whole = await server.get('/api/statements?limit=1000');
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const cursor = after === null ? '' : `&after=${encodeURIComponent(after)}`;
      const { body } = await server.get(`/api/statements?limit=100${cursor}`);
      seen.push(...body.items.id);
      after = body.next;
    } while (after !== null);
    expect(seen).toEqual(whole.body.items.id);
    expect(new Set(seen).size).toBe(whole.body.total);
  });

  it('tells the story by positions alone, without the columns’ authors', async () => {
    const { body } = await server.get('/api/story');
    expect(body.ids).toContain('mofcom');
    expect(body.ids.length).toBeGreaterThan(20);
    expect(body.ids.length).toBeLessThanOrEqual(30);
    for (const author of ['xiaohan', 'jisimomo', 'biaoshu', 'chen-yang']) expect(body.ids).not.toContain(author);
    const { body: graph } = await server.post('/api/subgraph', { ids: body.ids, filter: { columnists: false } });
    const joined = new Set([...graph.edges.source, ...graph.edges.target]);
    expect(body.ids.filter((id: string) => !joined.has(id))).toEqual([]);
  });

  it('measures itself in Prometheus’ words', async () => {
    const { headers, text } = await server.get('/api/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toMatch(/sayso_request_seconds_count\{method="GET",route="\/api\/health",status="200"\} \d+/);
  });
});
