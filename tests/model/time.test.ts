import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binOf,
  bySpanThenId,
  isDay,
  liesWithin,
  nextBin,
  overlaps,
  spanOfBin,
  spanOfPartialDate,
} from '#model/time.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const spans = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));

describe('partial dates', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2026-01-06', '2026-01-06', '2026-01-06'],
  ])('%s is the span from %s to %s', (text, from, to) => {
    expect(spanOfPartialDate(text)).toEqual({ from, to });
  });

  it.each(['2026-13', '2026-00', '2026-02-30', '26', 'January', '2026-1-6', ''])('"%s" is none', (text) => {
    expect(spanOfPartialDate(text)).toBeNull();
  });

  it('every day of the calendar is a day, as the platform has it', () => {
    fc.assert(fc.property(day, (text) => isDay(text)));
    expect(['2025-02-29', '2026-04-31', '2026-1-1'].map(isDay)).toEqual([false, false, false]);
  });

  it('January does not come before the 6th, and what has no date comes last', () => {
    const rows = [
      { id: 'undated', span: null },
      { id: 'in January', span: spanOfPartialDate('2026-01') },
      { id: 'on the 6th', span: spanOfPartialDate('2026-01-06') },
    ];
    expect(rows.sort(bySpanThenId).map(({ id }) => id)).toEqual(['on the 6th', 'in January', 'undated']);
  });
});

describe('windows of time', () => {
  it('what lies within a window overlaps it', () => {
    fc.assert(
      fc.property(spans, fc.option(day), fc.option(day), (span, from, to) => {
        fc.pre(from === null || to === null || from <= to);
        return !liesWithin(span, from, to) || overlaps(span, from, to);
      }),
    );
  });

  it('an open window takes in everything', () => {
    fc.assert(fc.property(spans, (span) => overlaps(span, null, null) && liesWithin(span, null, null)));
  });
});

describe('bins of the calendar', () => {
  it.each(['day', 'month', 'year'] as const)(
    'each day lies in its %s, and the next bin begins on the day after the last',
    (bin) => {
      fc.assert(
        fc.property(day, (text) => {
          const first = binOf(text, bin);
          const span = spanOfBin(first, bin);
          const following = new Date(Date.parse(span.to) + 86_400_000).toISOString().slice(0, 10);
          return (
            span.from === first &&
            liesWithin({ from: text, to: text }, span.from, span.to) &&
            nextBin(first, bin) === following
          );
        }),
      );
    },
  );
});
