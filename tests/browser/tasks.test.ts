/**
 * The tasks of an analyst as a new user would try them: with the mouse, its actions counted, and with the keyboard
 * alone. With `SAYSO_PICTURES` the end of each is drawn into that folder: both languages, both themes, desk and phone.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DESK, PHONE } from '../helpers/browser.ts';
import { TASKS } from './analyst-tasks.ts';
import { violationsInBothThemes } from './axe.ts';
import { keyboardHands, mouseHands } from './hands.ts';
import { explorerSuite } from './explorer-suite.ts';

const pictures = process.env['SAYSO_PICTURES'];

const suite = explorerSuite();

async function draw(page: Page, folder: string, slug: string, language: 'en' | 'zh'): Promise<void> {
  for (const [size, viewport] of [['desk', DESK] as const, ['phone', PHONE] as const]) {
    await page.setViewportSize(viewport);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      await page.screenshot({ path: join(folder, `task-${slug}-${language}-${theme}-${size}.png`) });
    }
  }
  await page.setViewportSize(DESK);
}

async function turnToChinese(page: Page): Promise<void> {
  if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitemradio', { name: '简体中文' }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

/** Looks at the end of a task in both languages: what axe says of both themes, and the pictures where they are wanted. */
async function lookAt(page: Page, slug: string): Promise<string[]> {
  const english = await violationsInBothThemes(page);
  if (pictures !== undefined) await draw(page, pictures, slug, 'en');
  await turnToChinese(page);
  const chinese = await violationsInBothThemes(page);
  if (pictures !== undefined) await draw(page, pictures, slug, 'zh');
  return [...english, ...chinese];
}

describe.each([
  ['with the mouse', mouseHands],
  ['with the keyboard alone', keyboardHands],
] as const)('an analyst finds out %s', (_how, handsOn) => {
  it.each(TASKS)(
    '$name',
    async ({ slug, run }) => {
      const { page } = await suite.open();
      await run(handsOn(page));
      expect(handsOn === mouseHands ? await lookAt(page, slug) : []).toEqual([]);
    },
    120_000,
  );
});
