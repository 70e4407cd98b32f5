/** Groups: several things under one name, drawn as one and opened again; and what size and colour go by. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAddress } from '../../client/state/address.ts';
import { violationsInBothThemes } from './axe.ts';
import { explorerSuite } from './explorer-suite.ts';
import { findEdge, findNode, legend, legendCount, openExplorer, panel, WITHIN } from './explorer.ts';

/** What takes several pages, one after the other. */
const LONG_MS = 120_000;
const THREE = ['bessent', 'katayama-satsuki', 'trump'];
/** Of the legend: what a person put together, not the kind of actor. */
const GROUPS = /^Groups? \d/;

const suite = explorerSuite();

function shown(page: Page) {
  return readAddress(new URL(page.url()).hash)?.exploration;
}

let threeSelected: string;

beforeAll(async () => {
  const { page } = await suite.page({ reducedMotion: 'reduce' });
  await openExplorer(page, suite.address);
  await page.waitForURL(/#show=.+&at=/);
  threeSelected = `${page.url()}&selected=node+${THREE.join('+')}`;
  await page.context().close();
});

/** The first screen with three ministers selected. */
async function selectThree() {
  const opened = await suite.open({ at: threeSelected });
  await panel(opened.page).getByRole('heading', { name: '3 selected' }).waitFor();
  return opened;
}

/** Puts what is selected together with the keyboard alone. */
async function groupAs(page: Page, name: string): Promise<void> {
  await page.getByRole('application').focus();
  await page.keyboard.press('g');
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Name of the group' });
  await field.fill(name);
  await page.keyboard.press('Enter');
  await panel(page).getByRole('heading', { name, exact: true }).waitFor();
}

describe('several that are selected', () => {
  it(
    'become a group that is named, drawn as one, and opened again where everything was',
    { timeout: LONG_MS },
    async () => {
      const { page, errors } = await selectThree();
      await page.getByRole('application').focus();
      const before = shown(page);
      const people = await legendCount(page, /^People \d/);
      await page.keyboard.press('g');
      const field = page.getByRole('dialog').getByRole('textbox', { name: 'Name of the group' });
      await expect.poll(() => field.inputValue(), WITHIN).toBe('3 people');
      await field.fill('Ministers & heads: 3');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Undo: Grouped 3 as “Ministers & heads: 3”' }).waitFor();
      await expect.poll(() => legendCount(page, GROUPS), WITHIN).toBe(1);
      await expect.poll(async () => people - (await legendCount(page, 'Person')), WITHIN).toBe(3);
      await page.getByText(/^30 actors and topics, 3 of them in 1 group: /).waitFor();
      await findNode(page, 'group:1', /^Ministers & heads: 3 \(3\)Scott Bessent, Satsuki Katayama and Donald Trump/);

      const other = await suite.open({ at: page.url() });
      await panel(other.page).getByRole('heading', { name: 'Ministers & heads: 3', exact: true }).waitFor();
      await expect.poll(() => legendCount(other.page, GROUPS), WITHIN).toBe(1);

      await page.getByRole('application').focus();
      await page.keyboard.press('g');
      await panel(page).getByRole('group', { name: 'In the group “Ministers & heads: 3” (3)' }).waitFor();
      await expect.poll(() => legendCount(page, GROUPS), WITHIN).toBe(0);
      expect({ ...shown(page), groups: [] }).toEqual(before);
      await page.getByRole('button', { name: 'Undo: Opened the group “Ministers & heads: 3”' }).click();
      await expect.poll(() => legendCount(page, GROUPS), WITHIN).toBe(1);
      expect(errors).toEqual([]);
    },
  );

  it('has lines that open to every statement of its members', { timeout: LONG_MS }, async () => {
    const { page, errors } = await selectThree();
    await groupAs(page, 'The three');
    await panel(page).getByRole('button', { name: 'The three (3) is against China' }).click();
    await panel(page).getByRole('heading', { name: 'The three is against China' }).waitFor();
    await panel(page)
      .getByText(/^What it rests on: 10 statements · 4 documents/)
      .waitFor();
    const speakers = await panel(page).locator('.attribution strong').allTextContents();
    expect(new Set(speakers).size).toBeGreaterThan(1);
    const line = await findEdge(page, 'group:1', 'china', /^The three \(3\) is against China/);
    await page.mouse.click(line.x, line.y);
    await panel(page).getByRole('heading', { name: 'The three is against China' }).waitFor();
    expect(errors).toEqual([]);
  });
});

describe('a group', () => {
  it(
    'is opened by a double click, collapsed from the menu of a member, renamed and parted for good',
    { timeout: LONG_MS },
    async () => {
      const { page, errors } = await selectThree();
      await groupAs(page, 'The three');
      const node = await findNode(page, 'group:1', /^The three \(3\)/);
      await page.mouse.dblclick(node.x, node.y);
      await page.getByRole('button', { name: 'Undo: Opened the group “The three”' }).waitFor();
      await page.keyboard.press('Escape');
      const trump = await findNode(page, 'trump', /^Donald Trump/);
      await page.mouse.click(trump.x, trump.y, { button: 'right' });
      await page.getByRole('menuitem', { name: /^Collapse the group/ }).click();
      await expect.poll(() => legendCount(page, GROUPS), WITHIN).toBe(1);
      await panel(page).getByRole('button', { name: 'Rename the group …' }).click();
      const field = page.getByRole('dialog').getByRole('textbox', { name: 'Name of the group' });
      await expect.poll(() => field.inputValue(), WITHIN).toBe('The three');
      await field.fill('Finance');
      await page.keyboard.press('Enter');
      await panel(page).getByRole('heading', { name: 'Finance', exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await panel(page).getByRole('button', { name: 'Select the group “Finance”' }).click();
      await panel(page).getByRole('button', { name: 'Dissolve the group' }).click();
      await page.getByRole('button', { name: 'Undo: Dissolved the group “Finance”' }).waitFor();
      await expect.poll(() => shown(page)?.groups, WITHIN).toEqual([]);
      expect(errors).toEqual([]);
    },
  );

  it('can be used by everyone, and opens when one of its members is searched for', { timeout: LONG_MS }, async () => {
    const { page } = await selectThree();
    await groupAs(page, 'The three');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await panel(page).getByRole('button', { name: 'Rename the group …' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name of the group' }).waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: 'Search' }).fill('Bessent');
    await page.getByRole('listbox').getByRole('option').first().click();
    await panel(page).getByRole('heading', { name: 'Scott Bessent' }).waitFor();
    await panel(page).getByRole('group', { name: 'In the group “The three” (3)' }).waitFor();
    await expect.poll(() => legendCount(page, GROUPS), WITHIN).toBe(0);
  });

  it('is in the table and the outline as it is drawn', { timeout: LONG_MS }, async () => {
    const { page, errors } = await selectThree();
    await groupAs(page, 'The three');
    await page.getByRole('button', { name: 'Show as table' }).click();
    await page.getByRole('row', { name: /The three \(3\) group/ }).waitFor();
    await page.getByRole('button', { name: 'Outline' }).click();
    await page.getByText(/stands for Scott Bessent, Satsuki Katayama and Donald Trump\./).waitFor();
    expect(errors).toEqual([]);
  });

  it(
    'is in the saved view, where its lines open to their sources and it can be opened',
    { timeout: LONG_MS },
    async () => {
      const { page, errors } = await selectThree();
      await groupAs(page, 'The three');
      await page.getByRole('button', { name: 'Share' }).click();
      await page.getByRole('button', { name: 'Save the view' }).click();
      const link = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
      const other = await suite.open({ at: new URL(link).pathname });
      await expect.poll(() => legendCount(other.page, GROUPS), WITHIN).toBe(1);
      await panel(other.page).getByRole('button', { name: 'The three (3) is against China' }).click();
      await panel(other.page)
        .getByText(/^What it rests on: 10 statements/)
        .waitFor();
      // What never changes is opened as a picture of one's own.
      await other.page.getByRole('button', { name: 'Overview', exact: true }).click();
      await panel(other.page)
        .getByRole('button', { name: /^Open the group ?: The three$/ })
        .click();
      await expect.poll(() => legendCount(other.page, GROUPS), WITHIN).toBe(0);
      await expect.poll(() => legendCount(other.page, /^People \d/), WITHIN).toBe(4);
      expect([...errors, ...other.errors]).toEqual([]);
    },
  );
});

/** Whether a point of the window lies within the outline of the one group that is open. */
function isOutlined(page: Page, { x, y }: { x: number; y: number }): Promise<boolean> {
  return page.evaluate(
    ([left, top]) => {
      const outline = document.querySelector<SVGPathElement>('.group-ground .outline');
      const box = outline?.ownerSVGElement?.getBoundingClientRect();
      return Boolean(outline && box && outline.isPointInFill(new DOMPoint(left - box.x, top - box.y)));
    },
    [x, y] as const,
  );
}

describe('an open group', () => {
  it('has a line around its members and its name over it, wherever they are moved', { timeout: LONG_MS }, async () => {
    const { page, errors } = await selectThree();
    expect(await page.locator('.group-ground').count()).toBe(0);
    await groupAs(page, 'The three');
    expect(await page.locator('.group-ground').count()).toBe(0);
    await page.getByRole('application').focus();
    await page.keyboard.press('g');
    await page.locator('.group-names').getByText('The three', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    const [trump, japan] = [await findNode(page, 'trump', /^Donald Trump/), await findNode(page, 'japan', /^Japan/)];
    await expect.poll(() => isOutlined(page, trump), WITHIN).toBe(true);
    await expect.poll(() => isOutlined(page, japan), WITHIN).toBe(false);
    // Down to the right of the stage, where nothing else is.
    const moved = { x: trump.x + 90, y: trump.y + 120 };
    await expect.poll(() => isOutlined(page, moved), WITHIN).toBe(false);
    await page.mouse.move(trump.x, trump.y);
    await page.mouse.down();
    await page.mouse.move(moved.x, moved.y, { steps: 5 });
    await page.mouse.up();
    await page.getByRole('button', { name: /^Undo: Moved .*Trump$/ }).waitFor();
    await expect.poll(() => isOutlined(page, moved), WITHIN).toBe(true);
    await page.keyboard.press('Control+z');
    await expect.poll(() => isOutlined(page, moved), WITHIN).toBe(false);
    await expect.poll(() => isOutlined(page, trump), WITHIN).toBe(true);
    expect(errors).toEqual([]);
  });

  it('lets one of its members go, and is dissolved when one alone would be left', { timeout: LONG_MS }, async () => {
    const { page, errors } = await selectThree();
    await groupAs(page, 'The three');
    await page.getByRole('application').focus();
    await page.keyboard.press('g');
    await page.locator('.group-names').getByText('The three', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    const trump = await findNode(page, 'trump', /^Donald Trump/);
    await page.mouse.click(trump.x, trump.y, { button: 'right' });
    await page.getByRole('menuitem', { name: 'Take out of the group' }).click();
    await page.getByRole('button', { name: 'Undo: Took 1 member out of the group “The three”' }).waitFor();
    await expect.poll(() => shown(page)?.groups[0]?.members, WITHIN).toEqual(['bessent', 'katayama-satsuki']);
    await expect.poll(() => isOutlined(page, trump), WITHIN).toBe(false);
    const bessent = await findNode(page, 'bessent', /^Scott Bessent/);
    await page.mouse.click(bessent.x, bessent.y);
    await panel(page)
      .getByRole('group', { name: 'In the group “The three” (2)' })
      .getByRole('button', { name: 'Take out of the group' })
      .click();
    await expect.poll(() => shown(page)?.groups, WITHIN).toEqual([]);
    await page.locator('.group-ground').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.locator('.group-names').getByText('The three', { exact: true }).waitFor();
    expect(errors).toEqual([]);
  });
});

describe('size and colour', () => {
  it(
    'go by properties that something shown has, and the legend says what they mean',
    { timeout: LONG_MS },
    async () => {
      const { page, errors } = await suite.open();
      const colour = panel(page).getByRole('combobox', { name: 'Colour' });
      await colour.getByRole('option', { name: 'affiliation' }).waitFor({ state: 'attached' });
      await colour.selectOption({ label: 'affiliation' });
      await legend(page).getByText('Colour: affiliation').waitFor();
      await expect.poll(() => legendCount(page, 'Japan'), WITHIN).toBeGreaterThan(1);
      await expect.poll(() => legendCount(page, 'None given'), WITHIN).toBeGreaterThan(1);
      await page.getByRole('button', { name: 'Undo: Styled: Colour: affiliation' }).waitFor();
      await panel(page).getByRole('combobox', { name: 'Size' }).selectOption('documents');
      await legend(page).getByText('Size: documents behind its lines in this picture').waitFor();
      const other = await suite.open({ at: page.url() });
      await legend(other.page).getByText('Colour: affiliation').waitFor();
      expect(errors).toEqual([]);
    },
  );
});

const OWN = {
  'nodes.csv':
    'id,name,kind,country,sales\na,Ann,Organization,Japan,9\nb,Bob,Organization,China,4\nc,Cod,Organization,Japan,1\n',
  'edges.csv': 'source,target,type,stance,words\na,b,,against,Never\nc,b,,against,No\na,c,KNOWS,,\n',
};

describe('data of one’s own', () => {
  it('has its columns for size and colour, and groups whose lines lead to its rows', { timeout: LONG_MS }, async () => {
    const { page, errors } = await suite.open();
    await page.evaluate((texts) => {
      const held = new DataTransfer();
      for (const [name, text] of Object.entries(texts)) held.items.add(new File([text], name));
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: held }));
    }, OWN);
    await page.getByRole('dialog').getByRole('button', { name: 'Show as a graph' }).click();
    await page.getByRole('status').filter({ hasText: 'Your own data' }).waitFor();
    const colour = panel(page).getByRole('combobox', { name: 'Colour' });
    await colour.getByRole('option', { name: 'country' }).waitFor({ state: 'attached' });
    await colour.selectOption({ label: 'country' });
    await panel(page).getByRole('combobox', { name: 'Size' }).selectOption({ label: 'sales' });
    await legend(page).getByText('Size: sales').waitFor();
    await expect.poll(() => legendCount(page, 'Japan'), WITHIN).toBe(2);
    await page.getByRole('button', { name: 'Show as table' }).click();
    for (const name of ['Ann', 'Cod']) {
      // One after the other: the second is added to the first.
      // oxlint-disable-next-line no-await-in-loop
      await page
        .getByRole('row', { name })
        .getByRole('button')
        .first()
        .click({ modifiers: ['ControlOrMeta'] });
    }
    await panel(page).getByRole('button', { name: 'Group …' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name of the group' }).fill('Both');
    await page.keyboard.press('Enter');
    await panel(page).getByText('1 line joins its members to each other and is not drawn.').waitFor();
    await panel(page).getByRole('button', { name: 'Both (2) is against Bob' }).click();
    await panel(page)
      .getByText(/^What it rests on: 2 statements/)
      .waitFor();
    // Both are of Japan, so that the group is.
    await expect.poll(() => legendCount(page, 'Japan'), WITHIN).toBe(1);
    expect(errors).toEqual([]);
  });
});
