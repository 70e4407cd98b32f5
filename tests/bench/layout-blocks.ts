/** What laying out costs the page itself: the longest that its main thread is blocked while a picture is arranged by forces. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openPage, startServer } from '../helpers/browser.ts';
import { drawnGraph } from './page/drawn-graph.ts';

interface Window {
  /** Milliseconds of every task of the main thread over 50 ms. */
  readonly long: number[];
}

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

/** Milliseconds of each blocked stretch over 50 ms while `nodes` nodes are laid out, in one run of the real page. */
export async function blockedDuringLayout(browser: Browser, nodes: number, edges: number): Promise<number[]> {
  const folder = await tableOf(nodes, edges);
  const server = await startServer({ data: folder });
  const { page } = await openPage(browser);
  try {
    await page.addInitScript(() => {
      const long: number[] = [];
      new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
      });
      Object.assign(globalThis, { long });
    });
    const ids = Array.from({ length: nodes }, (_, index) => `n${index}`);
    await page.goto(`${server.address}/#show=${ids.join('+')}`);
    await page.waitForURL(/&at=/, { timeout: 120_000 });
    await chooseLayout(page, 'circle');
    await page.evaluate(() => void ((globalThis as unknown as Window).long.length = 0));
    await chooseLayout(page, 'force');
    return await page.evaluate(() => (globalThis as unknown as Window).long);
  } finally {
    await page.context().close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
