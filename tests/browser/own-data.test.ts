/** Data of one's own in the page: dropped or chosen, looked at, put right, shown, left; and what was taken away brought back. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { violationsInBothThemes } from './axe.ts';
import { explorerSuite } from './explorer-suite.ts';
import { legend, openLines, panel, WITHIN } from './explorer.ts';

const suite = explorerSuite();
let page: Page;
let errors: string[];
/** Addresses that were asked of the server since the files were dropped. */
let asked: string[];

beforeEach(async () => {
  ({ page, errors } = await suite.open());
  await page.waitForURL(/#show=.+&at=/);
  asked = [];
  page.on('request', (request) => {
    if (/\/(api|v)\//.test(request.url()) && !request.url().startsWith('blob:')) asked.push(request.url());
  });
});

const dialog = () => page.getByRole('dialog', { name: /^(Data of your own|自己的数据)$/ });
const showButton = () => dialog().getByRole('button', { name: /^(Show as a graph|显示为图)$/ });
const banner = () => page.getByRole('status').filter({ hasText: /Your own data|自己的数据/ });

/** Drops files onto the page as a hand would. */
async function drop(files: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((texts) => {
    const held = new DataTransfer();
    for (const [name, text] of Object.entries(texts)) held.items.add(new File([text], name));
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: held }));
    }
  }, files);
  await dialog().waitFor();
}

async function exported(form: RegExp): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('menu', { name: 'Export' }).getByRole('menuitem', { name: form }).click();
  const download = await coming;
  await page.getByText(`Saved as “${download.suggestedFilename()}”.`).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return { name: download.suggestedFilename(), text: (await readFile(await download.path())).toString() };
}

interface Shown {
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
  readonly edges: readonly Readonly<Record<string, unknown>>[];
}

function essence(text: string) {
  const { nodes, edges } = JSON.parse(text) as Shown;
  return {
    nodes: nodes.map(({ id, name, kind, x, y }) => JSON.stringify([id, name, kind, x, y])).sort(),
    edges: edges
      .map(({ source, target, type, stance, weight }) => JSON.stringify([source, target, type, stance, weight]))
      .sort(),
  };
}

const EDGES =
  'Wer,Wen,Haltung,Wann,Worte\nAnn,Tariffs,against,2026-01-06,Never again\nBob,Tariffs,for,2026-02,\nBob,Ann,,,"says ""no"""\n';

describe('files that are dropped', () => {
  it('are shown as they are, mapped by hand, and lead from every line to its row, without a word to the server', async () => {
    const served = await legend(page).textContent();
    await drop({ 'haltungen.csv': EDGES });
    await dialog().getByText('3 rows').waitFor();
    await expect.poll(() => dialog().getByRole('cell', { name: 'Never again' }).count(), WITHIN).toBe(1);
    await dialog().getByLabel('Each row is').selectOption({ label: 'an edge' });
    for (const [column, role] of [
      ['Wer', 'source (who)'],
      ['Wen', 'target (about what)'],
      ['Haltung', 'stance (for, against …)'],
      ['Wann', 'date'],
      ['Worte', 'words or note'],
    ] as const) {
      await dialog().getByLabel(`Column ${column} is`).selectOption({ label: role });
    }
    asked = [];
    await showButton().click();
    await banner().waitFor();
    await expect.poll(() => banner().textContent(), WITHIN).toContain('haltungen · in this tab only');
    const lines = await openLines(page);
    await lines
      .getByRole('row')
      .filter({ hasText: 'Tariffs' })
      .filter({ hasText: 'Ann' })
      .getByRole('button')
      .first()
      .click();
    await panel(page).getByText('Never again').waitFor();
    await panel(page)
      .getByRole('button', { name: /haltungen\.csv, line 2/ })
      .click();
    await panel(page).getByText('Ann,Tariffs,against,2026-01-06,Never again').waitFor();
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Leave it' }).click();
    await banner().waitFor({ state: 'detached' });
    await expect.poll(() => legend(page).textContent(), WITHIN).toBe(served);
    expect(errors).toEqual([]);
  });

  it('say everything that is wrong with them, by line, until it is put right', async () => {
    await drop({ 'edges.csv': 'source,target,stance\na,b,perhaps\n,b,for\n' });
    await showButton().click();
    const alert = dialog().getByRole('alert');
    await alert.getByText('2 errors').waitFor();
    await expect
      .poll(() => alert.getByRole('listitem').allTextContents(), WITHIN)
      .toEqual([
        expect.stringContaining('edges.csv:2:1 found stance "perhaps"'),
        expect.stringContaining('edges.csv:3:1 found no source'),
      ]);
    await dialog().getByLabel('Column stance is').selectOption({ label: 'kept as it is' });
    await alert.waitFor({ state: 'detached' });
    await showButton().click();
    await alert.getByText('1 error').waitFor();
  });

  it('in another encoding or form are named, and nothing of them is shown', async () => {
    await drop({ 'bomb.gexf': '<!DOCTYPE g [<!ENTITY a "aaaa">]>\n<gexf>&a;</gexf>', 'photo.png': 'x' });
    await dialog().getByRole('alert').getByText('2 errors').waitFor();
    const texts = await dialog().getByRole('alert').getByRole('listitem').allTextContents();
    expect(texts).toEqual([
      expect.stringContaining('bomb.gexf:1:1 found a document type'),
      expect.stringContaining('photo.png:1:1 found a file of another form'),
    ]);
    expect(await showButton().count()).toBe(0);
  });
});

