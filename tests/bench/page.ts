/**
 * Drawing, beside others with the same graph in the same run: first frame, what a frame costs while the mouse pans, what
 * a move costs while it hovers or drags a node, and memory; then what changes of the picture cost the main thread, and for
 * how long laying out ever blocks that of the real page. Without a graphics card it is software that draws; the processor
 * time of the main thread says what the library costs. Sizes may be named as arguments: `300/900 10000/30000`;
 * BENCH_ROUNDS says how often each is drawn, 3 times unless told otherwise, of which the median counts.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { build, defaultClientConditions } from 'vite';
import { launchBrowser } from '../helpers/browser.ts';
import { percentile, rounded } from './figures.ts';
import { blockedDuringLayout } from './layout-blocks.ts';
import { drawnGraph } from './page/drawn-graph.ts';
import type { PageBench } from './page/page-bench.ts';

const HERE = fileURLToPath(new URL('page', import.meta.url));
const NAMES = ['stage', 'sigma alone', 'cosmos.gl', 'cytoscape', 'vis-network', 'force-graph'] as const;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const MOVES = 12;
/** From so many nodes on the goals hold. */
const LARGE = 10_000;
/** How many nodes are laid out in the real page. */
const LAID_OUT = [200, 500, 2000];
const BLOCKED_ASKED = 50;
const HTML =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><style>body{margin:0}#host{width:1200px;height:800px;position:relative}</style><div id="host"></div><script type="module" src="/entry.js"></script>';

interface Window {
  readonly bench: PageBench;
}

interface Figures {
  first: number[];
  panCpu: number[];
  panFrame: number[];
  hoverCpu: number[];
  /** Empty where nodes cannot be dragged. */
  dragCpu: number[];
  heap: number[];
}

const folder = await mkdtemp(join(tmpdir(), 'sayso-bench-page-'));

async function serve(): Promise<{ address: string; stop: () => void }> {
  await build({
    configFile: false,
    root: HERE,
    logLevel: 'error',
    resolve: {
      conditions: ['kg-source', ...defaultClientConditions],
      // The file that the package names as its main one is no module.
      alias: { 'gl-bench': 'gl-bench/dist/gl-bench.module.js' },
    },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: { entry: join(HERE, 'entry.ts') }, output: { entryFileNames: '[name].js' } },
    },
  });
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(1);
    if (path === '') {
      response.setHeader('content-type', 'text/html').end(HTML);
      return;
    }
    readFile(join(folder, path)).then(
      (text) => response.setHeader('content-type', 'text/javascript').end(text),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)?.value ?? Number.NaN;
}

/** Processor milliseconds of the main thread and wall milliseconds, a move. */
async function moves(page: Page, session: CDPSession, path: (nth: number) => [number, number]) {
  const before = await metric(session, 'TaskDuration');
  const begun = performance.now();
  for (let nth = 0; nth < MOVES; nth++) {
    await page.mouse.move(...path(nth));
    await page.evaluate(() => (globalThis as unknown as Window).bench.frame());
  }
  const wall = (performance.now() - begun) / MOVES;
  return { cpu: ((await metric(session, 'TaskDuration')) - before) * (1000 / MOVES), wall };
}

/** The node farthest from the middle on its right: no other lies over it, and it can be dragged inward. */
function outermost(nodes: number, edges: number): number {
  const { nodes: all } = drawnGraph(nodes, edges);
  return all.reduce((found, { x }, index) => (x > (all[found]?.x ?? -Infinity) ? index : found), 0);
}

/** Processor milliseconds of the main thread a move, with a node under the mouse; null where it stays where it was. */
async function drag(page: Page, session: CDPSession, dragged: number): Promise<number | null> {
  const at = (): Promise<{ x: number; y: number } | null> =>
    page.evaluate((node) => (globalThis as unknown as Window).bench.at(node), dragged);
  const from = await at();
  if (from === null) return null;
  await page.mouse.move(from.x, from.y);
  await page.evaluate(() => (globalThis as unknown as Window).bench.frame());
  await page.mouse.down();
  const { cpu } = await moves(page, session, (nth) => [from.x - 4 * (nth + 1), from.y + 2 * (nth + 1)]);
  await page.mouse.up();
  const to = await at();
  return to !== null && Math.hypot(to.x - from.x, to.y - from.y) > 10 ? cpu : null;
}

