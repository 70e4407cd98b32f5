import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpusData, type RunningServer, startServer } from './running-server.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer(await corpusData());
});

afterAll(() => server.close());

/** Sends bytes as they are; gives all that comes back. */
function send(bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let heard = '';
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    socket.on('end', () => resolve(heard));
    socket.on('error', reject);
  });
}

describe('what is no request', () => {
  it('an address typed with its letters is answered with how to write it', async () => {
    const answer = await send(Buffer.from('GET /api/search?q=高市 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'));
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      error: { code: 'UNREADABLE_REQUEST', hint: expect.stringContaining('Percent-encode') },
    });
  });

  it('noise is told that it is no HTTP', async () => {
    expect(await send(Buffer.from('\u0016\u0003\u0001 hello\r\n\r\n'))).toContain('it is no HTTP');
  });
});
