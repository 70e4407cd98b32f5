import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { NameIndex } from '#graph/name-index.ts';
import { loadReadings } from '#graph/readings.ts';
import { withinOneEdit } from '#graph/typing-error.ts';
import { editDistance } from '#model/identity.ts';
import type { NameRow } from '#model/names.ts';
import { toRows } from '#protocol/columns.ts';
import { createEmbeddedStore } from '#store/embedded-store.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';
import { patientCall } from '../helpers/call-context.ts';

describe('finding a name', () => {
  let index: NameIndex;

  beforeAll(async () => {
    const store = createEmbeddedStore((await loadCorpus()).built);
    const rows: NameRow[] = [];
    for await (const batch of store.names(patientCall())) rows.push(...toRows(batch));
    index = new NameIndex(rows, await loadReadings());
  });

  const first = (query: string): string | undefined => index.search(query, { limit: 10 }).results[0]?.id;

  it.each([
    ...[
      '高市早苗',
      '高市',
      'Takaichi',
      'Sanae Takaichi',
      'takaichi sanae',
      'gaoshi',
      'gao shi',
      'たかいち',
      'タカイチ',
    ].map((query) => [query, 'takaichi-sanae']),
    ...['贝森特', '貝森特', 'Bessent', 'bessent', 'beisente', 'ＢＥＳＳＥＮＴ'].map((query) => [query, 'bessent']),
    ...['Starmer', 'starmer', '斯塔默', 'Keir'].map((query) => [query, 'keir-starmer']),
    ...['MOFCOM', '商务部', '商務部', 'Ministry of Commerce'].map((query) => [query, 'mofcom']),
    ['稀土', 'rare-earths'],
    ['xitu', 'rare-earths'],
    ['镓', 'gallium'],
    ['China', 'china'],
  ])('"%s" finds %s first', (query, id) => {
    expect(first(query as string)).toBe(id);
  });

  it('one character finds what has it, the best known first', () => {
    const found = index.search('早', { limit: 10 }).results.map(({ id }) => id);
    expect(found).toContain('takaichi-sanae');
    expect(first('g')).toBe('g7');
  });

  it('the inside of a word is found', () => {
    expect(first('kaichi')).toBe('takaichi-sanae');
  });

  it.each([
    ['Bessnt', 'bessent'],
    ['Bessennt', 'bessent'],
    ['Bassent', 'bessent'],
    ['Bessetn', 'bessent'],
    ['takiachi', 'takaichi-sanae'],
    ['Starmr', 'keir-starmer'],
    ['gallum', 'gallium'],
  ])('one letter wrong in "%s" still finds %s', (query, id) => {
    expect(first(query)).toBe(id);
  });

  it('names of a kind alone can be asked for', () => {
    const found = index.search('takaichi', { kinds: ['Event'], limit: 10 }).results;
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ kind }) => kind === 'Event')).toBe(true);
  });

  it('says when there are more', () => {
    const answer = index.search('a', { limit: 3 });
    expect([answer.results.length, answer.truncated]).toEqual([3, true]);
  });

  it('finds nothing for nothing, and for what nothing is called', () => {
    expect(index.search('   ', { limit: 5 }).results).toEqual([]);
    expect(index.search('qqqqqqqq', { limit: 5 }).results).toEqual([]);
  });
});

describe('finding any name by any part of it', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '高', '市', 'é', '稀'), minLength: 1, maxLength: 5 });
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const rows = fc
    .array(fc.tuple(name, fc.nat(50)), { minLength: 1, maxLength: 12 })
    .map((list) =>
      list.map(([each, weight], index): NameRow => ({ id: `e${index}`, kind: 'Person', names: [each], weight })),
    );

  it('every piece of a name finds it', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat(), fc.nat(), (list, which, from, length) => {
        const own = list[which % list.length] as NameRow;
        const [text] = own.names as [string];
        const start = from % text.length;
        const piece = text.slice(start, start + 1 + (length % (text.length - start))).trim();
        fc.pre(piece !== '');
        const found = new NameIndex(list).search(piece, { limit: list.length }).results;
        expect(found.map(({ id }) => id)).toContain(own.id);
      }),
    );
  });

  it('better matches come first, and among equals the better known', () => {
    fc.assert(
      fc.property(rows, word, (list, query) => {
        const { results } = new NameIndex(list).search(query, { limit: list.length });
        const better = results.slice(1).every((later, nth) => {
          const earlier = results[nth] as (typeof results)[number];
          return earlier.tier < later.tier || (earlier.tier === later.tier && earlier.weight >= later.weight);
        });
        expect(better).toBe(true);
      }),
    );
  });

  it('a typing error is one edit away from the beginning of the word', () => {
    const latin = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(latin, latin, (typed, known) => {
        const prefixes = Array.from({ length: known.length + 1 }, (_, length) => known.slice(0, length));
        return withinOneEdit(typed, known) === prefixes.some((prefix) => editDistance(typed, prefix, 1) <= 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('a whole text in the place of a name is found by its beginning, and holds nothing up', () => {
    const name = `Minutes ${'N'.repeat(1_000_000)}`;
    const row: NameRow = { id: 'minutes', kind: 'Concept', names: [name], weight: 1 };
    const [found] = new NameIndex([row]).search('minutes nnn', { limit: 1 }).results;
    expect(found?.matched).toBe(name);
  });
});
