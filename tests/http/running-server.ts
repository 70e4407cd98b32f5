/** A server in this process, listening on a free port of 127.0.0.1, with the bundled corpus and folders of its own. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../server/app.ts';
import { openFolder } from '../../server/compose.ts';
import { type ReadyData, ServedData } from '../../server/data/served-data.ts';
import type { Dependencies } from '../../server/dependencies.ts';
import { createMetrics } from '../../server/http/metrics.ts';
import { listen, stop } from '../../server/listening.ts';
import { createLog } from '../../server/log.ts';
import { PACKAGE_ROOT } from '../../server/package-root.ts';
import { createRenderer } from '../../server/render/png.ts';
import { SourceTexts } from '../../server/sources/source-texts.ts';
import { ViewFiles } from '../../server/views/view-files.ts';

export const CORPUS = join(PACKAGE_ROOT, 'graph-data', 'corpus');

/** Snapshots of the corpus, so that only the first test that needs it reads and builds it. */
const STATE = join(PACKAGE_ROOT, 'node_modules', '.cache', 'sayso-tests');

/** The corpus, ready to be served. */
export async function corpusData(): Promise<ReadyData> {
  const opened = await openFolder({ data: CORPUS, state: STATE }, createLog('warn'));
  if (!opened.ok) throw new Error(`the corpus has ${opened.problems.length} problems`);
  return opened.data;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // A test says what it expects of a body; what is not there fails it.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

export interface RunningServer {
  readonly url: string;
  readonly dependencies: Dependencies;
  readonly folder: string;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : null };
}

async function clientFolder(folder: string): Promise<string> {
  const client = join(folder, 'client');
  await mkdir(join(client, 'assets'), { recursive: true });
  const page = (name: string): string =>
    `<!doctype html><html lang="en"><head><title>Sayso</title></head><body>${name}</body></html>`;
  await writeFile(join(client, 'index.html'), page('the explorer'));
  await writeFile(join(client, 'embed.html'), page('the embed'));
  await writeFile(
    join(client, 'assets', 'app-0f1e2d3c.js'),
    `export const app = ${JSON.stringify('x'.repeat(5000))};\n`,
  );
  return client;
}

/** Starts a server; `data` null leaves it loading. */
export async function startServer(
  data: ReadyData | null,
  change: Partial<Omit<Dependencies, 'settings'>> & { settings?: Partial<Dependencies['settings']> } = {},
): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'sayso-http-'));
  const served = new ServedData();
  if (data) await served.replace(data);
  const dependencies: Dependencies = {
    version: '0.0.0',
    served,
    views: new ViewFiles(join(folder, 'state')),
    sources: new SourceTexts(null, null),
    renderer: createRenderer(),
    metrics: createMetrics(),
    log: createLog('silent'),
    clientFolder: await clientFolder(folder),
    today: () => '2026-03-01',
    ...change,
    settings: {
      host: '127.0.0.1',
      origin: null,
      frameAncestors: '*',
      requestsPerMinute: 100_000,
      deadline: 10_000,
      ...change.settings,
    },
  };
  const server: Server = await listen(createApp(dependencies), { host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    dependencies,
    folder,
    get: async (path, headers = {}) => answerOf(await fetch(url + path, { headers })),
    post: async (path, body, headers = {}) =>
      answerOf(
        await fetch(url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    close: async () => {
      await stop(server);
      await dependencies.renderer.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A request with headers that fetch does not let one set, such as Host. */
export function rawGet(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on('error', reject);
    request.end();
  });
}
