import { describe, expect, test } from 'vitest';
import { query, queryAll } from '#cypher/engine/engine.ts';
import { GraphBuilder } from '#graph/builder.ts';
import type { Graph } from '#graph/graph.ts';
import { graphOf, show } from './show.ts';

/** Two hundred actors, each with one statement about one of two minerals. */
function sampleGraph(): Graph {
  const builder = new GraphBuilder();
  for (const id of ['ga', 'ge']) builder.addNode(id, ['Mineral'], { id, name: id });
  for (let index = 0; index < 200; index++) {
    builder.addNode(`a${index}`, ['Actor'], { id: `a${index}`, rank: BigInt(index) });
    builder.addNode(`s${index}`, ['Statement'], { id: `s${index}`, text: `statement ${index}` });
    builder.addRelationship(`x${index}`, 'SAID', `a${index}`, `s${index}`, {});
    builder.addRelationship(`y${index}`, 'ABOUT', `s${index}`, index % 10 === 0 ? 'ga' : 'ge', {});
  }
  return builder.finish('v');
}

const graph = sampleGraph();
const options = { clock: () => 0, random: () => 0.5 };

/** The steps of a plan, the first to run first. */
function plan(text: string, on = graph): string[] {
  return query(on, `EXPLAIN ${text}`, options)
    .plan()
    .filter((step) => step.operator !== 'Argument')
    .map((step) => `${step.operator} ${step.details}`.trim())
    .reverse();
}

describe('the planner', () => {
  test('begins at the end that is expected to bring the fewest rows', () => {
    expect(plan('MATCH (a:Actor)-[:SAID]->(s)-[:ABOUT]->(m:Mineral) RETURN a')).toEqual([
      'NodesByLabel m:Mineral',
      'Expand (m)<-[:ABOUT]-(s)',
      'Expand (s)<-[:SAID]-(a)',
    ]);
  });

  test('seeks by id wherever an id is asked for', () => {
    expect(plan('MATCH (a:Actor {id: $id})-[:SAID]->(s) RETURN s')[0]).toBe('NodeById a.id = $id');
    expect(plan('MATCH (s)<-[:SAID]-(a) WHERE a.id = "a1" RETURN s')[0]).toBe('NodeById a.id = "a1"');
    expect(plan('MATCH (a) WHERE a.id IN ["a1", "a2"] RETURN a')[0]).toBe('NodeById a.id IN ["a1", "a2"]');
    expect(plan('UNWIND ["a1"] AS id MATCH (a {id: id}) RETURN a')[1]).toBe('NodeById a.id = id');
    expect(plan('MATCH (a) WHERE a.id = "a1" OR a.rank = 1 RETURN a')[0]).toBe('AllNodes a');
    expect(plan('MATCH (a), (b) WHERE a.id = b.id RETURN a')).not.toContain('NodeById a.id = a.id');
  });

  test('an id that is asked for is still held to labels and conditions', () => {
    expect(show(graph, 'MATCH (a:Mineral {id: "a1"}) RETURN a')).toBe('');
    expect(show(graph, 'MATCH (a {id: "a1", rank: 2}) RETURN a')).toBe('');
    expect(show(graph, 'MATCH (a {id: "a1", rank: 1}) RETURN a')).toBe('(a1)');
    expect(show(graph, 'MATCH (a {id: 1}) RETURN a')).toBe('');
  });

  test('checks a condition as soon as what it reads is there', () => {
    expect(
      plan('MATCH (a:Actor {id: "a1"})-[:SAID]->(s)-[:ABOUT]->(m) WHERE s.text = "x" AND m.name = a.id RETURN m'),
    ).toEqual([
      'NodeById a.id = "a1"',
      'Filter a:Actor AND a.id = "a1"',
      'Expand (a)-[:SAID]->(s)',
      'Filter s.text = "x"',
      'Expand (s)-[:ABOUT]->(m)',
      'Filter m.name = a.id',
    ]);
  });

  test('keeps only the first rows of a sort that is cut', () => {
    expect(plan('MATCH (a:Actor) RETURN a.rank AS r ORDER BY r DESC LIMIT 3')).toContain('Top r DESC');
    expect(plan('MATCH (a:Actor) RETURN a.rank AS r ORDER BY r')).toContain('Sort r');
    expect(show(graph, 'MATCH (a:Actor) RETURN a.rank AS r ORDER BY r DESC SKIP 1 LIMIT 3')).toBe('198 | 197 | 196');
  });

  test('keeps the order of ties as they came', () => {
    const all = 'UNWIND range(1, 50) AS x RETURN x % 3 AS k, x ORDER BY k';
    const first = show(graph, all).split(' | ').slice(0, 20).join(' | ');
    expect(show(graph, `${all} LIMIT 20`)).toBe(first);
    const few = 'UNWIND range(1, 6) AS x RETURN x ORDER BY x % 2';
    expect([show(graph, few), show(graph, `${few} LIMIT 4`)]).toEqual(['2 | 4 | 6 | 1 | 3 | 5', '2 | 4 | 6 | 1']);
  });
});

