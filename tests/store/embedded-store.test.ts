import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildGraph } from '#graph/builder.ts';
import { dataVersionOf } from '#model/canonical.ts';
import { toPropertyGraph } from '#pipeline/to-property-graph.ts';
import { conformanceCases } from '#store/conformance/conformance.ts';
import { referenceOf, type Reference } from '#store/conformance/reference.ts';
import { createEmbeddedStore } from '#store/embedded-store.ts';
import type { GraphStore } from '#store/port.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';
import { patientCall } from '../helpers/call-context.ts';
import { dataSets } from '../helpers/data-set-arbitrary.ts';

const corpus = await loadCorpus();

describe('the embedded store, on the bundled corpus', () => {
  let store: GraphStore;
  const reference: Reference = referenceOf(corpus.data);

  beforeAll(() => {
    store = createEmbeddedStore(corpus.built);
  });

  it.each(conformanceCases(reference).map((each) => [each.name, each] as const))('%s', async (_name, { check }) => {
    await expect(check(store, reference, patientCall())).resolves.toBeUndefined();
  });
});

describe('the embedded store, on any data set', () => {
  it('answers as analysis does', async () => {
    await fc.assert(
      fc.asyncProperty(dataSets, async (data) => {
        const graph = toPropertyGraph(data);
        const store = createEmbeddedStore(buildGraph(graph, dataVersionOf(graph)));
        const reference = referenceOf(data);
        for (const { name, check } of conformanceCases(reference)) {
          await check(store, reference, patientCall()).catch((error: unknown) => {
            throw new Error(`${name}: ${String(error)}`, { cause: error });
          });
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
