/** The table of statements: in step with the stage, and taken away whole. */
import { readFile } from 'node:fs/promises';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { StatementRow } from '#protocol/rows.ts';
import { explorerSuite } from './explorer-suite.ts';
import { panel, search, WITHIN } from './explorer.ts';

const suite = explorerSuite();

const tab = (page: Page): Locator => page.getByRole('button', { name: /^\d+ statements$/ });

async function openStatements(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Show as table' }).click();
  await tab(page).click();
  const table = page.getByRole('region', { name: 'Table' });
  await table.locator('tbody tr').first().waitFor();
  return table;
}

async function promised(page: Page): Promise<number> {
  return Number(/\d+/.exec((await tab(page).textContent()) ?? '')?.[0]);
}

/** Once every statement that the tab promises has its row. */
async function allRows(page: Page, table: Locator): Promise<number> {
  await expect.poll(async () => (await table.locator('tbody tr').count()) - (await promised(page)), WITHIN).toBe(0);
  return promised(page);
}

describe('the table of statements', () => {
  it('has every statement behind the lines, each with its source, and takes them to a spreadsheet', async () => {
    const { page, errors } = await suite.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    const table = await openStatements(page);
    const caption = (await page.locator('p.caption').textContent()) ?? '';
    await expect.poll(() => allRows(page, table), WITHIN).toBe(Number(/(\d+) statements/.exec(caption)?.[1]));
    await table.getByRole('button', { name: 'Said', exact: true }).click();
    await table.locator('th[aria-sort="ascending"]').waitFor();
    const coming = page.waitForEvent('download');
    await table.getByRole('button', { name: 'The table as CSV' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^China, Japan.* – statements\.csv$/);
    const rows = parseCsv(await readFile(await download.path()), { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    expect(rows.map(({ Id }) => Id)).toEqual(await table.locator('tbody td:last-child').allTextContents());
    const days = rows.map(({ Said }) => Said || '9999');
    expect(days).toEqual(days.toSorted((a, b) => a.localeCompare(b)));
    for (const row of rows.slice(0, 4)) {
      const response = await page.request.get(`${suite.address}/api/statements/${row['Id']}`);
      const { statement } = (await response.json()) as { statement: StatementRow };
      expect(row['What']).toBe(statement.gloss.en);
      for (const { line } of statement.reports) expect(row['Document and line']).toContain(`, line ${line}`);
      expect(row['Published']).toMatch(new RegExp(`^${statement.published.from}`));
    }
    await table.getByRole('button', { name: 'Copy the table' }).click();
    await table.getByRole('button', { name: 'Copied' }).waitFor();
    const pasted = await page.evaluate(() => navigator.clipboard.readText());
    expect(parseCsv(pasted, { delimiter: '\t', columns: true })).toEqual(rows);
    expect(errors).toEqual([]);
  });

  it('opens a statement from the keyboard and marks it, and follows the filters', async () => {
    const { page } = await suite.open();
    const table = await openStatements(page);
    const all = await allRows(page, table);
    const [row] = await table.locator('tbody tr').all();
    const id = await row?.locator('td').last().textContent();
    await row?.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await panel(page).getByText(`Statement ${id}`, { exact: false }).first().waitFor();
    await expect.poll(() => table.locator('tr.selected td').last().textContent(), WITHIN).toBe(id);
    await page.keyboard.press('Escape');
    const documents = panel(page).locator('details').filter({ hasText: 'Document' });
    await documents
      .getByRole('button', { name: /^only this/ })
      .first()
      .click();
    await expect.poll(() => promised(page), WITHIN).toBeLessThan(all);
    await allRows(page, table);
  });

  it('has what the members of a whole said once they are put together', async () => {
    const { page } = await suite.open();
    const table = await openStatements(page);
    const before = await allRows(page, table);
    await search(page, 'Japan');
    await panel(page)
      .getByRole('checkbox', { name: /^Together with \d+/ })
      .click();
    await expect.poll(() => promised(page), WITHIN).not.toBe(before);
    await allRows(page, table);
  });
});

describe('the outline', () => {
  it('says the picture in words, and is walked with arrow keys while stage and panel follow', async () => {
    const { page, errors } = await suite.open();
    await page.getByRole('button', { name: 'Show as table' }).click();
    await page.getByRole('button', { name: 'Outline', exact: true }).click();
    const outline = page.getByRole('treegrid', { name: 'Outline' });
    await page.getByText(/^A network of .+ Donald Trump is against China \(6 statements\)/).waitFor();
    const row = (name: string | RegExp): Locator => outline.getByRole('row', { name });
    await row(/^China, country, \d+ lines$/).focus();
    await page.keyboard.press('ArrowRight');
    await row(/^Donald Trump is against China, 6 statements/).waitFor();
    await page.keyboard.press('ArrowDown');
    await panel(page).getByRole('heading', { level: 1, name: 'Donald Trump is against China' }).waitFor();
    await panel(page).getByRole('article').first().waitFor();
    await expect.poll(() => page.url(), WITHIN).toContain('selected=edge+');
    await page.keyboard.press('ArrowLeft');
    await panel(page).getByRole('heading', { level: 1, name: 'China', exact: true }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await row(/^Donald Trump is against China/).waitFor({ state: 'detached' });
    await page.keyboard.press('h');
    await row(/^China, country/).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await row(/^China, country/).waitFor();
    expect(errors).toEqual([]);
  });
});
