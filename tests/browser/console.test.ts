/** The console, from typing to graph, in a real browser. */
import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../client/state/address.ts';
import { startServer } from '../helpers/browser.ts';
import { explorerSuite } from './explorer-suite.ts';
import { legend, openExplorer, panel, PATIENCE_MS, WITHIN } from './explorer.ts';

const suite = explorerSuite();

function consoleOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Ask in Cypher' });
}

function editor(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Question in Cypher' });
}

function rows(page: Page): Locator {
  return consoleOf(page).getByRole('table').locator('tbody tr');
}

/** A page with the console open and nothing written in it; things move as they do for most people. */
async function openConsole(address = suite.address, options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await suite.page(options);
  page.setDefaultTimeout(PATIENCE_MS);
  await openExplorer(page, address);
  await page.waitForURL(/#show=.+&at=/);
  await page.getByRole('button', { name: 'Ask in Cypher' }).click();
  await editor(page).waitFor();
  return page;
}

/** Writes a question in place of what stands there. What the editor completes or closes by itself is left out. */
async function write(page: Page, text: string): Promise<void> {
  await editor(page).fill(text);
}

async function answered(page: Page, words: RegExp): Promise<void> {
  await consoleOf(page).getByRole('status').filter({ hasText: words }).waitFor();
}

function places(page: Page): Readonly<Record<string, readonly number[]>> {
  return readAddress(new URL(page.url()).hash)?.exploration.places ?? {};
}

describe('the console', () => {
  it('is opened by a key, completes what is typed, and runs it', async () => {
    const { page, errors } = await suite.open();
    await page.getByRole('application').focus();
    await page.keyboard.press('c');
    await editor(page).waitFor();
    await page.keyboard.type('MATCH (who:Act');
    await page.getByRole('option', { name: /^Actor ?\d/ }).click();
    await page.keyboard.press('End');
    await page.keyboard.type('-[:SAI');
    await page.getByRole('option', { name: /^SAID(?!_)/ }).click();
    await page.keyboard.press('End');
    await page.keyboard.type('->(s) WHERE wh');
    await page.getByRole('option', { name: /^who/ }).click();
    await page.keyboard.type('.nam');
    await page.getByRole('option', { name: /^name ?\d/ }).click();
    await page.keyboard.type(" CONTAINS 'Bessent' RETURN who, coun");
    await page.getByRole('option', { name: /^count$/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type('t(s) AS n');
    await page.keyboard.press('Control+Enter');
    await answered(page, /^1 row in /);
    await expect.poll(() => rows(page).first().textContent(), WITHIN).toBe('Scott Bessent2');
    expect(errors).toEqual([]);
  });

  it('takes away what it offered for the last word once the question runs', async () => {
    const page = await openConsole();
    await write(page, '');
    await page.keyboard.type('MATCH (m:Mineral) RETURN m.id ORDER BY m.id DESC');
    await page.getByRole('option', { name: /^DESC(?!E)/ }).waitFor();
    await page.keyboard.press('Control+Enter');
    await answered(page, /^\d+ rows in /);
    expect(await consoleOf(page).getByRole('listbox').count()).toBe(0);
  });

  it('lets a long line be typed over at once, and brackets be put around what is selected', async () => {
    const page = await openConsole();
    await write(page, `RETURN ${'1 + '.repeat(3000)}1 AS sum`);
    await editor(page).press('Control+a');
    await page.keyboard.type('RETURN 7');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.type('[');
    await expect.poll(() => editor(page).textContent()).toBe('RETURN [7]');
  });

  it('underlines what the data does not have, says what it may have been, and mends it', async () => {
    const page = await openConsole();
    await write(page, 'MATCH (a:Acter) RETURN count(a) AS n');
    const marked = consoleOf(page).locator('.cm-lintRange-warning');
    await marked.waitFor();
    await expect.poll(() => marked.textContent(), WITHIN).toBe('Acter');
    await page.keyboard.press('Control+Enter');
    const remarks = consoleOf(page).getByRole('list', { name: 'Remarks' });
    await remarks.filter({ hasText: 'did you mean `Actor`? (line 1, column 10)' }).waitFor();
    await marked.hover();
    const remark = page.locator('.cm-diagnostic');
    await remark.waitFor();
    await expect
      .poll(() => remark.textContent(), WITHIN)
      .toContain('The data has no label `Acter`: did you mean `Actor`?');
    await remark.getByRole('button', { name: 'Replace with Actor' }).click();
    await marked.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Enter');
    await answered(page, /^1 row in /);
    await expect.poll(() => rows(page).first().textContent(), WITHIN).toBe('179');
  });

  it('shows an answer in the graph without moving what is there, as a step that undo takes back', async () => {
    const page = await openConsole();
    const before = places(page);
    await write(page, "MATCH (m:Mineral)<-[:ABOUT]-(s)<-[:SAID]-(a {id: 'david-s-abraham'}) RETURN DISTINCT m, a");
    await page.keyboard.press('Control+Enter');
    await answered(page, /^10 rows in /);
    await consoleOf(page).getByRole('button', { name: 'Show in the graph' }).click();
    await answered(page, /in the graph and selected/);
    await page.waitForURL((url) => url.hash.includes('beryllium'));
    const after = places(page);
    expect(Object.keys(after).length).toBeGreaterThan(Object.keys(before).length);
    expect(Object.fromEntries(Object.keys(before).map((id) => [id, after[id]]))).toEqual(before);
    await expect.poll(() => panel(page).getByRole('heading').first().textContent(), WITHIN).toMatch(/selected/);
    await page.getByRole('button', { name: /^Undo: From the console \(MATCH \(m:Mineral\)/ }).click();
    await page.waitForURL((url) => !url.hash.includes('beryllium'));
    expect(places(page)).toEqual(before);
  });

  it('selects what is clicked in a row: an actor in the graph, a statement in the panel', async () => {
    const page = await openConsole();
    await write(page, "MATCH (a {id: 'kihara-minoru'})-[said:SAID]->(s) RETURN a, said, s");
    await page.keyboard.press('Control+Enter');
    await answered(page, /^\d rows? in /);
    await rows(page).getByRole('button', { name: 'Minoru Kihara' }).first().click();
    await page.waitForURL((url) => url.hash.includes('selected=node+kihara-minoru'));
    expect(Object.keys(places(page))).toContain('kihara-minoru');
    await rows(page)
      .getByRole('button', { name: /^S000-014/ })
      .first()
      .click();
    await page.waitForURL((url) => url.hash.includes('selected=statement+S000-014'));
    await write(page, "MATCH (a {id: 'kihara-minoru'})-[office:HOLDS_OFFICE_IN]->(b) RETURN office, b");
    await page.keyboard.press('Control+Enter');
    await answered(page, /^1 row in /);
    await rows(page).getByRole('button', { name: 'holds office in' }).click();
    await page.waitForURL((url) => url.hash.includes('selected=edge+'));
  });

  it('asks for the values of parameters, each of its type, and says what is wrong with one', async () => {
    const page = await openConsole();
    await write(page, 'UNWIND $list AS x WITH x WHERE x > $least RETURN x, $word AS word, $flag AS flag');
    const form = consoleOf(page).getByRole('group', { name: 'Parameters' });
    const set = async (name: string, type: string, value: string): Promise<void> => {
      await form.getByRole('combobox', { name: `Type of ${name}` }).selectOption(type);
      const field = form.getByLabel(`$${name}`, { exact: true });
      if (type === 'boolean') await field.selectOption(value);
      else await field.fill(value);
    };
    await set('list', 'json', '[1, 2, 3]');
    await set('least', 'number', 'one');
    await set('word', 'text', '高市');
    await set('flag', 'boolean', 'true');
    await consoleOf(page).getByRole('button', { name: 'Run', exact: true }).click();
    await form.getByRole('alert').filter({ hasText: 'This is no number' }).waitFor();
    await set('least', 'number', '1');
    await consoleOf(page).getByRole('button', { name: 'Run', exact: true }).click();
    await answered(page, /^2 rows in /);
    await expect.poll(() => rows(page).allTextContents(), WITHIN).toEqual(['2高市true', '3高市true']);
  });

  it('says what is wrong, where, and what to do, in the text and beneath', async () => {
    const page = await openConsole();
    await write(page, 'UNWIND [2, 0] AS x\nRETURN 1 / x AS y');
    await page.keyboard.press('Control+Enter');
    const failure = consoleOf(page).getByRole('alert');
    await failure.waitFor();
    await expect.poll(() => failure.textContent(), WITHIN).toMatch(/by zero.*line 2, column 8/s);
    await expect.poll(() => consoleOf(page).locator('.fault').textContent(), WITHIN).toBe('1');
    await write(page, 'MATCH (n) DETACH DELETE n');
    await page.keyboard.press('Control+Enter');
    await failure.filter({ hasText: /DELETE/ }).waitFor();
  });

  it('stops a heavy question when told to, on the server too', async () => {
    // A question that was not stopped would hold its place for longer than this test may take.
    const patient = await startServer({ args: ['--deadline', '120000'] });
    const page = await openConsole(patient.address);
    await write(page, 'MATCH (a), (b), (c) WHERE a.id + b.id = c.id RETURN count(*) AS n');
    await page.keyboard.press('Control+Enter');
    await consoleOf(page).getByRole('button', { name: 'Cancel' }).click();
    await answered(page, /Cancelled before the first row/);
    // Its place is free again: all other questions are answered, as many as there are places and more.
    const ask = (): Promise<number> =>
      page.evaluate(async () => {
        const response = await fetch('/api/cypher', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: 'RETURN 1 AS x' }),
        });
        return response.status;
      });
    expect(await Promise.all(Array.from({ length: 6 }, ask))).toEqual(Array.from({ length: 6 }, () => 200));
    await patient.stop();
  });

  it('counts what it does not show, and says which limit cut an answer short', async () => {
    const page = await openConsole();
    await write(page, 'UNWIND range(1, 30000) AS x RETURN x');
    await page.keyboard.press('Control+Enter');
    await consoleOf(page).getByText('cut short by what a page can hold').waitFor();
    await consoleOf(page).getByText('200 of 20,000 shown').waitFor();
    await consoleOf(page).getByRole('button', { name: 'Show 200 more' }).click();
    await consoleOf(page).getByText('400 of 20,000 shown').waitFor();
    await consoleOf(page).getByRole('columnheader', { name: 'x' }).getByRole('button').click();
    await consoleOf(page).getByRole('columnheader', { name: 'x' }).getByRole('button').click();
    await expect.poll(() => rows(page).first().textContent(), WITHIN).toBe('20000');
  });

  it('shows the plan, and with a profile what each step did', async () => {
    const page = await openConsole();
    await write(page, "MATCH (a:Actor {id: 'mofcom'})-[:SAID]->(s) RETURN s.id");
    await consoleOf(page).getByRole('button', { name: 'Plan' }).first().click();
    await answered(page, /^Planned in/);
    await expect.poll(() => consoleOf(page).getByRole('rowheader').allTextContents(), WITHIN).toContain('NodeById');
    await consoleOf(page).getByRole('button', { name: 'Profile' }).click();
    await answered(page, /^4 rows in/);
    await consoleOf(page).getByRole('columnheader', { name: 'ms' }).waitFor();
    await consoleOf(page).getByRole('button', { name: 'Table' }).click();
    await expect.poll(() => rows(page).count(), WITHIN).toBe(4);
  });

  it('opens a link elsewhere with question, values and picture, and runs nothing by itself', async () => {
    const page = await openConsole(suite.address, { permissions: ['clipboard-read', 'clipboard-write'] });
    await consoleOf(page)
      .getByRole('button', { name: /^Who is for China’s dual-use controls/ })
      .click();
    await consoleOf(page).getByRole('button', { name: 'Copy as link' }).click();
    await page.getByText('The link is copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const elsewhere = await suite.page();
    const asked: string[] = [];
    elsewhere.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await elsewhere.page.goto(link);
    await legend(elsewhere.page).waitFor();
    await consoleOf(elsewhere.page).getByText('A link brought this question.').waitFor();
    await expect
      .poll(() => editor(elsewhere.page).textContent(), WITHIN)
      .toContain('MATCH (topic:Entity {id: $topic})');
    await elsewhere.page.waitForURL(/#show=.+&at=/);
    expect(places(elsewhere.page)).toEqual(places(page));
    expect(asked).not.toContain('/api/cypher');
    await consoleOf(elsewhere.page).getByRole('button', { name: 'Run', exact: true }).click();
    await answered(elsewhere.page, /^2 rows in /);
    expect((await rows(elsewhere.page).allTextContents()).map((row) => row.slice(0, 7))).toEqual([
      'forMini',
      'against',
    ]);
  });

  it('remembers what was run and saved, and walks through it at the edges of the text', async () => {
    const page = await openConsole();
    for (const n of [1, 2]) {
      await write(page, `RETURN ${n} AS x`);
      await page.keyboard.press('Control+Enter');
      await answered(page, /^1 row in /);
    }
    await consoleOf(page).getByRole('button', { name: 'Questions', exact: true }).click();
    await page.getByRole('textbox', { name: 'Save this question as' }).fill('Two');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Two', exact: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Ask in Cypher' }).click();
    await write(page, 'unfinished');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => editor(page).textContent()).toBe('RETURN 2 AS x');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => editor(page).textContent()).toBe('RETURN 1 AS x');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => editor(page).textContent()).toBe('unfinished');
    await consoleOf(page).getByRole('button', { name: 'Questions', exact: true }).click();
    await page.getByRole('button', { name: 'Two', exact: true }).click();
    await expect.poll(() => editor(page).textContent()).toBe('RETURN 2 AS x');
    await consoleOf(page).getByRole('button', { name: 'History', exact: true }).click();
    await page.getByRole('button', { name: 'RETURN 1 AS x' }).click();
    await expect.poll(() => editor(page).textContent()).toBe('RETURN 1 AS x');
  });

  it('hands out answers as files: a table in which nothing is a formula, and JSON with the question', async () => {
    const page = await openConsole();
    await write(page, 'RETURN \'=HYPERLINK("x")\' AS a, 2 AS n');
    await page.keyboard.press('Control+Enter');
    await answered(page, /^1 row in /);
    const saved = async (name: string): Promise<string> => {
      const download = page.waitForEvent('download');
      await consoleOf(page)
        .getByRole('button', { name: `Download ${name}` })
        .click();
      return readFile(await (await download).path(), 'utf8');
    };
    expect(await saved('CSV')).toBe('\ufeffa,n\r\n"\'=HYPERLINK(""x"")",2\r\n');
    expect(JSON.parse(await saved('JSON'))).toMatchObject({
      columns: ['a', 'n'],
      rows: [['=HYPERLINK("x")', 2]],
      truncated: false,
    });
  });
});
