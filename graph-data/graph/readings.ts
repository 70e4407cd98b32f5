/** The tables behind search across scripts: traditional → simplified, Han → pinyin, kana → Latin. */
import type { Readings } from '#model/names.ts';

/** One object for all calls: the library keeps its table with it, and makes a new one (2 ms) for each other object. */
const ROMAJI_OPTIONS = {};

/** Loads the tables; they are large, so that only who searches names pays for them. */
export async function loadReadings(): Promise<Readings> {
  const [{ Converter }, { pinyin }, { toRomaji }] = await Promise.all([
    import('opencc-js/t2cn'),
    import('pinyin-pro'),
    import('wanakana'),
  ]);
  return {
    simplify: Converter({ from: 't', to: 'cn' }),
    // "ü" is typed as "u" by most, and search puts accents aside.
    syllables: (text) =>
      pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed' }).map((syllable) =>
        syllable.replaceAll('ü', 'u'),
      ),
    latin: (text) => toRomaji(text, ROMAJI_OPTIONS),
  };
}
