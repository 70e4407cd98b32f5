import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphStore } from '#store/port.ts';
import { corpusData, type RunningServer, startServer } from './running-server.ts';

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly requestId?: string;
  readonly request?: { readonly method: string; readonly path: string };
  readonly response?: { readonly status: number };
  readonly err?: { readonly message: string; readonly stack: string };
}

const DEBUG = 20;
const INFO = 30;
const ERROR = 50;

let server: RunningServer;
const text: string[] = [];

function linesOf(requestId: string | null): Line[] {
  return text.map((line) => JSON.parse(line) as Line).filter((line) => line.requestId === requestId);
}

beforeAll(async () => {
  const data = await corpusData();
  const store: GraphStore = { ...data.store, schema: () => Promise.reject(new Error('the cause of it')) };
  const log = pino({ level: 'debug' }, { write: (line: string) => void text.push(line) });
  server = await startServer({ ...data, store }, { log });
});
afterAll(() => server.close());

describe('the log', () => {
  it('has one line a request, by its id, without what was searched for', async () => {
    const { headers } = await server.get('/api/search?q=somebody%20private');
    const id = headers.get('x-request-id');
    await expect.poll(() => linesOf(id)).toHaveLength(1);
    expect(linesOf(id)[0]).toMatchObject({
      level: DEBUG,
      request: { method: 'GET', path: '/api/search' },
      response: { status: 200 },
    });
    expect(text.join('')).not.toContain('private');
  });

  it('tells what people got wrong from what went wrong here, which it explains', async () => {
    const wrong = (await server.get('/api/search')).headers.get('x-request-id');
    await expect.poll(() => linesOf(wrong)).toMatchObject([{ level: INFO, response: { status: 400 } }]);
    const failed = (await server.get('/api/schema')).headers.get('x-request-id');
    await expect.poll(() => linesOf(failed)).toHaveLength(2);
    const [cause] = linesOf(failed).filter(({ level }) => level === ERROR);
    expect(cause?.err?.message).toBe('the cause of it');
    expect(cause?.err?.stack).toContain('log.test.ts');
  });
});