describe('relationships between nodes of which nothing is known', () => {
  test('are gone through as they lie', () => {
    expect(plan('MATCH ()-[r]->() RETURN type(r), count(*)')[0]).toMatch(/^Relationships/);
    expect(plan('MATCH (a)-[:SAID]->(b) RETURN a, b')[0]).toMatch(/^Relationships/);
    expect(plan('MATCH (a:Actor)-[:SAID]->(b) RETURN a, b')[0]).toBe('NodesByLabel a:Actor');
  });

  test('come once for each direction, a loop once', () => {
    const loops = graphOf({ a: {}, b: {} }, { 'r a R a': {}, 's a R b': {}, 't b S a': {} });
    const count = (pattern: string): string => show(loops, `MATCH ${pattern} RETURN count(*)`);
    expect([count('()-[r]->()'), count('()<-[r]-()'), count('()-[r]-()')]).toEqual(['3', '3', '5']);
    expect([count('(x)-[r]-(x)'), count('()-[:R]-()'), count('()-[:R|S]-()-[:R]-()')]).toEqual(['1', '3', '5']);
  });
});

describe('counts from degrees', () => {
  const loops = graphOf(
    { 'a:A': { v: 1n }, b: {}, c: { v: 1n } },
    { 'r a R a': {}, 's a R b': { w: 1n }, 't b S a': {}, 'u a S c': {} },
  );
  test.each([
    ['(a)-->()', '3, 1, 0'],
    ['(a)<--()', '2, 1, 1'],
    ['(a)--()', '4, 2, 1'],
    ['(a)-[:R]-()', '2, 1, 0'],
    ['(a)-[:R|S]->()', '3, 1, 0'],
    ['(a)-[:R]->(:A)', '1, 0, 0'],
    ['(a)-[:R {w: 1}]->()', '1, 0, 0'],
    ['(a)-->(a)', '1, 0, 0'],
    ['(a)-->({v: 1})', '2, 1, 0'],
  ])('are those of the rows: %s', (pattern, counts) => {
    expect(show(loops, `MATCH (a) WITH a ORDER BY a.id RETURN COUNT { ${pattern} }`)).toBe(
      counts.replaceAll(', ', ' | '),
    );
  });
});

