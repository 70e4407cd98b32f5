/** Walking out from what has many neighbours: counts first, then the heaviest, then the next, and back. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { explorerSuite } from './explorer-suite.ts';
import { panel, WITHIN } from './explorer.ts';

const suite = explorerSuite();

function choice(page: Page): Locator {
  return panel(page).getByRole('region', { name: 'Which neighbours of China?' });
}

/** China alone, columnists' own assertions let in: it has far more neighbours than are shown at once. */
async function openChina(): Promise<{ page: Page; errors: string[] }> {
  const opened = await suite.open({ at: '/#show=china&at=AAAAAA&columnists=in&selected=node+china' });
  await panel(opened.page).getByRole('heading', { name: 'China', level: 1 }).waitFor();
  return opened;
}

async function shownCount(page: Page): Promise<number> {
  const address = new URLSearchParams(new URL(page.url()).hash.slice(1));
  return Promise.resolve((address.get('show') ?? '').split(' ').length);
}

async function badgeCount(page: Page): Promise<number> {
  const badge = page.getByRole('button', { name: /more neighbours of China: show the next$/ });
  return Number(/\d+/.exec((await badge.textContent()) ?? '')?.[0]);
}

describe('what has many neighbours', () => {
  it('asks which to show, by the keyboard alone, counts what each choice leaves, and shows the heaviest', async () => {
    const { page, errors } = await openChina();
    await page.getByRole('application').focus();
    await page.keyboard.press('e');
    await choice(page).waitFor();
    const show = choice(page).getByRole('button', { name: /^Show the 20 heaviest of \d+$/ });
    await show.waitFor();
    const all = Number(/of (\d+)/.exec((await show.textContent()) ?? '')?.[1]);
    expect(all).toBeGreaterThan(40);
    await expect.poll(() => shownCount(page), WITHIN).toBe(1);
    const kinds = choice(page).getByRole('group', { name: 'Kind of neighbour' });
    const people = kinds
      .getByRole('listitem')
      .filter({ hasText: /^People/ })
      .locator('.count');
    const before = Number(await people.textContent());
    await choice(page).getByRole('button', { name: 'only this: Statements' }).click();
    await expect.poll(async () => Number(await people.textContent()), WITHIN).toBeLessThan(before);
    await kinds.getByRole('button', { name: 'only this: People' }).click();
    const some = choice(page).getByRole('button', { name: /^Show (the 20 heaviest of|all) \d+$/ });
    await expect
      .poll(async () => Number(/\d+$/.exec((await some.textContent()) ?? '')?.[0]), WITHIN)
      .toBeLessThan(all / 2);
    await some.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Undo: Expanded China \(statements; people\): \d+ new/ }).waitFor();
    await choice(page).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

  it('says beside it how many are left, brings the next on a press, takes them back, and says it again elsewhere', async () => {
    const { page, errors } = await openChina();
    await panel(page).getByRole('button', { name: 'Choose what to expand …' }).click();
    await choice(page)
      .getByRole('button', { name: /^Show the 20 heaviest of \d+$/ })
      .click();
    const badge = page.getByRole('button', { name: /more neighbours of China: show the next$/ });
    await badge.waitFor();
    await expect.poll(() => shownCount(page), WITHIN).toBe(21);
    const left = await badgeCount(page);
    await badge.click();
    await expect.poll(() => badgeCount(page), WITHIN).toBe(left - 20);
    await expect.poll(() => shownCount(page), WITHIN).toBe(41);
    const other = await suite.open({ at: page.url() });
    await expect.poll(() => badgeCount(other.page), WITHIN).toBe(left - 20);
    await other.page.context().close();
    await panel(page)
      .getByRole('button', { name: /^Collapse/ })
      .click();
    await expect.poll(() => shownCount(page), WITHIN).toBe(1);
    await expect.poll(() => badge.count(), WITHIN).toBe(0);
    await page.getByRole('button', { name: 'Undo: Collapsed China' }).click();
    await expect.poll(() => badgeCount(page), WITHIN).toBe(left - 20);
    expect(errors).toEqual([]);
  });

  it('leaves what stands beside an entity out of the picture and of the table', async () => {
    const { page } = await openChina();
    await panel(page).getByRole('button', { name: 'Choose what to expand …' }).click();
    await choice(page)
      .getByRole('button', { name: /^Show the 20 heaviest of \d+$/ })
      .click();
    await page.getByRole('button', { name: /more neighbours of China: show the next$/ }).waitFor();
    await page.getByText(/^21 actors and topics: /).waitFor();
    await page.getByRole('button', { name: 'Show as table' }).click();
    await page.getByRole('button', { name: '21 actors and topics' }).waitFor();
    expect(await page.getByRole('region', { name: 'Table' }).getByText(/more$/).count()).toBe(0);
  });
});
