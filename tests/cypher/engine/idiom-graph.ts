/** The graph that the idioms are asked on, and their parameters. */
import { buildGraph } from '#graph/builder.ts';
import { recordsOf } from './show.ts';

/** The graph's records. */
export const IDIOM_RECORDS = recordsOf(
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

/** The graph. */
export const IDIOM_GRAPH = buildGraph(IDIOM_RECORDS, 'v');

/** What their parameters are. */
export const IDIOM_PARAMETERS = new Map<string, string | readonly string[]>([
  ['name', 'Bob'],
  ['id', 'c'],
  ['ids', ['m', 'a', 'nobody']],
]);

/** Whether the order of an idiom's rows counts. */
export function ordered(query: string): boolean {
  return /ORDER BY|SKIP|OFFSET|UNWIND|SHORTEST \d/i.test(query);
}
