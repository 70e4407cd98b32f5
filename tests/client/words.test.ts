import { describe, expect, it } from 'vitest';
import { buildScene } from '#picture/build-scene.ts';
import { chipsOf } from '../../client/state/chips.ts';
import { bestWidth, timeBins } from '../../client/state/time-bins.ts';
import { sidesToward } from '../../client/state/stances.ts';
import { shareForms } from '../../client/state/sharing.ts';
import { firstNode, neighbourToward } from '../../client/state/walk.ts';
import { stepText, typeText, wordsIn } from '../../client/state/words/index.ts';
import { controlsInput } from '../picture/graph-fixture.ts';
import type { StatementRow, UnitRow } from '#protocol/rows.ts';

function shape(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shape(member)]));
}

describe('the words', () => {
  it('are there in both languages, none of them empty', () => {
    expect(shape(wordsIn('zh-Hans'))).toEqual(shape(wordsIn('en')));
    const texts = JSON.stringify([wordsIn('en'), wordsIn('zh-Hans')]);
    expect(texts).not.toMatch(/:""/);
  });

  it('name a step and a type, known or not', () => {
    expect(stepText({ act: 'expand', name: 'G7', count: 1 }, wordsIn('en'))).toBe('Expanded G7: 1 new neighbour');
    expect(typeText('HOLDS_OFFICE_IN', wordsIn('en'))).toBe('holds office in');
    expect(typeText('OWNED_BY', wordsIn('en'))).toBe('owned by');
  });

  it('put a filter into chips that can be taken away', () => {
    const filter = { stance: ['for' as const], bases: ['position' as const], from: '2026-01-01', to: '2026-01-31' };
    const chips = chipsOf(filter, (id) => id, wordsIn('en'), 'en');
    expect(chips.map(({ label }) => label)).toEqual(['for (position)', 'said January 2026']);
    expect(Object.keys(chips[1]?.without ?? {})).toEqual(['from', 'to', 'clock']);
  });
});

describe('walking', () => {
  it('goes to the neighbour that lies in the direction, and nowhere where none does', () => {
    const scene = buildScene(controlsInput());
    expect(firstNode(scene)?.id).toBe('japan');
    const from = (id: string, direction: 'ArrowLeft' | 'ArrowRight'): string | undefined =>
      neighbourToward(scene, id, direction)?.id;
    // They lie on a ring: MOFCOM at its right end, Kihara to the left of the controls.
    expect(from('controls', 'ArrowRight')).toBe('mofcom');
    expect(from('controls', 'ArrowLeft')).toBe('kihara');
    expect(from('mofcom', 'ArrowRight')).toBeUndefined();
  });
});

describe('sides', () => {
  it('count positions alone as for and against', () => {
    const unit = (actor: string, stance: -1 | 0 | 1, basis: UnitRow['basis']): UnitRow => ({
      actor,
      entity: 'controls',
      stance,
      mixed: false,
      basis,
      primary: true,
      ascribed: false,
    });
    const statement = (units: UnitRow[]): StatementRow => ({ units }) as unknown as StatementRow;
    const sides = sidesToward('controls', [
      statement([unit('mofcom', 1, 'position')]),
      statement([unit('mofcom', 1, 'position')]),
      statement([unit('kihara', -1, 'position')]),
      statement([unit('tashiro', -1, 'assessment')]),
      statement([unit('sony', 0, null)]),
    ]);
    expect(sides.positions.for.map(({ actor, statements }) => [actor, statements.length])).toEqual([['mofcom', 2]]);
    expect(sides.positions.against.map(({ actor }) => actor)).toEqual(['kihara']);
    expect(sides.judgements.against.map(({ actor }) => actor)).toEqual(['tashiro']);
    expect(sides.neutral.map(({ actor }) => actor)).toEqual(['sony']);
  });
});

describe('bars of time', () => {
  const row = (value: string, certain: number, kind: string | null = 'position') => ({
    dimension: 'said:month',
    value,
    kind,
    certain,
    possible: 1,
  });

  it('follow one another without gaps and begin where something was certainly said', () => {
    const rows = [row('1990-01-01', 0), row('2025-11-01', 2), row('2026-01-01', 3), row('2026-01-01', 1, 'forecast')];
    const bins = timeBins(rows, 'month');
    expect(bins.map(({ from, to, certain }) => [from, to, certain])).toEqual([
      ['2025-11-01', '2025-11-30', 2],
      ['2025-12-01', '2025-12-31', 0],
      ['2026-01-01', '2026-01-31', 4],
    ]);
    expect(bins.at(-1)?.kinds).toEqual([
      { kind: 'position', count: 3 },
      { kind: 'forecast', count: 1 },
    ]);
  });

  it('are days where all lies within a month, and years where months would be too many', () => {
    expect(bestWidth([row('2026-01-01', 2)])).toBe('day');
    expect(bestWidth([row('2025-11-01', 2), row('2026-01-01', 2)])).toBe('month');
    expect(bestWidth([row('1990-01-01', 2), row('2026-01-01', 2)])).toBe('year');
  });
});

describe('what is handed on', () => {
  it('holds a hostile title as text', () => {
    const saved = { id: '1', url: '/v/1', embed: '/embed/1' };
    const forms = shareForms(saved, 'https://example.org', '"><script>', 'A [caption]');
    expect(forms.iframe).not.toContain('<script>');
    expect(forms.iframe).toContain('sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"');
    expect(forms.markdown).toBe('[!["\\>\\<script\\>](https://example.org/v/1.png)](https://example.org/v/1)');
  });
});
