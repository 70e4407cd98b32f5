/** A saved view over data that has changed: its page makes the new view and says what differs, and leads there. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openPage, type RunningServer, startServer } from '../helpers/browser.ts';
import { draftOf } from '../http/view-draft.ts';
import { openExplorer, panel, PATIENCE_MS } from './explorer.ts';

let browser: Browser;
let server: RunningServer;
let data: string;
let view: string;

async function versionServed(): Promise<string> {
  const health = (await (await fetch(new URL('/api/health', server.address))).json()) as { data: { version: string } };
  return health.data.version;
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'sayso-refresh-'));
  await writeFile(
    join(data, 'said.csv'),
    'actor,about,stance,quote\nAnn,Duties,for,They help\nBo,Duties,against,They harm\n',
  );
  [browser, server] = await Promise.all([launchBrowser(), startServer({ data })]);
  const saved = await fetch(new URL('/api/views', server.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(draftOf(['Ann', 'Bo', 'Duties'])),
  });
  view = ((await saved.json()) as { url: string }).url;
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(data, { recursive: true, force: true });
});

it('is opened, refreshed and followed to the new view; what is gone and what is new is named', async () => {
  const before = await versionServed();
  await writeFile(
    join(data, 'said.csv'),
    'actor,about,stance,quote\nAnn,Duties,for,They help\nAnn,Duties,for,They did help\n',
  );
  await expect.poll(versionServed, { timeout: PATIENCE_MS }).not.toBe(before);
  const { page, errors } = await openPage(browser, { reducedMotion: 'reduce' });
  await openExplorer(page, new URL(view, server.address).href);
  const refresh = panel(page).getByRole('button', { name: 'Show it with today’s data' });
  await refresh.click();
  const status = panel(page).getByRole('status');
  await status.getByText('Bo → Duties').waitFor();
  await status.getByText('They did help').waitFor();
  expect(await status.getByText('1 gone').count()).toBe(2);
  await status.getByRole('link', { name: 'Open the new view' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/v/') && url.pathname !== view);
  await refresh.click();
  await panel(page).getByText('Nothing in it has changed.').waitFor();
  expect(errors).toEqual([]);
});
