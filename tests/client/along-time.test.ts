/** The arrangement along time: days in their order, and a month or year in its middle. */
import { describe, expect, it } from 'vitest';
import { spanOfPartialDate } from '#model/time.ts';
import { alongTime } from '../../client/state/layouts.ts';
import { entity } from '../picture/graph-fixture.ts';

const FIRST_SAID = {
  epiphany: '2026-01-06',
  newYear: '2026-01-01',
  autumn: '2026-10-03',
  theYear: '2026',
  january: '2026-01',
  before: '2025-12-31',
};

describe('along time', () => {
  const ids = [...Object.keys(FIRST_SAID), 'undated'];
  const spans = Object.entries(FIRST_SAID).flatMap(([id, date]) => {
    const span = spanOfPartialDate(date);
    return span ? [[id, span] as const] : [];
  });
  const places = alongTime(
    ids.map((id) => entity(id)),
    new Map(spans),
  );
  const order = ids.toSorted((a, b) => (places[a]?.[0] ?? 0) - (places[b]?.[0] ?? 0));

  it('stands what is known to the year in the middle of the year, not at its first day', () => {
    expect(order).toEqual(['before', 'newYear', 'epiphany', 'january', 'theYear', 'autumn', 'undated']);
  });

  it('stands no two dates in one place', () => {
    expect(new Set(ids.map((id) => places[id]?.[0])).size).toBe(ids.length);
  });
});
