/**
 * The guide to walking and arranging, done as it is written: each numbered line by the names and keys in it, in their
 * order. `*Name*` is pressed, `*option* for *List*` chosen, a `key` pressed or typed, and `**text**` read on the page.
 */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { explorerSuite } from './explorer-suite.ts';

const GUIDE = readFileSync(new URL('../../docs/guides/walking.md', import.meta.url), 'utf8');
const suite = explorerSuite();

const lines = [...GUIDE.matchAll(/^\d+\. ((?:.|\n(?! *\d+\.|\n))+)/gm)].map(([, line]) =>
  (line as string).replace(/\s+/g, ' '),
);

const KEYS = ['/', 'Enter', 'Escape'];
/** What is only told of, as what a step is called. */
const TOLD = /(?:The step is(?: named after the choice:)?|, `F` fits everything) ?$/;

function named(page: Page, name: string): Locator {
  const roles = ['button', 'menuitem'] as const;
  const [button, item] = roles.map((role) => page.getByRole(role, { name, exact: true }));
  return (item as Locator).or(button as Locator).first();
}

async function act(page: Page, line: string): Promise<void> {
  const parts = line.matchAll(/\*\*([^*]+)\*\*|\*([^*]+)\*(?:(?:,| and| then)* for \*([^*]+)\*)?|`([^`]+)`/g);
  let list: string | null = null;
  for (const part of parts) {
    const [, read, name, of, key] = part;
    const before = line.slice(0, part.index);
    if (read !== undefined) await page.getByText(read, { exact: true }).first().waitFor();
    else if (key !== undefined && !before.endsWith('small: a click in it moves what is seen, ')) {
      await (KEYS.includes(key) ? page.keyboard.press(key) : page.keyboard.type(key));
      if (!KEYS.includes(key)) await page.getByRole('listbox').getByRole('option').first().waitFor();
    } else if (name !== undefined && (of !== undefined || list !== null)) {
      list = of ?? list;
      await page.getByRole('combobox', { name: list as string, exact: true }).selectOption({ label: name });
    } else if (name !== undefined) {
      await named(page, name).waitFor();
      if (!TOLD.test(before)) await named(page, name).click();
    }
  }
}

it('the guide to walking does what it says, line by line', async () => {
  const { page, errors } = await suite.open();
  expect(lines.length).toBe(15);
  for (const line of lines) await act(page, line);
  expect(errors).toEqual([]);
}, 180_000);
