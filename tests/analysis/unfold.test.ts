import { describe, expect, it } from 'vitest';
import { unfoldEdges } from '#analysis/unfold.ts';

const folded = [
  { source: 'a', target: 'x', statements: ['s1', 's2'] },
  { source: 'b', target: 'x', statements: ['s3'] },
  { source: 'a', target: 'b', statements: [] },
];
const apart = [
  { source: 'a', target: 's1' },
  { source: 's1', target: 'x' },
  { source: 'a', target: 's2' },
  { source: 's2', target: 'x' },
  { source: 'b', target: 's3' },
  { source: 's3', target: 'x' },
  { source: 'stranger', target: 's3' },
];

describe('unfolding', () => {
  it('keeps a line while any of its statements is still folded into it', () => {
    const edges = unfoldEdges(folded, apart, ['a', 'b', 'x'], ['s1']);
    expect(edges.map(({ source, target }) => `${source} ${target}`)).toEqual(['a x', 'b x', 'a b', 'a s1', 's1 x']);
  });

  it('takes the line away with its last statement, and brings in nobody who is not shown', () => {
    const edges = unfoldEdges(folded, apart, ['a', 'b', 'x'], ['s1', 's2', 's3']);
    expect(edges.map(({ source, target }) => `${source} ${target}`)).toEqual([
      'a b',
      'a s1',
      's1 x',
      'a s2',
      's2 x',
      'b s3',
      's3 x',
    ]);
  });
});
