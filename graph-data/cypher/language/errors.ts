/** What can be wrong with a query, in the classes that openCypher has, with the place and what to do about it. */
import type { Position } from '#model/errors.ts';

export type ErrorClass =
  | 'SyntaxError'
  | 'TypeError'
  | 'ArgumentError'
  | 'ArithmeticError'
  | 'ParameterMissing'
  | 'ProcedureError'
  | 'EntityNotFound'
  | 'Refused'
  | 'Budget';

/** Half-open, in UTF-16 units of the query's text. */
export type Span = readonly [start: number, end: number];

/** Where an offset lies: line and column from 1, columns in UTF-16 units. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/**
 * A query that cannot be run, or stopped while it ran. `detail` is the openCypher name of the fault
 * (`UndefinedVariable`), `phase` tells whether it was found before anything ran.
 */
export class CypherError extends Error {
  readonly errorClass: ErrorClass;
  readonly detail: string;
  readonly phase: 'compile time' | 'runtime';
  readonly span: Span | null;
  /** What to write instead, or null. */
  readonly suggestion: string | null;

  constructor(
    errorClass: ErrorClass,
    detail: string,
    message: string,
    where: { span?: Span | null; phase?: 'compile time' | 'runtime'; suggestion?: string | null } = {},
  ) {
    super(message);
    this.name = 'CypherError';
    this.errorClass = errorClass;
    this.detail = detail;
    this.phase = where.phase ?? 'compile time';
    this.span = where.span ?? null;
    this.suggestion = where.suggestion ?? null;
  }

  /** Where in the text the fault begins, or null when it has no place. */
  position(text: string): Position | null {
    return this.span === null ? null : positionAt(text, this.span[0]);
  }
}

/** A fault in the text itself. */
export function syntaxError(
  detail: string,
  message: string,
  span: Span,
  suggestion: string | null = null,
): CypherError {
  return new CypherError('SyntaxError', detail, message, { span, suggestion });
}
