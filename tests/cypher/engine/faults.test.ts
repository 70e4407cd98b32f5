import { describe, expect, test } from 'vitest';
import { queryAll } from '#cypher/engine/engine.ts';
import { CypherError } from '#cypher/language/errors.ts';
import { graphOf } from './show.ts';

const graph = graphOf({ 'a:A': { name: 'x', n: 3n } }, {});

function fault(text: string): CypherError {
  try {
    queryAll(graph, text, { clock: () => 0, random: () => 0.5 });
  } catch (error) {
    if (error instanceof CypherError) return error;
    throw error;
  }
  throw new Error(`nothing failed in ${text}`);
}

describe('a fault that shows while a query runs', () => {
  test.each([
    ['RETURN 1 +\n  1 / 0', 'ArithmeticError', 2, 3, 'an integer cannot be divided by zero'],
    ['MATCH (a)\nWHERE a.name + {} = 1 RETURN a', 'TypeError', 2, 7, 'STRING + MAP means nothing'],
    ['WITH [1, "x"] AS l RETURN toInteger("3") + size(l[0])', 'TypeError', 1, 44, 'size() takes no INTEGER'],
    ['UNWIND [1, {}] AS x RETURN toBoolean(x)', 'TypeError', 1, 28, 'toBoolean() takes no MAP'],
    ['RETURN date("2026-13-01")', 'ArgumentError', 1, 8, 'month is 13, it may be 1 to 12'],
    ['RETURN "a" =~ "["', 'ArgumentError', 1, 8, '"[" is no regular expression'],
    ['WITH {a: 1} AS m RETURN m[0]', 'TypeError', 1, 25, 'a map is indexed by STRING, not INTEGER'],
    ['RETURN range(1, 2, 0)', 'ArgumentError', 1, 8, 'range() cannot go in steps of zero'],
  ])('says what and where: %s', (text, errorClass, line, column, message) => {
    const found = fault(text);
    expect([found.errorClass, found.position(text)]).toEqual([errorClass, { line, column }]);
    expect(found.message).toContain(message);
  });
});
