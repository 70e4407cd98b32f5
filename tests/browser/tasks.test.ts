/**
 * What an analyst does all day, as a new user would try it: every task from the first screen, with its actions
 * counted. An action is a click, a key chord, one text typed, or one choice from a list.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, type RunningServer, startServer } from '../helpers/browser.ts';
import { legend, legendCount, openExplorer, panel, PATIENCE_MS } from './explorer.ts';

const WITHIN = { timeout: PATIENCE_MS };

let browser: Browser;
let server: RunningServer;
let page: Page;
let actions: number;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(async () => {
  ({ page } = await openPage(browser, { reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] }));
  await openExplorer(page, server.address);
  actions = 0;
});
afterEach(() => page.context().close());

async function click(target: Locator): Promise<void> {
  actions += 1;
  await target.click();
}
async function press(key: string): Promise<void> {
  actions += 1;
  await page.keyboard.press(key);
}
async function type(field: Locator, text: string): Promise<void> {
  actions += 1;
  await field.fill(text);
}
async function choose(list: Locator, option: string): Promise<void> {
  actions += 1;
  await list.selectOption({ label: option });
}

function searchBox(name = 'Search'): Locator {
  return page.getByRole('combobox', { name, exact: true });
}

/** Types a name into a search and takes the first that is found: two actions. */
async function find(text: string, name?: string): Promise<void> {
  await type(searchBox(name), text);
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await press('Enter');
}

/** The ids of the statements on one side of the panel. */
function side(name: RegExp): Locator {
  return panel(page)
    .locator('.side')
    .filter({ has: page.getByRole('heading', { name, level: 3 }) });
}

