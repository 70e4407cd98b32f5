import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpusData, rawGet, type RunningServer, startServer } from './running-server.ts';
import { draftOf } from './view-draft.ts';
import type { ReadyData } from '../../server/data/served-data.ts';

let data: ReadyData;
let server: RunningServer;
let view: string;

beforeAll(async () => {
  data = await corpusData();
  server = await startServer(data, { settings: { frameAncestors: 'https://news.example' } });
  view = (await server.post('/api/views', draftOf(['mofcom', 'japan']))).body.id;
});
afterAll(() => server.close());

describe('the host that a request names', () => {
  it('is our own, under any port', async () => {
    for (const host of ['127.0.0.1', 'localhost:9999', '[::1]:80', 'LOCALHOST']) {
      expect((await rawGet(`${server.url}/api/health`, { host })).status).toBe(200);
    }
  });

  it('is refused where it is another: a rebound name reads nothing', async () => {
    for (const host of [
      'evil.example',
      '127.0.0.1.evil.example',
      '192.168.1.9',
      'localhost.evil.example:8787',
      'a b',
    ]) {
      const answer = await rawGet(`${server.url}/api/health`, { host });
      expect([400, 421]).toContain(answer.status);
      expect(answer.text).not.toContain('entities');
    }
    const page = await rawGet(`${server.url}/`, { host: 'evil.example', accept: 'text/html' });
    expect(page.status).toBe(421);
    expect(page.text).toContain('SAYSO_ORIGIN');
  });

  it('may be the public one that was set', async () => {
    const behind = await startServer(data, { settings: { origin: 'https://sayso.example' } });
    try {
      expect((await rawGet(`${behind.url}/api/health`, { host: 'sayso.example' })).status).toBe(200);
      expect((await rawGet(`${behind.url}/api/health`, { host: 'other.example' })).status).toBe(421);
      const { id } = (await behind.post('/api/views', draftOf(['mofcom', 'japan']))).body;
      expect((await behind.get(`/v/${id}`)).text).toContain(`content="https://sayso.example/v/${id}.png"`);
    } finally {
      await behind.close();
    }
  });

  it('may be an address where the server was opened to the network', async () => {
    const open = await startServer(data, { settings: { host: '0.0.0.0' } });
    try {
      expect((await rawGet(`${open.url}/api/health`, { host: '192.168.1.9:8787' })).status).toBe(200);
      expect((await rawGet(`${open.url}/api/health`, { host: 'evil.example' })).status).toBe(421);
    } finally {
      await open.close();
    }
  });
});

describe('who may read and frame what', () => {
  it('gives the API to no other origin', async () => {
    const { headers } = await server.get('/api/health', { origin: 'https://evil.example' });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('lets nobody frame the app, its errors included', async () => {
    for (const path of ['/', `/v/${view}`, '/api/health', '/nothing']) {
      const { headers } = await server.get(path, { accept: 'text/html' });
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
    for (const path of ['/index.html', '/embed.html', '/INDEX.HTML', '/index%2ehtml']) {
      expect((await server.get(path)).status).toBe(404);
    }
  });

  it('lets the pages that the setting names frame an embed', async () => {
    const { headers, status } = await server.get(`/embed/${view}`);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain('frame-ancestors https://news.example');
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it('gives pictures, data of a view and files of the client to any page', async () => {
    for (const path of [`/v/${view}.svg`, `/v/${view}.png`, `/v/${view}.json`, '/assets/app-0f1e2d3c.js']) {
      const { headers, status } = await server.get(path, { origin: 'null' });
      expect(status).toBe(200);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
  });

  it('runs only scripts of its own, and stays on http where it is on http', async () => {
    const { headers } = await server.get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toMatch(/upgrade-insecure-requests|unsafe-eval|https:/);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('runs nothing in a picture that is opened as a page', async () => {
    const { headers } = await server.get(`/v/${view}.svg`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('how long an answer keeps', () => {
  it('for ever where its address names its content', async () => {
    for (const path of ['/assets/app-0f1e2d3c.js', `/v/${view}.svg`, `/v/${view}.png`, `/v/${view}.json`]) {
      expect((await server.get(path)).headers.get('cache-control')).toContain('max-age=31536000, immutable');
    }
  });

  it('only while the data stays where it does not', async () => {
    for (const path of ['/', `/v/${view}`, '/api/schema']) {
      expect((await server.get(path)).headers.get('cache-control')).toBe('no-cache');
    }
    const { headers } = await server.get('/api/schema');
    const again = await rawGet(`${server.url}/api/schema`, { 'if-none-match': headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect((await server.get('/api/nothing')).headers.get('cache-control')).toBe('no-store');
  });

  it('and travels compressed', async () => {
    for (const path of ['/api/schema', '/assets/app-0f1e2d3c.js', `/v/${view}.svg`]) {
      const answer = await rawGet(`${server.url}${path}`, { 'accept-encoding': 'gzip' });
      expect(answer.headers['content-encoding']).toBe('gzip');
    }
  });
});

describe('the id of a request', () => {
  it('is made, or taken from the proxy where it is a plain one', async () => {
    expect((await server.get('/api/health')).headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}$/);
    expect((await server.get('/api/health', { 'x-request-id': 'abc-1' })).headers.get('x-request-id')).toBe('abc-1');
    const odd = await server.get('/api/health', { 'x-request-id': '<b>"' });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}$/);
  });
});
