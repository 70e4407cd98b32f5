import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, dataVersionOf, sha256Hex } from '#model/canonical.ts';
import { editDistance, nearest } from '#model/identity.ts';
import { formatLocator, parseLocator } from '#model/locator.ts';
import type { NodeRecord, RelationshipRecord } from '#model/property-graph.ts';
import { provenanceOf, relaysOf, upstreamOf } from '#model/provenance.ts';

/** Optimal string alignment by the textbook recursion, as slow as it is plain. */
function plainDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const cost = a.at(-1) === b.at(-1) ? 0 : 1;
  const choices = [
    plainDistance(a.slice(0, -1), b) + 1,
    plainDistance(a, b.slice(0, -1)) + 1,
    plainDistance(a.slice(0, -1), b.slice(0, -1)) + cost,
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    choices.push(plainDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...choices);
}

describe('nearest ids', () => {
  it('measures typing errors as the definition does', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b, 10) === plainDistance(a, b)));
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b, 2) === Math.min(3, plainDistance(a, b))));
  });

  it('finds what was meant', () => {
    const ids = ['keir-starmer', 'bessent', 'mofcom', 'trump', 'takaichi-sanae'];
    expect(nearest('keir-stramer', ids)[0]).toBe('keir-starmer');
    expect(nearest('takaichi', ids)[0]).toBe('takaichi-sanae');
    expect(nearest('zzzzzz', ids)).toEqual([]);
  });
});

describe('locators', () => {
  it('are read as they are written', () => {
    const locator = fc.record({
      document: fc.constantFrom('003', 'my-source'),
      line: fc.integer({ min: 1, max: 9_999_999 }),
      range: fc.option(fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 }))),
    });
    fc.assert(
      fc.property(locator, ({ document, line, range }) => {
        const parsed = { document, line, start: range ? range[0] : null, end: range ? range[0] + range[1] : null };
        expect(parseLocator(formatLocator(parsed), null)).toEqual(parsed);
      }),
    );
  });

  it.each(['L0', 'L5:9-4', 'L5:4-4', '003', '#L5', '003#L', 'line 5', '003#L1:2'])('"%s" is none', (text) => {
    expect(parseLocator(text, null)).toBeNull();
  });

  it('mean their own document where none is named', () => {
    expect(parseLocator('L5', '001')).toEqual({ document: '001', line: 5, start: null, end: null });
    expect(parseLocator('L5', null)).toBeNull();
  });
});

describe('the version of a data set', () => {
  const nodes: NodeRecord[] = [
    { id: 'a', labels: ['Entity', 'Actor'], properties: { id: 'a', n: 1n, list: ['x', 'y'] } },
    { id: 'b', labels: ['Entity'], properties: { id: 'b' } },
  ];
  const relationships: RelationshipRecord[] = [
    { id: 'r', type: 'T', source: 'a', target: 'b', properties: { id: 'r' } },
  ];
  const version = dataVersionOf({ nodes, relationships });

  it('is the same in whatever order things come', () => {
    const shuffled = nodes.toReversed().map((node) => ({
      ...node,
      labels: node.labels.toReversed(),
      properties: Object.fromEntries(Object.entries(node.properties).toReversed()),
    }));
    expect(dataVersionOf({ nodes: shuffled, relationships })).toBe(version);
  });

  it.each<[string, NodeRecord]>([
    [
      'an integer that became a float',
      { id: 'a', labels: ['Entity', 'Actor'], properties: { id: 'a', n: 1, list: ['x', 'y'] } },
    ],
    [
      'an integer that became text',
      { id: 'a', labels: ['Entity', 'Actor'], properties: { id: 'a', n: '1', list: ['x', 'y'] } },
    ],
    [
      'a list in another order',
      { id: 'a', labels: ['Entity', 'Actor'], properties: { id: 'a', n: 1n, list: ['y', 'x'] } },
    ],
    ['a label less', { id: 'a', labels: ['Entity'], properties: { id: 'a', n: 1n, list: ['x', 'y'] } }],
  ])('tells %s', (_what, node) => {
    expect(dataVersionOf({ nodes: [node, nodes[1] as NodeRecord], relationships })).not.toBe(version);
  });

  it('canonical JSON says the same value in one way', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  it('hashes as everybody does', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('how the words reached us', () => {
  const base = {
    speaker: 'minister',
    channel: undefined,
    addressedTo: [],
    authors: ['reporter'],
    publishers: ['weekly'],
  };
  const chain = (...actors: string[]): { actor: string; as: string }[] =>
    actors.map((actor) => ({ actor, as: 'link' }));

  it.each([
    ['author', { ...base, speaker: 'reporter', mode: 'author' as const, chain: chain('reporter') }],
    ['unsourced', { ...base, mode: 'indirect' as const, chain: chain('minister', 'reporter') }],
    ['relayed', { ...base, mode: 'indirect' as const, chain: chain('minister', 'agency', 'reporter') }],
    ['interview', { ...base, mode: 'direct' as const, chain: chain('minister', 'weekly', 'reporter') }],
    ['interview', { ...base, mode: 'direct' as const, chain: chain('minister', 'reporter'), channel: 'interview' }],
    ['interview', { ...base, mode: 'direct' as const, chain: chain('minister', 'reporter'), addressedTo: ['weekly'] }],
    ['relayed', { ...base, mode: 'direct' as const, chain: chain('minister', 'reporter'), channel: 'book' }],
  ])('%s', (expected, conveyance) => {
    expect(provenanceOf(conveyance)).toBe(expected);
  });

  it('tells who relayed from whom the speaker has it', () => {
    const links = chain('customs', 'agency', 'paper', 'reporter');
    expect([upstreamOf(links, 'agency'), relaysOf(links, 'agency')]).toEqual([['customs'], ['paper']]);
  });
});
