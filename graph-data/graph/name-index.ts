/**
 * The one name index: any script, from one character up, prefix and infix, one typing error in Latin words, ranked by
 * how the name matches and then by how well known the entity is. All engines search through it.
 *
 * Every name is laid into one text; a sorted list of positions (a suffix array over the names' beginnings, words and
 * inner letters) makes each query a binary search. The reading of Han names is laid in beside them.
 * Memory: about 6 bytes a letter of all names; a query looks only at the positions that match.
 */
import { byCodeUnit } from '#model/canonical.ts';
import { nearest } from '#model/identity.ts';
import { foldText, hasHan, hasKana, type NameRow, type Readings } from '#model/names.ts';
import type { Id } from '#model/property-graph.ts';
import type { Kind } from '#model/vocabulary.ts';
import { withinOneEdit } from './typing-error.ts';

/** How a name matches, best first. */
const EXACT = 0;
/** The beginning of the name or of a word in it: "Takaichi" finds the person before the remarks she made. */
const WORD_BEGINS = 1;
const READING = 2;
const WITHIN = 3;
const MISTYPED = 4;

/** Words shorter than this are not matched with typing errors: too much is one letter away. */
const SHORTEST_MISTYPED = 4;

/**
 * Letters of a name that are laid in. What a table has in the place of a name may be a whole text: sorting what follows each of
 * its letters would take the square of its length.
 */
const MOST_LETTERS = 256;

const END = '\u0000';

export interface NameMatch {
  readonly id: Id;
  readonly kind: Kind;
  /** The display name. */
  readonly name: string;
  /** The name that matched, as it is written in the data. */
  readonly matched: string;
  /** 0 is an exact match; higher is looser. */
  readonly tier: number;
  readonly weight: number;
}

export interface NameQuery {
  readonly kinds?: readonly Kind[] | undefined;
  readonly limit: number;
}

interface Entry {
  readonly row: number;
  readonly name: string;
  /** Where the entry lies in the text. */
  readonly start: number;
  readonly end: number;
  readonly reading: boolean;
}

const NO_READINGS: Readings = { simplify: (text) => text, syllables: () => [], latin: (text) => text };

function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  if (before === 32 || before === 0) return true;
  // Han characters are words of their own only at a change of script: 中国 in "WTO中国".
  return hasHan(text.charAt(at)) !== hasHan(text.charAt(at - 1));
}

export class NameIndex {
  readonly #rows: readonly NameRow[];
  readonly #readings: Readings;
  readonly #entries: Entry[] = [];
  readonly #text: string;
  /** Positions in the text, sorted by what follows them. */
  readonly #suffixes: Uint32Array;
  /** The entry of each position of `#suffixes`. */
  readonly #entryOf: Uint32Array;
  /** Latin words, with the entries that hold them. */
  readonly #words = new Map<string, number[]>();

  constructor(rows: readonly NameRow[], readings: Readings = NO_READINGS) {
    this.#rows = rows;
    this.#readings = readings;
    const parts: string[] = [];
    const starts: number[] = [];
    const owners: number[] = [];
    let length = 0;
    const lay = (
      row: number,
      name: string,
      text: string,
      reading: boolean,
      boundaries: ReadonlySet<number> | null,
    ): void => {
      const entry = this.#entries.length;
      this.#entries.push({ row, name, start: length, end: length + text.length, reading });
      for (let at = 0; at < text.length; at++) {
        if (text[at] === ' ' || (boundaries !== null && !boundaries.has(at))) continue;
        starts.push(length + at);
        owners.push(entry);
      }
      parts.push(text, END);
      length += text.length + 1;
      if (reading) return;
      for (const word of text.split(' ')) {
        if (word.length < SHORTEST_MISTYPED || !/^[a-z]/.test(word)) continue;
        const list = this.#words.get(word);
        if (list) list.push(entry);
        else this.#words.set(word, [entry]);
      }
    };
    rows.forEach((row, index) => {
      const seen = new Set<string>();
      for (const name of row.names) {
        const text = this.#fold(name.slice(0, MOST_LETTERS));
        if (text === '' || seen.has(text)) continue;
        seen.add(text);
        lay(index, name, text, false, null);
        if (!hasHan(text)) continue;
        const syllables = readings.syllables(text);
        const reading = syllables.join('');
        if (reading === '' || seen.has(reading)) continue;
        seen.add(reading);
        let at = 0;
        lay(
          index,
          name,
          reading,
          true,
          new Set(syllables.map((syllable) => (at += syllable.length) - syllable.length)),
        );
      }
    });
    this.#text = parts.join('');
    const order = Uint32Array.from(starts, (_, index) => index).sort((a, b) =>
      this.#compare(starts[a] as number, starts[b] as number),
    );
    this.#suffixes = order.map((index) => starts[index] as number);
    this.#entryOf = order.map((index) => owners[index] as number);
  }

