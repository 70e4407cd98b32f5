import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewId } from '../../server/views/view-files.ts';
import { pngSize } from '../server/png-pixels.ts';
import { corpusData, type RunningServer, startServer } from './running-server.ts';
import { draftOf } from './view-draft.ts';

const ENTITIES = ['mofcom', 'japan', 'china-dual-use-controls-japan-2026', 'kihara-minoru'];
const HOSTILE = `<img src=x onerror=alert(1)>"'&</title><script>alert(2)</script> $& $1`;

let server: RunningServer;

beforeAll(async () => {
  server = await startServer(await corpusData());
});
afterAll(() => server.close());

async function save(...draft: Parameters<typeof draftOf>): Promise<string> {
  const answer = await server.post('/api/views', draftOf(...draft));
  expect(answer.status).toBe(201);
  return answer.body.id;
}

async function sizeOfPng(path: string) {
  const response = await fetch(server.url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/png');
  return pngSize(Buffer.from(await response.arrayBuffer()));
}

describe('a saved view', () => {
  it('comes back as it was drafted, with what it shows and what stands behind it', async () => {
    const draft = draftOf(ENTITIES);
    const id = await save(ENTITIES);
    const { body: view } = await server.get(`/v/${id}.json`);
    expect(view.draft).toEqual(draft);
    expect(view.savedOn).toBe('2026-03-01');
    expect(view.content.entities.id).toEqual(ENTITIES);
    expect(view.content.statements.id).toEqual(expect.arrayContaining(['S003-009', 'S003-010', 'S000-014']));
    const cited = new Set(view.content.statements.reports.flat().map(({ document }: { document: string }) => document));
    expect(new Set(view.content.documents.id)).toEqual(cited);
    for (const ids of view.content.edges.statements)
      expect(view.content.statements.id).toEqual(expect.arrayContaining(ids));
    for (const ids of view.content.edges.relations)
      expect(view.content.relations.id).toEqual(expect.arrayContaining(ids));
  });

  it('is named by what it holds, so that the same view has the same address', async () => {
    const id = await save(ENTITIES);
    expect(await save(ENTITIES)).toBe(id);
    expect(await save(ENTITIES, { title: 'Another' })).not.toBe(id);
    const { id: named, ...rest } = (await server.get(`/v/${id}.json`)).body;
    expect(viewId(rest)).toBe(named);
    const files = await readdir(join(server.folder, 'state', 'views'));
    expect(files.every((name) => /^[0-9a-f]{24}\.json$/.test(name))).toBe(true);
  });

  it('keeps what size and colour showed, and says what they mean', async () => {
    const values = [3, 2, 1, 0];
    const id = await save(ENTITIES, {
      styling: { size: { by: 'degree', values }, colour: { by: 'community', values: [0, 0, 1, null] } },
    });
    const svg = await (await fetch(`${server.url}/v/${id}.svg`)).text();
    expect(svg).toContain('Size: lines in this picture');
    expect(svg).toContain('Colour: community (Louvain) in this picture');
    expect(svg).toContain('Community 2');
  });

  it('keeps what a property was, so that it means the same years later', async () => {
    const meaning = {
      form: 'text' as const,
      name: { en: 'affiliation', zhHans: '所属' },
      labels: [{ en: 'Japan & <co>', zhHans: '日本' }],
    };
    const id = await save(ENTITIES, {
      styling: {
        size: {
          by: 'property:own_jobs',
          values: [1.4e9, 2, null, 0],
          meaning: { ...meaning, form: 'number', labels: [] },
        },
        colour: { by: 'property:affiliations', values: [null, 0, 1, 1], meaning },
      },
    });
    const svg = await (await fetch(`${server.url}/v/${id}.svg`)).text();
    expect(svg).toContain('Colour: affiliation');
    expect(svg).toContain('Size: affiliation');
    expect(svg).toContain('Japan &amp; &lt;co&gt;');
    expect(svg).toContain('Others');
    const chinese = await (await fetch(`${server.url}/v/${id}.svg?language=zh-Hans`)).text();
    expect(chinese).toContain('颜色：所属');
    expect(chinese).toContain('日本');
  });

  it('is refused where size, colour or camera are out of this world', async () => {
    const absurd = [
      { styling: { size: null, colour: { by: 'firstSaid' as const, values: [1e15, 0, 0, 0] } } },
      { styling: { size: { by: 'degree' as const, values: [1] }, colour: null } },
      { styling: { size: { by: 'property:jobs' as const, values: [1, 2, 3, 4] }, colour: null } },
      { styling: { size: { by: 'profit' as 'degree', values: [1, 2, 3, 4] }, colour: null } },
      { camera: { x: 1e308, y: 0, ratio: 1e-308, angle: 0 } },
    ];
    for (const change of absurd) {
      const { status, body } = await server.post('/api/views', draftOf(ENTITIES, change));
      expect([status, body.error.code]).toEqual([400, 'BAD_BODY']);
    }
  });

  it('gathers under a whole what its office holders said, where the picture did', async () => {
    // The spokesman's one statement, S003-079, is about these.
    const { statement } = (await server.get('/api/statements/S003-079')).body;
    const about = statement.units.map(({ entity }: { entity: string }) => entity);
    const entities = [...new Set(['mofcom', ...about])] as string[];
    const [apart, together] = await Promise.all([save(entities), save(entities, { rolledUp: ['mofcom'] })]);
    const behind = async (id: string): Promise<string[]> => {
      const { edges } = (await server.get(`/v/${id}.json`)).body.content;
      return edges.statements.filter((_: string[], nth: number) => edges.source[nth] === 'mofcom').flat();
    };
    expect(await behind(apart)).not.toContain('S003-079');
    expect(await behind(together)).toContain('S003-079');
  });

  it('shows unfolded statements as nodes, and their edges in place of the folded one', async () => {
    const id = await save(ENTITIES, { statements: ['S003-009'] });
    const { content } = (await server.get(`/v/${id}.json`)).body;
    const ends = [...content.edges.source, ...content.edges.target];
    expect(ends).toContain('S003-009');
    const shown = new Set([...ENTITIES, 'S003-009']);
    expect(ends.filter((end) => !shown.has(end))).toEqual([]);
  });

  it('keeps to its filter', async () => {
    const id = await save(ENTITIES, { filter: { documents: ['000'] } });
    const { content } = (await server.get(`/v/${id}.json`)).body;
    expect(content.statements.id).toContain('S000-014');
    expect(content.statements.id).not.toContain('S003-009');
  });
});

describe('the page of a view', () => {
  it('tells others its title, what it shows and how it looks', async () => {
    const id = await save(ENTITIES);
    const { text, headers } = await server.get(`/v/${id}`);
    expect(headers.get('content-type')).toContain('text/html');
    expect(text).toContain('the explorer');
    expect(text).toContain('<title>China’s controls and Japan</title>');
    expect(text).toContain(`<meta property="og:image" content="${server.url}/v/${id}.png">`);
    expect(text).toMatch(
      /<meta name="description" content="[^"]*4 documents?[^"]*">|<meta name="description" content="[^"]+statements[^"]*">/,
    );
  });

  it('speaks the language of the view', async () => {
    const id = await save(ENTITIES, { language: 'zh-Hans' });
    expect((await server.get(`/v/${id}`)).text).toContain('<html lang="zh-Hans">');
  });

  it('can be an embed', async () => {
    const id = await save(ENTITIES);
    const { text } = await server.get(`/embed/${id}`);
    expect(text).toContain('the embed');
    expect(text).toMatch(new RegExp(`<noscript>.*<img src="/v/${id}\\.svg" alt="China’s controls and Japan\\. [^"]+"`));
    expect(text).toContain('<title>China’s controls and Japan</title>');
  });

  it('shows whatever a title holds as text, in every form', async () => {
    const id = await save(ENTITIES, { title: HOSTILE, remark: HOSTILE });
    for (const path of [`/v/${id}`, `/embed/${id}`, `/v/${id}.svg`]) {
      const { text } = await server.get(path);
      expect(text).not.toMatch(/<img src=x|<script>alert/);
      expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
      expect(text).toContain('$&amp; $1');
    }
  });
});

describe('a view that there is not', () => {
  it('is a page that says so and offers the explorer', async () => {
    for (const path of ['/v/000000000000000000000000', '/v/nonsense', '/embed/000000000000000000000000']) {
      const answer = await server.get(path, { accept: 'text/html' });
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('There is no such view here');
      expect(answer.text).toContain('<a href="/">Open the explorer</a>');
    }
    const chinese = await server.get('/v/nonsense', { accept: 'text/html', 'accept-language': 'zh-CN,zh;q=0.9' });
    expect(chinese.text).toContain('这里没有这个视图');
  });

  it('is an error to programs', async () => {
    for (const path of ['/v/000000000000000000000000.svg', '/v/nonsense.png', '/v/nonsense.json']) {
      const answer = await server.get(path);
      expect(answer.status).toBe(404);
      expect(answer.body.error.code).toBe('VIEW_NOT_FOUND');
    }
  });

  it('is never looked for outside the folder of views', async () => {
    for (const id of ['..%2f..%2fpackage', '..%5c..%5cpackage', '%2e%2e%2fviews%2fx', '....%2f%2fx', 'a%00b']) {
      for (const form of ['', '.json', '.svg', '.png']) {
        expect((await server.get(`/v/${id}${form}`)).status).toBe(404);
      }
    }
  });
});

describe('a picture', () => {
  it('is an SVG with title and description, text kept as text, and no script', async () => {
    const id = await save(ENTITIES);
    const { text, headers } = await server.get(`/v/${id}.svg`);
    expect(headers.get('content-type')).toContain('image/svg+xml');
    expect(text).toMatch(/^<svg [^>]*role="img"/);
    expect(text).toContain('<title id="picture-title">China’s controls and Japan</title>');
    expect(text).toMatch(/<desc id="picture-description">[^<]+<\/desc>/);
    expect(text).toMatch(/<text [^>]*>[^<]*Kihara/);
    expect(text).not.toMatch(/<script|onload=|href="javascript/);
  });

  it('can be asked for in another theme and language', async () => {
    const id = await save(ENTITIES);
    const light = (await server.get(`/v/${id}.svg`)).text;
    const dark = (await server.get(`/v/${id}.svg?theme=dark&language=zh-Hans`)).text;
    expect(dark).not.toBe(light);
    expect(dark).toContain('lang="zh-Hans"');
    expect(dark).toContain('木原稔');
    expect((await server.get(`/v/${id}.svg?theme=sepia`)).body.error.hint).toContain('light, dark');
  });

  it('is wide enough for print at twice its size, and never larger than it may be', async () => {
    const id = await save(ENTITIES);
    expect((await sizeOfPng(`/v/${id}.png`)).width).toBeGreaterThanOrEqual(1600);
    expect((await sizeOfPng(`/v/${id}.png?scale=1`)).width).toBe(1200);
    expect((await sizeOfPng(`/v/${id}.png?scale=1&width=100000`)).width).toBe(2000);
    expect((await sizeOfPng(`/v/${id}.png?scale=1&width=1`)).width).toBe(320);
  });

  it('does not change with what is asked for besides', async () => {
    const id = await save(ENTITIES);
    expect((await server.get(`/v/${id}.svg`)).text).toBe((await server.get(`/v/${id}.svg`)).text);
    const stored = await readFile(join(server.folder, 'state', 'views', `${id}.json`), 'utf8');
    await server.get(`/v/${id}.svg?theme=dark`);
    expect(await readFile(join(server.folder, 'state', 'views', `${id}.json`), 'utf8')).toBe(stored);
  });
});