describe('an analyst finds out', () => {
  it('who is for the deep-sea project, who judges it unfavourably, where it is written, and what is left without 002', async () => {
    await click(page.getByRole('button', { name: /^Who is for Minamitorishima/ }));
    await expect.poll(() => side(/^For 2$/).count(), WITHIN).toBe(1);
    const against = side(/^Unfavourably/);
    await expect
      .poll(() => against.getByRole('button', { name: /^Open this statement S002-/ }).count(), WITHIN)
      .toBe(4);
    expect(await against.textContent()).toContain('4 statements');
    expect(await against.textContent()).toContain('without 002: none');
    expect(await side(/^Against 0$/).count()).toBe(1);
    await click(against.getByRole('button', { name: /^Open this statement/ }).first());
    await panel(page)
      .getByRole('button', { name: /^Read the line: .+, line \d+$/ })
      .first()
      .waitFor();
    expect(actions).toBeLessThanOrEqual(4);
  });

  it('what connects Starmer and gallium, with the source of each step, and never by way of a document', async () => {
    await find('Starmer');
    await click(panel(page).getByRole('button', { name: 'Connect with …' }));
    await find('gallium', 'Connect with …');
    await panel(page).getByRole('heading', { name: 'How Keir Starmer and gallium are connected' }).waitFor();
    const paths = panel(page).locator('article.path');
    await expect.poll(() => paths.count(), WITHIN).toBeGreaterThan(0);
    for (const path of await paths.all()) {
      const steps = await path.getByRole('listitem').all();
      for (const step of steps) {
        expect(await step.getByRole('button', { name: /^Read the line/ }).count()).toBeGreaterThan(0);
      }
    }
    // Ways that only turn at a speaker come last and say so.
    const kinds = await paths.evaluateAll((all) => all.map((one) => /Only both spoken of/.test(one.textContent ?? '')));
    expect(kinds).toEqual(kinds.toSorted((a, b) => Number(a) - Number(b)));
    expect(actions).toBeLessThanOrEqual(6);
  });

  it('where the articles disagree about the meeting of 12 January, and which of these only seem to', async () => {
    await click(page.getByRole('button', { name: 'Where do the sources disagree?' }));
    await type(panel(page).getByRole('searchbox', { name: 'Find a question' }), '12 January meeting');
    const clash = panel(page).getByRole('heading', { name: /^They clash/ });
    const seem = panel(page).getByRole('heading', { name: /^They only seem to/ });
    await Promise.all([clash.waitFor(), seem.waitFor()]);
    expect(
      await panel(page)
        .getByRole('button', { name: /Who was behind the 12 January/ })
        .count(),
    ).toBe(1);
    expect(
      await panel(page)
        .getByRole('button', { name: /Was the EU a participant/ })
        .count(),
    ).toBe(1);
    expect(actions).toBeLessThanOrEqual(3);
  });

  it('what MOFCOM said, its spokesman included, in the order in which it was said and in which it was published', async () => {
    const ids = async (): Promise<string[]> => {
      const cards = panel(page)
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: /^Statements made/ }) });
      return cards.locator('article').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['id'] ?? ''));
    };
    await find('mofcom');
    await click(panel(page).getByRole('checkbox', { name: /^Together with 1 person or part/ }));
    await expect.poll(ids, WITHIN).toEqual(['S003-091', 'S003-079', 'S003-009', 'S002-037', 'S003-010']);
    expect(actions).toBeLessThanOrEqual(5);
    const before = actions;
    await choose(page.getByRole('region', { name: 'Timeline' }).getByRole('combobox', { name: 'Clock' }), 'published');
    await expect.poll(ids, WITHIN).toEqual(['S002-037', 'S003-009', 'S003-010', 'S003-079', 'S003-091']);
    expect(actions - before).toBe(1);
  });

  it('who takes a position on the price floor', async () => {
    await find('price floor');
    await expect.poll(() => side(/^For 2$/).count(), WITHIN).toBe(1);
    const forIt = await side(/^For 2$/).textContent();
    for (const part of ['Scott Bessent', 'S001-006', 'Satsuki Katayama', 'S000-020']) expect(forIt).toContain(part);
    expect(await side(/^Against 0$/).count()).toBe(1);
    const neutral = await side(/^Spoken of without a side/).textContent();
    expect(neutral).toContain('Lars Klingbeil');
    expect(actions).toBeLessThanOrEqual(4);
  });

  it('what had been said by 10 January 2026', async () => {
    await type(page.getByRole('region', { name: 'Timeline' }).getByLabel('To', { exact: true }), '2026-01-10');
    await page.getByText('Said by 10 January 2026: 30 certainly, 19 possibly; 25 undated').waitFor();
    expect(actions).toBeLessThanOrEqual(3);
  });

  it('the twelve most talked-about minerals, sized by statements, coloured by community, and undoes and redoes it all', async () => {
    const minerals = page.getByRole('form', { name: 'Most talked-about' });
    await click(minerals.getByRole('button', { name: 'Show' }));
    await expect.poll(() => legendCount(page, 'Minerals'), WITHIN).toBe(12);
    await choose(panel(page).getByRole('combobox', { name: 'Colour' }), 'community');
    await legend(page).getByText('Colour: community (Louvain) in this picture').waitFor();
    await legend(page).getByText('Community 1').waitFor();
    expect(await legend(page).getByText('Size: statements by and about').count()).toBe(1);
    expect(actions).toBeLessThanOrEqual(5);

    await page.getByRole('application').focus();
    await press('Control+z');
    await expect.poll(() => legend(page).getByText('Community 1').count(), WITHIN).toBe(0);
    await page.keyboard.press('Control+z');
    await page.getByText(/^30 actors and topics: /).waitFor();
    await press('Control+Shift+z');
    await page.keyboard.press('Control+Shift+z');
    await legend(page).getByText('Community 1').waitFor();
  });

  it('how to put the picture into a report, with caption and sources', async () => {
    await click(page.getByRole('button', { name: 'Share' }));
    await click(page.getByRole('button', { name: 'Save the view' }));
    const picture = await page.getByRole('textbox', { name: 'Picture (SVG)' }).inputValue();
    expect(actions).toBeLessThanOrEqual(3);
    const svg = await (await fetch(picture)).text();
    expect(svg).toContain('30 actors and topics');
    expect(svg).toContain('Sources');
  });
});
