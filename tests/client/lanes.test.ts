/** Spans that lie over each other on the axis of time: each has a lane of its own. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesOf } from '../../client/state/lanes.ts';

describe('lanes', () => {
  it('put a month under the year that holds it, and what comes after the month beside it', () => {
    expect(
      lanesOf([
        { from: 40, to: 60 },
        { from: 0, to: 100 },
        { from: 70, to: 90 },
        { from: 101, to: 120 },
      ]),
    ).toEqual([1, 0, 1, 0]);
  });

  it('never let two touch that share one, and are as many as lie over one point at most', () => {
    const stretch = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, length]) => ({ from, to: from + length }));
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 40 }), (stretches) => {
        const lanes = lanesOf(stretches);
        const touching = stretches.flatMap((a, at) =>
          stretches.filter((b, other) => other > at && lanes[at] === lanes[other] && a.from <= b.to && b.from <= a.to),
        );
        expect(touching).toEqual([]);
        const over = (point: number): number => stretches.filter(({ from, to }) => from <= point && point <= to).length;
        const most = Math.max(0, ...stretches.map(({ from }) => over(from)));
        expect(new Set(lanes).size).toBe(most);
      }),
    );
  });
});