async function measure(browser: Browser, address: string, name: string, nodes: number, edges: number, into: Figures) {
  process.stderr.write(`${name}\n`);
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(address);
  await page.waitForFunction(() => 'bench' in globalThis);
  const drawn = (count: number, lines: number): Promise<number> =>
    page.evaluate(([which, n, m]) => (globalThis as unknown as Window).bench.draw(which, n, m), [
      name,
      count,
      lines,
    ] as const);
  into.first.push(await drawn(nodes, edges));
  const hovered = await moves(page, session, (nth) => [300 + 20 * nth, 380 + (nth % 7) * 8]);
  into.hoverCpu.push(hovered.cpu);
  const dragged = await drag(page, session, outermost(nodes, edges));
  if (dragged !== null) into.dragCpu.push(dragged);
  await page.mouse.move(8, 8);
  await page.mouse.down();
  const panned = await moves(page, session, (nth) => [8 + 6 * nth, 8 + 3 * nth]);
  await page.mouse.up();
  into.panCpu.push(panned.cpu);
  into.panFrame.push(panned.wall);
  await session.send('HeapProfiler.collectGarbage');
  into.heap.push((await metric(session, 'JSHeapUsedSize')) / 1e6);
  if (name === 'stage') await changes(page);
  await page.close();
}

const changed = new Map<string, number[]>();

async function changes(page: Page): Promise<void> {
  for (const what of ['light', 'expand', 'filter', 'fold'] as const) {
    const took = await page.evaluate((change) => (globalThis as unknown as Window).bench.stage[change](), what);
    changed.set(what, [...(changed.get(what) ?? []), took]);
  }
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const median = (samples: readonly number[]): number => percentile(samples, 0.5);

function verdict(what: string, times: number, asked: number): void {
  say(`  ${what}: ${rounded(times)} times; asked ${asked}: ${times >= asked ? 'met' : 'MISSED'}`);
}

async function compare(browser: Browser, address: string, nodes: number, edges: number): Promise<void> {
  const figures = new Map<string, Figures>(
    NAMES.map((name) => [name, { first: [], panCpu: [], panFrame: [], hoverCpu: [], dragCpu: [], heap: [] }]),
  );
  changed.clear();
  for (let round = 0; round < ROUNDS; round++) {
    // In another order each time, so that no one is always first.
    const order = NAMES.map((_, index) => NAMES[(index + round) % NAMES.length] as string);
    for (const name of order) await measure(browser, address, name, nodes, edges, figures.get(name) as Figures);
  }
  say(`${nodes} nodes, ${edges} lines`);
  for (const [name, { first, panCpu, panFrame, hoverCpu, dragCpu, heap }] of figures) {
    const dragged = dragCpu.length > 0 ? `drag ${rounded(median(dragCpu))} ms a move` : 'no drag of its own';
    say(
      `  ${name}: first frame ${rounded(median(first))} ms; pan ${rounded(median(panCpu))} ms of main thread, ${rounded(median(panFrame))} ms a frame; hover ${rounded(median(hoverCpu))} ms of main thread a move; ${dragged}; heap ${rounded(median(heap))} MB`,
    );
  }
  for (const [what, samples] of changed) say(`  stage, ${what}: ${rounded(median(samples))} ms of main thread`);
  // What is asked is asked of a large graph.
  if (nodes < LARGE) return;
  const of = (name: string): Figures => figures.get(name) as Figures;
  const times = (name: string, key: keyof Figures): number => median(of(name)[key]) / median(of('stage')[key]);
  verdict('pan below force-graph', times('force-graph', 'panCpu'), 8);
  verdict('pan below vis-network', times('vis-network', 'panCpu'), 20);
  verdict('pan below cytoscape', times('cytoscape', 'panCpu'), 50);
  verdict('first frame ahead of vis-network', times('vis-network', 'first'), 1.8);
  verdict('first frame ahead of cytoscape', times('cytoscape', 'first'), 5);
  verdict('first frame beside cosmos.gl', times('cosmos.gl', 'first'), 1 / 1.2);
  verdict('heap below vis-network', times('vis-network', 'heap'), 3);
}

const sizes = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['300/900', '10000/30000'];
const { address, stop } = await serve();
const browser = await launchBrowser({ webgl: 'system' });
try {
  for (const size of sizes) {
    const [nodes = 0, edges = 0] = size.split('/').map(Number);
    await compare(browser, address, nodes, edges);
  }
  for (const nodes of LAID_OUT) {
    const { atWork, took } = await blockedDuringLayout(browser, nodes, 3 * nodes);
    say(
      `laying out ${nodes} nodes blocks the page for ${rounded(took)} ms at most; asked ${BLOCKED_ASKED}: ${took <= BLOCKED_ASKED ? 'met' : 'MISSED'} (at work for ${rounded(atWork)} ms at a time at most; else it waits for the software that draws)`,
    );
  }
} finally {
  await browser.close();
  stop();
  await rm(folder, { recursive: true, force: true });
}
