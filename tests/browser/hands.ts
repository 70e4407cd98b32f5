/**
 * Two ways to use the page: with the mouse, whose actions are counted, and with the keyboard alone, which comes to
 * everything by Tab. An action is a click, a key chord, one text typed, or one choice from a list.
 */
import type { Locator, Page } from 'playwright-core';
import { PATIENCE_MS } from './explorer.ts';

export interface Hands {
  readonly page: Page;
  /** How much was done so far; null for hands that nobody counts. */
  readonly actions: number | null;
  click(target: Locator): Promise<void>;
  press(key: string): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  /** Sets a field of a day, YYYY-MM-DD. */
  typeDay(field: Locator, day: string): Promise<void>;
  choose(list: Locator, option: string): Promise<void>;
  /** Types a name into a search and takes the first that is found: two actions. */
  find(text: string, name?: string): Promise<void>;
}

function searchBox(page: Page, name: string): Locator {
  return page.getByRole('combobox', { name, exact: true });
}

async function takeFirst(page: Page): Promise<void> {
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
}

/** The mouse, and the keyboard where one types. */
export function mouseHands(page: Page): Hands {
  let actions = 0;
  return {
    page,
    get actions() {
      return actions;
    },
    async click(target) {
      actions += 1;
      await target.click();
    },
    async press(key) {
      actions += 1;
      await page.keyboard.press(key);
    },
    async type(field, text) {
      actions += 1;
      await field.fill(text);
    },
    async typeDay(field, day) {
      actions += 1;
      await field.fill(day);
    },
    async choose(list, option) {
      actions += 1;
      await list.selectOption({ label: option });
    },
    async find(text, name = 'Search') {
      actions += 2;
      await searchBox(page, name).fill(text);
      await takeFirst(page);
    },
  };
}

const MOST_TABS = 400;

/** Tab after Tab until something has the focus. Throws where no Tab comes to it. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ timeout: PATIENCE_MS });
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No Tab comes to ${String(target)}.`);
}

/** The day as the parts of a field stand in this browser: by year, month and day, in the order of its own language. */
const DAY_ORDERS = [
  [1, 2, 0],
  [2, 1, 0],
  [0, 1, 2],
] as const;

/** The keyboard alone. */
export function keyboardHands(page: Page): Hands {
  return {
    page,
    actions: null,
    async click(target) {
      await reach(page, target);
      const box = await target.evaluate(
        (element) => element instanceof HTMLInputElement && element.type === 'checkbox',
      );
      await page.keyboard.press(box ? 'Space' : 'Enter');
    },
    press: (key) => page.keyboard.press(key),
    async type(field, text) {
      await reach(page, field);
      await page.keyboard.type(text);
    },
    async typeDay(field, day) {
      await reach(page, field);
      for (const order of DAY_ORDERS) {
        const parts = day.split('-');
        await page.keyboard.type(order.map((part) => parts[part]).join(''));
        if ((await field.inputValue()) === day) return;
        await field.evaluate((element) => (element as HTMLElement).blur());
        await reach(page, field);
      }
      throw new Error(`The field of a day does not take ${day}.`);
    },
    async choose(list, option) {
      await reach(page, list);
      await page.keyboard.type(option);
    },
    async find(text, name = 'Search') {
      if (name === 'Search') await page.keyboard.press('/');
      else await reach(page, searchBox(page, name));
      await page.keyboard.type(text);
      await takeFirst(page);
    },
  };
}
