import { describe, expect, test } from 'vitest';
import { query, type QueryRun } from '#cypher/engine/engine.ts';
import type { Limits } from '#cypher/engine/run/budget.ts';
import { CypherError } from '#cypher/language/errors.ts';
import { GraphBuilder } from '#graph/builder.ts';

/** A complete graph of twelve nodes: more trails than anyone can list. */
function complete(): GraphBuilder {
  const builder = new GraphBuilder();
  for (let from = 0; from < 12; from++) builder.addNode(`n${from}`, ['N'], { id: `n${from}` });
  for (let from = 0; from < 12; from++) {
    for (let to = 0; to < 12; to++) builder.addRelationship(`r${from}-${to}`, 'R', `n${from}`, `n${to}`, {});
  }
  return builder;
}
const graph = complete().finish('v');

/** A clock that goes on by one millisecond whenever it is read. */
function ticking(): () => number {
  let now = 0;
  return () => now++;
}

function run(text: string, limits: Partial<Limits>, cancelled?: () => boolean): QueryRun {
  return query(graph, text, {
    clock: ticking(),
    random: () => 0.5,
    limits,
    ...(cancelled === undefined ? {} : { cancelled }),
  });
}

function all(started: QueryRun): { rows: number; by: string } {
  let rows = 0;
  try {
    for (let part = started.next(); part !== null; part = started.next()) rows += part.length;
  } catch (error) {
    if (error instanceof CypherError) return { rows, by: `${error.errorClass} ${error.detail}` };
    throw error;
  }
  return { rows, by: String(started.truncatedBy()) };
}

const HEAVY = [
  'MATCH p = (a)-[*]-(b) RETURN count(p)',
  'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000) AS b RETURN count(*)',
  'MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)',
  'MATCH (a), (b), (c), (d), (e), (f), (g) WHERE a.id = g.id + "x" RETURN a',
  'RETURN reduce(s = 0, x IN range(1, 10000000) | s + x)',
  'RETURN size([x IN range(1, 10000000) WHERE x % 7 = 0])',
  'MATCH (a {id: "n0"}), (b {id: "n1"}) MATCH p = shortestPath((a)-[*]-(b)) WHERE length(p) > 40 RETURN p',
  'MATCH (a) WHERE EXISTS { MATCH (a)-[*]-(b) WHERE b.id = "none" } RETURN a',
  'MATCH (a) ((x)-->(y)){20} (b) RETURN count(*)',
];

describe('a query that is too heavy', () => {
  test.each(HEAVY)('stops at its deadline: %s', (text) => {
    const { by } = all(run(text, { deadlineMs: 20 }));
    expect(['Budget deadline', 'deadline', 'Budget memory']).toContain(by);
  });

  test.each(HEAVY)('stops when it is cancelled: %s', (text) => {
    let asked = 0;
    const { by } = all(run(text, {}, () => ++asked > 3));
    expect(['Budget cancelled', 'cancelled', 'Budget memory']).toContain(by);
  });

  test('stops when it holds too much', () => {
    expect(
      all(run('MATCH (a), (b), (c), (d), (e) RETURN a.id + b.id AS x ORDER BY x', { maxMemory: 100_000 })).by,
    ).toBe('Budget memory');
    expect(all(run('UNWIND range(1, 100000) AS x RETURN collect(x)', { maxMemory: 1_000_000 })).by).toBe(
      'Budget memory',
    );
    expect(all(run('UNWIND range(1, 50000) AS x RETURN DISTINCT x', { maxMemory: 500_000 })).by).toBe('Budget memory');
    expect(all(run('RETURN range(1, 1000000000)', {})).by).toBe('memory');
    expect(all(run('RETURN reduce(s = "x", x IN range(1, 60) | s + s)', {})).by).toBe('Budget memory');
  });

  test('is not slowed by regular expressions that others choke on', () => {
    expect(all(run(`RETURN '${'a'.repeat(5000)}!' =~ '(a+)+$'`, { deadlineMs: 5000 })).by).toBe('null');
  });
});

