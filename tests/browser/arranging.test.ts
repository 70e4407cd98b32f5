/** Arranging by hand: a line around things, lining up, an axis with dates, the map. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../client/state/address.ts';
import { explorerSuite } from './explorer-suite.ts';
import { findNode, panel, WITHIN } from './explorer.ts';

const suite = explorerSuite();

/** Drags the mouse around a node, wide enough to hold it and no more than what touches it. */
async function drawAround(page: Page, { x, y }: { x: number; y: number }, reach: number): Promise<void> {
  await page.mouse.move(x - reach, y - reach);
  await page.mouse.down();
  for (const [dx, dy] of [
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -0.8],
  ] as const) {
    await page.mouse.move(x + dx * reach, y + dy * reach, { steps: 4 });
  }
  await page.mouse.up();
}

function placeOf(page: Page, id: string): readonly [number, number] | undefined {
  return readAddress(new URL(page.url()).hash)?.exploration.places[id];
}

describe('a line around things', () => {
  it('selects what lies inside, with Shift or with the tool; the rest can be selected instead', async () => {
    const { page, errors } = await suite.open();
    const japan = await findNode(page, 'japan', /^Japan/);
    await page.keyboard.down('Shift');
    await drawAround(page, japan, 38);
    await page.keyboard.up('Shift');
    await expect.poll(() => page.url(), WITHIN).toMatch(/selected=node\+(?:[\w-]+\+)*japan/);
    const inside = new URLSearchParams(new URL(page.url()).hash).get('selected')?.split(' ').slice(1) ?? [];
    expect(inside.length).toBeLessThan(15);
    await page.getByRole('application').focus();
    await page.keyboard.press('i');
    await panel(page)
      .getByRole('heading', { name: `${30 - inside.length} selected` })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Draw a line around what to select' }).click();
    await drawAround(page, japan, 38);
    await expect.poll(() => page.url(), WITHIN).toMatch(/selected=node\+(?:[\w-]+\+)*japan/);
    // The tool is for one line: the next drag moves the picture.
    const tool = page.getByRole('button', { name: 'Draw a line around what to select' });
    await expect.poll(() => tool.getAttribute('aria-pressed'), WITHIN).toBe('false');
    expect(errors).toEqual([]);
  });
});

describe('several selected', () => {
  it('line up, as one step that can be undone', async () => {
    const { page } = await suite.open({
      at: '/#show=japan+mofcom+bessent&at=AAAAAGQAZADI_5z_&selected=node+japan+mofcom',
    });
    await panel(page).getByRole('button', { name: 'Align …' }).click();
    await page.getByRole('menuitem', { name: 'Top', exact: true }).click();
    await page.getByRole('button', { name: 'Undo: Arranged: 2 aligned (top)' }).waitFor();
    await expect.poll(() => placeOf(page, 'japan'), WITHIN).toEqual([0, 100]);
    expect(placeOf(page, 'mofcom')).toEqual([100, 100]);
    await page.getByRole('button', { name: 'Undo: Arranged: 2 aligned (top)' }).click();
    await expect.poll(() => placeOf(page, 'japan'), WITHIN).toEqual([0, 0]);
  });
});

describe('the arrangement', () => {
  it('says which it is, has dates along time, and is by hand once something is moved', async () => {
    const { page, errors } = await suite.open();
    const choice = panel(page).getByRole('combobox', { name: 'Arrangement' });
    await expect.poll(() => choice.inputValue(), WITHIN).toBe('force');
    await choice.selectOption('time');
    const axis = page.getByRole('img', { name: /^First said, from left to right/ });
    await axis
      .getByText(/^\d+ \w+ 20\d\d$/)
      .first()
      .waitFor({ state: 'attached' });
    await expect.poll(() => choice.inputValue(), WITHIN).toBe('time');
    const other = await suite.open({ at: page.url() });
    await other.page.getByRole('img', { name: /^First said/ }).waitFor();
    await other.page.context().close();
    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('e');
    await page.getByRole('button', { name: /^Undo: Expanded/ }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => choice.inputValue(), WITHIN).toBe('hand');
    await expect.poll(() => axis.count(), WITHIN).toBe(0);
    expect(errors).toEqual([]);
  });
});

/** Those pairs of boxes of elements that are seen and share some room, by their texts. */
async function overlapping(parts: Locator): Promise<string[]> {
  const boxes = await parts.evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      return width > 0 ? [{ left, right, top, bottom, text: element.parentElement?.textContent ?? '' }] : [];
    }),
  );
  expect(boxes.length).toBeGreaterThan(3);
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} / ${b.text}`),
  );
}

describe('the axis of time', () => {
  it.each(['en-GB', 'zh-CN'])('in %s writes no date over another, and draws spans under each other', async (locale) => {
    const { page } = await suite.open({ locale });
    await panel(page)
      .getByRole('combobox', { name: /^(Arrangement|排列)$/ })
      .selectOption('time');
    const ticks = page.locator('.time-tick');
    await ticks.first().waitFor();
    await expect.poll(() => overlapping(ticks.locator('> span')), WITHIN).toEqual([]);
    await expect.poll(() => overlapping(ticks.locator('> .time-whisker')), WITHIN).toEqual([]);
  });
});

describe('the map of the whole picture', () => {
  it('opens on a key and moves what is seen', async () => {
    const { page, errors } = await suite.open();
    await findNode(page, 'japan', /^Japan/);
    await page.getByRole('application').focus();
    await page.keyboard.press('m');
    const map = page.locator('.stage-map');
    await map.waitFor();
    await page.getByRole('button', { name: 'Overview map', pressed: true }).waitFor();
    const stage = page.getByRole('application');
    const before = await stage.screenshot();
    await map.click({ position: { x: 12, y: 12 } });
    await expect.poll(async () => before.equals(await stage.screenshot()), WITHIN).toBe(false);
    expect(errors).toEqual([]);
  });
});

describe('what is settled', () => {
  it('stays under the mouse while neighbours come and go', async () => {
    const { page } = await suite.open();
    const trump = await findNode(page, 'trump', /^Donald Trump/);
    const japan = await findNode(page, 'japan', /^Japan/);
    await page.mouse.click(japan.x, japan.y);
    await page.keyboard.press('e');
    await page.getByRole('button', { name: /^Undo: Expanded Japan/ }).waitFor();
    await expect.poll(() => page.getByText(/^\d+ actors and topics: /).textContent(), WITHIN).not.toMatch(/^30 /);
    for (const [{ x, y }, name] of [
      [trump, 'Donald Trump'],
      [japan, 'Japan'],
    ] as const) {
      await page.mouse.move(x - 30, y - 30);
      await page.mouse.move(x, y);
      await page.locator('.stage-tip').filter({ hasText: name }).waitFor();
    }
  });
});
