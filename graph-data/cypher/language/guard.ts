/**
 * The guard before every engine: what may be asked at all. It lists what is allowed and refuses everything else, so that
 * a clause or a procedure that comes with a newer version is refused without being known.
 */
import type { CallProcedure, Clause, FunctionCall, Statement } from './ast.ts';
import { CypherError, type Span } from './errors.ts';
import { parse } from './parser.ts';
import { walk } from './walk.ts';

/** How long a query may be, in UTF-16 units. */
export const MAX_QUERY_LENGTH = 100_000;

const CLAUSES: ReadonlySet<Clause['kind']> = new Set<Clause['kind']>([
  'Match',
  'With',
  'Return',
  'Unwind',
  'CallSubquery',
  'CallProcedure',
  'Show',
  'Finish',
]);

/** Procedures that may be called, in lower case. */
export const ALLOWED_PROCEDURES: ReadonlySet<string> = new Set([
  'db.labels',
  'db.relationshiptypes',
  'db.propertykeys',
  'db.schema.visualization',
  'db.index.fulltext.querynodes',
]);

/** Dotted functions that may be called, in lower case. Functions without a dot come with the language and only read. */
export const ALLOWED_DOTTED_FUNCTIONS: ReadonlySet<string> = new Set([
  ...['date', 'time', 'localtime', 'datetime', 'localdatetime'].flatMap((kind) =>
    ['truncate', 'statement', 'transaction', 'realtime'].map((form) => `${kind}.${form}`),
  ),
  'datetime.fromepoch',
  'datetime.fromepochmillis',
  'duration.between',
  'duration.inmonths',
  'duration.indays',
  'duration.inseconds',
  'point.distance',
  'point.withinbbox',
  'vector.similarity.cosine',
  'vector.similarity.euclidean',
]);

function refuse(detail: string, message: string, span: Span, suggestion: string | null = null): CypherError {
  return new CypherError('Refused', detail, message, { span, suggestion });
}

/** Half of a surrogate pair, NUL, and characters that make a text read otherwise than it is parsed. */
const DECEIVING = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/u;

/** Layer 1: the text before it is parsed. Throws `CypherError` of class Refused. */
export function guardText(text: string): void {
  if (text.length > MAX_QUERY_LENGTH) {
    const message = `the query has ${text.length} characters, ${MAX_QUERY_LENGTH} are allowed`;
    throw refuse('TooLong', message, [0, 0], 'pass data as parameters');
  }
  const nul = text.indexOf('\u0000');
  if (nul !== -1) throw refuse('InvisibleCharacter', 'the query holds a NUL', [nul, nul + 1], 'remove it');
  const found = DECEIVING.exec(text);
  if (found === null) return;
  const code = `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const message = `the query holds the invisible character ${code}`;
  throw refuse('InvisibleCharacter', message, [found.index, found.index + 1], 'remove it');
}

function guardProcedure(call: CallProcedure): void {
  if (ALLOWED_PROCEDURES.has(call.name.toLowerCase())) return;
  const suggestion = `allowed are ${[...ALLOWED_PROCEDURES].join(', ')}`;
  throw refuse('Procedure', `the procedure ${call.name} is not allowed`, call.span, suggestion);
}

function guardFunction(call: FunctionCall): void {
  if (!call.name.includes('.') || ALLOWED_DOTTED_FUNCTIONS.has(call.name.toLowerCase())) return;
  throw refuse(
    'Function',
    `the function ${call.name}() is not allowed`,
    call.span,
    'use functions of the language itself',
  );
}

function guardClause(clause: Clause): void {
  if (CLAUSES.has(clause.kind)) return;
  const message = `${clause.kind.toUpperCase()} is not allowed: queries here only read`;
  throw refuse('Write', message, clause.span, 'use MATCH … RETURN');
}

/** Layer 2: the parsed statement, wherever in it a clause, a procedure or a function stands. */
export function guardStatement(statement: Statement): void {
  walk(statement.query, (node) => {
    if (node.kind === 'SingleQuery') (node as unknown as { clauses: readonly Clause[] }).clauses.forEach(guardClause);
    else if (node.kind === 'Foreach') guardClause(node as unknown as Clause);
    else if (node.kind === 'CallProcedure') guardProcedure(node as unknown as CallProcedure);
    else if (node.kind === 'Call') guardFunction(node as unknown as FunctionCall);
  });
}

/** Both layers: the parsed statement of a text that may be run. Throws `CypherError`. */
export function guard(text: string): Statement {
  guardText(text);
  const statement = parse(text);
  guardStatement(statement);
  return statement;
}
