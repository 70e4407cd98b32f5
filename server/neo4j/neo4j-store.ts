/** The port over a Neo4j: every operation is a function of store/, and costs at most two round trips. */
import type { Schema, StoreInfo } from '#protocol/answers.ts';
import type { GraphStore } from '#store/port.ts';
import type { Database } from './database.ts';
import type { Asking } from './store/asking.ts';
import { counts, facets } from './store/counting.ts';
import { evidence } from './store/evidence.ts';
import { among, expand } from './store/neighbourhood.ts';
import { info, names, schema } from './store/overview.ts';
import { paths } from './store/paths.ts';
import { appearances, documents, entities, questions } from './store/records.ts';
import { statements, units } from './store/statements.ts';

/** Makes the store over data that is known to be of a version, on a server of a version. Closes the pool with itself. */
export function createNeo4jStore(database: Database, dataVersion: string, version: string): GraphStore {
  const asking: Asking = { dataVersion, ask: (asks, c) => database.read(asks, c) };
  let known: Promise<Schema> | undefined;
  let counted: StoreInfo | undefined;
  return {
    // What a version of the data counts is counted once; that the database answers is asked every time.
    info: async (c) => {
      if (counted !== undefined) {
        await asking.ask([{ text: 'RETURN 1 AS here' }], c);
        return counted;
      }
      counted = await info(asking, version, c);
      return counted;
    },
    schema: (c) => {
      known ??= schema(asking, c).catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      return known;
    },
    names: (c) => names(asking, c),
    entities: (ids, c) => entities(asking, ids, c),
    documents: (ids, c) => documents(asking, ids, c),
    appearances: (ids, c) => appearances(asking, ids, c),
    facets: (ids, filter, c) => facets(asking, ids, filter, c),
    expand: (query, c) => expand(asking, query, c),
    among: (ids, filter, fold, c) => among(asking, ids, filter, fold, c),
    paths: (query, c) => paths(asking, query, c),
    statements: (query, c) => statements(asking, query, c),
    evidence: (pairs, filter, page, c) => evidence(asking, pairs, filter, page, c),
    counts: (filter, by, c) => counts(asking, filter, by, c),
    units: (filter, c) => units(asking, filter, c),
    questions: (ids, c) => questions(asking, ids, c),
    close: () => database.close(),
  };
}
