import { describe, expect, it } from 'vitest';
import { PHONE } from '../helpers/browser.ts';
import { explorerSuite } from './explorer-suite.ts';
import {
  findNode,
  holdAnswers,
  legend,
  legendCount,
  openExplorer,
  openLines,
  panel,
  search,
  WITHIN,
} from './explorer.ts';

const suite = explorerSuite();

describe('the panel', () => {
  it('tells positions from assessments: MOFCOM for, Kihara against, Tashiro only judging', async () => {
    const { page } = await suite.open();
    await search(page, '对日两用物项出口管制');
    const sides = panel(page);
    await sides.getByRole('heading', { name: /^For 1$/ }).waitFor();
    const side = (name: RegExp) => sides.locator('.side').filter({ has: page.getByRole('heading', { name }) });
    for (const [name, what] of [
      [/^For/, /Ministry of Commerce.*S003-009.*S003-010/],
      [/^Against/, /Kihara.*S000-014/],
      [/^Unfavourably/, /Tashiro.*S003-013/],
    ] as const) {
      await expect.poll(() => side(name).textContent(), WITHIN).toMatch(what);
    }
    await sides.getByRole('button', { name: 'Open this statement S000-014' }).click();
    await sides.getByRole('button', { name: /^Read the line: .+, line \d+$/ }).waitFor();
    await sides.getByText('against', { exact: false }).first().waitFor();
  });

  it('shows the saved selection of the address again', async () => {
    const { page } = await suite.open();
    await search(page, 'MOFCOM');
    await panel(page).getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.url(), WITHIN).toContain('selected=node+mofcom');
    const other = await suite.open({ at: page.url() });
    const heading = panel(other.page).getByRole('heading', { level: 1 });
    expect(await heading.textContent()).toBe(await panel(page).getByRole('heading', { level: 1 }).textContent());
    expect(new URL(other.page.url()).hash).toBe(new URL(page.url()).hash);
    await other.page.context().close();
  });
});

