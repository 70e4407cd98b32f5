/** What the tests of the page do again and again, by role and name as a person would. */
import type { Locator, Page } from 'playwright-core';
import { fittingCamera } from '../../client/stage/camera.ts';
import { readAddress } from '../../client/state/address.ts';

/** Opens an address and waits for the picture. */
export async function openExplorer(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await legend(page).waitFor();
}

export function legend(page: Page): Locator {
  return page.getByRole('group', { name: /^(Legend|图例)$/ });
}

export function panel(page: Page): Locator {
  return page.getByRole('complementary', { name: /^(Details|详情)$/ });
}

/** The number beside an item of the legend; 0 where there is none. */
export async function legendCount(page: Page, label: string | RegExp): Promise<number> {
  // All at once: an item that goes between counting and reading would be waited for.
  const [text = ''] = await legend(page).getByRole('listitem').filter({ hasText: label }).allTextContents();
  return Number(/\d+/.exec(text)?.[0] ?? 0);
}

/** Types a name and chooses the first that is found. */
export async function search(page: Page, text: string): Promise<void> {
  await page.getByRole('combobox', { name: /^(Search|搜索)$/ }).fill(text);
  await page.getByRole('listbox').getByRole('option').first().click();
}

/** How long a loaded machine may take for what is done in an instant elsewhere. */
export const PATIENCE_MS = 30_000;

/** For what is asked again until it is so. */
export const WITHIN = { timeout: PATIENCE_MS };

/** Keeps the answers to some of the page's questions until what is returned is called. */
export async function holdAnswers(page: Page, url: string): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const passed: Promise<void>[] = [];
  await page.route(url, (route) => {
    // A question that the page has let go of cannot be answered any more.
    passed.push(held.then(() => route.continue()).catch(() => undefined));
  });
  return async () => {
    release();
    await Promise.all(passed);
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the address bar says of where things lie, in the layout's own units. */
export function placesOf(page: Page): Readonly<Record<string, readonly [number, number]>> {
  return readAddress(new URL(page.url()).hash)?.exploration.places ?? {};
}

/** From the layout's units to pixels of the window, while the picture is fitted to the stage. */
export async function fittedStage(page: Page): Promise<(place: readonly [number, number]) => Point> {
  const box = await page.getByRole('application').boundingBox();
  const legendBox = await legend(page).boundingBox();
  if (!box || !legendBox) throw new Error('There is no stage.');
  const points = Object.values(placesOf(page)).map(([x, y]) => ({ x, y }));
  const insets = { top: 52, right: 76, bottom: Math.round(legendBox.height) + 60, left: 76 };
  const camera = fittingCamera(points, box, insets);
  if (!camera) throw new Error('Nothing is shown.');
  const unit = camera.span / box.width;
  return ([x, y]) => ({
    x: box.x + box.width / 2 + (x - camera.x) / unit,
    y: box.y + box.height / 2 - (y - camera.y) / unit,
  });
}

/** Where things are drawn while the picture is fitted to the stage, from the address bar, which is the view. */
async function onStage(page: Page): Promise<(id: string) => Point> {
  const places = placesOf(page);
  const pointOf = await fittedStage(page);
  return (id) => {
    const place = places[id];
    if (!place) throw new Error(`${id} is not shown.`);
    return pointOf(place);
  };
}

/** The page once the address follows the picture. */
async function settled(page: Page): Promise<void> {
  await page.waitForURL(/#show=.+&at=/);
}

/** Where a node is drawn, in pixels of the window; the mouse has been there and the tip has said so. */
export async function findNode(page: Page, id: string, tip: RegExp): Promise<Point> {
  await settled(page);
  // The picture may still be fitted to the stage while the mouse is on its way: then once more.
  for (const begun = Date.now(); Date.now() - begun < PATIENCE_MS;) {
    const point = (await onStage(page))(id);
    await page.mouse.move(point.x - 40, point.y - 40);
    await page.mouse.move(point.x, point.y);
    const shown = page.locator('.stage-tip').filter({ hasText: tip });
    const there = await shown.waitFor({ timeout: 1000 }).then(
      () => true,
      () => false,
    );
    if (there) return point;
  }
  throw new Error(`Nothing where ${id} should be says ${tip}.`);
}

/** Where a line between two nodes is drawn: the first place along it where the tip says what fits. */
export async function findEdge(page: Page, source: string, target: string, tip: RegExp): Promise<Point> {
  await settled(page);
  for (const begun = Date.now(); Date.now() - begun < PATIENCE_MS;) {
    const point = await alongEdge(page, source, target, tip);
    if (point) return point;
  }
  throw new Error(`No line between ${source} and ${target} says ${tip}.`);
}

async function alongEdge(page: Page, source: string, target: string, tip: RegExp): Promise<Point | null> {
  const pointOf = await onStage(page);
  const [from, to] = [pointOf(source), pointOf(target)];
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  for (const share of [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65]) {
    for (let aside = -9; aside <= 9; aside += 3) {
      const x = from.x + (to.x - from.x) * share - ((to.y - from.y) / length) * aside;
      const y = from.y + (to.y - from.y) * share + ((to.x - from.x) / length) * aside;
      await page.mouse.move(x, y);
      const shown = page.locator('.stage-tip');
      if ((await shown.count()) > 0 && tip.test((await shown.textContent()) ?? '')) return { x, y };
    }
  }
  return null;
}

/** Expands what is selected, and waits until it can be collapsed again. */
export async function expandSelected(page: Page): Promise<void> {
  await panel(page)
    .getByRole('button', { name: /^Expand/ })
    .click();
  await panel(page)
    .getByRole('button', { name: /^Collapse/ })
    .waitFor();
}

/** Opens the table of lines. */
export async function openLines(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^(Show as table|以表格显示)$/ }).click();
  const table = page.getByRole('region', { name: /^(Table|表格)$/ }).first();
  await page.getByRole('button', { name: /(lines|条连线)$/ }).click();
  return table;
}
