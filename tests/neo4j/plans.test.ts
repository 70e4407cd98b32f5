import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '#store/port.ts';
import { conformanceFilters } from '#store/conformance/filters.ts';
import { referenceOf } from '#store/conformance/reference.ts';
import { type Ask, type Bounds, Database, type Row, STORE_POOL } from '../../server/neo4j/database.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { createLog } from '../../server/log.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';
import { patientCall } from '../helpers/call-context.ts';
import { loadInto } from './data.ts';
import { addressOf, oneNeo4j } from './each-neo4j.ts';

const corpus = await loadCorpus();

/** Remembers what is asked, and in how many round trips. */
class Recording extends Database {
  asked: Ask[] = [];
  trips = 0;

  override read(asks: readonly Ask[], bounds: Bounds): Promise<Row[][]> {
    this.asked.push(...asks);
    this.trips += 1;
    return super.read(asks, bounds);
  }
}

interface Plan {
  readonly operatorType: string;
  readonly children: readonly Plan[];
}

function operators({ operatorType, children }: Plan): string[] {
  return [operatorType.split('@')[0] ?? '', ...children.flatMap(operators)];
}

/** What the plans of all that was asked consist of. */
function explained(database: Recording): Promise<{ text: string; found: string[] }[]> {
  return Promise.all(
    database.asked.map(async ({ text, parameters }) => {
      const session = database.session('read');
      const { summary } = await session.run(`EXPLAIN ${text}`, parameters);
      await session.close();
      return { text, found: operators(summary.plan as Plan) };
    }),
  );
}

/** Under which filters a run looks: two in every run, more where all is asked for. */
const FILTERS = ['no filter', 'disputed only'];
if (process.env['SAYSO_NEO4J_ALL'] === '1') FILTERS.push('published in a window', 'one document');

oneNeo4j('the plans of the store’s queries', ({ uri, version }) => {
  let database: Recording;
  let store: GraphStore;
  const c = patientCall();
  const page = { after: null, limit: 5 };
  const ids = ['mofcom', 'us', 'gallium'];
  const filters = conformanceFilters(referenceOf(corpus.data));

  beforeAll(async () => {
    database = new Recording(addressOf(uri), STORE_POOL, createLog('silent'));
    const { dataVersion } = await loadInto(database, corpus.graph);
    store = createNeo4jStore(database, dataVersion, version);
  });
  afterAll(() => store.close());

  const methods = (filter: object): Record<string, () => Promise<unknown>> => ({
    info: () => store.info(c),
    entities: () => store.entities(ids, c),
    documents: () => store.documents(['000'], c),
    appearances: () => store.appearances(ids, c),
    facets: () => store.facets(ids, filter, c),
    expand: () => store.expand({ ids, filter, fold: true, page }, c),
    among: () => store.among(ids, filter, false, c),
    paths: () => store.paths({ from: 'mofcom', to: 'us', maxLength: 2, mode: 'shortest', limit: 3, filter }, c),
    'statements of an actor': () => store.statements({ actors: ids, filter, page }, c),
    'statements about something': () => store.statements({ about: ids, filter, page }, c),
    evidence: () => store.evidence([['mofcom', 'us']], filter, page, c),
    questions: () => store.questions(['none'], c),
  });

  it.each(FILTERS)('begin at an index and scan nothing, in two round trips at most: %s', async (name) => {
    for (const [method, call] of Object.entries(methods(filters[name] ?? {}))) {
      database.asked = [];
      database.trips = 0;
      await call();
      expect(database.trips, method).toBeLessThanOrEqual(2);
      for (const { text, found } of await explained(database)) {
        const scans = found.filter(
          (each) => each.endsWith('Scan') && !/CountFromCountStore|IndexScan|IndexSeek/.test(each),
        );
        expect(scans, `${method}: ${text}`).toEqual([]);
      }
    }
  });

  it('scan no more than one label where all statements are asked for', async () => {
    database.asked = [];
    await store.counts({}, ['kind', 'said:month'], c);
    await store.statements({ filter: {}, page }, c);
    for (const { text, found } of await explained(database)) expect(found, text).not.toContain('AllNodesScan');
  });
});
