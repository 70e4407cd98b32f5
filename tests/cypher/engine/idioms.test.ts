import { describe, expect, test } from 'vitest';
import { IDIOMS } from './idiom-tables.ts';
import { IDIOM_GRAPH, IDIOM_PARAMETERS, ordered } from './idiom-graph.ts';
import { show, showSorted } from './show.ts';

for (const [title, table] of Object.entries(IDIOMS)) {
  describe(`idioms of Neo4j 5: ${title}`, () => {
    test.each(table)('%s', (query, answer) => {
      const got = ordered(query)
        ? show(IDIOM_GRAPH, query, { parameters: IDIOM_PARAMETERS })
        : showSorted(IDIOM_GRAPH, query, { parameters: IDIOM_PARAMETERS });
      expect(got).toBe(ordered(query) ? answer : answer.split(' | ').sort().join(' | '));
    });
  });
}

test('there are at least 150 idioms', () => {
  expect(Object.values(IDIOMS).flat().length).toBeGreaterThanOrEqual(150);
});