  /** Names that match a text, best first. `truncated`: there are more than the limit. */
  search(query: string, { kinds, limit }: NameQuery): { results: NameMatch[]; truncated: boolean } {
    const best = new Map<number, { tier: number; entry: number }>();
    const wanted = kinds === undefined ? null : new Set(kinds);
    const offer = (entry: number, tier: number): void => {
      const { row } = this.#entries[entry] as Entry;
      if (wanted !== null && !wanted.has((this.#rows[row] as NameRow).kind)) return;
      const known = best.get(row);
      if (!known || tier < known.tier) best.set(row, { tier, entry });
    };
    for (const text of this.#variants(query)) {
      this.#matchText(text, offer);
      if (text.includes(' ')) this.#matchWords(text.split(' '), offer);
    }
    if (best.size < limit) for (const text of this.#variants(query)) this.#matchMistyped(text, offer);
    const ranked = [...best].map(([row, { tier, entry }]) => this.#result(row, tier, entry));
    ranked.sort((a, b) => a.tier - b.tier || b.weight - a.weight || byCodeUnit(a.id, b.id));
    return { results: ranked.slice(0, limit), truncated: ranked.length > limit };
  }

  /** The ids that look most like a mistyped one, or whose names match it. */
  nearest(id: Id, most = 3): Id[] {
    const alike = nearest(
      id,
      this.#rows.map((row) => row.id),
      most,
    );
    const named = this.search(id, { limit: most }).results.map((result) => result.id);
    return [...new Set([...alike, ...named])].slice(0, most);
  }

  #fold(text: string): string {
    return foldText(this.#readings.simplify(text));
  }

  /** The forms of a query: folded; kana also as Latin letters, with long vowels as they are and short. */
  #variants(query: string): string[] {
    const text = this.#fold(query);
    if (text === '') return [];
    if (!hasKana(text)) return [text];
    const latin = foldText(this.#readings.latin(text));
    return [...new Set([text, latin, latin.replace(/ou|oo/g, 'o').replaceAll('uu', 'u')])];
  }

  #result(row: number, tier: number, entry: number): NameMatch {
    const { id, kind, names, weight } = this.#rows[row] as NameRow;
    const { name } = this.#entries[entry] as Entry;
    return { id, kind, name: names[0] ?? id, matched: name, tier, weight };
  }

  #compare(a: number, b: number): number {
    if (a === b) return 0;
    const text = this.#text;
    for (let at = 0; ; at++) {
      const [x, y] = [text.charCodeAt(a + at), text.charCodeAt(b + at)];
      if (x !== y) return x - y;
      // Both end here: keep the order of the text.
      if (x === 0) return a - b;
    }
  }

  /** The stretch of suffixes that begin with a text. */
  #range(text: string): { start: number; end: number } {
    const bound = (after: boolean): number => {
      let low = 0;
      let high = this.#suffixes.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        const from = this.#suffixes[middle] as number;
        const order = byCodeUnit(this.#text.slice(from, from + text.length), text);
        if (order < 0 || (after && order === 0)) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return { start: bound(false), end: bound(true) };
  }

  #matchText(text: string, offer: (entry: number, tier: number) => void): void {
    const { start, end } = this.#range(text);
    for (let at = start; at < end; at++) {
      const entry = this.#entryOf[at] as number;
      const own = this.#entries[entry] as Entry;
      const from = this.#suffixes[at] as number;
      offer(entry, own.reading ? READING : this.#tierOf(own, from, text.length));
    }
    const joined = text.replaceAll(' ', '');
    if (joined !== text && /^[a-z]+$/.test(joined)) this.#matchReading(joined, offer);
  }

  #matchReading(text: string, offer: (entry: number, tier: number) => void): void {
    const { start, end } = this.#range(text);
    for (let at = start; at < end; at++) {
      const entry = this.#entryOf[at] as number;
      if ((this.#entries[entry] as Entry).reading) offer(entry, READING);
    }
  }

  #tierOf(entry: Entry, from: number, length: number): number {
    if (from === entry.start && from + length === entry.end) return EXACT;
    return startsWord(this.#text, from) ? WORD_BEGINS : WITHIN;
  }

  /** Every word of the query begins a word of the name, in any order. */
  #matchWords(words: readonly string[], offer: (entry: number, tier: number) => void): void {
    const [longest] = [...words].sort((a, b) => b.length - a.length) as [string];
    const { start, end } = this.#range(longest);
    const seen = new Set<number>();
    for (let at = start; at < end; at++) {
      const entry = this.#entryOf[at] as number;
      if (seen.has(entry) || !startsWord(this.#text, this.#suffixes[at] as number)) continue;
      seen.add(entry);
      const own = this.#entries[entry] as Entry;
      const nameWords = this.#text.slice(own.start, own.end).split(' ');
      if (words.every((word) => nameWords.some((nameWord) => nameWord.startsWith(word)))) offer(entry, WORD_BEGINS);
    }
  }

  #matchMistyped(text: string, offer: (entry: number, tier: number) => void): void {
    const words = text.split(' ');
    if (!words.some((word) => word.length >= SHORTEST_MISTYPED)) return;
    const matches = words.map((word) => this.#entriesLike(word));
    const [first, ...others] = matches as [Set<number>, ...Set<number>[]];
    for (const entry of first) if (others.every((set) => set.has(entry))) offer(entry, MISTYPED);
  }

  #entriesLike(word: string): Set<number> {
    const found = new Set<number>();
    for (const [known, entries] of this.#words) {
      const like = word.length < SHORTEST_MISTYPED ? known.startsWith(word) : withinOneEdit(word, known);
      if (like) for (const entry of entries) found.add(entry);
    }
    return found;
  }
}
