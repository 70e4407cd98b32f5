/** What the corpus is known to answer, asked of the port as a person would. */
import { beforeAll, describe, expect, it } from 'vitest';
import { toRows } from '#protocol/columns.ts';
import type { EdgeRow } from '#protocol/rows.ts';
import { createEmbeddedStore } from '#store/embedded-store.ts';
import type { Filter, GraphStore } from '#store/port.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';
import { patientCall } from '../helpers/call-context.ts';

const c = patientCall();
const everything = { after: null, limit: 1000 };

describe('asked of the bundled corpus', () => {
  let store: GraphStore;

  beforeAll(async () => {
    store = createEmbeddedStore((await loadCorpus()).built);
  });

  async function edgesAt(id: string, filter: Filter = {}): Promise<EdgeRow[]> {
    const answer = await store.expand(
      { ids: [id], filter: { types: ['STANCE'], ...filter }, fold: true, page: everything },
      c,
    );
    return toRows(answer.edges);
  }

  async function spokenOfBy(actor: string, words?: 'own'): Promise<Set<string>> {
    const edges = await edgesAt(actor, { direction: 'out', ...(words ? { words } : {}) });
    return new Set(edges.filter(({ source }) => source === actor).map(({ target }) => target));
  }

  async function bothSpeakOf(a: string, b: string, words?: 'own'): Promise<string[]> {
    const [ofA, ofB] = await Promise.all([spokenOfBy(a, words), spokenOfBy(b, words)]);
    return [...ofA].filter((id) => ofB.has(id)).sort();
  }

  async function positions(target: string, stance: 'for' | 'against', filter: Filter = {}): Promise<string[]> {
    const edges = await edgesAt(target, { stance: [stance], ...filter });
    return edges
      .filter((edge) => edge.target === target)
      .map(({ source, basis, words, statements }) => `${source} ${basis} ${words} ${statements.join(' ')}`)
      .sort();
  }

  it('MOFCOM said four things', async () => {
    const [mofcom] = toRows(await store.entities(['mofcom'], c));
    expect(mofcom?.said).toBe(4);
  });

  it('the columnists said most, then Jiang Qingyun and Trump', async () => {
    const said = new Map<string, number>();
    const answer = await store.statements({ filter: {}, page: everything }, c);
    for (const { speaker } of toRows(answer.items)) said.set(speaker, (said.get(speaker) ?? 0) + 1);
    const most = [...said].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 6);
    expect(most).toEqual([
      ['chen-yang', 68],
      ['xiaohan', 62],
      ['biaoshu', 49],
      ['jisimomo', 42],
      ['jiang-qingyun', 8],
      ['trump', 8],
    ]);
  });

  it('rare earths are the most talked-about mineral', async () => {
    const rows = toRows(
      await store.entities(['rare-earths', 'critical-minerals', 'gallium', 'heavy-rare-earths', 'helium'], c),
    );
    expect(rows.map(({ kind, about }) => [kind, about])).toEqual([32, 7, 5, 5, 4].map((about) => ['Mineral', about]));
  });

  it('178 statements were said in January 2026 at the earliest, and one more is known only to the year', async () => {
    const answer = await store.statements({ filter: {}, page: everything }, c);
    const rows = toRows(answer.items).filter(({ said }) => said?.from.startsWith('2026-01'));
    expect(rows.filter(({ said }) => said?.precision !== 'year')).toHaveLength(178);
    expect(rows.filter(({ said }) => said?.precision === 'year').map(({ id }) => id)).toEqual(['S000-032']);
  });

  it('39 of 54 questions clash', async () => {
    const rows = toRows(await store.questions(null, c));
    expect([rows.length, rows.filter(({ clashes }) => clashes).length]).toEqual([54, 39]);
  });

  it('Bessent and Takaichi speak of nothing in common in their own words, and of China as told', async () => {
    expect(await bothSpeakOf('bessent', 'takaichi-sanae', 'own')).toEqual([]);
    expect(await bothSpeakOf('bessent', 'takaichi-sanae')).toEqual(['china']);
  });

  it('two are for the deep-sea project; four judge it unfavourably, all in document 002', async () => {
    expect(await positions('minamitorishima-project', 'for')).toEqual([
      'japan position own S002-011',
      'japan-government position own S000-032',
    ]);
    expect(await positions('minamitorishima-project', 'against')).toEqual([
      'biaoshu assessment own S002-016 S002-017',
      'japanese-academic-experts assessment own S002-013',
      'japanese-industry assessment told S002-018',
    ]);
    expect(await positions('minamitorishima-project', 'against', { documents: ['000', '001', '003'] })).toEqual([]);
    const told = await store.statements({ ids: ['S002-018'], filter: {}, page: everything }, c);
    expect(toRows(told.items)[0]?.speaker).toBe('biaoshu');
  });

  it('MOFCOM is for the dual-use controls on Japan, Kihara against; Tashiro only judges them', async () => {
    const target = 'china-dual-use-controls-japan-2026';
    expect(await positions(target, 'for')).toContain('mofcom position own S003-009 S003-010');
    expect(await positions(target, 'against', { columnists: false })).toEqual([
      'kihara-minoru position own S000-014',
      'tashiro-hidetoshi assessment own S003-013',
    ]);
  });

  it('Bessent and Katayama are for a price floor, Klingbeil and Xiaohan neutral, nobody against', async () => {
    expect(await positions('price-floor', 'for')).toEqual([
      'bessent position own S001-006',
      'katayama-satsuki position own S000-020',
    ]);
    expect(await positions('price-floor', 'against')).toEqual([]);
    const neutral = await edgesAt('price-floor', { stance: ['neutral'] });
    const found = neutral
      .filter(({ target }) => target === 'price-floor')
      .map(({ source, statements }) => `${source} ${statements.join()}`);
    expect(found.sort()).toEqual(expect.arrayContaining(['klingbeil S003-028', 'xiaohan S000-074']));
  });

  it('Katayama and Klingbeil both speak of critical minerals, the G7 and a price floor', async () => {
    expect(await bothSpeakOf('katayama-satsuki', 'klingbeil')).toEqual(['critical-minerals', 'g7', 'price-floor']);
  });

  it('by 10 January 2026, 30 statements had certainly been said, 19 possibly, and 25 are undated', async () => {
    const answer = await store.statements({ filter: { to: '2026-01-10' }, page: everything }, c);
    const rows = toRows(answer.items);
    const certain = rows.filter(({ said }) => said !== null && said.to <= '2026-01-10');
    const { undated } = await store.counts({}, ['said:day'], c);
    expect([certain.length, rows.length - certain.length, undated]).toEqual([30, 19, 25]);
  });

  it('MOFCOM and its spokesman said five things, in the order in which they were said', async () => {
    const answer = await store.statements({ actors: ['mofcom', 'he-yadong'], filter: {}, page: everything }, c);
    expect(answer.items.id).toEqual(['S003-091', 'S003-079', 'S003-009', 'S002-037', 'S003-010']);
  });

  it('walks through documents only where a filter names the way', async () => {
    const walk = (types?: string[]) =>
      store.expand({ ids: ['mofcom'], filter: types ? { types } : {}, fold: true, page: everything }, c);
    expect(toRows((await walk()).entities).filter(({ labels }) => labels.includes('Document'))).toEqual([]);
    const mentioned = await walk(['MENTIONS']);
    const documents = toRows(mentioned.entities).filter(({ labels }) => labels.includes('Document'));
    expect(documents.map(({ id, kind }) => `${id} ${kind}`).sort()).toEqual(['002 Publication', '003 Publication']);
    const evidence = await store.evidence([['003', 'mofcom']], { types: ['MENTIONS'] }, everything, c);
    const lines = toRows(evidence.relations).flatMap((row) => row.evidence.map(({ line }) => line));
    expect(lines.sort((a, b) => a - b)).toEqual([25, 115, 117, 135]);
  });
});
