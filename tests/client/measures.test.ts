import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ArrangeEdge, GraphMeasure } from '../../client/workers/messages.ts';
import { colourClasses, measuredRadius } from '#picture/styling.ts';
import { COLOUR_MEASURES } from '#protocol/measures.ts';

interface MeasureModule {
  readonly measureGraph: (measure: GraphMeasure, ids: readonly string[], edges: readonly ArrangeEdge[]) => number[];
}

let measureGraph: MeasureModule['measureGraph'];

// Taken in at run time: the types of graphology's default export are a bundler's, not Node's.
beforeAll(async () => {
  ({ measureGraph } = await vi.importActual<MeasureModule>('../../client/workers/measure-graph.ts'));
});

const edge = (source: string, target: string, weight = 1) => ({ source, target, weight });

describe('measures of what is shown', () => {
  const star = [edge('hub', 'a'), edge('hub', 'b'), edge('c', 'hub')];

  it('find the one that everything goes through', () => {
    const nodes = ['a', 'b', 'c', 'hub'];
    expect(measureGraph('degree', nodes, star)).toEqual([1, 1, 1, 3]);
    expect(measureGraph('betweenness', nodes, star)).toEqual([0, 0, 0, 1]);
    const [a, , , hub] = measureGraph('pagerank', nodes, star) as [number, number, number, number];
    expect(hub).toBeGreaterThan(a);
  });

  it('find groups that hold together, the largest first', () => {
    const nodes = ['a', 'b', 'c', 'd', 'x', 'y', 'z', 'q'];
    const edges = [edge('a', 'b'), edge('b', 'c'), edge('c', 'd'), edge('d', 'a'), edge('a', 'c')];
    const others = [edge('x', 'y'), edge('y', 'z'), edge('z', 'x'), edge('a', 'x')];
    expect(measureGraph('community', nodes, [...edges, ...others])).toEqual([0, 0, 0, 0, 1, 1, 1, 2]);
  });

  it('are the same in whatever order the lines come', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    const edges = fc.array(fc.tuple(ids, ids, fc.integer({ min: 1, max: 5 })), { maxLength: 20 });
    fc.assert(
      fc.property(edges, fc.constantFrom('community', 'pagerank', 'betweenness', 'degree'), (pairs, measure) => {
        const nodes = ['g', 'a', 'f', 'b', 'c', 'd', 'e'];
        const lines = pairs.map(([source, target, weight]) => edge(source, target, weight));
        expect(measureGraph(measure, nodes, lines.toReversed())).toEqual(measureGraph(measure, nodes, lines));
      }),
    );
  });
});

describe('colour by a measure', () => {
  it('puts every value into exactly one class, and says the range of each', () => {
    const values = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 });
    const by = fc.constantFrom(...COLOUR_MEASURES.filter((each) => each !== 'kind'));
    fc.assert(
      fc.property(values, by, (numbers, measure) => {
        const map = new Map(numbers.map((value, index) => [`n${index}`, value]));
        const found = colourClasses({ by: measure, values: map }, 'light', 'en');
        for (const id of map.keys()) expect(found?.classes.filter(({ holds }) => holds(id))).toHaveLength(1);
        expect(new Set(found?.classes.map(({ colour }) => colour)).size).toBe(found?.classes.length);
      }),
    );
  });

  it('makes the area of a node grow with its value', () => {
    expect(measuredRadius(0, 10)).toBeLessThan(measuredRadius(1, 10));
    expect(measuredRadius(10, 10)).toBe(20);
    expect(measuredRadius(3, 0)).toBe(measuredRadius(0, 0));
  });
});
