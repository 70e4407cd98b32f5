/** Slicing: by who wrote the document, by how many lines something has, and from the menu on what is shown. */
import { describe, expect, it } from 'vitest';
import { explorerSuite } from './explorer-suite.ts';
import { findNode, panel, WITHIN } from './explorer.ts';

const suite = explorerSuite();

describe('slicing', () => {
  it('takes one author’s documents alone, or all but those, with the keyboard, and says so in the history', async () => {
    const { page } = await suite.open();
    const authors = panel(page).locator('details').filter({ hasText: 'Author of the document' });
    await authors.locator('summary').focus();
    await page.keyboard.press('Enter');
    const only = authors.getByRole('button', { name: /^only this: / }).first();
    const name = ((await only.getAttribute('aria-label')) ?? '').replace('only this: ', '');
    await only.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Undo: Filtered: ${name}` }).waitFor();
    await expect.poll(() => page.url(), WITHIN).toMatch(/documents=00\d(&|$)/);
    await authors.getByRole('button', { name: `all but this: ${name}` }).click();
    await page.getByRole('button', { name: `Undo: Filtered: all but ${name}` }).waitFor();
    await expect.poll(() => page.url(), WITHIN).toMatch(/documents=00\d\.00\d\.00\d(&|$)/);
  });

  it('draws only what is joined to enough others, as counted beforehand', async () => {
    const { page } = await suite.open();
    const degree = panel(page).getByRole('combobox', { name: 'Joined to at least' });
    const choice = degree.getByRole('option', { name: /^5 others/ });
    const left = Number(/\((\d+)\)/.exec((await choice.textContent()) ?? '')?.[1]);
    expect(left).toBeLessThan(30);
    await degree.selectOption('5');
    await page.getByText(new RegExp(`^${left} actors and topics: `)).waitFor();
    await expect.poll(() => page.url(), WITHIN).toContain('lines=5');
    const other = await suite.open({ at: page.url() });
    await other.page.getByText(new RegExp(`^${left} actors and topics: `)).waitFor();
    await other.page.context().close();
    await page.getByRole('button', { name: 'Remove the filter: joined to at least 5' }).click();
    await page.getByText(/^30 actors and topics: /).waitFor();
  });

  it('offers the kind of what is under the mouse in the menu', async () => {
    const { page } = await suite.open();
    const node = await findNode(page, 'japan', /^Japan/);
    await page.mouse.click(node.x, node.y, { button: 'right' });
    await page.getByRole('menuitem', { name: 'All but countries' }).click();
    await page.getByRole('button', { name: 'Undo: Filtered: all but countries' }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Countries \d+$/ }).count(), WITHIN).toBe(0);
  });
});
