/** A saved view over data that has changed: its page makes the new view and says what differs, and leads there. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftOf } from '../http/view-draft.ts';
import { explorerSuite } from './explorer-suite.ts';
import { panel, WITHIN } from './explorer.ts';

let data: string;
let view: string;

const suite = explorerSuite({
  async served() {
    data = await mkdtemp(join(tmpdir(), 'sayso-refresh-'));
    await writeFile(
      join(data, 'said.csv'),
      'actor,about,stance,quote\nAnn,Duties,for,They help\nBo,Duties,against,They harm\n',
    );
    return { data };
  },
});

async function versionServed(): Promise<string> {
  const health = (await (await fetch(new URL('/api/health', suite.address))).json()) as { data: { version: string } };
  return health.data.version;
}

beforeAll(async () => {
  const saved = await fetch(new URL('/api/views', suite.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(draftOf(['Ann', 'Bo', 'Duties'])),
  });
  view = ((await saved.json()) as { url: string }).url;
});
afterAll(async () => {
  await rm(data, { recursive: true, force: true });
});

it('is opened, refreshed and followed to the new view; what is gone and what is new is named', async () => {
  const before = await versionServed();
  await writeFile(
    join(data, 'said.csv'),
    'actor,about,stance,quote\nAnn,Duties,for,They help\nAnn,Duties,for,They did help\n',
  );
  await expect.poll(versionServed, WITHIN).not.toBe(before);
  const { page, errors } = await suite.open({ at: view });
  const refresh = panel(page).getByRole('button', { name: 'Show it with today’s data' });
  await refresh.click();
  const status = panel(page).getByRole('status');
  await status.getByText('Bo → Duties').waitFor();
  await status.getByText('They did help').waitFor();
  await expect.poll(() => status.getByText('1 gone').count(), WITHIN).toBe(2);
  await status.getByRole('link', { name: 'Open the new view' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/v/') && url.pathname !== view);
  await refresh.click();
  await panel(page).getByText('Nothing in it has changed.').waitFor();
  expect(errors).toEqual([]);
});
