/** A sample of `npm run grammar`, which compares them all: our grammar and Neo4j's accept and refuse alike. */
import { describe, expect, test } from 'vitest';
import { seeded } from '../../../client/workers/seeded.ts';
import { kitQueries, ownQueries } from './queries.ts';
import { compare, complaint } from './verdicts.ts';

const SAMPLE = 40;
/** Longer ones take their parser many seconds each. */
const LONGEST = 1000;

/** Some of the queries, the same ones in every run. */
function sample(queries: readonly string[]): string[] {
  const random = seeded(20_260);
  const drawn = queries
    .filter(({ length }) => length <= LONGEST)
    .map((query) => ({ query, at: random() }))
    .sort((a, b) => a.at - b.at);
  return drawn.slice(0, SAMPLE).map(({ query }) => query);
}

describe('our grammar and that of Neo4j', () => {
  const kit = kitQueries(process.env.TCK_DIR ?? '');
  test.each(sample(ownQueries()))(
    'say the same of %s',
    (query) => {
      expect(complaint(compare(query))).toBeNull();
    },
    60_000,
  );

  test.skipIf(kit.length === 0).each(kit.length === 0 ? [''] : sample(kit))(
    'say the same of a query of the TCK: %s',
    (query) => {
      expect(complaint(compare(query))).toBeNull();
    },
    60_000,
  );
});
