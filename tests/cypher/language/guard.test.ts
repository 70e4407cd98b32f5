import { describe, expect, test } from 'vitest';
import { CypherError } from '#cypher/language/errors.ts';
import { guard, guardStatement, guardText, MAX_QUERY_LENGTH } from '#cypher/language/guard.ts';
import { parse } from '#cypher/language/parser.ts';

function refusal(run: () => unknown): string {
  try {
    run();
    return 'allowed';
  } catch (error) {
    if (error instanceof CypherError) return `${error.errorClass} ${error.detail}`;
    throw error;
  }
}

function caught(run: () => unknown): CypherError {
  try {
    run();
  } catch (error) {
    if (error instanceof CypherError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const WRITES = [
  'CREATE (n)',
  'MERGE (n:A {id: 1})',
  'MATCH (n) SET n.x = 1',
  'MATCH (n) SET n:Admin',
  'MATCH (n) SET n += {x: 1}',
  'MATCH (n) REMOVE n.x',
  'MATCH (n) DETACH DELETE n',
  'match(n)detach/**/delete(n)',
  'MATCH (n) NODETACH DELETE n',
  'MATCH (n) FOREACH (x IN [1] | SET n.x = x)',
  'CALL { CREATE (n) } RETURN 1',
  'MATCH (n) CALL (n) { SET n.x = 1 } RETURN n',
  'MATCH (n) WHERE EXISTS { MATCH (n) DELETE n } RETURN n',
  'RETURN COLLECT { CREATE (n) RETURN n }',
  'MATCH (n) RETURN n UNION CREATE (n) RETURN n',
  'EXPLAIN CREATE (n)',
];

const REFUSED: readonly (readonly [text: string, why: string])[] = [
  ['INSERT (n)', 'Refused UnsupportedClause'],
  ['MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS RETURN x', 'Refused InTransactions'],
  ['MATCH (n) CALL (n) { RETURN 1 AS x } IN 4 CONCURRENT TRANSACTIONS RETURN x', 'Refused InTransactions'],
  ['MATCH (n) RETURN n NEXT RETURN 1', 'Refused UnsupportedClause'],
  ['WHEN true THEN RETURN 1', 'Refused UnsupportedClause'],
  ['{ CREATE (n) }', 'SyntaxError UnexpectedSyntax'],
  ['RETURN 1; RETURN 2', 'Refused SeveralStatements'],
  ['CREATE INDEX x FOR (n:A) ON (n.x)', 'Refused Schema'],
  ['CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS UNIQUE', 'Refused Schema'],
  ['DROP INDEX x', 'Refused Administration'],
  ['CREATE USER eve SET PASSWORD "x"', 'Refused Schema'],
  ['ALTER USER eve SET PASSWORD "x"', 'Refused Administration'],
  ['STOP DATABASE neo4j', 'Refused Administration'],
  ['SHOW USERS', 'Refused Administration'],
  ['SHOW SETTINGS', 'Refused Administration'],
  ['SHOW TRANSACTIONS', 'Refused Administration'],
  ['SHOW TRANSACTIONS YIELD * TERMINATE TRANSACTION "x"', 'Refused Administration'],
  ['TERMINATE TRANSACTION "x"', 'Refused Administration'],
  ['USE system MATCH (n) RETURN n', 'Refused Use'],
  [':use system', 'SyntaxError UnexpectedSyntax'],
  [':param x => 1', 'SyntaxError UnexpectedSyntax'],
  ['CALL apoc.load.json("http://x")', 'Refused Procedure'],
  ['CALL apoc . cypher . run("CREATE (n)", {})', 'Refused Procedure'],
  ['CALL apoc/**/.help("x")', 'Refused Procedure'],
  ['CALL `apoc`.`help`("x")', 'Refused Procedure'],
  ['CALL dbms.killConnections([])', 'Refused Procedure'],
  ['CALL dbms.listConfig()', 'Refused Procedure'],
  ['CALL dbms.queryJmx("*:*")', 'Refused Procedure'],
  ['CALL db.clearQueryCaches()', 'Refused Procedure'],
  ['CALL db.awaitIndexes()', 'Refused Procedure'],
  ['CALL tx.setMetaData({})', 'Refused Procedure'],
  ['CALL db.createLabel("x")', 'Refused Procedure'],
  ['MATCH (n) CALL { WITH n CALL apoc.help("x") YIELD name RETURN name } RETURN name', 'Refused Procedure'],
  ['RETURN apoc.text.join(["a"], "")', 'Refused Function'],
  ['RETURN [x IN [1] | apoc.util.sleep(x)]', 'Refused Function'],
  ['LOAD CSV FROM "http://x" AS r RETURN r', 'Refused LoadCsv'],
  ['LOAD CSV WITH HEADERS FROM "file:///etc/passwd" AS r RETURN r', 'Refused LoadCsv'],
  ['MATCH (n) LOAD CSV FROM "ftp://2130706433" AS r RETURN r', 'Refused LoadCsv'],
  ['\\u0043REATE (n)', 'SyntaxError UnexpectedSyntax'],
  ['MATCH (n) \\u0044ELETE n', 'SyntaxError UnexpectedSyntax'],
  ['ＣＲＥＡＴＥ (n)', 'SyntaxError UnexpectedSyntax'],
  ['CRE\u200bATE (n)', 'Refused InvisibleCharacter'],
  ['MATCH (n) RETURN n\u202e', 'Refused InvisibleCharacter'],
  ['RETURN 1\u0000', 'Refused InvisibleCharacter'],
  ['RETURN "\ud800"', 'Refused InvisibleCharacter'],
  ['CYPHER 25 RETURN 1', 'Refused Prefix'],
  ['CYPHER runtime=slotted RETURN 1', 'Refused Prefix'],
  ['EXPLAIN EXPLAIN RETURN 1', 'Refused Prefix'],
  ['EXPLAIN PROFILE RETURN 1', 'Refused Prefix'],
  ['', 'SyntaxError UnexpectedSyntax'],
  ['  // nothing', 'SyntaxError UnexpectedSyntax'],
  ['/* nothing */', 'SyntaxError UnexpectedSyntax'],
  ['a`) DETACH DELETE n //', 'SyntaxError UnexpectedSyntax'],
  ['MATCH (n) FILTER n.x > 1 RETURN n', 'Refused UnsupportedClause'],
  ['LET x = 1 RETURN x', 'Refused UnsupportedClause'],
];

const ALLOWED = [
  'MATCH\u00a0(n)\u3000RETURN\u00a0n',
  'RETURN "CREATE (n) DELETE n"',
  'MATCH (n) RETURN n.create, n.`delete`',
  'MATCH (`delete`) RETURN `delete`',
  'RETURN 1;',
  'EXPLAIN MATCH (n) RETURN n',
  'PROFILE MATCH (n) RETURN n',
  'SHOW INDEXES',
  'SHOW CONSTRAINTS YIELD name',
  'CALL db.labels() YIELD label RETURN label',
  'CALL db.index.fulltext.queryNodes("names", "高市") YIELD node, score RETURN node, score',
  'RETURN date.truncate("month", date("2026-04-15")), point.distance(point({x: 1, y: 1}), point({x: 2, y: 2}))',
  'MATCH (n) USING INDEX n:Actor(id) WHERE n.id = $id RETURN n',
  'MATCH (n) RETURN n LIMIT 1 // a comment: DELETE',
  'RETURN "\\u0043REATE"',
  'MATCH (n) FINISH',
];

describe('the guard', () => {
  test.each(WRITES)('refuses to write: %s', (text) => {
    expect(refusal(() => guard(text))).toBe('Refused Write');
  });

  test.each(REFUSED)('refuses %s', (text, why) => {
    expect(refusal(() => guard(text))).toBe(why);
  });

  test.each(ALLOWED)('allows %s', (text) => {
    expect(refusal(() => guard(text))).toBe('allowed');
  });

  test('says where, and what to write instead', () => {
    const text = 'MATCH (n)\n  SET n.x = 1';
    const refused = caught(() => guard(text));
    expect(refused.position(text)).toEqual({ line: 2, column: 3 });
    expect(refused.message).toBe('SET is not allowed: queries here only read');
    expect(refused.suggestion).toBe('use MATCH … RETURN');
  });

  test('refuses a text that is too long before it reads it', () => {
    expect(refusal(() => guardText(`RETURN "${'x'.repeat(MAX_QUERY_LENGTH)}"`))).toBe('Refused TooLong');
  });

  test('has layers that hold alone', () => {
    expect(refusal(() => guardText('RETURN 1\u202e'))).toBe('Refused InvisibleCharacter');
    expect(refusal(() => guardText('CREATE (n)'))).toBe('allowed');
    expect(refusal(() => guardStatement(parse('CREATE (n)')))).toBe('Refused Write');
    expect(refusal(() => guardStatement(parse('CALL apoc.help("x")')))).toBe('Refused Procedure');
  });
});
