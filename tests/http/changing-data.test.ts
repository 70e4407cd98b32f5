import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SaysoError } from '#model/errors.ts';
import type { GraphStore } from '#store/port.ts';
import type { ReadyData } from '../../server/data/served-data.ts';
import { corpusData, type RunningServer, startServer } from './running-server.ts';

let data: ReadyData;
let server: RunningServer;

beforeAll(async () => {
  data = await corpusData();
});
afterEach(() => server.close());

describe('a server that is still loading', () => {
  it('says so, and is ready when it is', async () => {
    server = await startServer(null);
    const before = await server.get('/api/health');
    expect(before.status).toBe(503);
    expect(before.body.error.code).toBe('LOADING');
    expect(before.headers.get('retry-after')).toBe('1');
    expect((await server.get('/api/search?q=x')).status).toBe(503);
    expect((await server.get('/')).status).toBe(200);
    await server.dependencies.served.replace(data);
    const after = await server.get('/api/health');
    expect(after.status).toBe(200);
    expect(after.body).toMatchObject({
      status: 'ready',
      store: { engine: 'embedded' },
      data: { version: data.dataVersion, entities: 462, statements: 318, relations: 267, documents: 4 },
      notice: null,
    });
  });
});

describe('a database that is away', () => {
  it('makes the server unready, with the reason', async () => {
    const store: GraphStore = {
      ...data.store,
      info: () => Promise.reject(new SaysoError('STORE_UNAVAILABLE', { reason: 'no connection' })),
    };
    server = await startServer({ ...data, store });
    const answer = await server.get('/api/health');
    expect(answer.status).toBe(503);
    expect(answer.body.error.message).toContain('no connection');
  });
});

describe('new data', () => {
  it('takes the place of the old, which is kept for those who began with it and then closed', async () => {
    let finish: () => void = () => {};
    let begun: () => void = () => {};
    const wait = new Promise<void>((resolve) => (finish = resolve));
    const asked = new Promise<void>((resolve) => (begun = resolve));
    let closed = false;
    const store: GraphStore = {
      ...data.store,
      schema: async (call) => {
        begun();
        await wait;
        return { ...(await data.store.schema(call)), dataVersion: 'old' };
      },
      close: async () => {
        closed = true;
      },
    };
    server = await startServer({ ...data, store, dataVersion: 'old' });
    const slow = server.get('/api/schema');
    await asked;
    await server.dependencies.served.replace(data);
    expect((await server.get('/api/schema')).body.dataVersion).toBe(data.dataVersion);
    expect(closed).toBe(false);
    finish();
    expect((await slow).body.dataVersion).toBe('old');
    await expect.poll(() => closed).toBe(true);
  });

  it('that will not do leaves the old, and health says why', async () => {
    server = await startServer(data);
    server.dependencies.served.refuse('The data folder has 3 errors');
    const { status, body } = await server.get('/api/health');
    expect(status).toBe(200);
    expect(body.notice).toBe('The data folder has 3 errors');
  });
});

describe('what goes wrong inside', () => {
  it('is told without a word of the inside, and logged under the request’s id', async () => {
    const store: GraphStore = { ...data.store, schema: () => Promise.reject(new Error('secret path /home/me')) };
    server = await startServer({ ...data, store });
    const answer = await server.get('/api/schema');
    expect(answer.status).toBe(500);
    expect(answer.body.error.code).toBe('INTERNAL');
    expect(answer.text).not.toContain('secret');
  });
});
