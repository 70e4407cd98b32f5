/** The whole engine in a page: bundled by itself, weighed, and held against the openCypher kit in a web worker. */
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { build, defaultClientConditions } from 'vite';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { kitIsThere, kitMayLack, namedGraph, scenarios } from '../cypher/tck/kit.ts';
import { launchBrowser, openPage } from '../helpers/browser.ts';
import type { WorkerReport, WorkerRequest } from './tck-worker.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** One scenario in so many. */
const SAMPLE = 4;
const GRAPHS = ['binary-tree-1', 'binary-tree-2'];

let folder: string;
let server: Server;
let address: string;
let browser: Browser;

/** Two files: `engine.js` is the product's code and what it needs, `worker.js` the harness of the kit. */
async function bundle(): Promise<void> {
  await build({
    configFile: false,
    root: HERE,
    logLevel: 'error',
    resolve: { conditions: ['kg-source', ...defaultClientConditions] },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input: { worker: join(HERE, 'tck-worker.ts') },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          codeSplitting: { groups: [{ name: 'engine', test: /[\\/](?:graph-data|node_modules)[\\/]/ }] },
        },
      },
    },
  });
}

async function serve(): Promise<string> {
  server = createServer((request, response) => {
    const file = /^\/(worker|engine)\.js$/.exec(request.url ?? '')?.[0];
    if (file === undefined) {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Engine</title>');
      return;
    }
    readFile(join(folder, file)).then(
      (text) => response.setHeader('content-type', 'text/javascript').end(text),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sayso-engine-'));
  await bundle();
  [address, browser] = await Promise.all([serve(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

describe('the engine in a page', () => {
  it('weighs at most 120 kB compressed, with all that it needs', async () => {
    const [engine, worker] = await Promise.all(
      ['engine.js', 'worker.js'].map(async (name) => readFile(join(folder, name), 'utf8')),
    );
    expect(worker).toContain('engine.js');
    const weight = gzipSync(engine as string).length / 1000;
    process.stdout.write(`the engine weighs ${weight.toFixed(1)} kB\n`);
    expect(weight).toBeGreaterThan(60);
    expect(weight).toBeLessThanOrEqual(120);
  });

  test.skipIf(kitMayLack)('gives what a sample of the kit asks for, in a web worker', async () => {
    expect(kitIsThere, 'TCK_DIR must name the folder of the kit').toBe(true);
    const { page, errors } = await openPage(browser);
    await page.goto(address);
    const request: WorkerRequest = {
      scenarios: scenarios().filter((_, index) => index % SAMPLE === 0),
      graphs: Object.fromEntries(GRAPHS.map((name) => [name, namedGraph(name)])),
    };
    const report = await page.evaluate(
      (sent) =>
        new Promise<WorkerReport>((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.addEventListener('message', ({ data }) => resolve(data as WorkerReport));
          worker.addEventListener('error', (event) => reject(new Error(event.message || 'the worker did not start')));
          worker.postMessage(sent);
        }),
      request,
    );
    expect(report.failures).toEqual([]);
    expect(report.values).toBeGreaterThan(600);
    expect(report.errors).toBeGreaterThan(50);
    expect(errors).toEqual([]);
  });
});
