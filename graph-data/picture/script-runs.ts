/**
 * Text in several scripts: its runs, its width, its lines. Renderers of SVG without font fallback (resvg) need
 * one `<text>` a run, each with its own family, so widths are computed here, a little on the wide side.
 */

export type Script = 'latin' | 'han' | 'hangul';

export interface Run {
  readonly script: Script;
  readonly text: string;
  /** In the unit of the font size. */
  readonly width: number;
}

const HAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef\u30fb\u30fc]/u;
const HANGUL = /\p{Script=Hangul}/u;
/** Quotes, dashes and dots that both scripts use: they go with what stands before them. */
const SHARED = /[ “”‘’…—–·]/;
/** Advance widths of common sans-serif faces, in classes. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[iIjl.,:;'|!·]/, 0.27],
  [/[ ftr()[\]`’‘\-/"“”]/, 0.33],
  [/[ckszvxyJ]/, 0.51],
  [/[mwMW@%—…]/, 0.88],
  [/[CDGHNOQRU&]/, 0.75],
  [/[\p{Lu}+=<>~#]/u, 0.65],
];
/** Faces differ: a line that ends early is better than one that runs into the next. */
const WIDE_SIDE = 1.06;
const COMBINING = /\p{M}/u;

function scriptOf(character: string): Script {
  if (HAN.test(character)) return 'han';
  return HANGUL.test(character) ? 'hangul' : 'latin';
}

function characterWidth(character: string, script: Script): number {
  if (script !== 'latin') return 1;
  if (COMBINING.test(character)) return 0;
  return WIDE_SIDE * (WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? 0.57);
}

/** Splits a text where the script changes; widths are for the font size given. */
export function scriptRuns(text: string, size: number): Run[] {
  const runs: { script: Script; text: string; width: number }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const script = last && SHARED.test(character) ? last.script : scriptOf(character);
    const width = characterWidth(character, character === ' ' ? 'latin' : script) * size;
    if (last && last.script === script) {
      last.text += character;
      last.width += width;
    } else {
      runs.push({ script, text: character, width });
    }
  }
  return runs;
}

/** The width of a line of text in the unit of its font size. */
export function textWidth(text: string, size: number): number {
  return scriptRuns(text, size).reduce((sum, run) => sum + run.width, 0);
}

const NO_LINE_START = /^[，。、；：？！）》」』”’,.;:?!)\]]/;

/** Where a line may break: at spaces, and between characters of Han. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const word of text.split(/(?<=\s)/)) {
    for (const run of scriptRuns(word, 1)) found.push(...(run.script === 'han' ? Array.from(run.text) : [run.text]));
  }
  return found;
}

/** Breaks a text into lines no wider than `width`; a word wider than that has a line of its own. */
export function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    const fits = textWidth((line + piece).trimEnd(), size) <= width;
    if (line === '' || fits || NO_LINE_START.test(piece)) line += piece;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** Cuts a text to `width`, with an ellipsis where something is gone. */
export function clip(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