describe('counts of relationships', () => {
  const loops = graphOf(
    { 'a:A': { v: 1n }, 'b:B': {}, 'c:A': { v: 1n } },
    { 'r a R a': {}, 's a R b': { w: 1n }, 't b S a': {}, 'u a S c': {}, 'x b R c': {} },
  );
  const counted = (text: string): boolean => plan(text, loops).some((step) => step.startsWith('CountDegrees'));

  test('are read from the degrees of nodes', () => {
    expect(plan('MATCH (a:Actor)-[:SAID]->() RETURN count(*)')).toEqual([
      'NodesByLabel a:Actor',
      'CountDegrees count(*) of (a)-[:SAID]->(#2)',
    ]);
    expect(plan('MATCH ()-[:ABOUT]->(m) RETURN m.name, count(*) AS n')).toEqual([
      'AllNodes m',
      'CountDegrees m.name: count(*) of (m)<-[:ABOUT]-(#0)',
    ]);
  });

  test.each([
    ['MATCH (a:A)-->() RETURN count(*)', '3'],
    ['MATCH (a:A)--(b) RETURN count(b)', '6'],
    ['MATCH (a:A)<--(b) RETURN count(b), count(DISTINCT a)', '4, 2'],
    ['MATCH (a:A)-[r:R|S]-(b) RETURN a.id AS id, count(r) ORDER BY id', "'a', 4 | 'c', 2"],
    [
      'MATCH (a)-[r:R]->(b) RETURN b.id AS id, count(*), count(r), count(a), max(b.v) ORDER BY id',
      "'a', 1, 1, 1, 1 | 'b', 1, 1, 1, null | 'c', 1, 1, 1, 1",
    ],
    ['MATCH (a)-[r]-(b) RETURN a.id AS id, count(*) ORDER BY id', "'a', 4 | 'b', 3 | 'c', 2"],
    ['MATCH (a:A) WHERE a.v = 1 MATCH (a)-[:S]->(b) RETURN a.v, count(*) AS n', '1, 1'],
    ['UNWIND [1, 2] AS x MATCH (a:B)-->(b) RETURN x, count(b) ORDER BY x', '1, 2 | 2, 2'],
    ['MATCH (a:A) CALL (a) { MATCH (a)-->(b) RETURN count(b) AS n } RETURN sum(n)', '3'],
    ['MATCH (a:B)-[:NONE]->() RETURN count(*)', '0'],
    ['MATCH (a:B)-[:NONE]->() RETURN a.id, count(*)', ''],
    ['MATCH (a:A)-->() RETURN count(DISTINCT a), min(a.id)', "1, 'a'"],
  ])('from degrees are those of the rows: %s', (text, answer) => {
    expect(counted(text)).toBe(true);
    expect(show(loops, text)).toBe(answer);
  });

  test.each([
    ['the far end is asked for', 'MATCH (a:A)-->(b:B) RETURN count(*)', '1'],
    ['the far end is the start', 'MATCH (a:A)-->(a) RETURN count(*)', '1'],
    ['the far end is known', 'MATCH (a:A), (b:B) MATCH (a)-->(b) RETURN count(*)', '1'],
    ['the far end has a property', 'MATCH (a:A)-->({v: 1}) RETURN count(*)', '2'],
    ['the relationship has a property', 'MATCH (a:A)-[{w: 1}]->() RETURN count(*)', '1'],
    ['the far end is read', 'MATCH (a:A)-->(b) RETURN count(b.v)', '2'],
    ['the far end groups', 'MATCH (a:A)-->(b) RETURN b.id AS id, count(*) ORDER BY id LIMIT 1', "'a', 1"],
    ['the relationship groups', 'MATCH (a:A)-[r]->() RETURN type(r) AS t, count(*) ORDER BY t', "'R', 2 | 'S', 1"],
    ['distinct ends are counted', 'MATCH (a)-->(b) WHERE a.id < "c" RETURN count(DISTINCT b)', '3'],
    ['values are summed', 'MATCH (a:A)-->() RETURN count(*), sum(a.v)', '3, 3'],
    ['values are collected', 'MATCH (a:A)-->() RETURN collect(DISTINCT a.v), collect(a.v)', '[1], [1, 1, 1]'],
    ['another relationship may not be the same', 'MATCH (a:B)-->()-->(c) RETURN count(*)', '3'],
    ['the walk has many lengths', 'MATCH (a:B)-[*1..2]->() RETURN count(*)', '5'],
    ['an optional match counts what is missing', 'MATCH (c {id: "c"}) OPTIONAL MATCH (c)-->(x) RETURN count(*)', '1'],
    ['the type is computed', 'WITH "R" AS t MATCH (a:A)-[:$(t)]->() RETURN count(*)', '2'],
  ])('are counted row by row where %s', (_, text, answer) => {
    expect(counted(text)).toBe(false);
    expect(show(loops, text)).toBe(answer);
  });
});

