import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { explorerSuite } from './explorer-suite.ts';
import { expandSelected, legend, openExplorer, openLines, panel, search } from './explorer.ts';

describe('without WebGL', () => {
  const suite = explorerSuite({ webgl: false });

  it('the page works as table and picture, and says why', async () => {
    const { page, errors } = await suite.open();
    await page.getByText(/cannot draw with WebGL/).waitFor();
    const picture = page.getByRole('img', { name: /^A network of / });
    expect(await picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
    const table = await openLines(page);
    await table.locator('tbody').getByRole('button').first().click();
    await panel(page)
      .getByRole('button', { name: /^Read the line: / })
      .first()
      .waitFor();
    await search(page, '贝森特');
    await expandSelected(page);
    expect(errors).toEqual([]);
  });
});

describe('a hostile name', () => {
  const NAME = '<img src=x onerror=alert(1)>';

  let folder: string;
  const suite = explorerSuite({
    async served() {
      folder = await mkdtemp(join(tmpdir(), 'sayso-hostile-'));
      await cp(new URL('../../graph-data/corpus', import.meta.url), folder, { recursive: true });
      const people = join(folder, 'entities/people.yaml');
      const before = await readFile(people, 'utf8');
      await writeFile(people, before.replaceAll('en: Scott Bessent,', `en: ${JSON.stringify(NAME)},`));
      return { data: folder };
    },
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is text wherever it is shown', async () => {
    const { page, errors } = await suite.page();
    page.on('dialog', () => errors.push('A script of the data ran.'));
    await openExplorer(page, suite.address);
    await search(page, '贝森特');
    await panel(page).getByRole('heading', { name: NAME, level: 1 }).waitFor();
    const table = await openLines(page);
    await table.getByText(NAME).first().waitFor();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill(NAME);
    await page.getByRole('button', { name: 'Save the view' }).click();
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    for (const address of [link, link.replace('/v/', '/embed/'), `${link}.svg`]) {
      const html = await (await fetch(address)).text();
      expect(html).not.toContain('<img src=x');
      await page.goto(address);
      await page.waitForLoadState('networkidle');
    }
    await openExplorer(page, link);
    await legend(page).waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
