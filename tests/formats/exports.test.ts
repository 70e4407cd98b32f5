import fc from 'fast-check';
import { parse as parseCsv } from 'csv-parse/sync';
import { MultiDirectedGraph } from 'graphology';
import { parse as parseGraphml } from 'graphology-graphml';
import { describe, expect, it } from 'vitest';
import { ARRAY_DELIMITER, nodesCsv, relationshipsCsv } from '#formats/csv-tables.ts';
import { cypherScript, literal } from '#formats/cypher-script.ts';
import { graphml } from '#formats/graphml.ts';
import { jsonLines } from '#formats/json-lines.ts';
import { MixedTypesError } from '#formats/property-types.ts';
import type { PropertyGraph } from '#model/property-graph.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';

const text = (pieces: Iterable<string>): string => [...pieces].join('');

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"quoted", with a comma',
  'two\nlines',
  "it's",
  'back\\slash',
  '高市早苗',
  '=HYPERLINK("x")',
  '',
  ' spaces ',
  ']]>',
  '\u0007',
  '\ud800 alone',
  '𝄞',
];
const awkward: PropertyGraph = {
  nodes: hostile.map((name, index) => ({
    id: `n${index}`,
    labels: ['Entity', 'Od`d label'],
    properties: {
      id: `n${index}`,
      name,
      big: 2n ** 63n - 1n,
      whole: 1,
      part: 0.1,
      yes: index % 2 === 0,
      list: [name, 'x'],
      numbers: [1n, 2n],
    },
  })),
  relationships: [
    { id: 'r1', type: 'KNOWS', source: 'n0', target: 'n1', properties: { id: 'r1', since: 2020n } },
    { id: 'r2', type: 'KNOWS', source: 'n0', target: 'n1', properties: { id: 'r2' } },
    { id: 'r3', type: 'IS', source: 'n2', target: 'n2', properties: { id: 'r3', note: hostile[0] as string } },
  ],
};

describe.each([
  ['awkward data', async () => awkward],
  ['the bundled corpus', async () => (await loadCorpus()).graph],
] as const)('exporting %s', (_name, data) => {
  it('as GraphML gives a graph that graphology reads', async () => {
    const graph = await data();
    const read = parseGraphml(MultiDirectedGraph, text(graphml(graph)));
    expect([read.order, read.size]).toEqual([graph.nodes.length, graph.relationships.length]);
    for (const { id, labels, properties } of graph.nodes) {
      const attributes = read.getNodeAttributes(id);
      expect(attributes['labels']).toBe(labels.map((label) => `:${label}`).join(''));
      const kept = String(properties['name'] ?? '').replace(
        /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,
        '\ufffd',
      );
      expect(String(attributes['name'] ?? '')).toBe(kept);
    }
    for (const { id, source, target, type } of graph.relationships) {
      expect([read.source(id), read.target(id), read.getEdgeAttribute(id, 'type')]).toEqual([source, target, type]);
    }
  });

  it('as CSV keeps every field', async () => {
    const graph = await data();
    const nodes = parseCsv(text(nodesCsv(graph)), { columns: true }) as Record<string, string>[];
    expect(nodes.map((row) => [row['id:ID'], row[':LABEL']?.split(ARRAY_DELIMITER)])).toEqual(
      graph.nodes.map(({ id, labels }) => [id, labels]),
    );
    expect(nodes.map((row) => row['name:string'] ?? '')).toEqual(
      graph.nodes.map(({ properties }) => Buffer.from(String(properties['name'] ?? '')).toString()),
    );
    const relationships = parseCsv(text(relationshipsCsv(graph)), { columns: true }) as Record<string, string>[];
    expect(relationships.map((row) => [row[':START_ID'], row[':TYPE'], row[':END_ID'], row['id:string']])).toEqual(
      graph.relationships.map(({ id, source, type, target }) => [source, type, target, id]),
    );
  });

  it('as JSON Lines gives a line for each, the same bytes every time', async () => {
    const graph = await data();
    const once = text(jsonLines(graph));
    expect(text(jsonLines({ nodes: graph.nodes.toReversed(), relationships: graph.relationships.toReversed() }))).toBe(
      once,
    );
    const ids = once
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(new Set(ids)).toEqual(new Set([...graph.nodes, ...graph.relationships].map(({ id }) => id)));
  });

  it('as Cypher names every node and relationship once', async () => {
    const graph = await data();
    const script = text(cypherScript(graph));
    for (const { id } of graph.nodes.slice(0, 50)) expect(script.split(`\`id\`: '${id}'`).length - 1).toBe(1);
  });
});

describe('exports', () => {
  it('say which key has two types, and what to do', () => {
    const node = (id: string, value: string | bigint): PropertyGraph['nodes'][number] => ({
      id,
      labels: ['A'],
      properties: { id, value },
    });
    const mixed: PropertyGraph = { nodes: [node('a', 'x'), node('b', 1n)], relationships: [] };
    expect(() => text(graphml(mixed))).toThrow(MixedTypesError);
    expect(() => text(nodesCsv(mixed))).toThrow('"value" is string and long (at b), and a column holds one type only');
  });

  it('write Cypher literals that keep type and value', () => {
    expect([1n, 1, -0, 0.1, 1e300, true, "it's", ['a', 'b']].map(literal)).toEqual([
      '1',
      '1.0',
      '-0.0',
      '0.1',
      '1e+300',
      'true',
      "'it\\'s'",
      "['a', 'b']",
    ]);
  });

  it('never let text out of its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const inside = literal(value).slice(1, -1);
        expect(/(?<!\\)(?:\\\\)*'/.test(inside)).toBe(false);
        expect(/[\n\r]/.test(inside)).toBe(false);
      }),
    );
  });
});
