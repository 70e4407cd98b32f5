import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CypherError } from '#cypher/language/errors.ts';
import { lint } from '#cypher/engine/check/lint.ts';
import { parse } from '#cypher/language/parser.ts';
import { printStatement } from '#cypher/language/printer.ts';
import { readFeature } from '../tck/gherkin.ts';
import { FORMS } from './forms.ts';

function outcome(text: string): string {
  try {
    return printStatement(parse(text));
  } catch (error) {
    if (error instanceof CypherError) return `${error.detail}: ${error.message}`;
    throw error;
  }
}

/** Printed and parsed again, a query prints the same. */
function survives(text: string): void {
  const printed = printStatement(parse(text));
  expect(printStatement(parse(printed)), text).toBe(printed);
}

describe('a query', () => {
  test.each(FORMS)('is the same after printing and parsing: %s', survives);

  test.skipIf(!existsSync(join(process.env.TCK_DIR ?? '', 'features', 'clauses')))(
    'of the TCK is the same after printing and parsing',
    () => {
      const files = readdirSync(join(process.env.TCK_DIR ?? '', 'features'), { recursive: true, encoding: 'utf8' });
      let tried = 0;
      for (const file of files.filter((name) => name.endsWith('.feature'))) {
        for (const { steps } of readFeature(readFileSync(join(process.env.TCK_DIR ?? '', 'features', file), 'utf8'))) {
          for (const { doc } of steps) {
            if (doc === null) continue;
            let parsed;
            try {
              parsed = parse(doc);
            } catch (error) {
              if (error instanceof CypherError) continue;
              throw error;
            }
            tried++;
            const printed = printStatement(parsed);
            expect(outcome(printed), doc).toBe(printed);
          }
        }
      }
      expect(tried).toBeGreaterThan(4000);
    },
  );

  test.each([
    ['a OR b AND NOT c = d', 'a OR (b AND (NOT (c = d)))'],
    ['a + b * c ^ d', 'a + (b * (c ^ d))'],
    ['a - b - c', '(a - b) - c'],
    ['NOT a IS NULL', 'NOT (a IS NULL)'],
    ['a = b IN c', 'a = (b IN c)'],
    ['-a.b', '-a.b'],
    ['a XOR b OR c', '(a XOR b) OR c'],
  ])('binds as written in the manual: %s', (expression, printed) => {
    expect(outcome(`RETURN ${expression} AS x`)).toBe(`RETURN ${printed} AS x`);
  });

  test.each([
    ['MATCH (n RETURN n', 1, 10, 'there is "RETURN" where ")" was expected'],
    ['MATCH (n)\nRETURN n.', 2, 10, 'the query ends where a property key was expected'],
    ['RETURN "abc', 1, 8, 'this string has no end'],
    ['RETURN 1 +', 1, 11, 'the query ends where an expression was expected'],
    ['MATCH (a)-[:R..3]->(b) RETURN a', 1, 14, 'a range of lengths needs a star before it'],
    ['RETURN 12abc', 1, 8, '12abc is no number'],
  ])('that is wrong is told so with its place: %s', (text, line, column, message) => {
    const [found] = lint(text, { labels: [], types: [], keys: [] });
    expect(found).toMatchObject({ severity: 'error', line, column, message });
  });
});

describe('a text made to hurt', () => {
  test.each([
    ['nested CASE', `RETURN ${'CASE WHEN true THEN '.repeat(100)}1${' END'.repeat(100)} AS x`],
    ['parentheses', `RETURN ${'('.repeat(5000)}1${')'.repeat(5000)}`],
    ['open parentheses', `RETURN ${'('.repeat(1_000_000)}`],
    ['open brackets', `RETURN ${'['.repeat(100_000)}`],
    ['open braces', `RETURN ${'{a:'.repeat(100_000)}`],
    ['node patterns in parentheses', `MATCH ${'('.repeat(20_000)}a${')'.repeat(20_000)} RETURN a`],
    ['maps in patterns', `RETURN ${'({a: '.repeat(50)}1${'})-->()'.repeat(50)}`],
    ['signs', `RETURN ${'-'.repeat(20_001)}1`],
    ['NOT', `RETURN ${'NOT '.repeat(20_000)}true`],
    ['a sum', `RETURN ${'1 + '.repeat(20_000)}1`],
    ['a chain of properties', `RETURN a${'.b'.repeat(20_000)}`],
    ['a chain of indexes', `RETURN a${'[0]'.repeat(20_000)}`],
    ['negated labels', `MATCH (n:${'!'.repeat(20_000)}A) RETURN n`],
    ['subqueries', `RETURN ${'EXISTS { MATCH (n) WHERE '.repeat(500)}true${' }'.repeat(500)}`],
    ['list comprehensions', `RETURN ${'[x IN '.repeat(500)}[1]${']'.repeat(500)}`],
    ['comments', `RETURN 1 ${'/* */'.repeat(50_000)}`],
    ['an open comment', `RETURN 1 /*${' *'.repeat(100_000)}`],
    ['backticks', `RETURN ${'`'.repeat(100_001)}`],
    ['types', `RETURN 1 IS :: ${'LIST<'.repeat(20_000)}`],
  ])('is parsed or refused, never more: %s', (_, text) => {
    expect(() => outcome(text)).not.toThrow();
  });

  test('is refused where the stack is too small for it, as in a worker of a browser', () => {
    const text = `RETURN ${'('.repeat(140)}1${')'.repeat(140)}`;
    const found: string[] = [];
    // Down to where no call has room any more, and up again until there is just enough to be told so.
    const atTheBottom = (): void => {
      try {
        atTheBottom();
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        found.push(outcome(text));
      }
    };
    atTheBottom();
    expect(found).toEqual(['NestedTooDeep: the query nests deeper than there is room for here']);
    expect(outcome(text)).not.toContain('NestedTooDeep');
  });

  test('of many operands is no deep tree', () => {
    const condition = Array.from({ length: 5000 }, (_, index) => `n.x = ${index}`).join(' OR ');
    expect(outcome(`MATCH (n) WHERE ${condition} RETURN n`)).toContain('(n.x = 4999)');
  });
});
