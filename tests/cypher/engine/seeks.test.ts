import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { query, queryAll } from '#cypher/engine/engine.ts';
import type { Value } from '#cypher/engine/values/value.ts';
import { GraphBuilder } from '#graph/builder.ts';
import { show, showSorted } from './show.ts';

const NODES = 4000;
const builder = new GraphBuilder();
for (let at = 0; at < NODES; at++) {
  builder.addNode(`n${at}`, at % 4 === 0 ? ['Person', 'Rare'] : ['Person'], {
    id: `n${at}`,
    name: `name ${at % 1000}`,
    number: BigInt(at % 800) - 400n,
    share: at % 500 === 3 ? Number.NaN : (at % 900) / 4 - 100,
    kind: `kind ${at % 5}`,
    mixed: at % 2 === 0 ? `m${at}` : BigInt(at),
    ...(at % 3 === 0 ? { some: `some ${at}` } : {}),
  });
}
builder.addNode('w0', ['Word'], { id: 'w0', says: 'name 7', n: 13n });
builder.addNode('w1', ['Word'], { id: 'w1', says: 'name 8', n: 14n });
builder.addRelationship('k0', 'KNOWS', 'n1', 'n2', { id: 'k0', name: 'name 1' });
builder.addRelationship('k1', 'LIKES', 'n2', 'n2', { id: 'k1' });
const graph = builder.finish('v');
const options = { clock: () => 0, random: () => 0.5 };

function plan(text: string): string[] {
  return query(graph, `EXPLAIN ${text}`, options)
    .plan()
    .filter((step) => step.operator !== 'Argument')
    .map((step) => `${step.operator} ${step.details}`.trim())
    .reverse();
}

describe('a node whose property has a value', () => {
  test.each([
    ['MATCH (p:Person {name: "name 3"}) RETURN p', 'NodeByProperty p.name = "name 3"'],
    ['MATCH (p) WHERE p.name = $name RETURN p', 'NodeByProperty p.name = $name'],
    ['MATCH (p) WHERE 12 = p.number RETURN p', 'NodeByProperty p.number = 12'],
    ['MATCH (p) WHERE p.share = 0.25 AND p.kind = "kind 1" RETURN p', 'NodeByProperty p.share = 0.25'],
    ['MATCH (p:Person) WHERE p.name IN ["name 1", "name 2"] RETURN p', 'NodeByProperty p.name IN ["name 1", "name 2"]'],
    ['MATCH (p {name: "name 3", id: "n3"}) RETURN p', 'NodeById p.id = "n3"'],
  ])('is looked up where values are rare: %s', (text, first) => {
    expect(plan(text)[0]).toBe(first);
  });

  test('is looked up for each row that brings the value: values join without going through all pairs', () => {
    const text = 'MATCH (w:Word), (p:Person) WHERE p.name = w.says RETURN p.id';
    expect(plan(text).slice(0, 2)).toEqual(['NodesByLabel w:Word', 'NodeByProperty p.name = w.says']);
    expect(showSorted(graph, text)).toBe("'n1007' | 'n1008' | 'n2007' | 'n2008' | 'n3007' | 'n3008' | 'n7' | 'n8'");
    const optional = 'MATCH (w:Word) OPTIONAL MATCH (p:Rare {number: w.n}) RETURN w.id, count(p) ORDER BY w.id';
    expect(plan(optional)).toContain('NodeByProperty p.number = w.n');
    expect(show(graph, optional)).toBe("'w0', 0 | 'w1', 0");
  });

  test.each([
    ['values are common', 'MATCH (p:Person {kind: "kind 1"}) RETURN p', 'NodesByLabel p:Person'],
    ['few nodes have the label', 'MATCH (w:Word {says: "name 7"}) RETURN w', 'NodesByLabel w:Word'],
    ['values are of several types', 'MATCH (p {mixed: "m2"}) RETURN p', 'AllNodes p'],
    ['the condition is one of two', 'MATCH (p) WHERE p.name = "name 1" OR p.number = 2 RETURN p', 'AllNodes p'],
    ['the value is of the same node', 'MATCH (p) WHERE p.name = p.kind RETURN p', 'AllNodes p'],
    ['it may not be so', 'MATCH (p) WHERE NOT p.name = "name 1" RETURN p', 'AllNodes p'],
    ['nothing has the property', 'MATCH (p {nothing: 1}) RETURN p', 'AllNodes p'],
  ])('is searched for where %s', (_, text, first) => {
    expect(plan(text)[0]).toBe(first);
  });

  test.each([
    ['p.name = "name 3"', 4],
    ['p.name = "name 3" AND p:Rare', 0],
    ['p.name = "name 4" AND p:Rare', 4],
    ['p.name = 3', 0],
    ['p.name = null', 0],
    ['p.name IN ["name 3", "name 3", "name 4", null, 7]', 8],
    ['p.name IN []', 0],
    ['p.number = 0', 5],
    ['p.number = 0.0', 5],
    ['p.number = -400', 5],
    ['p.number = 0.5', 0],
    ['p.number = "0"', 0],
    ['p.number IN [1, 1.0, 2]', 10],
    ['p.number = 0.0 / 0.0', 0],
    ['p.share = -100', 5],
    ['p.share = -99.75', 5],
    ['p.share = 0', 4],
    ['p.share = -0.0', 4],
    ['p.share = 0.0 / 0.0', 0],
    ['p.some = "some 9"', 1],
    ['p.some = "some 10"', 0],
  ])('is found as a search finds it: %s', (condition, count) => {
    const [rows] = [queryAll(graph, `MATCH (p) WHERE ${condition} RETURN p.id ORDER BY p.id`, options).rows];
    // A condition in CASE is none that could be looked up.
    const plain = `MATCH (p) WHERE CASE WHEN ${condition} THEN true ELSE false END RETURN p.id ORDER BY p.id`;
    expect(rows).toEqual(queryAll(graph, plain, options).rows);
    expect(rows).toHaveLength(count);
  });

  test('stands in the order of a search', () => {
    const seek = 'MATCH (p) WHERE p.name = "name 3" RETURN p.id';
    expect(plan(seek)[0]).toMatch(/^NodeByProperty/);
    const search = 'MATCH (p) WHERE p.name ENDS WITH "e 3" RETURN p.id';
    expect(show(graph, seek)).toBe(show(graph, search));
  });

  test('is found whatever value of whatever column is asked for', () => {
    const keys = ['name', 'number', 'share', 'some', 'kind', 'mixed'];
    const value: fc.Arbitrary<Value> = fc.oneof(
      fc.nat(1200).map((n) => `name ${n}`),
      fc.nat(4200).map((n) => `some ${n}`),
      fc.bigInt({ min: -450n, max: 450n }),
      fc.integer({ min: -420, max: 520 }).map((n) => n / 4),
      fc.constantFrom<Value>(null, true, Number.NaN, -0, 2n ** 62n, 1e300, '', 'kind 2'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.array(value, { maxLength: 4 }), (key, wanted) => {
        const ask = (condition: string): unknown =>
          queryAll(graph, `MATCH (p) WHERE ${condition} RETURN p.id ORDER BY p.id`, {
            ...options,
            parameters: new Map<string, Value>([
              ['wanted', wanted],
              ['one', wanted[0] ?? null],
            ]),
          }).rows;
        expect(ask(`p.${key} IN $wanted`)).toEqual(ask(`(p.${key} IN $wanted) = true`));
        expect(ask(`p.${key} = $one`)).toEqual(ask(`(p.${key} = $one) = true`));
      }),
      { numRuns: 150 },
    );
  });
});