describe('a list that is only gone over', () => {
  const little = { maxMemory: 10_000 };
  const answer = (text: string, limits: Partial<Limits> = little): unknown => run(text, limits).next()?.[0]?.[0];

  test('is never held as a whole', () => {
    expect(answer('UNWIND range(1, 300000) AS x RETURN sum(x)')).toBe(45_000_150_000n);
    expect(answer('UNWIND [x IN range(1, 300000) WHERE x % 3 = 0 | x + 1] AS y RETURN count(y)')).toBe(100_000n);
    expect(answer('UNWIND [y IN [x IN range(9, 1, -1) | x] WHERE y > 7] AS z RETURN z')).toBe(9n);
    expect(answer('RETURN reduce(s = 0, x IN range(1, 300000) | s + x)')).toBe(45_000_150_000n);
    expect(answer('RETURN all(x IN range(1, 300000) WHERE x > 0)')).toBe(true);
  });

  test('is not gone over further than anyone asks', () => {
    expect(all(run('UNWIND range(1, 1000000000000) AS x RETURN x LIMIT 3', little))).toEqual({ rows: 3, by: 'null' });
    expect(answer('RETURN any(x IN range(1, 1000000000000) WHERE x > 5)')).toBe(true);
  });

  test('stops at its deadline with the rows that are there, and never with a part of a count', () => {
    const rows = all(run('UNWIND range(1, 1000000000000) AS x RETURN x', { ...little, deadlineMs: 20 }));
    expect([rows.rows > 0, rows.by]).toEqual([true, 'deadline']);
    const count = 'UNWIND range(1, 1000000000000) AS x RETURN count(x)';
    expect(all(run(count, { ...little, deadlineMs: 20 }))).toEqual({ rows: 0, by: 'Budget deadline' });
  });

  test('is held, and charged, where it is kept', () => {
    expect(all(run('RETURN range(1, 300000)', little)).by).toBe('memory');
    expect(all(run('RETURN [x IN range(1, 300000) | x]', little)).by).toBe('memory');
    expect(all(run('UNWIND range(1, 300000) AS x RETURN collect(x)', little)).by).toBe('Budget memory');
    expect(all(run('UNWIND range(1, 20000) AS x RETURN count(size(range(1, 20)))', little)).by).toBe('null');
  });

  test('faults as it does where it is held', () => {
    expect(all(run('UNWIND range(1, 2, 0) AS x RETURN x', {})).by).toBe('ArgumentError NumberOutOfRange');
    expect(all(run('UNWIND range(1, null) AS x RETURN x', {}))).toEqual({ rows: 0, by: 'null' });
  });
});

describe('a result that is too large', () => {
  test('is cut after so many rows, and says so', () => {
    expect(all(run('MATCH (a), (b) RETURN a.id, b.id', { maxRows: 10 }))).toEqual({ rows: 10, by: 'rows' });
    expect(all(run('MATCH (a) RETURN a.id', { maxRows: 12 }))).toEqual({ rows: 12, by: 'null' });
  });

  test('is cut after so many bytes', () => {
    const { rows, by } = all(run('MATCH (a), (b) RETURN a.id', { maxBytes: 100 }));
    expect([rows < 40, by]).toEqual([true, 'bytes']);
  });

  test('is cut after so many nodes and relationships in paths', () => {
    const { rows, by } = all(run('MATCH p = (a)-[*3]->(b) RETURN p', { maxPathElements: 70 }));
    expect([rows, by]).toEqual([10, 'pathElements']);
  });
});

describe('what was cut short', () => {
  test('gives the rows that are complete', () => {
    const { rows, by } = all(run('MATCH p = (a)-[*]-(b) RETURN a.id', { deadlineMs: 20 }));
    expect([rows > 0, by]).toEqual([true, 'deadline']);
  });

  test.each([
    'MATCH p = (a)-[*]-(b) RETURN count(*)',
    'MATCH p = (a)-[*]-(b) RETURN a.id ORDER BY a.id',
    'MATCH (a) OPTIONAL MATCH p = (a)-[*]-(b) WHERE b.id = "none" RETURN a',
    'MATCH (a) RETURN COUNT { MATCH (a)-[*]-(b) RETURN b }',
  ])('is never a partial count, sort or DISTINCT: %s', (text) => {
    expect(all(run(text, { deadlineMs: 20 }))).toEqual({ rows: 0, by: 'Budget deadline' });
  });

  test('is never a DISTINCT that seems to be all', () => {
    expect(all(run('MATCH p = (a)-[*]-(b) RETURN DISTINCT length(p)', { deadlineMs: 20 })).by).toBe('Budget deadline');
  });

  test('is asked for lazily: a limit ends the work', () => {
    expect(all(run('MATCH p = (a)-[*]-(b) RETURN p LIMIT 5', { deadlineMs: 20 }))).toEqual({ rows: 5, by: 'null' });
    expect(all(run('MATCH (a) WHERE EXISTS { MATCH (a)-[*]-(b) } RETURN a', { deadlineMs: 20 }))).toEqual({
      rows: 12,
      by: 'null',
    });
  });
});
