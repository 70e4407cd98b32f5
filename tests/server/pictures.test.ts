import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../server/package-root.ts';
import { createRenderer, FONT_FAMILY, FONT_FILE } from '../../server/render/png.ts';
import { differingPixels, type Pixels, readPng } from './png-pixels.ts';

const CELL = 40;

function textSvg(texts: readonly string[], family = FONT_FAMILY): string {
  const cells = texts.map(
    (text, index) => `<text x="4" y="${index * CELL + 30}" font-family="${family}" font-size="28">${text}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="${texts.length * CELL}"><rect width="400" height="${texts.length * CELL}" fill="#fff"/>${cells.join('')}</svg>`;
}

const renderer = createRenderer();
afterAll(() => renderer.close());

async function drawn(svg: string): Promise<Pixels> {
  return readPng(await renderer.png(svg, 1, new AbortController().signal));
}

async function inkOf(text: string): Promise<number> {
  return differingPixels(await drawn(textSvg([text])), await drawn(textSvg([''])));
}

describe('a picture as PNG', () => {
  it('draws every script that the corpus uses, and accents', async () => {
    for (const text of [
      'Bessent',
      '贝森特',
      '貝森特',
      '高市早苗',
      'たかいち',
      'タカイチ',
      'Élysée',
      'Привет',
      'Nguyễn',
    ]) {
      expect(await inkOf(text)).toBeGreaterThan(100);
    }
  });

  it('draws scripts side by side in one line, each as it would alone', async () => {
    const both = await inkOf('MOFCOM 商务部 Привет');
    const apart = (await inkOf('MOFCOM')) + (await inkOf('商务部')) + (await inkOf('Привет'));
    expect(both / apart).toBeGreaterThan(0.9);
    expect(both / apart).toBeLessThan(1.1);
  });

  it('has a glyph of its own for every Han character of the corpus: none is a box', async () => {
    const folder = join(PACKAGE_ROOT, 'graph-data', 'corpus');
    const characters = new Set<string>();
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
      for (const character of text) if (/\p{Script=Han}/u.test(character)) characters.add(character);
    }
    expect(characters.size).toBeGreaterThan(1000);
    const all = [...characters];
    // U+E000 is for private use: no font has it, so it is drawn as the box of what is missing.
    const picture = await drawn(textSvg(['\ue000', ...all]));
    const rowOf = (index: number): string =>
      picture.data
        .subarray(index * CELL * picture.width * 4, (index + 1) * CELL * picture.width * 4)
        .toString('latin1');
    const box = rowOf(0);
    expect(all.filter((_, index) => rowOf(index + 1) === box)).toEqual([]);
  });

  it('uses the font that ships and no other of the machine', async () => {
    const svg = textSvg(['Bessent 贝森特'], 'Arial, sans-serif');
    expect(differingPixels(await drawn(svg), await drawn(textSvg(['Bessent 贝森特'])))).toBe(0);
  });

  it('says that the build is not complete where the font is missing, rather than drawing no text', async () => {
    const unbuilt = createRenderer(`${FONT_FILE}.gone`);
    await expect(unbuilt.png(textSvg(['x']), 1, new AbortController().signal)).rejects.toMatchObject({
      code: 'NOT_BUILT',
    });
  });

  it('is drawn in its turn, unless nobody waits for it any more', async () => {
    const gone = new AbortController();
    const first = renderer.png(textSvg(['first']), 1, new AbortController().signal);
    const second = renderer.png(textSvg(['second']), 1, gone.signal);
    const third = renderer.png(textSvg(['third']), 1, new AbortController().signal);
    gone.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    expect((await first).equals(await third)).toBe(false);
  });

  it('is refused at once, with what to do, where too many wait already', async () => {
    const { signal } = new AbortController();
    const crowd = Array.from({ length: 40 }, () => renderer.png(textSvg(['crowd']), 1, signal));
    const outcomes = await Promise.allSettled(crowd);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(20);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'BUSY', status: 503 });
  });

  it('that nobody waits for any more holds up no other', async () => {
    const gone = new AbortController();
    const endless = textSvg(Array.from({ length: 3000 }, () => '高市早苗贝森特'));
    const given = renderer.png(endless, 3, gone.signal);
    const next = renderer.png(textSvg(['next']), 1, new AbortController().signal);
    gone.abort(new Error('gone'));
    await expect(given).rejects.toThrow('gone');
    expect((await next).length).toBeGreaterThan(100);
  });

  it('that cannot be drawn fails alone', async () => {
    const broken = renderer.png('<svg', 1, new AbortController().signal);
    const whole = renderer.png(textSvg(['whole']), 1, new AbortController().signal);
    await expect(broken).rejects.toThrow('the picture cannot be drawn');
    expect((await whole).length).toBeGreaterThan(100);
  });
});