describe('a relationship whose id is known', () => {
  test('is looked up, and brings its ends', () => {
    expect(plan('MATCH (a)-[r {id: "k0"}]->(b) RETURN a, b')).toEqual([
      'RelationshipById r.id = "k0"',
      'Filter r.id = "k0"',
      'Endpoints (a)-[r]->(b)',
    ]);
  });

  test.each([
    ['MATCH (a)-[r {id: "k0"}]->(b) RETURN a, b', '(n1), (n2)'],
    ['MATCH (a)<-[r {id: "k0"}]-(b) RETURN a, b', '(n2), (n1)'],
    ['MATCH (a)-[r {id: "k0"}]-(b) RETURN a, b', '(n1), (n2) | (n2), (n1)'],
    ['MATCH (a)-[r {id: "k1"}]-(b) RETURN a, b', '(n2), (n2)'],
    ['MATCH (a)-[r:LIKES {id: "k0"}]->(b) RETURN a, b', ''],
    ['MATCH (a:Word)-[r {id: "k0"}]->(b) RETURN a, b', ''],
    ['MATCH (a)-[r]->(b)-[s]->(c) WHERE r.id = "k0" RETURN c', '(n2)'],
    ['MATCH (a)-[r]->(b)-[s]->(c) WHERE s.id = "k1" AND r.id = s.id RETURN c', ''],
    ['UNWIND ["k0", "no", "k1"] AS id MATCH (a)-[r {id: id}]->(b) RETURN a', '(n1) | (n2)'],
    ['MATCH ()-[r]->() WHERE r.id IN ["k1", "k1", 5, null] RETURN r', '[k1]'],
    ['WITH "LIKES" AS t MATCH (a)-[r:$(t) {id: "k0"}]->(b) RETURN a', ''],
    ['MATCH ()-[r {id: "k0"}]->() WITH r MATCH (x)-[r:$("LIKES")]->(y) RETURN x', ''],
  ])('is held to all else that is asked: %s', (text, rows) => {
    expect(show(graph, text)).toBe(rows);
  });
});