describe('what was taken away', () => {
  it.each([
    ['GEXF', [/GEXF/]],
    ['GraphML', [/GraphML/]],
    ['JSON', [/JSON/]],
    ['CSV', [/actors and topics \(CSV\)/, /lines \(CSV\)/]],
  ] as const)('as %s is the same picture when it is brought back', async (_form, forms) => {
    const before = await exported(/JSON/);
    const files: Record<string, string> = {};
    for (const form of forms) {
      const { name, text } = await exported(form);
      files[name] = text;
    }
    await drop(files);
    await showButton().click();
    await banner().waitFor();
    const counted = essence(before.text).nodes.length;
    await page.getByText(`${counted} actors and topics`).first().waitFor({ state: 'attached' });
    expect(essence((await exported(/JSON/)).text)).toEqual(essence(before.text));
    expect(errors).toEqual([]);
  });
});

describe('the dialog', () => {
  it('is reached, used and left with the keyboard alone', async () => {
    const enter = async (target: Locator): Promise<void> => {
      // What opens takes the focus once it stands, and what is being read cannot be shown yet.
      await target.and(page.locator(':enabled, [role="menuitem"]')).waitFor();
      await expect
        .poll(async () => {
          await target.focus();
          return target.evaluate((element) => element === document.activeElement);
        }, WITHIN)
        .toBe(true);
      await page.keyboard.press('Enter');
    };
    await enter(page.getByRole('button', { name: 'More', exact: true }));
    await enter(page.getByRole('menuitem', { name: 'Open a file …' }));
    const choosing = page.waitForEvent('filechooser');
    await enter(dialog().getByRole('button', { name: 'Choose files' }));
    await (await choosing).setFiles({ name: 'e.csv', mimeType: 'text/csv', buffer: Buffer.from('from,to\nAnn,Bob\n') });
    await enter(showButton());
    await banner().waitFor();
    await enter(page.getByRole('button', { name: 'Leave it' }));
    await banner().waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

  it.each(['en-GB', 'zh-CN'])(
    'has nothing that axe minds, in both themes, before and with problems, in %s',
    async (locale) => {
      ({ page } = await suite.open({ locale }));
      await drop({ 'haltungen.csv': EDGES });
      await dialog().getByRole('cell', { name: 'Never again' }).waitFor();
      expect(await violationsInBothThemes(page)).toEqual([]);
      await showButton().click();
      await dialog().getByRole('alert').waitFor();
      expect(await violationsInBothThemes(page)).toEqual([]);
    },
  );

  it('speaks Chinese where the browser does, of what is wrong too', async () => {
    ({ page } = await suite.open({ locale: 'zh-CN' }));
    await drop({ 'edges.csv': 'source,target,stance\na,b,perhaps\n,b,for\n' });
    await showButton().click();
    await dialog().getByText('2 处错误').waitFor();
    await expect
      .poll(() => dialog().getByRole('alert').getByRole('listitem').allTextContents(), WITHIN)
      .toEqual([
        'edges.csv:2:1 取值不对：发现“stance”列的“perhaps”，应为 for、against、mixed 或 neutral（1、-1、0）。',
        'edges.csv:3:1 缺少内容：发现没有起点，应为连线的起点。',
      ]);
  });
});

describe('data of one’s own, once it is shown', () => {
  beforeEach(async () => {
    await drop({ 'who.csv': 'from,to,type\n高市早苗,貿易政策,backs\nTakaichi Cabinet,貿易政策,shapes\n' });
    await showButton().click();
    await banner().waitFor();
  });

  it.each([
    ['gaoshi', '高市早苗'],
    ['贸易', '貿易政策'],
    ['maoyi', '貿易政策'],
    ['たかいち', 'Takaichi Cabinet'],
  ])('is found in whatever script it is typed: %s', async (typed, name) => {
    await page.getByRole('combobox', { name: 'Search' }).fill(typed);
    const first = page.getByRole('listbox').getByRole('option').first();
    await first.waitFor();
    await expect.poll(() => first.textContent(), WITHIN).toContain(name);
  });

  it('is not lost unasked: by a reload, or by the Back of the browser', async () => {
    const dialogs: string[] = [];
    let agree = false;
    page.on('dialog', (asking) => {
      dialogs.push(asking.type());
      void (agree ? asking.accept() : asking.dismiss());
    });
    // Browsers ask only for a page on which something was done.
    await page.getByRole('application').click();
    await page.evaluate(() => location.reload());
    await expect.poll(() => dialogs, WITHIN).toEqual(['beforeunload']);
    await page.goBack();
    await expect.poll(() => dialogs, WITHIN).toEqual(['beforeunload', 'confirm']);
    await expect.poll(() => banner().textContent(), WITHIN).toContain('gone once you reload or leave');
    agree = true;
    await page.goBack();
    await banner().waitFor({ state: 'detached' });
    await page.getByText(/^30 actors and topics: /).waitFor();
    await page.reload();
    await legend(page).waitFor();
    expect(dialogs).toEqual(['beforeunload', 'confirm', 'confirm']);
    expect(errors).toEqual([]);
  });
});
