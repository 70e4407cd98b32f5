/** What the editor underlines, and the corrections that it offers. */
import { describe, expect, test } from 'vitest';
import { lint } from '#cypher/engine/check/lint.ts';

const SCHEMA = { labels: ['Actor', 'Statement'], types: ['SAID', 'ABOUT'], keys: ['id', 'name', 'stance'] };

/** The text with all corrections made. */
function mended(text: string): string {
  return lint(text, SCHEMA).reduceRight(
    (whole, { fix }) => (fix ? whole.slice(0, fix.span[0]) + fix.text + whole.slice(fix.span[1]) : whole),
    text,
  );
}

describe('an editor', () => {
  test('says nothing of a query that is right', () => {
    expect(lint('MATCH (n:Actor {id: $id})-[r:SAID]->() RETURN n.name, r ORDER BY n.name', SCHEMA)).toEqual([]);
  });

  test('warns of labels, types and properties that the data does not have, at the name itself', () => {
    const text = 'MATCH (n:Acter {nme: 1})-[:SAYD]->(s)\nRETURN n.name, s.stence';
    const found = lint(text, SCHEMA).map(({ severity, code, span, line }) => [
      severity,
      code,
      text.slice(...span),
      line,
    ]);
    expect(found).toEqual([
      ['warning', 'UnknownLabel', 'Acter', 1],
      ['warning', 'UnknownProperty', 'nme', 1],
      ['warning', 'UnknownType', 'SAYD', 1],
      ['warning', 'UnknownProperty', 'stence', 2],
    ]);
    expect(mended(text)).toBe('MATCH (n:Actor {name: 1})-[:SAID]->(s)\nRETURN n.name, s.stance');
  });

  test.each([
    ['MATCH (n) RETRUN n', 'MATCH (n) RETURN n'],
    ['MTCH (n) RETURN n', 'MATCH (n) RETURN n'],
    ['RETURN lenght([1]) AS x', 'RETURN length([1]) AS x'],
    ['MATCH (actor) RETURN acter.name', 'MATCH (actor) RETURN actor.name'],
    ['RETURN date.truncat("year", date())', 'RETURN date.truncate("year", date())'],
  ])('knows what was meant: %s', (text, right) => {
    expect(lint(text, SCHEMA)).toMatchObject([{ severity: 'error' }]);
    expect(mended(text)).toBe(right);
  });

  test('offers nothing where only the writer can know', () => {
    expect(lint('RETURN 1 +', SCHEMA)).toMatchObject([{ severity: 'error', fix: null }]);
    expect(lint('MATCH (n) RETURN zebra', SCHEMA)).toMatchObject([{ code: 'UndefinedVariable', fix: null }]);
    expect(lint('', SCHEMA)).toMatchObject([{ message: 'the query is empty' }]);
  });

  test('refuses what writes, by name and place', () => {
    expect(lint('MATCH (n)\nDETACH DELETE n', SCHEMA)).toMatchObject([{ severity: 'error', line: 2, column: 1 }]);
  });
});
