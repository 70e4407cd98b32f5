/** What is taken away and brought back is the same graph: whole graphs to the byte, pictures as far as they say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvTable } from '../../client/state/exports/files.ts';
import { edgeRows, nodeRows, rowTable } from '../../client/state/exports/graph-rows.ts';
import { pictureGraph } from '../../client/state/exports/picture-graph.ts';
import { graphDataOf } from '../../client/state/graph-data.ts';
import { wordsIn } from '../../client/state/words/index.ts';
import { writeGexf } from '../../client/workers/write-gexf.ts';
import { nodesCsv, relationshipsCsv } from '#formats/csv-tables.ts';
import { graphml } from '#formats/graphml.ts';
import { jsonLines } from '#formats/json-lines.ts';
import { readOwnGraph, readPlainTables, recognised, type OwnGraph } from '#formats/plain/read-plain.ts';
import { buildGraph } from '#graph/builder.ts';
import { byCodeUnit, dataVersionOf } from '#model/canonical.ts';
import { formatProblem } from '#model/problem.ts';
import type { PropertyGraph } from '#model/property-graph.ts';
import { toPropertyGraph } from '#pipeline/to-property-graph.ts';
import { buildScene } from '#picture/build-scene.ts';
import type { Scene } from '#picture/scene.ts';
import type { Subgraph } from '#protocol/answers.ts';
import { createEmbeddedStore } from '#store/embedded-store.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';
import { patientCall } from '../helpers/call-context.ts';
import { dataSets } from '../helpers/data-set-arbitrary.ts';

type Texts = Readonly<Record<string, string>>;

function readBack(texts: Texts): OwnGraph {
  const encoder = new TextEncoder();
  const files = Object.entries(texts).map(([name, text]) => ({ name, bytes: encoder.encode(text) }));
  const tables = readPlainTables(files);
  expect(tables.problems.map(formatProblem)).toEqual([]);
  const { own, problems } = readOwnGraph(tables, recognised(tables));
  expect(problems.map(formatProblem)).toEqual([]);
  return own as OwnGraph;
}

const joined = (pieces: Iterable<string>): string => [...pieces].join('');

const WHOLE: Readonly<Record<string, (graph: PropertyGraph) => Texts>> = {
  'JSON Lines': (graph) => ({ 'graph.jsonl': joined(jsonLines(graph)) }),
  GraphML: (graph) => ({ 'graph.graphml': joined(graphml(graph)) }),
  CSV: (graph) => ({
    'nodes.csv': joined(nodesCsv(graph)),
    'relationships.csv': joined(relationshipsCsv(graph)),
  }),
};

describe.each(Object.entries(WHOLE))('a whole graph as %s', (_form, write) => {
  it('is the same data version again, for any data set', () => {
    fc.assert(
      fc.property(dataSets, (data) => {
        const graph = toPropertyGraph(data);
        expect(readBack(write(graph)).dataVersion).toBe(dataVersionOf(graph));
      }),
      { numRuns: 40 },
    );
  });

  it('is the same data version again, for the bundled corpus', async () => {
    const { graph, dataVersion } = await loadCorpus();
    expect(readBack(write(graph)).dataVersion).toBe(dataVersion);
  });
});

const words = wordsIn('en');

/** A picture of all entities of a graph, with the statements in `unfolded` as nodes of their own. */
async function pictureOf(graph: PropertyGraph, fold: boolean): Promise<{ shown: Subgraph; scene: Scene }> {
  const store = createEmbeddedStore(buildGraph(graph, dataVersionOf(graph)));
  const ids = graph.nodes.flatMap(({ id, labels }) => (labels.includes('Entity') ? [id] : []));
  const shown = await store.among(ids, {}, fold, patientCall());
  const data = graphDataOf(shown);
  const named = [...ids, ...data.statements.keys()];
  const scene = buildScene({
    entities: [...data.entities.values()],
    statements: [...data.statements.values()],
    edges: data.edges,
    positions: new Map(named.map((id, nth) => [id, { x: nth * 40.5, y: 7 - nth }])),
    pinned: new Set(),
    language: 'en',
    theme: 'light',
    title: '',
    context: { said: null, asOf: null, dataVersion: data.dataVersion, columnists: true },
  });
  return { shown, scene };
}

const PICTURES: Readonly<Record<string, (graph: PropertyGraph) => Texts>> = {
  GEXF: (graph) => ({ 'picture.gexf': writeGexf(graph, { title: 'T', description: 'D' }) }),
  GraphML: (graph) => ({ 'picture.graphml': joined(graphml(graph)) }),
  CSV: (graph) => ({ 'nodes.csv': rowTable(nodeRows(graph)), 'lines.csv': rowTable(edgeRows(graph)) }),
  JSON: (graph) => ({
    'picture.json': JSON.stringify({ title: 'T', nodes: nodeRows(graph), edges: edgeRows(graph) }, null, 2),
  }),
};

const inOrder = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort(byCodeUnit);
const essence = ({ nodes, edges }: Scene) => ({
  nodes: inOrder(nodes.map(({ id, kind, fullName, second }) => [id, kind, fullName, second])),
  edges: inOrder(
    edges.map(({ source, target, type, ink, weight, hollow }) => [source, target, type, ink, weight, hollow]),
  ),
});

describe.each(Object.entries(PICTURES))('a picture as %s', (_form, write) => {
  it.each([
    ['folded', true],
    ['with its statements', false],
  ] as const)('%s is the same picture again: ids, names, kinds, stances, weights and places', async (_name, fold) => {
    await fc.assert(
      fc.asyncProperty(dataSets, async (data) => {
        const before = await pictureOf(toPropertyGraph(data), fold);
        const own = readBack(write(pictureGraph(before.scene, graphDataOf(before.shown), words)));
        const after = await pictureOf(own.graph, fold);
        const ids = new Set(before.scene.nodes.map(({ id }) => id));
        // Who told what others want is not in the picture, and stands beside it.
        const scene = { ...after.scene, nodes: after.scene.nodes.filter(({ id }) => ids.has(id)) };
        expect(essence(scene)).toEqual(essence(before.scene));
        const entities = before.scene.nodes.filter(({ kind }) => kind !== 'Statement');
        const [id, x, y] = (['id', 'x', 'y'] as const).map((key) => entities.map((node) => node[key]));
        expect(own.opening).toMatchObject({ ids: id, places: { id, x, y } });
      }),
      { numRuns: 25 },
    );
  });
});

describe('a table', () => {
  it('gives every text back, whatever it begins with', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom("'=x", "''+1", '=1+1', '@x', "-'", '\tx', 'a;b', '"q",\n'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5, selector: (text) => text.trim() }), (names) => {
        const kept = names.filter((each) => each.trim() !== '');
        fc.pre(kept.length > 0);
        const rows = kept.map((each, nth) => [`n${nth}`, each]);
        const { graph } = readBack({ 'nodes.csv': csvTable(['id', 'name'], rows) });
        for (const [id, each] of rows) {
          expect(graph.nodes.find((node) => node.id === id)?.properties['name']).toBe(each?.trim());
        }
      }),
    );
  });
});
