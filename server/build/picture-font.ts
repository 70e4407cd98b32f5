/**
 * The font of pictures: the simplified Chinese subset of Noto Sans SC, joined by what it lacks and names need: Latin
 * with more accents, Cyrillic, the traditional forms of its characters, and every character that the data uses.
 * Hangul is in none of the subsets. Noto Sans SC is under the SIL Open Font License 1.1.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Converter } from 'opencc-js/t2cn';
import { readCharacters } from './font-tables.ts';
import { type Addition, mergeFonts } from './merge-fonts.ts';
import { readWoff, type Tables, writeTtf } from './woff.ts';

const NOTICE = 'Glyphs of Noto Sans SC, Google Inc., under the SIL Open Font License 1.1';
const WHOLE_SUBSETS = ['latin-ext', 'cyrillic', 'vietnamese'];
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** The folder of the font's package; only the build needs it. */
export function fontPackage(): string {
  return dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'));
}

async function subset(name: string): Promise<Tables> {
  return readWoff(await readFile(join(fontPackage(), 'files', `noto-sans-sc-${name}-400-normal.woff`)));
}

/** `U+4e00-4e05,U+4e08` as pairs of the first and the last. */
function rangesOf(text: string): [number, number][] {
  return text.split(',').map((range) => {
    const [first = '', last = first] = range.replace('U+', '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

/** Traditional characters whose simplified form is known. */
function traditionalForms(known: ReadonlyMap<number, number>): Set<number> {
  const simplify = Converter({ from: 't', to: 'cn' });
  const forms = new Set<number>();
  for (let character = FIRST_HAN; character <= LAST_HAN; character++) {
    const text = String.fromCodePoint(character);
    const simple = simplify(text);
    if (simple !== text && known.has(simple.codePointAt(0) as number)) forms.add(character);
  }
  return forms;
}

async function charactersOf(folder: string): Promise<Set<number>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const characters = new Set<number>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
    for (const character of text) characters.add(character.codePointAt(0) as number);
  }
  return characters;
}

/** The numbered subsets that hold any of these characters. */
async function subsetsWith(characters: ReadonlySet<number>): Promise<string[]> {
  const ranges = JSON.parse(await readFile(join(fontPackage(), 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(ranges)
    .filter(([name]) => /^\[\d+\]$/.test(name))
    .filter(([, text]) => {
      const pairs = rangesOf(text);
      return [...characters].some((character) =>
        pairs.some(([first, last]) => first <= character && character <= last),
      );
    })
    .map(([name]) => name.slice(1, -1));
}

/** Makes the font, with all the characters of the files in `dataFolder` that the typeface has. */
export async function makePictureFont(family: string, dataFolder: string): Promise<Buffer> {
  const base = await subset('chinese-simplified');
  const known = readCharacters(base);
  const wanted = new Set([...traditionalForms(known), ...(await charactersOf(dataFolder))]);
  for (const character of known.keys()) wanted.delete(character);
  const additions: Addition[] = [];
  for (const name of WHOLE_SUBSETS) additions.push({ tables: await subset(name), wanted: () => true });
  for (const name of await subsetsWith(wanted)) {
    additions.push({ tables: await subset(name), wanted: (character) => wanted.has(character) });
  }
  return writeTtf(mergeFonts(base, additions, family, NOTICE));
}
