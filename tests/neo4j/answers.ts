/** What a store answers to everything that can be asked of it, about a few entities under a filter, page by page. */
import type { Filter } from '#analysis/slice.ts';
import type { Id } from '#model/property-graph.ts';
import { type Dimension, type GraphStore, UNTIMED_DIMENSIONS } from '#store/port.ts';
import { patientCall } from '../helpers/call-context.ts';

const DIMENSIONS: readonly Dimension[] = [...UNTIMED_DIMENSIONS, 'said:month', 'published:day', 'asOf:year'];

async function collected<Batch>(batches: AsyncIterable<Batch>): Promise<Batch[]> {
  const all: Batch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

async function pages<Answer extends { next: string | null }>(
  most: number,
  page: (after: string | null) => Promise<Answer>,
): Promise<Answer[]> {
  const all: Answer[] = [];
  for (let after: string | null = null; all.length < most;) {
    const answer: Answer = await page(after);
    all.push(answer);
    after = answer.next;
    if (after === null) break;
  }
  return all;
}

/** All answers, to be compared as they are. */
export async function answersOf(
  store: GraphStore,
  ids: readonly Id[],
  filter: Filter,
): Promise<Record<string, unknown>> {
  const c = patientCall();
  const some = ids.filter((_, at) => at % Math.max(1, Math.floor(ids.length / 9)) === 0);
  const [first = '', second = '', third = ''] = some;
  const asked = [...some, 'nobody', ...ids.slice(-2)];
  const statements = await store.statements({ filter, page: { after: null, limit: 5 } }, c);
  const pairs = some.flatMap((a) => some.map((b) => [a, b] as const));
  const one = statements.items.id[0];
  const { engine: _engine, version: _version, ...info } = await store.info(c);
  return {
    info,
    schema: await store.schema(c),
    names: await collected(store.names(c)),
    entities: await store.entities(asked, c),
    documents: [await store.documents(null, c), await store.documents(['d1', '002', '000', 'none'], c)],
    appearances: await store.appearances(asked, c),
    facets: await store.facets(asked, filter, c),
    expanded: await pages(3, (after) =>
      store.expand({ ids: [first, second], filter, fold: true, page: { after, limit: 4 } }, c),
    ),
    unfolded: await store.expand({ ids: [third], filter, fold: false, page: { after: null, limit: 5 } }, c),
    among: [await store.among(asked, filter, true, c), await store.among(asked, filter, false, c)],
    paths: [
      await store.paths({ from: first, to: second, maxLength: 4, mode: 'shortest', limit: 5, filter }, c),
      await store.paths({ from: third, to: ids.at(-1) ?? '', maxLength: 3, mode: 'simple', limit: 9, filter }, c),
      await store.paths({ from: first, to: 'nobody', maxLength: 3, mode: 'simple', limit: 9, filter }, c),
    ],
    statements: await pages(4, (after) => store.statements({ filter, page: { after, limit: 7 } }, c)),
    'statements of actors': await store.statements({ actors: some, filter, page: { after: null, limit: 9 } }, c),
    'statements about': await store.statements(
      { actors: some, about: some, filter, page: { after: null, limit: 9 } },
      c,
    ),
    'statements by id': await store.statements(
      { ids: one === undefined ? [] : [one, 'none'], filter: {}, page: { after: null, limit: 9 } },
      c,
    ),
    evidence: await pages(4, (after) => store.evidence(pairs, filter, { after, limit: 3 }, c)),
    'evidence of a statement': await store.evidence([[one ?? '', first]], filter, { after: null, limit: 9 }, c),
    counts: await store.counts(filter, DIMENSIONS, c),
    units: await collected(store.units(filter, c)),
    questions: [await store.questions(null, c), await store.questions(['none'], c)],
  };
}
