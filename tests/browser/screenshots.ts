/**
 * The pictures of the documentation, drawn by the page itself: first screen, evidence panel, console and embed, in both
 * themes and languages, on a desk and on a phone. `npm run screenshots` writes them into docs/pictures/.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { DESK, foreignPage, launchBrowser, PHONE, startServer } from '../helpers/browser.ts';
import { openExplorer, panel, search } from './explorer.ts';
import { indexedPng, type Pixels } from './quantise.ts';

const FOLDER = fileURLToPath(new URL('../../docs/pictures', import.meta.url));

const LANGUAGES = [
  { language: 'en', locale: 'en-GB' },
  { language: 'zh', locale: 'zh-CN' },
] as const;
const SCREENS = [
  { screen: 'desk', viewport: DESK },
  { screen: 'phone', viewport: PHONE },
] as const;

/** The pixels of a screenshot, decoded by the browser that took it. */
async function pixelsOf(page: Page, png: Buffer): Promise<Pixels> {
  const { width, height, data } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!context) throw new Error('The browser gives no canvas.');
    context.drawImage(image, 0, 0);
    const drawn = context.getImageData(0, 0, image.width, image.height).data;
    let text = '';
    for (let start = 0; start < drawn.length; start += 32_768) {
      text += String.fromCharCode(...drawn.subarray(start, start + 32_768));
    }
    return { width: image.width, height: image.height, data: btoa(text) };
  }, png.toString('base64'));
  return { width, height, data: Buffer.from(data, 'base64') };
}

async function keep(page: Page, decoder: Page, name: string): Promise<void> {
  // Two frames after the last change: labels are drawn with the fonts that have come.
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
  });
  const png = indexedPng(await pixelsOf(decoder, await page.screenshot({ animations: 'disabled' })));
  await writeFile(`${FOLDER}/${name}.png`, png);
}

async function firstScreen(page: Page, address: string): Promise<void> {
  await openExplorer(page, address);
  await page.waitForURL(/#show=.+&at=/);
  await page.waitForLoadState('networkidle');
}

async function evidence(page: Page): Promise<void> {
  await search(page, '对日两用物项出口管制');
  await panel(page)
    .getByRole('button', { name: /S000-014$/ })
    .waitFor();
  await page.waitForLoadState('networkidle');
}

/** The console with a question and its answer; on a desk the answer is taken into the graph. */
async function asked(page: Page, desk: boolean): Promise<void> {
  await page.getByRole('button', { name: /^(Ask in Cypher|用 Cypher 提问)$/ }).click();
  const dock = page.getByRole('region', { name: /^(Ask in Cypher|用 Cypher 提问)$/ });
  await dock.getByRole('button', { name: /^(What do Katayama and Klingbeil|片山皋月和克林拜尔)/ }).click();
  await dock.getByRole('button', { name: /^(Run|运行)$/ }).click();
  await dock.getByRole('table').waitFor();
  if (desk) {
    await dock.getByRole('button', { name: /^(Show in the graph|在图中显示)$/ }).click();
    await dock.getByText(/(in the graph and selected|已在图中并选中)/).waitFor();
  }
  await page.waitForLoadState('networkidle');
}

async function savedView(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^(Share|分享)$/ }).click();
  await page.getByRole('button', { name: /^(Save the view|保存视图)$/ }).click();
  return page.getByRole('textbox', { name: /^(Link|链接)$/ }).inputValue();
}

/** The embed in a page of another site, still on a desk and live on a phone. */
async function embed(page: Page, link: string, live: boolean): Promise<void> {
  const frame = `<iframe src="${link.replace('/v/', '/embed/')}" sandbox="allow-scripts allow-popups" style="border:0;width:100%;height:868px"></iframe>`;
  const foreign = await foreignPage(
    `<!doctype html><title>A report</title><body style="margin:16px auto;max-width:900px">${frame}`,
  );
  try {
    await page.goto(foreign.address);
    const inside = page.frameLocator('iframe');
    await inside.getByRole('img').waitFor();
    if (live) {
      await inside.getByRole('button').first().click();
      await inside.getByRole('application').waitFor();
    }
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.waitForLoadState('networkidle');
  } finally {
    await foreign.stop();
  }
}

async function drawAll(browser: Browser, address: string): Promise<void> {
  const decoder = await browser.newPage();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { language, locale } of LANGUAGES) {
      for (const { screen, viewport } of SCREENS) {
        const context = await browser.newContext({ viewport, locale, colorScheme, reducedMotion: 'reduce' });
        const page = await context.newPage();
        const name = (what: string): string => `${what}-${language}-${colorScheme}-${screen}`;
        await firstScreen(page, address);
        await keep(page, decoder, name('first-screen'));
        const link = await savedView(page);
        await page.getByRole('button', { name: /^(Close|关闭)$/ }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await evidence(page);
        await keep(page, decoder, name('evidence'));
        await firstScreen(page, address);
        await asked(page, screen === 'desk');
        await keep(page, decoder, name('console'));
        await embed(page, link, screen === 'phone');
        await keep(page, decoder, name('embed'));
        await context.close();
      }
    }
  }
}

const [browser, server] = await Promise.all([launchBrowser(), startServer()]);
try {
  await mkdir(FOLDER, { recursive: true });
  await drawAll(browser, server.address);
} finally {
  await browser.close();
  await server.stop();
}
