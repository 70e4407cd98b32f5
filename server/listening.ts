/** A server's life: listen, say where, stop when told, letting those who are being answered finish. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { SaysoError } from '#model/errors.ts';
import { PlainError } from './plain-error.ts';
import type { Settings } from './settings.ts';

/** How long answers under way may take to finish once the server is told to stop. */
const GRACE_MS = 5000;
const IDLE_CHECK_MS = 20;
/** How long a request may take to arrive. */
const ARRIVAL_MS = 30_000;

function reason(error: NodeJS.ErrnoException, { host, port }: Pick<Settings, 'host' | 'port'>): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Choose another with --port (or SAYSO_PORT); 0 picks a free one.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Choose one above 1023 with --port (or SAYSO_PORT).`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}. Choose another with --host (or SAYSO_HOST); 127.0.0.1 always works.`;
    default:
      return `The server cannot listen at ${host}, port ${port}: ${error.message}.`;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  HPE_INVALID_URL: 'its address holds characters that must be encoded',
  HPE_HEADER_OVERFLOW: 'its headers are too long',
  ERR_HTTP_REQUEST_TIMEOUT: 'it did not arrive in time',
};

/** What never becomes a request is answered all the same, in the one shape. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const why = REASONS[error.code ?? ''] ?? 'it is no HTTP';
  const { code, message, hint } = new SaysoError('UNREADABLE_REQUEST', { reason: why });
  const body = JSON.stringify({ error: { code, message, hint, requestId: '' } });
  const head = 'HTTP/1.1 400 Bad Request\r\nContent-Type: application/json; charset=utf-8\r\nConnection: close\r\n';
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** Listens; throws PlainError. */
export async function listen(handler: RequestListener, settings: Pick<Settings, 'host' | 'port'>): Promise<Server> {
  const server = createServer({ requestTimeout: ARRIVAL_MS }, handler);
  server.on('clientError', answerUnreadable);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new PlainError(reason(error, settings), { cause: error })));
    server.listen(settings.port, settings.host, resolve);
  });
  return server;
}

/** The address for the browser on this machine. */
export function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const everywhere = address === '0.0.0.0' || address === '::';
  const host = everywhere ? '127.0.0.1' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}/`;
}

/** Takes no more requests, lets those under way finish for a while, and ends. */
export async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection whose answer is finished stays open for the next request: there will be none.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(grace);
}
