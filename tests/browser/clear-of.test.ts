/** What is drawn keeps clear of what lies over the stage: the legend and the tools. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { writeAddress } from '../../client/state/address.ts';
import { EMPTY } from '../../client/state/exploration.ts';
import { NOTHING } from '../../client/state/selection.ts';
import { explorerSuite } from './explorer-suite.ts';
import { expandSelected, fittedStage, findNode, legend, panel, placesOf, WITHIN } from './explorer.ts';

const suite = explorerSuite();

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The address of a few things at places of one's own. */
function addressOf(places: Readonly<Record<string, readonly [number, number]>>): string {
  const exploration = { ...EMPTY, entities: Object.keys(places), places };
  return `/#${writeAddress({ exploration, selection: NOTHING })}`;
}

describe('what an expansion adds', () => {
  it('never lies under the legend, though it comes to what lies lowest', async () => {
    const places = { japan: [0, 500], mofcom: [600, 460], bessent: [300, 0] } as const;
    const { page } = await suite.open({ at: addressOf(places) });
    const bessent = await findNode(page, 'bessent', /^Scott Bessent/);
    // Nothing that is settled moves: what maps places to pixels now does so afterwards.
    const pointOf = await fittedStage(page);
    await page.mouse.click(bessent.x, bessent.y);
    await expandSelected(page);
    await expect.poll(() => Object.keys(placesOf(page)).length, WITHIN).toBeGreaterThan(10);
    const box = await legend(page).boundingBox();
    const under = Object.entries(placesOf(page)).filter(([, place]) => {
      const { x, y } = pointOf(place);
      return box !== null && overlap(box, { x: x - 5, y: y - 5, width: 10, height: 10 });
    });
    expect(under).toEqual([]);
  });
});

describe('a legend that grows', () => {
  it('says how many it lies over where the picture stays as it is, until everything is fitted', async () => {
    const { page, errors } = await suite.open();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await page.getByRole('combobox', { name: 'Colour' }).selectOption({ label: 'affiliation' });
    const said = page.getByRole('alert').getByText(/ (?:lies|lie) outside of what is seen: F fits everything/);
    await said.waitFor();
    await page.getByRole('application').focus();
    await page.keyboard.press('f');
    await said.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });
});

/** Notes the texts of the picture as it was last drawn, with where they lie. */
async function noteTexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: unknown[] = [];
    Object.assign(window, { noted });
    const before = (method: string, note: (context: CanvasRenderingContext2D, given: readonly unknown[]) => void) => {
      const draw = Reflect.get(CanvasRenderingContext2D.prototype, method) as (...given: unknown[]) => unknown;
      Reflect.set(
        CanvasRenderingContext2D.prototype,
        method,
        function noting(this: CanvasRenderingContext2D, ...given: unknown[]) {
          note(this, given);
          return Reflect.apply(draw, this, given);
        },
      );
    };
    before('fillText', (context, [text, x, y]) => {
      const { width } = context.measureText(String(text));
      const aside = context.textAlign === 'center' ? width / 2 : context.textAlign === 'end' ? width : 0;
      noted.push({ text, x: Number(x) - aside, y: Number(y) - 11, width, height: 13 });
    });
    before('clearRect', (context) => {
      if (context.canvas.className === 'sigma-labels') noted.length = 0;
    });
  });
}

describe('the name of what lies at the right edge', () => {
  it('is not under the tools', async () => {
    const places = { japan: [0, 0], mofcom: [700, -40], bessent: [700, -400] } as const;
    const { page } = await suite.page({ reducedMotion: 'reduce' });
    await noteTexts(page);
    await page.goto(new URL(addressOf(places), suite.address).href);
    await legend(page).waitFor();
    await panel(page).waitFor();
    const stage = await page.getByRole('application').boundingBox();
    const drawn = async (): Promise<Rect[]> =>
      (await page.evaluate(() => (window as unknown as { noted: (Rect & { text: string })[] }).noted))
        .filter(({ text }) => /Bessent/.test(text))
        .map((text) => ({ ...text, x: text.x + (stage?.x ?? 0), y: text.y + (stage?.y ?? 0) }));
    await expect.poll(async () => (await drawn()).length, WITHIN).toBeGreaterThan(0);
    const tools = await page.locator('.stage-tools').boundingBox();
    const names = await drawn();
    expect(tools && names.filter((name) => overlap(name, tools))).toEqual([]);
  });
});
