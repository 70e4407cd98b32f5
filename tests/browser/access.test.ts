import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PHONE } from '../helpers/browser.ts';
import { violationsInBothThemes, violations } from './axe.ts';
import { explorerSuite } from './explorer-suite.ts';
import { findNode, legend, openLines, panel, search } from './explorer.ts';

const suite = explorerSuite();

const STATES: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['the first screen', () => Promise.resolve()],
  [
    'search',
    async (page) => {
      await page.getByRole('combobox', { name: 'Search' }).fill('日');
      await page.getByRole('listbox').getByRole('option').first().waitFor();
    },
  ],
  [
    'a line and the table',
    async (page) => {
      const table = await openLines(page);
      await table.locator('tbody').getByRole('button').first().click();
      await panel(page).getByRole('article').first().waitFor();
    },
  ],
  [
    'the table of statements, one of them open',
    async (page) => {
      const table = await openLines(page);
      await page.getByRole('button', { name: /^\d+ statements$/ }).click();
      await table.locator('tbody').getByRole('button').first().click();
      await table.getByRole('button', { name: 'Said', exact: true }).click();
      await panel(page)
        .getByText(/^Statement S/)
        .waitFor();
    },
  ],
  [
    'the outline',
    async (page) => {
      await page.getByRole('button', { name: 'Show as table' }).click();
      await page.getByRole('button', { name: 'Outline', exact: true }).click();
      await page.getByRole('treegrid', { name: 'Outline' }).getByRole('row').first().focus();
      await page.keyboard.press('ArrowRight');
    },
  ],
  [
    'a statement',
    async (page) => {
      await search(page, 'dual-use export controls on Japan');
      await panel(page).getByRole('button', { name: 'Open this statement S000-014' }).click();
      await panel(page).getByText('Statement S000-014', { exact: false }).waitFor();
    },
  ],
  [
    'the disputes and one of them',
    async (page) => {
      await page.getByRole('button', { name: 'Where do the sources disagree?' }).click();
      await panel(page)
        .getByRole('button', { name: /^Who was behind the 12 January/ })
        .click();
      await panel(page)
        .getByRole('heading', { name: /^Side / })
        .first()
        .waitFor();
    },
  ],
  [
    'the most talked-about in the colours of communities, by a day, with the steps so far',
    async (page) => {
      await page.getByRole('form', { name: 'Most talked-about' }).getByRole('button', { name: 'Show' }).click();
      await panel(page).getByRole('combobox', { name: 'Colour' }).selectOption('community');
      await page.getByRole('group', { name: 'Legend' }).getByText('Community 1').waitFor();
      await page.getByRole('region', { name: 'Timeline' }).getByLabel('To', { exact: true }).fill('2026-01-20');
      await page.getByText(/^Said by 20 January 2026/).waitFor();
      await page.getByRole('button', { name: 'Steps so far' }).click();
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'the console, with an answer, parameters and a remark',
    async (page) => {
      await page.getByRole('button', { name: 'Ask in Cypher' }).click();
      await page.getByRole('textbox', { name: 'Question in Cypher' }).waitFor();
      await page.getByRole('button', { name: /^Who is for China’s dual-use controls/ }).click();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.getByRole('table').getByRole('button', { name: 'Minoru Kihara' }).waitFor();
      await page.getByRole('textbox', { name: 'Question in Cypher' }).fill('MATCH (n:Acter) WHERE n.id = $id RETURN n');
      await page.locator('.cm-lintRange-warning').waitFor();
    },
  ],
  [
    'the console with a plan, an error and its questions',
    async (page) => {
      await page.getByRole('button', { name: 'Ask in Cypher' }).click();
      await page.getByRole('textbox', { name: 'Question in Cypher' }).fill('MATCH (n:Mineral) RETURN n.id');
      await page.getByRole('button', { name: 'Profile', exact: true }).click();
      await page.getByRole('rowheader').first().waitFor();
      await page.getByRole('button', { name: 'Questions', exact: true }).click();
      await page
        .getByRole('region', { name: 'Questions' })
        .getByRole('button', { name: /^Which claims clash/ })
        .waitFor();
    },
  ],
  [
    'the choice of neighbours, and how many are left beside an entity',
    async (page) => {
      await page.getByRole('button', { name: 'Include columnists’ own assertions' }).click();
      await search(page, 'China');
      await panel(page).getByRole('button', { name: 'Choose what to expand …' }).click();
      await panel(page)
        .getByRole('button', { name: /^Show the 20 heaviest of \d+$/ })
        .click();
      await page.getByRole('button', { name: /more neighbours of China: show the next$/ }).waitFor();
      await panel(page).getByRole('button', { name: 'Choose what to expand …' }).click();
      await panel(page).getByRole('group', { name: 'Year' }).getByRole('checkbox').first().waitFor();
    },
  ],
  [
    'the forms of a file',
    async (page) => {
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('menu', { name: 'Export' }).waitFor();
    },
  ],
  [
    'the tour',
    async (page) => {
      await page.getByRole('button', { name: 'Show me' }).click();
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'the keys',
    async (page) => {
      await page.getByRole('application').focus();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  ],
];

/** Reached by what is the same in both languages. */
const TOOL_STATES: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  [
    'the line that selects, half drawn',
    async (page) => {
      const node = await findNode(page, 'japan', /Japan|日本/);
      await page.getByRole('button', { name: /^(Draw a line around what to select|画线圈选)$/ }).click();
      await page.mouse.move(node.x - 40, node.y - 40);
      await page.mouse.down();
      await page.mouse.move(node.x + 40, node.y - 40, { steps: 4 });
      await page.mouse.move(node.x + 40, node.y + 40, { steps: 4 });
    },
  ],
  [
    'the overview map',
    async (page) => {
      await page.getByRole('application').focus();
      await page.keyboard.press('m');
      await page.locator('.stage-map').waitFor();
    },
  ],
  [
    'the ways to align',
    async (page) => {
      await legend(page)
        .getByRole('button', { name: /^(Countries|国家).*4$/ })
        .click();
      await panel(page)
        .getByRole('button', { name: /^(Align …|对齐……)$/ })
        .click();
      await page.getByRole('menu').waitFor();
    },
  ],
];

describe.each(['en-GB', 'zh-CN'])('in both themes, in %s', (locale) => {
  it.each(TOOL_STATES)('axe finds nothing wrong with %s', async (_name, reach) => {
    const { page } = await suite.open({ locale });
    await reach(page);
    expect(await violationsInBothThemes(page)).toEqual([]);
  });
});

describe('in both themes', () => {
  it.each(STATES)('axe finds nothing wrong with %s', async (_name, reach) => {
    const { page } = await suite.open();
    await reach(page);
    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it('axe finds nothing wrong with the console on a phone, in Chinese', async () => {
    const { page } = await suite.open({ viewport: PHONE, locale: 'zh-CN' });
    await page.getByRole('button', { name: '用 Cypher 提问' }).click();
    await page.getByRole('button', { name: /^哪些说法互相冲突/ }).click();
    await page.getByRole('button', { name: '运行', exact: true }).click();
    await page.getByRole('table').waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  it('axe finds nothing wrong with the sheet on a phone, nor with an embed', async () => {
    const { page } = await suite.open({ viewport: PHONE });
    await search(page, 'Bessent');
    await panel(page).getByRole('heading', { level: 1 }).waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await panel(page).getByRole('button', { name: 'Close the panel' }).click();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('button', { name: 'Save the view' }).click();
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    await page.goto(link.replace('/v/', '/embed/'));
    await page.getByRole('img').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
