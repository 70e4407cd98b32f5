/** What the page asks in Cypher, asked of data that is open in the tab alone. */
import { expect, it } from 'vitest';
import { explorerSuite } from './explorer-suite.ts';
import { panel, PATIENCE_MS } from './explorer.ts';

const suite = explorerSuite();

const FILE = `source,target,stance,date
Ann,Port tariffs,against,2026-01-06
Bo,Port tariffs,for,2026-02-01
Bo,Quotas,for,2026-03-01
`;

it('answers the console, counts what is spoken of most, and finds dates, without a word to the server', async () => {
  const { page, errors } = await suite.open();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.waitForURL(/#show=.+&at=/);
  await page.evaluate((text) => {
    const held = new DataTransfer();
    held.items.add(new File([text], 'said.csv'));
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: held }));
    }
  }, FILE);
  const dialog = page.getByRole('dialog', { name: 'Data of your own' });
  await dialog.getByText('3 rows').waitFor();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/(api|v)\//.test(request.url())) asked.push(request.url());
  });
  await dialog.getByRole('button', { name: 'Show as a graph' }).click();
  await page.getByRole('status').filter({ hasText: 'Your own data' }).waitFor();

  await panel(page).getByRole('combobox', { name: 'Arrangement' }).selectOption('time');
  await page.getByRole('img', { name: /^First said, from left to right/ }).waitFor();

  await page.getByRole('button', { name: 'Ask in Cypher' }).click();
  const console = page.getByRole('region', { name: 'Ask in Cypher' });
  await page
    .getByRole('textbox', { name: 'Question in Cypher' })
    .fill('MATCH (a)-[:SAID]->(s)-[:ABOUT]->(e) RETURN a.name AS who, count(s) AS times ORDER BY times DESC, who');
  await page.keyboard.press('Control+Enter');
  await console.getByRole('status').filter({ hasText: '2 rows' }).waitFor();
  const cells = await console.getByRole('table').locator('tbody tr').allTextContents();
  expect(cells.map((text) => text.replace(/\s+/g, ' '))).toEqual([
    expect.stringContaining('Bo'),
    expect.stringContaining('Ann'),
  ]);

  await page.getByRole('textbox', { name: 'Question in Cypher' }).fill('MATCH (a RETURN a');
  await page.keyboard.press('Control+Enter');
  await console
    .getByRole('alert')
    .filter({ hasText: /line 1|1:\d+/ })
    .first()
    .waitFor();
  expect(asked).toEqual([]);
  expect(errors).toEqual([]);
});
