/** What a saved view keeps: opened elsewhere it is explored on from where it was saved. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { explorerSuite } from './explorer-suite.ts';
import { panel, WITHIN } from './explorer.ts';

const suite = explorerSuite();

/** Saves the view and opens its link elsewhere. */
async function openedElsewhere(page: Page): Promise<{ page: Page; errors: string[] }> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Save the view' }).click();
  const at = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.context().close();
  return suite.open({ at });
}

describe('a saved view', () => {
  it('knows how much of what was expanded by facets is left, and goes on from there', async () => {
    const { page } = await suite.open({ at: '/#show=china&at=AAAAAA&columnists=in&selected=node+china' });
    const choice = panel(page).getByRole('region', { name: 'Which neighbours of China?' });
    await panel(page).getByRole('button', { name: 'Choose what to expand …' }).click();
    await choice.getByRole('button', { name: 'only this: Statements' }).click();
    await choice.getByRole('button', { name: /^Show the 20 heaviest of \d+$/ }).click();
    const badge = page.getByRole('button', { name: /more neighbours of China: show the next$/ });
    await badge.waitFor();
    const left = Number(/\d+/.exec((await badge.textContent()) ?? '')?.[0]);
    expect(left).toBeGreaterThan(20);
    const elsewhere = await openedElsewhere(page);
    await panel(elsewhere.page).getByText('Saved view').waitFor();
    // As it was saved it asks nothing; whoever goes on from it does.
    await elsewhere.page.getByRole('application').focus();
    await elsewhere.page.keyboard.press('p');
    await elsewhere.page.getByRole('button', { name: 'Undo: Pinned China' }).waitFor();
    const again = elsewhere.page.getByRole('button', { name: /more neighbours of China: show the next$/ });
    await again.waitFor();
    expect(Number(/\d+/.exec((await again.textContent()) ?? '')?.[0])).toBe(left);
    await again.click();
    await elsewhere.page.getByText(/^41 actors and topics: /).waitFor();
    await expect.poll(async () => Number(/\d+/.exec((await again.textContent()) ?? '')?.[0]), WITHIN).toBe(left - 20);
    expect(elsewhere.errors).toEqual([]);
  });

  it.each(['circle', 'columns', 'time'])('knows how it was arranged: %s', async (arrangement) => {
    const { page } = await suite.open();
    await panel(page).getByRole('combobox', { name: 'Arrangement' }).selectOption(arrangement);
    await expect.poll(() => page.url(), WITHIN).toContain(`arranged=${arrangement}`);
    const elsewhere = await openedElsewhere(page);
    const choice = panel(elsewhere.page).getByRole('combobox', { name: 'Arrangement' });
    await expect.poll(() => choice.inputValue(), WITHIN).toBe(arrangement);
    // The axis is there when the dates are.
    const axis = elsewhere.page.getByRole('img', { name: /^First said/ });
    await expect.poll(() => axis.count(), WITHIN).toBe(arrangement === 'time' ? 1 : 0);
    expect(elsewhere.errors).toEqual([]);
  });
});
