/** The rows of the tables: what they say, what they go by, and which statements stand behind a picture. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compareCells, exactCell, statementRows } from '../../client/state/table-rows.ts';
import { EMPTY } from '../../client/state/exploration.ts';
import { NO_DATA } from '../../client/state/graph-data.ts';
import { behindScene, fetchBehind } from '../../client/state/shown-statements.ts';
import { wordsIn } from '../../client/state/words/index.ts';
import { buildScene } from '#picture/build-scene.ts';
import type { Span, StatementRow, UnitRow } from '#protocol/rows.ts';
import { controlsInput } from '../picture/graph-fixture.ts';

const span = (from: string, to: string, precision: Span['precision']): Span => ({ from, to, precision, text: null });

function unit(entity: string, stance: UnitRow['stance'], basis: UnitRow['basis']): UnitRow {
  return { actor: 'mofcom', entity, stance, mixed: false, basis, primary: true, ascribed: false };
}

const STATEMENT: StatementRow = {
  id: 'S1',
  kind: 'position',
  gloss: { en: '=what it says', zhHans: '所说' },
  speaker: 'spokesman',
  ascribedTo: ['mofcom'],
  units: [unit('controls', 1, 'position'), unit('hidden', -1, 'position'), unit('japan', -1, 'assessment')],
  said: span('2026-01-01', '2026-01-31', 'month'),
  published: span('2026-02-10', '2026-02-10', 'day'),
  asOf: null,
  modality: 'asserted',
  condition: null,
  status: 'adjudicated',
  mode: 'indirect',
  columnist: false,
  provenance: 'relayed',
  reports: [
    { document: '001', line: 7, start: null, end: null, lineSha256: '', mode: 'indirect', via: [], repeat: false },
    { document: '003', line: 9, start: null, end: null, lineSha256: '', mode: 'indirect', via: [], repeat: true },
  ],
  chain: [],
  addressedTo: [],
  saidAt: [],
  channel: null,
  place: null,
  speakerAsWritten: null,
  figures: [],
  sameUtterance: [],
  contradictedBy: [],
  note: null,
};

describe('a row of the table of statements', () => {
  const speech = {
    words: wordsIn('en'),
    language: 'en' as const,
    nameOf: (id: string) => id.toUpperCase(),
    documentName: (id: string) => `Document ${id}`,
  };
  const isShown = (id: string): boolean => id !== 'hidden';

  it('says whose it is, what, toward what of the shown, with which stance, when and where', () => {
    const [row] = statementRows([STATEMENT], isShown, speech);
    expect(row?.cells).toEqual({
      who: 'MOFCOM',
      gloss: '=what it says',
      toward: 'CONTROLS; JAPAN',
      stance: 'for; judges unfavourably',
      said: 'January 2026',
      published: '10 February 2026',
      where: 'Document 001, line 7; Document 003, line 9',
      id: 'S1',
    });
  });

  it('goes by its days, not by how they are written, and undated ones come last', () => {
    const undated = { ...STATEMENT, id: 'S2', said: null };
    const earlier = { ...STATEMENT, id: 'S3', said: span('2025-12-31', '2025-12-31', 'day') };
    const rows = statementRows([undated, STATEMENT, earlier], isShown, speech);
    expect(rows.map(({ cells }) => cells['said'])).toEqual(['undated', 'January 2026', '31 December 2025']);
    const ordered = rows.toSorted((a, b) => compareCells(exactCell(a, 'said'), exactCell(b, 'said')));
    expect(ordered.map((row) => exactCell(row, 'said'))).toEqual(['2025-12-31', '2026-01-01/2026-01-31', '']);
  });
});

describe('what stands behind a picture', () => {
  const input = controlsInput();
  const data = {
    ...NO_DATA,
    dataVersion: 'v',
    entities: new Map(input.entities.map((entity) => [entity.id, entity])),
    edges: input.edges,
    lines: input.edges,
  };

  it('are the statements of the lines that are drawn, not those of facts nor of lines that are not', () => {
    const scene = buildScene(input);
    const without = { ...scene, edges: scene.edges.filter(({ source }) => source !== 'kihara') };
    const { statements, pairs } = behindScene(without, data);
    expect([...statements].toSorted((a, b) => a.localeCompare(b))).toEqual([
      'S-hostile-japan',
      'S-japan-controls',
      'S-mofcom-controls',
      'S-tashiro-controls',
    ]);
    expect(pairs.map((pair) => pair.join(' '))).not.toContain('controls japan');
    expect(pairs.map((pair) => pair.join(' '))).toContain('mofcom controls');
  });
});

describe('fetching what stands behind a picture', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('asks for page after page, for at most 1000 pairs at a time, and keeps what was promised, each once', async () => {
    const pairs = Array.from({ length: 1500 }, (_, index) => [`a${index}`, 'b'] as const);
    const asked: { pairs: number; after: string | null }[] = [];
    vi.stubGlobal('fetch', (_path: string, { body }: { body: string }) => {
      const sent = JSON.parse(body) as { pairs: unknown[]; after: string | null };
      asked.push({ pairs: sent.pairs.length, after: sent.after });
      const ids = sent.after === null ? ['S2', 'S9'] : ['S1', 'S2'];
      const columns = Object.entries(STATEMENT).map(([key, value]) => [
        key,
        ids.map((id) => (key === 'id' ? id : value)),
      ]);
      const next = sent.after === null ? 'second' : null;
      return Promise.resolve(Response.json({ statements: Object.fromEntries(columns), entities: {}, next }));
    });
    const data = { ...NO_DATA, dataVersion: 'v' };
    const behind = { statements: new Set(['S1', 'S2']), pairs };
    const found = await fetchBehind(behind, data, EMPTY, new AbortController().signal);
    expect(asked).toEqual([
      { pairs: 1000, after: null },
      { pairs: 1000, after: 'second' },
      { pairs: 500, after: null },
      { pairs: 500, after: 'second' },
    ]);
    expect(found.statements.map(({ id }) => id)).toEqual(['S1', 'S2']);
  });
});
