/** What laying out costs the page itself: the longest that its main thread is blocked while a picture is arranged by forces. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openPage, startServer } from '../helpers/browser.ts';
import { drawnGraph } from './page/drawn-graph.ts';

/** A folder of one table with everything joined to everything else by some way. */
async function tableOf(nodes: number, edges: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sayso-bench-layout-'));
  const lines = drawnGraph(nodes, edges).edges.map(
    ({ source, target, against }) => `n${source},n${target},${against ? 'against' : 'for'}`,
  );
  const spine = Array.from({ length: nodes - 1 }, (_, index) => `n${index},n${index + 1},for`);
  await writeFile(join(folder, 'said.csv'), ['source,target,stance', ...lines, ...spine, ''].join('\n'));
  return folder;
}

async function chooseLayout(page: Page, name: string): Promise<void> {
  const address = page.url();
  await page.getByRole('combobox', { name: 'Arrangement' }).selectOption(name);
  await page.waitForURL((url) => url.href !== address, { timeout: 120_000 });
}

interface TraceEvent {
  readonly pid: number;
  readonly tid: number;
  readonly name: string;
  readonly args?: { readonly name?: string };
  /** Microseconds: how long it took, and how much of that the thread was at work. */
  readonly dur?: number;
  readonly tdur?: number;
}

/** The longest of all tasks of main threads, in milliseconds: how long the thread was at work, and how long it took. */
export interface LongestTask {
  readonly atWork: number;
  readonly took: number;
}

async function traced(page: Page, work: () => Promise<void>): Promise<TraceEvent[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel', '__metadata'] },
    transferMode: 'ReportEvents',
  });
  await work();
  const complete = new Promise((resolve) => {
    session.once('Tracing.tracingComplete', resolve);
  });
  await session.send('Tracing.end');
  await complete;
  return events;
}

function longestOf(events: readonly TraceEvent[]): LongestTask {
  const mains = new Set(
    events.flatMap(({ name, pid, tid, args }) =>
      name === 'thread_name' && args?.name === 'CrRendererMain' ? [`${pid}:${tid}`] : [],
    ),
  );
  const tasks = events.filter(({ name, pid, tid }) => name.endsWith('RunTask') && mains.has(`${pid}:${tid}`));
  if (tasks.length === 0) throw new Error('The trace holds no task of a main thread: has the browser renamed them?');
  const longest = (key: 'dur' | 'tdur'): number => Math.max(...tasks.map((task) => task[key] ?? 0)) / 1000;
  return { atWork: longest('tdur'), took: longest('dur') };
}

/**
 * The longest task of the real page's main thread while `nodes` nodes are laid out, in one run. Where software draws,
 * the thread waits for it in the middle of a frame: what it is at work for is the page's own.
 */
export async function blockedDuringLayout(browser: Browser, nodes: number, edges: number): Promise<LongestTask> {
  const folder = await tableOf(nodes, edges);
  const server = await startServer({ data: folder });
  const { page } = await openPage(browser);
  try {
    const ids = Array.from({ length: nodes }, (_, index) => `n${index}`);
    await page.goto(`${server.address}/#show=${ids.join('+')}`);
    await page.waitForURL(/&at=/, { timeout: 120_000 });
    await chooseLayout(page, 'circle');
    const events = await traced(page, async () => {
      await chooseLayout(page, 'force');
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    });
    return longestOf(events);
  } finally {
    await page.context().close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
