/** Names: what an entity is called, in every script, and how texts are made comparable across them. */
import type { Id } from './property-graph.ts';
import type { Kind } from './vocabulary.ts';

/** What the name index is fed with. */
export interface NameRow {
  id: Id;
  kind: Kind;
  /** Every name and alias, in every script; the first is the display name. */
  names: string[];
  /** How well known in the data: mentions plus statements said or about it. */
  weight: number;
}

/**
 * What turns one script into another; handed in, because the tables behind it are large and come when they are needed
 * (`graph/readings.ts`). Without them, search still works within each script.
 */
export interface Readings {
  /** Traditional Han characters → simplified ones; all else stays. */
  readonly simplify: (text: string) => string;
  /** The reading of Han characters as toneless Latin syllables, one list a text; empty where it has none. */
  readonly syllables: (text: string) => readonly string[];
  /** Kana → Latin letters; all else stays. */
  readonly latin: (text: string) => string;
}

const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

export function hasHan(text: string): boolean {
  return HAN.test(text);
}

export function hasKana(text: string): boolean {
  return KANA.test(text);
}

/** Case, width, accents and spacing aside. Marks that belong to kana stay. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00b7\u30fb'’‘".,()[\]{}:;!?/\\_-]+/g, ' ')
    .trim();
}
