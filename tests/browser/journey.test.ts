import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { foreignPage } from '../helpers/browser.ts';
import { explorerSuite } from './explorer-suite.ts';
import { expandSelected, findEdge, legend, legendCount, openExplorer, panel, search, WITHIN } from './explorer.ts';

const suite = explorerSuite();

async function copied(page: Page, label: RegExp): Promise<string> {
  return page.getByRole('textbox', { name: label }).inputValue();
}

describe('the journey of an analyst and an author', () => {
  it('goes from a name to a source, and from a picture to a foreign page', async () => {
    const { page, errors } = await suite.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    expect(
      await page.getByRole('combobox', { name: 'Search' }).evaluate((input) => input === document.activeElement),
    ).toBe(true);
    await expect.poll(() => page.getByText(/^30 actors and topics: /).count(), WITHIN).toBe(1);

    await search(page, '贝森特');
    await panel(page).getByRole('heading', { name: 'Scott Bessent', level: 1 }).waitFor();
    await expandSelected(page);
    await panel(page)
      .getByText(/^(\d+) of \1 neighbours shown$/)
      .waitFor();

    // What came moved nothing; now everything is fitted anew.
    await page.getByRole('button', { name: 'Fit to screen' }).click();
    const edge = await findEdge(page, 'bessent', 'china', /Scott Bessent is against China/);
    await page.mouse.click(edge.x, edge.y);
    await panel(page)
      .getByText(/^What it rests on/)
      .waitFor();
    const source = panel(page)
      .getByRole('button', { name: /^Read the line: .+, line \d+$/ })
      .first();
    await source.click();
    await panel(page)
      .getByText(/The text of this line is not on this server/)
      .waitFor();

    const before = await legendCount(page, 'For');
    await legend(page).getByRole('button', { name: /^For/ }).click();
    await page.getByRole('button', { name: /^Remove the filter: for/ }).waitFor();
    await expect.poll(() => legendCount(page, 'Against'), WITHIN).toBe(0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => legendCount(page, 'Against'), WITHIN).toBeGreaterThan(0);
    await expect.poll(() => legendCount(page, 'For'), WITHIN).toBe(before);

    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.fill('Bessent & the controls');
    await page.getByRole('button', { name: 'Save the view' }).click();
    await page.getByText(/^Saved\./).waitFor();
    await page.getByRole('button', { name: 'Copy: For a web page (iframe)' }).click();
    const snippet = await copied(page, /iframe/);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(snippet);
    const link = await copied(page, /^Link$/);
    expect(errors).toEqual([]);

    const caption = await page
      .getByText(/^\d+ actors and topics: /)
      .first()
      .textContent();
    await showElsewhere(snippet, link, caption ?? '');
  });

  async function showElsewhere(snippet: string, link: string, caption: string): Promise<void> {
    const foreign = await foreignPage(`<!doctype html><title>A report</title>${snippet}`);
    const { page, errors } = await suite.page();
    try {
      await page.goto(foreign.address);
      const frame = page.frameLocator('iframe');
      const picture = frame.getByRole('img', { name: 'Bessent & the controls' });
      await picture.waitFor();
      expect(await picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBe(1200);
      await frame.getByRole('button', { name: 'Explore this picture' }).click();
      await frame.getByRole('application').waitFor();
      await frame.getByRole('button', { name: 'Back to the still picture' }).click();
      await picture.waitFor();
      await expect
        .poll(() => frame.getByRole('link', { name: /Open in Sayso/ }).getAttribute('href'), WITHIN)
        .toBe(new URL(link).pathname);

      const svg = await (await fetch(`${link}.svg`)).text();
      expect(svg).toContain('<title id="picture-title">Bessent &amp; the controls</title>');
      // The same counts in the page, in the picture and in the saved page.
      const counts = /^\d+ actors and topics: \d+ statements and \d+ reported facts from \d+ documents/.exec(
        caption,
      )?.[0];
      expect(svg.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain(counts);
      await openExplorer(page, link);
      await expect.poll(() => page.getByText(caption, { exact: true }).count(), WITHIN).toBe(1);
      await panel(page)
        .getByText('Saved view')
        .or(panel(page).getByText(/^What it rests on/))
        .first()
        .waitFor();
      expect(errors).toEqual([]);
    } finally {
      await foreign.stop();
    }
  }
});
