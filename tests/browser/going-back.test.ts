/** The browser's Back and Forward, beside undo and redo on the page: one history, whichever button one takes. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { explorerSuite } from './explorer-suite.ts';
import { holdAnswers, openExplorer, panel, WITHIN } from './explorer.ts';

const suite = explorerSuite();

/** Entities two of which are hidden one after the other. */
const START = '/#show=japan+china+us+bessent+mofcom';

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Search' }).fill(name);
  await page.getByRole('listbox').getByRole('option').first().click();
  await panel(page).getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** Saves what is shown; gives its link. */
async function saveView(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Save the view' }).click();
  return page.getByRole('textbox', { name: 'Link' }).inputValue();
}

async function hide(page: Page, name: string): Promise<void> {
  await choose(page, name);
  await page.getByRole('application').focus();
  await page.keyboard.press('h');
  await page.getByRole('button', { name: `Undo: Hid ${name}` }).waitFor();
}

/** Waits until address and picture have these countries, and the two others. */
async function shows(page: Page, ...ids: readonly string[]): Promise<void> {
  const shown = (): string[] => (new URLSearchParams(new URL(page.url()).hash.slice(1)).get('show') ?? '').split(' ');
  await expect.poll(() => shown().sort(), WITHIN).toEqual([...ids, 'bessent', 'mofcom'].sort());
  await page.getByText(new RegExp(`^${ids.length + 2} actors and topics: `)).waitFor();
}

describe('Back and Forward', () => {
  it('undo and redo a step', async () => {
    const { page, errors } = await suite.open({ at: START });
    await hide(page, 'Japan');
    await hide(page, 'China');
    await shows(page, 'us');
    await page.goBack();
    await shows(page, 'china', 'us');
    await page.getByRole('button', { name: 'Undo: Hid Japan' }).waitFor();
    await page.goBack();
    await shows(page, 'japan', 'china', 'us');
    await page.goForward();
    await shows(page, 'china', 'us');
    await page.getByRole('button', { name: 'Undo: Hid Japan' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('never lead to what was undone on the page, and a new step takes its place', async () => {
    const { page, errors } = await suite.open({ at: START });
    await hide(page, 'Japan');
    await hide(page, 'China');
    await page.getByRole('application').focus();
    await page.keyboard.press('Control+z');
    await shows(page, 'china', 'us');
    await page.goBack();
    await shows(page, 'japan', 'china', 'us');
    await page.goForward();
    await shows(page, 'china', 'us');
    await page.getByRole('application').focus();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Shift+z');
    await shows(page, 'china', 'us');
    await page.goBack();
    await shows(page, 'japan', 'china', 'us');
    await hide(page, 'China');
    await shows(page, 'japan', 'us');
    await page.goBack();
    await shows(page, 'japan', 'china', 'us');
    await page.goForward();
    await shows(page, 'japan', 'us');
    expect(errors).toEqual([]);
  });

  it('go to any step with the list of steps, and on from there', async () => {
    const { page, errors } = await suite.open({ at: START });
    await hide(page, 'Japan');
    await hide(page, 'China');
    await page.getByRole('button', { name: 'Steps so far' }).click();
    await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
    await shows(page, 'japan', 'china', 'us');
    await page.keyboard.press('Escape');
    await page.goForward();
    await shows(page, 'china', 'us');
    expect(errors).toEqual([]);
  });

  it('lead over a reload, and back from the story to what was shown before', async () => {
    const { page, errors } = await suite.open({ at: START });
    await hide(page, 'Japan');
    await page.reload();
    await shows(page, 'china', 'us');
    await hide(page, 'China');
    await page.goBack();
    await shows(page, 'china', 'us');
    await page.goBack();
    await shows(page, 'japan', 'china', 'us');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Back to the story' }).click();
    await page.getByText(/^30 actors and topics: /).waitFor();
    await page.goBack();
    await shows(page, 'japan', 'china', 'us');
    expect(errors).toEqual([]);
  });

  it('come back to a saved view from the first step away from it, whatever is done until it is there', async () => {
    const { page, errors } = await suite.open({ at: START });
    const link = await saveView(page);
    await openExplorer(page, link);
    await panel(page).getByText('Saved view').waitFor();
    await hide(page, 'Japan');
    await shows(page, 'china', 'us');
    const answer = await holdAnswers(page, '**/v/*.json');
    await page.goBack();
    await page.getByText('Opening the saved view').waitFor();
    await choose(page, 'China');
    await answer();
    await panel(page).getByText('Saved view').waitFor();
    expect(page.url()).toBe(link);
    await page.goForward();
    await shows(page, 'china', 'us');
    expect(errors).toEqual([]);
  });

  it('stay where one has gone forward to before the saved view was there', async () => {
    const { page, errors } = await suite.open({ at: START });
    await openExplorer(page, await saveView(page));
    await hide(page, 'Japan');
    await shows(page, 'china', 'us');
    const answer = await holdAnswers(page, '**/v/*.json');
    await page.goBack();
    await page.goForward();
    await answer();
    await hide(page, 'China');
    await shows(page, 'us');
    expect(errors).toEqual([]);
  });
});
