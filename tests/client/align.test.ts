import { describe, expect, it } from 'vitest';
import { aligned } from '../../client/state/align.ts';

const PLACES = { a: [0, 10], b: [100, 30], c: [40, -50], elsewhere: [900, 900] } as const;

describe('lining up', () => {
  it('puts the chosen on the outermost or the middle line, and nothing else', () => {
    const ids = ['a', 'b', 'c', 'never-placed'];
    expect(aligned(ids, PLACES, 'left')).toEqual({ a: [0, 10], b: [0, 30], c: [0, -50] });
    expect(aligned(ids, PLACES, 'right')).toEqual({ a: [100, 10], b: [100, 30], c: [100, -50] });
    expect(aligned(ids, PLACES, 'centre')).toEqual({ a: [50, 10], b: [50, 30], c: [50, -50] });
    expect(aligned(ids, PLACES, 'top')).toEqual({ a: [0, 30], b: [100, 30], c: [40, 30] });
    expect(aligned(ids, PLACES, 'middle')).toEqual({ a: [0, -10], b: [100, -10], c: [40, -10] });
    expect(aligned(ids, PLACES, 'bottom')).toEqual({ a: [0, -50], b: [100, -50], c: [40, -50] });
  });

  it('leaves the outermost where they are and spreads the rest evenly between them', () => {
    expect(aligned(['a', 'b', 'c'], PLACES, 'across')).toEqual({ a: [0, 10], c: [50, -50], b: [100, 30] });
    expect(aligned(['a', 'b', 'c'], PLACES, 'down')).toEqual({ c: [40, -50], a: [0, -10], b: [100, 30] });
  });
});