describe('the stage', () => {
  it('stands still while what lies around the picture is still on its way', async () => {
    const { page } = await suite.page({ reducedMotion: 'reduce' });
    const held = await holdAnswers(page, '**/api/documents');
    await openExplorer(page, suite.address);
    const stage = page.getByRole('application');
    const before = await stage.boundingBox();
    await held();
    await page.getByText(/Published up to 10 February 2026/).waitFor();
    expect(await stage.boundingBox()).toEqual(before);
  });

  it('keeps a colour that is chosen while an answer is on its way', async () => {
    const { page } = await suite.page({ reducedMotion: 'reduce' });
    const held = await holdAnswers(page, '**/api/cypher');
    await openExplorer(page, suite.address);
    await page.getByRole('form', { name: 'Most talked-about' }).getByRole('button', { name: 'Show' }).click();
    await panel(page).getByRole('combobox', { name: 'Colour' }).selectOption('community');
    await legend(page).getByText('Community 1').waitFor();
    await held();
    await page.getByRole('button', { name: /^Undo: Showed The 12 most/ }).waitFor();
    await expect.poll(() => legend(page).textContent(), WITHIN).toContain('Community 1');
  });

  it('selects on a click, expands on a double click and collapses on another', async () => {
    const { page, errors } = await suite.open();
    const node = await findNode(page, 'japan', /^Japan/);
    await page.mouse.dblclick(node.x, node.y);
    await expect.poll(() => page.getByText(/^\d+ actors and topics: /).textContent(), WITHIN).not.toMatch(/^30 /);
    await panel(page)
      .getByRole('button', { name: /^Collapse/ })
      .waitFor();
    await panel(page)
      .getByRole('button', { name: /^Collapse/ })
      .click();
    await page.getByText(/^30 actors and topics: /).waitFor();
    expect(errors).toEqual([]);
  });

  it('opens a menu on a right click and hides what it is about; undo brings it back', async () => {
    const { page } = await suite.open();
    const node = await findNode(page, 'trump', /^Donald Trump/);
    await page.mouse.click(node.x, node.y, { button: 'right' });
    await page.getByRole('menu', { name: 'Actions' }).getByRole('menuitem', { name: /^Hide/ }).click();
    await page.getByText(/^29 actors and topics: /).waitFor();
    await page.getByRole('button', { name: /^Undo: Hid Donald Trump$/ }).click();
    await page.getByText(/^30 actors and topics: /).waitFor();
    await page.getByRole('button', { name: /^Redo/ }).click();
    await page.getByText(/^29 actors and topics: /).waitFor();
    expect(page.url()).not.toContain('+trump+');
  });

  it('adds to the selection with Ctrl, and Escape clears it', async () => {
    const { page } = await suite.open();
    const trump = await findNode(page, 'trump', /^Donald Trump/);
    await page.mouse.click(trump.x, trump.y);
    const japan = await findNode(page, 'japan', /^Japan/);
    await page.keyboard.down('Control');
    await page.mouse.click(japan.x, japan.y);
    await page.keyboard.up('Control');
    await panel(page).getByRole('heading', { name: '2 selected' }).waitFor();
    await expect.poll(() => panel(page).getByText('No line joins them directly.').count(), WITHIN).toBe(1);
    await page.keyboard.press('Escape');
    await panel(page).getByRole('heading', { name: 'Questions to begin with' }).waitFor();
  });

  it('takes two quick clicks on two things for two clicks', async () => {
    const { page, errors } = await suite.open();
    const japan = await findNode(page, 'japan', /^Japan/);
    const trump = await findNode(page, 'trump', /^Donald Trump/);
    // All at once, as no hand of this test's could: both clicks reach the page before a timer of its does.
    await page.evaluate(
      ([first, second]) => {
        for (const { x, y, ctrlKey } of [
          { ...first!, ctrlKey: false },
          { ...second!, ctrlKey: true },
        ]) {
          const at = document.elementFromPoint(x, y)!;
          const event = { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y, ctrlKey, detail: 1 };
          for (const kind of ['mousemove', 'mousedown', 'mouseup', 'click'])
            at.dispatchEvent(new MouseEvent(kind, event));
        }
      },
      [trump, japan],
    );
    await panel(page).getByRole('heading', { name: '2 selected' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('pins what is dragged, where it is dropped', async () => {
    const { page } = await suite.open();
    // Once everything around the stage has come: what grows moves the picture.
    await page.waitForLoadState('networkidle');
    const node = await findNode(page, 'trump', /^Donald Trump/);
    await page.mouse.move(node.x, node.y);
    await page.mouse.down();
    await page.mouse.move(node.x + 30, node.y + 60, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => page.url(), WITHIN).toContain('pinned=trump');
  });

  it('is walked with the arrow keys, and its keys do what they say', async () => {
    const { page } = await suite.open();
    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowRight');
    await panel(page).getByRole('heading', { name: 'China', level: 1 }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => panel(page).getByRole('heading', { level: 1 }).textContent(), WITHIN).not.toBe('China');
    await page.keyboard.press('h');
    await page.getByText(/^29 actors and topics: /).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText(/^30 actors and topics: /).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await page.getByText(/^29 actors and topics: /).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys and gestures' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    expect(
      await page.getByRole('combobox', { name: 'Search' }).evaluate((input) => input === document.activeElement),
    ).toBe(true);
  });
});

it('a choice that is made while the most talked-about are on their way is kept', async () => {
  const { page, errors } = await suite.open();
  const held = await holdAnswers(page, '**/api/cypher');
  await page.getByRole('form', { name: 'Most talked-about' }).getByRole('button', { name: 'Show' }).click();
  await page.getByRole('region', { name: 'Timeline' }).getByLabel('To', { exact: true }).fill('2026-01-20');
  await page.getByText(/^Said by 20 January 2026/).waitFor();
  await held();
  await legend(page).getByText('Minerals').waitFor();
  await page.getByText(/^Said by 20 January 2026/).waitFor();
  expect(page.url()).toContain('2026-01-20');
  expect(errors).toEqual([]);
});

it('what was cancelled before it came says so, and is tried again', async () => {
  const { page, errors } = await suite.page({ reducedMotion: 'reduce' });
  const held = await holdAnswers(page, '**/api/subgraph');
  await page.goto(new URL('/#show=china+japan', suite.address).href);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('What is to be shown has not come.').waitFor();
  await held();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => legendCount(page, 'Countries'), WITHIN).toBe(2);
  await page.goto(new URL('/#show=china+japan&from=1990-01-01&to=1990-01-02', suite.address).href);
  await page.getByText('No line passes these filters.').waitFor();
  await page.locator('.empty-stage').getByRole('button', { name: 'Clear the filters' }).click();
  await expect.poll(() => legendCount(page, 'Countries'), WITHIN).toBe(2);
  expect(errors).toEqual([]);
});

it('never offers what was found for another name', async () => {
  const { page, errors } = await suite.open();
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.fill('Japan');
  await page.getByRole('listbox').getByRole('option').first().click();
  await panel(page).getByRole('heading', { level: 1, name: 'Japan', exact: true }).waitFor();
  const held = await holdAnswers(page, '**/api/search*');
  await box.fill('China');
  const list = page.getByRole('search').getByRole('listbox');
  await page.getByRole('search').getByText('Loading …').waitFor();
  expect(await list.getByRole('option').count()).toBe(0);
  await held();
  await list.getByRole('option', { name: 'China' }).first().waitFor();
  expect(errors).toEqual([]);
});

it('several are selected with Shift and arrows, and grouped, without a mouse', async () => {
  const { page, errors } = await suite.open();
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await panel(page).getByRole('heading', { name: 'China', level: 1 }).waitFor();
  await page.keyboard.press('Shift+ArrowLeft');
  await panel(page).getByRole('heading', { name: '2 selected', level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.getByRole('dialog', { name: /group/i }).waitFor();
  expect(errors).toEqual([]);
});

describe('filters, table and questions', () => {
  it('counts follow the filters, and a chip takes one away', async () => {
    const { page } = await suite.open();
    const before = await legendCount(page, 'For');
    const documents = panel(page).locator('details').filter({ hasText: 'Document' });
    await documents
      .getByRole('button', { name: /^only this/ })
      .first()
      .click();
    const chip = page.getByRole('button', { name: /^Remove the filter: / });
    await chip.waitFor();
    await expect.poll(() => legendCount(page, 'For'), WITHIN).toBeLessThan(before);
    await chip.click();
    await expect.poll(() => legendCount(page, 'For'), WITHIN).toBe(before);
  });

  it('a kind of the legend selects everything of it, and lets go', async () => {
    const { page } = await suite.open();
    const countries = legend(page).getByRole('button', { name: /^Countries 4$/ });
    await countries.click();
    await panel(page).getByRole('heading', { name: '4 selected' }).waitFor();
    await expect.poll(() => countries.getAttribute('aria-pressed'), WITHIN).toBe('true');
    await countries.click();
    await expect.poll(() => countries.getAttribute('aria-pressed'), WITHIN).toBe('false');
  });

  it('the table is in step with the stage and sorts', async () => {
    const { page } = await suite.open();
    const table = await openLines(page);
    await table
      .getByRole('button', { name: /^Donald Trump$/ })
      .first()
      .click();
    await panel(page)
      .getByRole('heading', { name: /^Donald Trump .+ China$/ })
      .waitFor();
    await table.getByRole('button', { name: /^From/ }).click();
    await table.locator('th[aria-sort="ascending"]').waitFor();
    const rows = await table.locator('tbody tr td:first-child').allTextContents();
    expect(rows).toEqual(rows.toSorted((a, b) => a.localeCompare(b)));
  });

  it('each suggested question leads to a view', async () => {
    const { page, errors } = await suite.open();
    const asked: string[] = [];
    for (let index = 0; index < 4; index++) {
      await page.keyboard.press('Escape');
      const button = panel(page).locator('.questions').getByRole('button').nth(index);
      const text = (await button.textContent()) ?? '';
      await button.click();
      await page.getByRole('button', { name: `Undo: Asked: ${text}` }).waitFor();
      await expect.poll(() => page.getByText(/^\d+ actors and topics: [1-9]\d* statements/).count(), WITHIN).toBe(1);
      asked.push(text);
      await page.getByRole('application').focus();
    }
    expect(asked[0]).toBe('Who is for Minamitorishima seabed rare-earth project, who against?');
    expect(errors).toEqual([]);
  });

  it('the timeline filters by what was said in a month', async () => {
    const { page } = await suite.open();
    const against = await legendCount(page, 'Against');
    await page
      .getByRole('region', { name: 'Timeline' })
      .getByRole('button', { name: /^January 2026: / })
      .click();
    await page.getByRole('button', { name: /^Remove the filter: said January 2026$/ }).waitFor();
    await expect.poll(() => legendCount(page, 'Reported fact'), WITHIN).toBe(0);
    await expect.poll(() => legendCount(page, 'Against'), WITHIN).toBeLessThanOrEqual(against);
  });
});

describe('elsewhere', () => {
  it('an address of which nothing is left says so, and leads back to the story', async () => {
    const { page, errors } = await suite.page({ reducedMotion: 'reduce' });
    await page.goto(`${suite.address}/#show=nobody`);
    await page.getByText('Not in this data, and so left out: nobody.').waitFor();
    await page.getByRole('region', { name: 'Graph' }).getByRole('button', { name: 'Back to the story' }).click();
    await page.getByText(/^30 actors and topics: /).waitFor();
    expect(errors).toEqual([]);
  });

  it('an address that names something which has left the data shows the rest, and says what is missing', async () => {
    const { page } = await suite.open({ at: '/#show=china+japan+left-the-data' });
    await page.getByText('Not in this data, and so left out: left-the-data.').waitFor();
    await expect.poll(() => legendCount(page, 'Countries'), WITHIN).toBe(2);
  });

  it('offers a tour of four steps, which can be skipped for ever', async () => {
    const { page, errors } = await suite.open();
    const offer = page.getByRole('group', { name: 'A tour in four steps' });
    await offer.getByRole('button', { name: 'Show me' }).click();
    for (const [nth, title] of ['Find anyone', 'Every line', 'Time', 'A picture that stays'].entries()) {
      await page.getByRole('dialog', { name: new RegExp(`^${title}`) }).waitFor();
      await page.getByText(`${nth + 1} of 4`).waitFor();
      await page.keyboard.press('Enter');
    }
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await offer.waitFor({ state: 'detached' });
    await page.reload();
    await legend(page).waitFor();
    expect(await offer.count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('finds what was typed, however quickly Enter comes', async () => {
    const { page } = await suite.open();
    const field = page.getByRole('combobox', { name: 'Search' });
    await field.fill('p');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    const held = await holdAnswers(page, '**/api/search?q=price*');
    await field.fill('price floor');
    await page.keyboard.press('Enter');
    await held();
    await panel(page)
      .getByRole('heading', { level: 1, name: /price floor/ })
      .waitFor();
    await expect.poll(() => field.inputValue(), WITHIN).toBe('');
  });

  it('says what a term means, by keyboard too', async () => {
    const { page } = await suite.open();
    await page.getByRole('button', { name: 'What “Clock” means' }).focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: 'Clock' })
      .getByText(/^Said: when the words were spoken/)
      .waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count(), WITHIN).toBe(0);
  });

  it('at phone width the panel is a sheet and nothing runs out of the page', async () => {
    const { page } = await suite.open({ viewport: PHONE });
    await search(page, 'Takaichi');
    await panel(page)
      .getByRole('heading', { name: /Takaichi/, level: 1 })
      .waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), WITHIN).toBe(390);
    await panel(page).getByRole('button', { name: 'Close the panel' }).click();
    await legend(page).waitFor();
  });

  it('speaks Chinese where the browser does', async () => {
    const { page } = await suite.open({ locale: 'zh-CN' });
    await page.getByText(/^30个主体与议题：/).waitFor();
    await search(page, 'Bessent');
    await panel(page).getByRole('heading', { name: '贝森特', level: 1 }).waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang), WITHIN).toBe('zh-Hans');
  });

  it('says what happened when the server is gone, and tries again', async () => {
    const { page } = await suite.open();
    await page.route('**/api/statements?*', (route) => route.abort());
    await search(page, '对日两用物项出口管制');
    const failure = panel(page).getByRole('alert').first();
    await failure.getByText('The server did not answer.').waitFor();
    await page.unroute('**/api/statements?*');
    await failure.getByRole('button', { name: 'Try again' }).click();
    const found = panel(page).getByRole('button', { name: 'Open this statement S003-009' }).first();
    await found.waitFor();
    await expect.poll(() => failure.count(), WITHIN).toBe(0);
  });
});
