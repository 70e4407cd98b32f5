/** What is shown as a file: read back by the readers of others. */
import { parse as parseCsv } from 'csv-parse/sync';
import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { describe, expect, it } from 'vitest';
import { csvTable, fileName, pastedTable } from '../../client/state/exports/files.ts';
import { pictureGraph } from '../../client/state/exports/picture-graph.ts';
import { type GraphData, NO_DATA } from '../../client/state/graph-data.ts';
import { wordsIn } from '../../client/state/words/index.ts';
import { writeGexf } from '../../client/workers/write-gexf.ts';
import { buildScene } from '#picture/build-scene.ts';
import { controlsInput } from '../picture/graph-fixture.ts';

const ABOUT = { title: 'Who says what', description: 'A & B' };

describe('a file is named after the picture', () => {
  it.each([
    ['China, Japan and 27 others', 'China, Japan and 27 others.svg'],
    ['中国、日本等30个', '中国、日本等30个.svg'],
    ['../../etc/passwd', 'etc passwd.svg'],
    ['What: "for"/against?', 'What for against .svg'],
    ['a\u202Egvs', 'a gvs.svg'],
    ['...', 'picture.svg'],
    ['', 'picture.svg'],
    ['𝄞'.repeat(200), `${'𝄞'.repeat(80)}.svg`],
  ])('%s', (title, name) => {
    expect(fileName(title, '.svg')).toBe(name.replace('against .svg', 'against.svg'));
  });
});

describe('a table', () => {
  const rows = [
    ['=HYPERLINK("http://x")', -3, '@sum'],
    ['two\nlines', 0.5, 'tab\there'],
    ['"quoted", comma', '-1+2', '\t=1'],
  ];

  it('has no formula in it as CSV, and numbers stay numbers', () => {
    const text = csvTable(['a', 'b', '=c'], rows);
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(parseCsv(text, { bom: true })).toEqual([
      ['a', 'b', "'=c"],
      ['\'=HYPERLINK("http://x")', '-3', "'@sum"],
      ['two\nlines', '0.5', 'tab\there'],
      ['"quoted", comma', "'-1+2", "'\t=1"],
    ]);
  });

  it('has none either when it is pasted, and falls into the same cells', () => {
    const pasted = parseCsv(pastedTable(['a', 'b', '=c'], rows), { delimiter: '\t' });
    expect(pasted).toEqual(parseCsv(csvTable(['a', 'b', '=c'], rows), { bom: true }));
  });
});

describe('the picture as a graph', () => {
  const input = controlsInput();
  const scene = buildScene(input);
  const data: GraphData = {
    ...NO_DATA,
    dataVersion: 'v',
    entities: new Map(input.entities.map((entity) => [entity.id, entity])),
    edges: input.edges,
    lines: input.edges,
  };
  const graph = pictureGraph(scene, data, wordsIn('en'));

  it('has the nodes and lines that are drawn, and no others', () => {
    expect(graph.nodes.map(({ id }) => id)).toEqual(scene.nodes.map(({ id }) => id));
    expect(graph.relationships.map(({ id, source, target }) => [id, source, target])).toEqual(
      scene.edges.map(({ id, source, target }) => [id, source, target]),
    );
  });

  it('is read by graphology from GEXF with names, places and what stands behind each line', () => {
    const read = parseGexf(MultiDirectedGraph, writeGexf(graph, ABOUT));
    expect([read.order, read.size]).toEqual([scene.nodes.length, scene.edges.length]);
    for (const { id, label, x, y, radius, kind } of scene.nodes) {
      expect(read.getNodeAttributes(id)).toMatchObject({ label, x, y, size: radius, kind });
    }
    for (const { id, source, target, weight } of scene.edges) {
      expect([read.source(id), read.target(id)]).toEqual([source, target]);
      const { statements } = data.edges.find((edge) => edge.id === id) ?? { statements: [] };
      expect(read.getEdgeAttribute(id, 'weight')).toBe(weight);
      expect(read.getEdgeAttribute(id, 'statements') ?? []).toEqual(statements);
    }
  });

  it('keeps awkward names in GEXF, but for what XML cannot hold', () => {
    const names = [
      '<img src=x onerror=alert(1)>',
      `"it's"`,
      'two\nlines',
      ']]>',
      '𝄞 高',
      'bell \u0007',
      '\ud800 alone',
    ];
    const awkward = {
      nodes: names.map((label, index) => ({
        id: `n${index}`,
        labels: ['Person'],
        properties: { id: `n${index}`, label },
      })),
      relationships: [{ id: 'e', type: 'KNOWS', source: 'n0', target: 'n1', properties: { id: 'e' } }],
    };
    const read = parseGexf(MultiDirectedGraph, writeGexf(awkward, ABOUT));
    expect(read.mapNodes((_id, { label }) => label as string)).toEqual([
      ...names.slice(0, 5),
      'bell \ufffd',
      '\ufffd alone',
    ]);
  });
});
