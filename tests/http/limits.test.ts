import { connect } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GraphStore } from '#store/port.ts';
import type { ReadyData } from '../../server/data/served-data.ts';
import { CONCURRENT_REQUESTS } from '../../server/http/limits.ts';
import { corpusData, type RunningServer, startServer } from './running-server.ts';

let data: ReadyData;
const running: RunningServer[] = [];

beforeAll(async () => {
  data = await corpusData();
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function start(...[served, change]: Parameters<typeof startServer>): Promise<RunningServer> {
  const server = await startServer(served, change);
  running.push(server);
  return server;
}

/** The corpus, in a store whose schema takes until the one who asked gives up. */
function endless(): { data: ReadyData; asked: Promise<AbortSignal>; open: () => number } {
  let arrived: (signal: AbortSignal) => void = () => {};
  const asked = new Promise<AbortSignal>((resolve) => (arrived = resolve));
  let count = 0;
  const store: GraphStore = {
    ...data.store,
    schema: ({ signal }) =>
      new Promise((_resolve, reject) => {
        count += 1;
        signal.addEventListener('abort', () => {
          count -= 1;
          reject(signal.reason as Error);
        });
        arrived(signal);
      }),
  };
  return { data: { ...data, store }, asked, open: () => count };
}

describe('a body', () => {
  it('that is too large is refused before it is read', async () => {
    const server = await start(data);
    const answer = await server.post('/api/expand', { ids: ['x'.repeat(1_100_000)] });
    expect(answer.status).toBe(413);
    expect(answer.body.error.code).toBe('PAYLOAD_TOO_LARGE');
    expect(answer.body.error.message).toContain('1000000 bytes');
  });
});

describe('an address that asks too often', () => {
  it('is told when to come back', async () => {
    const server = await start(data, { settings: { requestsPerMinute: 3 } });
    for (let count = 0; count < 3; count++) expect((await server.get('/api/schema')).status).toBe(200);
    const answer = await server.get('/api/schema');
    expect(answer.status).toBe(429);
    expect(answer.body.error.code).toBe('TOO_MANY_REQUESTS');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.body.error.hint).toMatch(/Try again in \d+ s/);
  });

  it('still gets the page’s own files', async () => {
    const server = await start(data, { settings: { requestsPerMinute: 1 } });
    for (let count = 0; count < 5; count++) expect((await server.get('/assets/app-0f1e2d3c.js')).status).toBe(200);
  });

  it('may have only so many answers under way', async () => {
    const slow = endless();
    const server = await start(slow.data);
    const stop = new AbortController();
    const waiting = Array.from({ length: CONCURRENT_REQUESTS }, () =>
      fetch(`${server.url}/api/schema`, { signal: stop.signal }).catch(() => null),
    );
    await expect.poll(slow.open).toBe(CONCURRENT_REQUESTS);
    expect((await server.get('/api/health')).body.error.code).toBe('TOO_MANY_REQUESTS');
    stop.abort();
    await Promise.all(waiting);
    await expect.poll(async () => (await server.get('/api/health')).status).toBe(200);
  });
});

describe('an answer that takes too long', () => {
  it('is given up at its deadline, in the store as well', async () => {
    const slow = endless();
    const server = await start(slow.data, { settings: { deadline: 50 } });
    const answer = await server.get('/api/schema');
    expect(answer.status).toBe(408);
    expect(answer.body.error.code).toBe('DEADLINE');
    expect(answer.body.error.message).toContain('50 ms');
    expect((await slow.asked).aborted).toBe(true);
  });

  it('is given up when the one who asked hangs up', async () => {
    const slow = endless();
    const server = await start(slow.data);
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write('GET /api/schema HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const signal = await slow.asked;
    const gone = once(signal, 'abort');
    socket.destroy();
    await gone;
    expect((signal.reason as Error).name).toBe('ClientGone');
    expect((await server.get('/api/health')).status).toBe(200);
  });

  it('does not begin while a body is on its way: slow senders keep nobody out', async () => {
    const server = await start(await corpusData());
    const { hostname, port } = new URL(server.url);
    const head =
      'POST /api/expand HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{';
    const sockets = await Promise.all(
      Array.from({ length: 60 }, async () => {
        const socket = connect(Number(port), hostname);
        await once(socket, 'connect');
        socket.write(head);
        return socket;
      }),
    );
    expect((await server.get('/api/health')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });
});