describe('counts that the graph knows', () => {
  test.each([
    ['MATCH (n) RETURN count(n)', 'StoredCount 402', '402'],
    ['MATCH (n:Actor|Mineral) RETURN count(*) AS a, count(n) AS b', 'StoredCount 202', '202, 202'],
    ['MATCH ()-[r]->() RETURN count(r)', 'StoredCount 400', '400'],
    ['MATCH ()<-[r:SAID]-() RETURN count(*) + 1', 'StoredCount 200', '201'],
    ['MATCH (n:Nothing) RETURN count(*)', 'StoredCount 0', '0'],
  ])('are looked up: %s', (text, step, answer) => {
    expect(plan(text)).toContain(step);
    expect(show(graph, text)).toBe(answer);
  });

  test.each([
    ['MATCH (n) WHERE n.rank = 1 RETURN count(n)', '1'],
    ['MATCH (n) RETURN count(n.rank)', '200'],
    ['MATCH (n) RETURN n.name AS k, count(*) ORDER BY k LIMIT 1', "'ga', 1"],
    ['MATCH (n:Mineral), (m:Mineral) RETURN count(*)', '4'],
    ['MATCH ()-[r]-() RETURN count(r)', '800'],
    ['MATCH (n)-[r]->(n) RETURN count(r)', '0'],
    ['MATCH (n:Mineral) RETURN count(*), collect(n.id)', "2, ['ga', 'ge']"],
    ['UNWIND [1, 2] AS x MATCH (n:Mineral) RETURN count(*)', '4'],
    ['MATCH (n:Mineral) WITH n LIMIT 1 RETURN count(*)', '1'],
  ])('are counted where something is asked of the rows: %s', (text, answer) => {
    expect(plan(text).some((step) => step.startsWith('StoredCount'))).toBe(false);
    expect(show(graph, text)).toBe(answer);
  });
});

describe('distinct ends instead of all walks', () => {
  const rewritten = (text: string, on = graph): boolean =>
    plan(text, on).some((step) => step.startsWith('DistinctEnds'));

  test('are looked for where only distinct ends matter', () => {
    expect(rewritten('MATCH (a {id: "a1"})-[*1..3]-(b) RETURN count(DISTINCT b)')).toBe(true);
    expect(rewritten('MATCH (a {id: "a1"})-[*..3]->(b) RETURN DISTINCT b')).toBe(true);
    expect(rewritten('MATCH (a {id: "a1"})-[*..3]->(b) RETURN max(b.rank)')).toBe(true);
  });

  test.each([
    ['rows are counted', 'MATCH (a {id: "a1"})-[*1..3]-(b) RETURN count(b)'],
    ['rows are returned', 'MATCH (a {id: "a1"})-[*1..3]-(b) RETURN b'],
    ['values are collected', 'MATCH (a {id: "a1"})-[*1..3]-(b) RETURN collect(b)'],
    ['the shortest allowed length is two', 'MATCH (a {id: "a1"})-[*2..3]-(b) RETURN count(DISTINCT b)'],
    ['the path is read', 'MATCH p = (a {id: "a1"})-[*1..3]-(b) RETURN DISTINCT p'],
    ['the relationships are read', 'MATCH (a {id: "a1"})-[r*1..3]-(b) RETURN DISTINCT b, size(r)'],
    ['another relationship could coincide', 'MATCH (a {id: "a1"})-[*1..3]-(b)-->(c) RETURN DISTINCT c'],
    [
      'an earlier relationship could coincide',
      'MATCH (s {id: "s1"})<-[r]-(a) WITH * MATCH (a)-[q]-(c)-[*1..2]-(b) RETURN DISTINCT b',
    ],
    ['a limit cuts first', 'MATCH (a {id: "a1"})-[*1..3]-(b) WITH b LIMIT 5 RETURN DISTINCT b'],
  ])('are not where %s', (_, text) => {
    expect(rewritten(text)).toBe(false);
  });

  test('do not go back over a relationship that the same MATCH has walked', () => {
    const line = graphOf({ x: {}, a: {}, b: {} }, { 'r x R a': {}, 's a R b': {} });
    expect(show(line, 'MATCH (x {id: "x"})-[r]->(a)-[*1..2]-(b) RETURN DISTINCT b')).toBe('(b)');
    expect(show(line, 'MATCH (x {id: "x"})-[r]->(a) MATCH (a)-[*1..2]-(b) RETURN DISTINCT b.id AS b ORDER BY b')).toBe(
      "'b' | 'x'",
    );
  });

  test('a start is its own end over a true closed trail only', () => {
    const line = graphOf({ a: {}, b: {} }, { 'r a R b': {} });
    const twice = graphOf({ a: {}, b: {} }, { 'r a R b': {}, 's a R b': {} });
    const loop = graphOf({ a: {} }, { 'r a R a': {} });
    const triangle = graphOf({ a: {}, b: {}, c: {} }, { 'r a R b': {}, 's b R c': {}, 't c R a': {} });
    const tail = graphOf(
      { a: {}, b: {}, c: {}, d: {} },
      { 'q a R b': {}, 'r b R c': {}, 's c R d': {}, 't d R b': {} },
    );
    const ends = (on: Graph, length: string): string =>
      show(on, `MATCH (x {id: "a"})-[:R*${length}]-(y) RETURN DISTINCT y.id AS y ORDER BY y`);
    expect(ends(line, '1..3')).toBe("'b'");
    expect(ends(twice, '1..1')).toBe("'b'");
    expect(ends(twice, '1..2')).toBe("'a' | 'b'");
    expect(ends(loop, '1..1')).toBe("'a'");
    expect(ends(triangle, '1..2')).toBe("'b' | 'c'");
    expect(ends(triangle, '1..3')).toBe("'a' | 'b' | 'c'");
    expect(ends(tail, '1..9')).toBe("'b' | 'c' | 'd'");
    expect(ends(line, '0..1')).toBe("'a' | 'b'");
  });
});

