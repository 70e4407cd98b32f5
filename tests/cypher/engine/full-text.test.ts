import { describe, expect, test } from 'vitest';
import { NameIndex } from '#graph/name-index.ts';
import { nameSearch } from '#contract/cypher/name-search.ts';
import { graphOf, show } from './show.ts';

const graph = graphOf(
  { 'alice:Actor:Entity': {}, 'alison:Actor:Entity': {}, 'mine:Entity:Place': {} },
  { 'r alice KNOWS alison': {} },
);
const names = nameSearch(
  new NameIndex([
    { id: 'alice', kind: 'Person', names: ['Alice Ann'], weight: 3 },
    { id: 'alison', kind: 'Person', names: ['Alison'], weight: 9 },
    { id: 'mine', kind: 'Place', names: ['Ann mine'], weight: 1 },
    { id: 'elsewhere', kind: 'Place', names: ['Alice Springs'], weight: 1 },
  ]),
);
const ask = (query: string): string => show(graph, query, { names });

describe('names are found through the one name index', () => {
  test.each([
    ["CALL db.index.fulltext.queryNodes('names', 'ali')", '(alison), 0.5 | (alice), 0.5'],
    ["CALL db.index.fulltext.queryNodes('names', 'alison') YIELD node, score RETURN node, score", '(alison), 1.0'],
    ["CALL DB.index.fullText.queryNodes('names', 'Ali*') YIELD node RETURN node.id", "'alison' | 'alice'"],
    [
      "CALL db.index.fulltext.queryNodes('names', 'ann') YIELD node AS n MATCH (n)-[:KNOWS]->(m) RETURN n, m",
      '(alice), (alison)',
    ],
    ["CALL db.index.fulltext.queryNodes('names', 'ali', {limit: 1}) YIELD node RETURN node", '(alison)'],
    ["CALL db.index.fulltext.queryNodes('names', 'ali', {skip: 1}) YIELD node RETURN node", '(alice)'],
    ["CALL db.index.fulltext.queryNodes('names', 'nobody') YIELD node RETURN count(node)", '0'],
    ["CALL db.index.fulltext.queryNodes('names', '*') YIELD node RETURN count(node)", '0'],
    ["CALL db.index.fulltext.queryNodes('others', 'ali') YIELD node RETURN node", 'ProcedureError ProcedureCallFailed'],
    [
      "CALL db.index.fulltext.queryNodes('names', 'ali', {limit: -1}) YIELD node RETURN node",
      'ArgumentError InvalidArgumentValue',
    ],
    [
      "UNWIND ['alison', 'ann mine'] AS q CALL db.index.fulltext.queryNodes('names', q) YIELD node RETURN q, node",
      "'alison', (alison) | 'ann mine', (mine)",
    ],
    [
      'SHOW INDEXES YIELD name, type, properties',
      "'node_id', 'RANGE', ['id'] | 'relationship_id', 'RANGE', ['id'] | 'names', 'FULLTEXT', ['name', 'aliases']",
    ],
  ])('%s', (query, rows) => {
    expect(ask(query)).toBe(rows);
  });

  test('where there is none, nobody pretends', () => {
    expect(show(graph, "CALL db.index.fulltext.queryNodes('names', 'ali')")).toBe('ProcedureError ProcedureCallFailed');
    expect(show(graph, 'SHOW INDEXES YIELD type')).toBe("'RANGE' | 'RANGE'");
  });
});
