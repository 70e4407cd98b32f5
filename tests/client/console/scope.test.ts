import { expect, test } from 'vitest';
import { variablesAt } from '../../../client/console/scope.ts';

/** The variables where the bar stands. */
function at(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return [...variablesAt(text, offset)].map(([name, kind]) => `${name}:${kind}`).join(' ');
}

test.each([
  ['MATCH (a:Actor)-[r:SAID]->(s) RETURN |', 'a:node r:relationship s:node'],
  ['MATCH (a:Actor)-[r:SAID]->(s) WHERE a.|', 'a:node r:relationship s:node'],
  ['MATCH (a) WITH a.name AS name, count(*) AS n RETURN |', 'name:value n:value'],
  ['MATCH (a) WITH a.name AS name ORDER BY |', 'a:node name:value'],
  ['MATCH p = (a)-->(b) RETURN |', 'a:node b:node p:value'],
  ['UNWIND [1, 2] AS x MATCH (a {n: |', 'x:value a:node'],
  ['MATCH (a) RETURN [x IN labels(a) WHERE |', 'a:node x:value'],
  ['MATCH (a) WHERE EXISTS { (a)-[:SAID]->(s) WHERE |', 'a:node s:node'],
  ['MATCH (a) WHERE EXISTS { MATCH (a)-->(b) MATCH (c) WHERE | } RETURN a', 'a:node b:node c:node'],
  ['MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN count(b) AS n } RETURN |', 'a:node n:value'],
  ['MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN |', 'a:node b:node'],
  ['MATCH (a) RETURN a UNION MATCH (b) RETURN |', 'b:node'],
  ["MATCH (a) WHERE a.name STARTS WITH 'x' AND |", 'a:node'],
  ['|', ''],
])('knows what can be named: %s', (text, expected) => {
  expect(at(text).split(' ').toSorted()).toEqual(expected.split(' ').toSorted());
});