describe('EXPLAIN and PROFILE', () => {
  test('EXPLAIN runs nothing', () => {
    const run = query(graph, 'EXPLAIN MATCH (a:Actor) RETURN a.id', options);
    expect([run.mode, run.columns, run.next()]).toEqual(['explain', ['a.id'], null]);
    expect(run.plan().every((step) => step.rows === null)).toBe(true);
  });

  test('PROFILE counts the rows of each step', () => {
    const run = query(graph, 'PROFILE MATCH (m:Mineral {name: "ga"})<-[:ABOUT]-(s) RETURN count(DISTINCT s)', options);
    expect(run.next()).toEqual([[20n]]);
    expect(run.next()).toBeNull();
    expect(run.plan().map((step) => [step.operator, step.rows])).toEqual([
      ['Aggregate', 1],
      ['Expand', 20],
      ['Filter', 1],
      ['NodesByLabel', 2],
      ['Argument', 1],
    ]);
  });
});

test('names that the data does not have are warned of, with the nearest that it has', () => {
  const run = query(graph, 'MATCH (n:Acter)-[:SAYD]->() WHERE n.rang = 1 RETURN n', options);
  expect(run.warnings.map(({ message, suggestion }) => `${message}: ${suggestion}`)).toEqual([
    'the data has no label `Acter`: did you mean `Actor`?',
    'the data has no relationship type `SAYD`: did you mean `SAID`?',
    'the data has no property `rang`: did you mean `rank`?',
  ]);
  expect(run.next()).toBeNull();
});

test('two relationships of one MATCH are never the same, of two MATCHes they may be', () => {
  const one = graphOf({ a: {}, b: {} }, { 'r a R b': {} });
  expect(queryAll(one, 'MATCH (a)-[r]-(b)-[s]-(c) RETURN count(*)', options).rows).toEqual([[0n]]);
  expect(queryAll(one, 'MATCH (a)-[r]-(b) MATCH (b)-[s]-(c) RETURN count(*)', options).rows).toEqual([[2n]]);
});
