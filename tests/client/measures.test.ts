import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ArrangeEdge, GraphMeasure } from '../../client/workers/messages.ts';
import { colourClasses, colourText, measuredRadius, sizeText } from '#picture/styling.ts';
import { COLOUR_MEASURES, MOST_LABELS } from '#protocol/measures.ts';
import { type Property, propertyOf } from '../../client/state/properties.ts';

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

function property(texts: readonly string[], glosses: Parameters<typeof propertyOf>[2] = new Map()): Property | null {
  return propertyOf('own_size_class', new Map(texts.map((text, at) => [`n${at}`, text])), glosses);
}

describe('a property of what is shown', () => {
  it('is a number, a day or a text, by what all its values are', () => {
    expect(property(['1', '-2.5', '1e3'])?.meaning.form).toBe('number');
    expect([...(property(['7', '12'])?.values ?? [])]).toEqual([
      ['n0', 7],
      ['n1', 12],
    ]);
    expect(property(['2026-01-06', '2025-12'])?.meaning.form).toBe('date');
    expect(property(['1970-01-02'])?.values.get('n0')).toBe(1);
    expect(property(['7', 'many'])?.meaning.form).toBe('text');
    expect(property([])).toBeNull();
  });

  it('has a colour for each of the eight most frequent texts, and one for all others', () => {
    const texts = ['b', 'a', ...'b c d e f g h i j'.split(' ')].map((text) => `is ${text}`);
    const found = property(texts);
    expect(found?.meaning.labels.map(({ en }) => en)).toEqual(
      ['b', 'a', 'c', 'd', 'e', 'f', 'g', 'h'].map((text) => `is ${text}`),
    );
    const classes = found ? colourClasses(found, 'light', 'en')?.classes : [];
    expect(classes).toHaveLength(MOST_LABELS + 1);
    expect(classes?.at(-1)?.label).toBe('others');
    expect(classes?.filter(({ holds }) => holds('n10'))).toHaveLength(1);
    expect(classes?.at(-1)?.holds('n10')).toBe(true);
    expect(classes?.some(({ holds }) => holds('without any'))).toBe(false);
  });

  it('is not offered where every text is another: it would tell nothing together', () => {
    expect(property('abcdefghi'.split(''))).toBeNull();
    expect(property('abcdefgh'.split(''))).not.toBeNull();
  });

  it('says what names another thing by that one’s name, in both languages', () => {
    const japan = { en: 'Japan', zhHans: '日本' };
    const found = property(['japan', 'japan', 'else_where; japan'], new Map([['japan', japan]])) as Property;
    const labels = colourClasses(found, 'dark', 'zh-Hans')?.classes.map(({ label }) => label);
    expect(labels).toEqual(['日本', 'else where; 日本']);
  });

  it('is called what the data calls it, or what the model does', () => {
    expect(sizeText(property(['1', '2']), 'en')).toBe('size: size class');
    const affiliation = propertyOf('affiliations', new Map([['a', 'x']]), new Map()) as Property;
    expect(colourText(affiliation, 'zh-Hans')).toBe('颜色：所属');
  });

  it('writes numbers short and days as people do', () => {
    const label = (texts: readonly string[]) => {
      const found = property(texts);
      return found ? colourClasses(found, 'light', 'en')?.classes[0]?.label : null;
    };
    expect(label(['1400000000'])).toBe('1.4bn');
    expect(label(['2026-01-06'])).toBe('6 January 2026');
    expect(label(['1987'])).toBe('1987');
  });
});
