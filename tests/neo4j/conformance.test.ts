import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Filter } from '#analysis/slice.ts';
import { buildGraph } from '#graph/builder.ts';
import { toPropertyGraph } from '#pipeline/to-property-graph.ts';
import { conformanceFilters } from '#store/conformance/filters.ts';
import { conformanceCases } from '#store/conformance/conformance.ts';
import { referenceOf } from '#store/conformance/reference.ts';
import { createEmbeddedStore } from '#store/embedded-store.ts';
import type { GraphStore } from '#store/port.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';
import { patientCall } from '../helpers/call-context.ts';
import { dataSets } from '../helpers/data-set-arbitrary.ts';
import { answersOf } from './answers.ts';
import { loadInto } from './data.ts';
import { connect, eachNeo4j, oneNeo4j } from './each-neo4j.ts';

const corpus = await loadCorpus();
const reference = referenceOf(corpus.data);

/** Which filters a run takes: a few in every run, all of them where all is asked for. */
const ALL = process.env['SAYSO_NEO4J_ALL'] === '1';
const ENOUGH = ['no filter', 'disputed only'];
const filtersOf = (of: typeof reference): [name: string, filter: Filter][] =>
  Object.entries(conformanceFilters(of)).filter(([name]) => ALL || ENOUGH.includes(name));
const FILTERS = filtersOf(reference);
const CASES = conformanceCases(reference).filter(
  ({ name }) => ALL || !name.includes(': ') || ENOUGH.some((filter) => name.endsWith(`: ${filter}`)),
);

eachNeo4j('the store', ({ uri, version }) => {
  let store: GraphStore;

  beforeAll(async () => {
    const database = connect(uri);
    const { dataVersion } = await loadInto(database, corpus.graph);
    store = createNeo4jStore(database, dataVersion, version);
  });
  afterAll(() => store.close());

  // Side by side: a server that has just started spends its time planning, one query on one core.
  it.concurrent.each(CASES.map((each) => [each.name, each] as const))('%s', async (_name, { check }) => {
    await expect(check(store, reference, patientCall())).resolves.toBeUndefined();
  });

  it.concurrent.each(FILTERS)(
    'answers exactly as the engine within, order and pages included: %s',
    async (_name, filter) => {
      const embedded = createEmbeddedStore(corpus.built);
      const ids = corpus.data.entities.map(({ id }) => id);
      expect(await answersOf(store, ids, filter)).toEqual(await answersOf(embedded, ids, filter));
    },
  );
});

(ALL ? eachNeo4j : oneNeo4j)('the store, on any data set', ({ uri, version }) => {
  it('answers exactly as the engine within', async () => {
    const database = connect(uri);
    try {
      await fc.assert(
        fc.asyncProperty(dataSets, fc.nat(1000), async (data, nth) => {
          const graph = toPropertyGraph(data);
          const { dataVersion } = await loadInto(database, graph);
          const store = createNeo4jStore(database, dataVersion, version);
          const embedded = createEmbeddedStore(buildGraph(graph, dataVersion));
          const filters = filtersOf(referenceOf(data));
          const [, filter = {}] = filters[nth % filters.length] ?? [];
          const ids = data.entities.map(({ id }) => id);
          expect(await answersOf(store, ids, filter)).toEqual(await answersOf(embedded, ids, filter));
        }),
        { numRuns: ALL ? 20 : 2 },
      );
    } finally {
      await database.close();
    }
  }, 1_800_000);
});
