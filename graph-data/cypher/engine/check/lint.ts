/** What an editor underlines: the first fault of a query, else names that the data does not have, and how to mend them. */
import { CypherError, positionAt, type Span } from '../../language/errors.ts';
import { guard } from '../../language/guard.ts';
import { scan, type Token } from '../../language/lexer.ts';
import { ProcedureCatalogue } from '../functions/builtin-procedures.ts';
import { nearestFunction, nearestName } from '../functions/registry.ts';
import type { Warning } from './analysis.ts';
import { check } from './checker.ts';
import { type SchemaNames, warningsOf } from './warnings.ts';

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** The name of the fault, as in the error catalogue of openCypher, or of the warning. */
  readonly code: string;
  readonly message: string;
  readonly suggestion: string | null;
  readonly span: Span;
  /** Line and column of the start, both from 1. */
  readonly line: number;
  readonly column: number;
  /** What to write, and in place of what; null where only the writer can know. */
  readonly fix: { readonly span: Span; readonly text: string } | null;
}

function quoted(name: string): string {
  return /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}

function diagnostic(text: string, found: Omit<Diagnostic, 'line' | 'column'>): Diagnostic {
  return { ...found, ...positionAt(text, found.span[0]) };
}

/** The name itself inside what is warned of: of a property the key, of a pattern the key in its map. */
function placeOf({ code, name, span }: Warning, tokens: readonly Token[]): Span {
  const inside = tokens.filter(
    ({ kind, text, start, end }) =>
      (kind === 'word' || kind === 'quoted') && text === name && start >= span[0] && end <= span[1],
  );
  const place = code === 'UnknownProperty' ? inside.find((token) => isKey(token, tokens)) : inside[0];
  return place ? [place.start, place.end] : span;
}

function isKey(token: Token, tokens: readonly Token[]): boolean {
  const at = tokens.indexOf(token);
  return tokens[at - 1]?.text === '.' || tokens[at + 1]?.text === ':';
}

function ofWarning(text: string, warning: Warning, tokens: readonly Token[]): Diagnostic {
  const { code, message, suggestion, nearest } = warning;
  const span = placeOf(warning, tokens);
  const fix = nearest === null ? null : { span, text: quoted(nearest) };
  return diagnostic(text, { severity: 'warning', code, message, suggestion, span, fix });
}

/** Words that begin a clause and are often mistyped. */
const OPENING = ['MATCH', 'OPTIONAL', 'WITH', 'RETURN', 'UNWIND', 'CALL', 'UNION', 'FINISH', 'SHOW', 'WHERE'];

function fixOf({ detail }: CypherError, [start, end]: Span, text: string, tokens: readonly Token[]): Diagnostic['fix'] {
  const written = text.slice(start, end);
  if (detail === 'UnknownFunction' || detail === 'Function') {
    const name = written.slice(0, written.indexOf('(')).trimEnd();
    const nearest = nearestFunction(name);
    return nearest === null ? null : { span: [start, start + name.length], text: nearest };
  }
  const token = tokens.find((each) => each.start === start && each.end === end);
  if (token?.kind !== 'word') return null;
  if (detail === 'UndefinedVariable') {
    const others = tokens.filter(({ kind, text: other }) => kind === 'word' && other !== token.text);
    const nearest = nearestName(token.text, namesBound(others, tokens));
    return nearest === null ? null : { span: [start, end], text: nearest };
  }
  if (detail !== 'UnexpectedSyntax') return null;
  const nearest = nearestName(token.text, OPENING);
  return nearest === null || nearest === token.upper ? null : { span: [start, end], text: nearest };
}

/** Names after a bracket or AS: those that a query gives. */
function namesBound(words: readonly Token[], tokens: readonly Token[]): string[] {
  return words
    .filter((word) => {
      const before = tokens[tokens.indexOf(word) - 1];
      return before !== undefined && (before.text === '(' || before.text === '[' || before.upper === 'AS');
    })
    .map(({ text }) => text);
}

/** The diagnostics of a text, in the order of the text. Throws nothing. */
export function lint(text: string, schema: SchemaNames): Diagnostic[] {
  const { tokens } = scan(text);
  try {
    const statement = guard(text);
    const analysis = check(statement, new ProcedureCatalogue());
    const warnings = [...analysis.warnings, ...warningsOf(statement, schema)];
    return warnings.map((warning) => ofWarning(text, warning, tokens)).sort((a, b) => a.span[0] - b.span[0]);
  } catch (error) {
    if (!(error instanceof CypherError)) throw error;
    const span = error.span ?? [0, text.length];
    const { detail: code, message, suggestion } = error;
    const fix = fixOf(error, span, text, tokens);
    return [diagnostic(text, { severity: 'error', code, message, suggestion, span, fix })];
  }
}
