import { describe, expect, test } from 'vitest';
import { IDIOMS } from './idiom-tables.ts';
import { graphOf, show, showSorted } from './show.ts';

const graph = graphOf(
  {
    'a:Actor:Person': { name: 'Alice', age: 30n, tags: ['x', 'y'] },
    'b:Actor:Person': { name: 'Bob', age: 25n },
    'c:Actor:Organization': { name: 'Corp' },
    'm:Mineral': { name: 'gallium' },
    's1:Statement': { text: 'limits on gallium', year: 2024n },
    's2:Statement': { text: 'no limits', year: 2025n },
  },
  {
    'r1 a SAID s1': { confidence: 0.5 },
    'r2 b SAID s2': { confidence: 0.8 },
    'r3 s1 ABOUT m': { stance: -1n },
    'r4 s2 ABOUT m': { stance: 1n },
    'r5 a KNOWS b': { since: 2020n },
    'r6 b KNOWS c': { since: 2021n },
    'r7 c KNOWS a': { since: 2022n },
    'r8 b MEMBER_OF c': {},
  },
);

const parameters = new Map<string, string | readonly string[]>([
  ['name', 'Bob'],
  ['id', 'c'],
  ['ids', ['m', 'a', 'nobody']],
]);

function ordered(query: string): boolean {
  return /ORDER BY|SKIP|OFFSET|UNWIND|SHORTEST \d/i.test(query);
}

for (const [title, table] of Object.entries(IDIOMS)) {
  describe(`idioms of Neo4j 5: ${title}`, () => {
    test.each(table)('%s', (query, answer) => {
      const got = ordered(query) ? show(graph, query, { parameters }) : showSorted(graph, query, { parameters });
      expect(got).toBe(ordered(query) ? answer : answer.split(' | ').sort().join(' | '));
    });
  });
}

test('there are at least 150 idioms', () => {
  expect(Object.values(IDIOMS).flat().length).toBeGreaterThanOrEqual(150);
});
