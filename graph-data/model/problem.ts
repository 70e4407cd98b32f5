/**
 * What is wrong with a data set: where, what was found, what was expected, and what to do.
 * docs/reference/data-set.md lists the codes.
 */
export const PROBLEM_CODES = [
  'FOLDER_MISSING',
  'FILE_MISSING',
  'FILE_UNKNOWN',
  'FILE_TOO_LARGE',
  'FILE_NOT_UTF8',
  'FILE_EMPTY',
  'SYNTAX',
  'UNKNOWN_FIELD',
  'MISSING_FIELD',
  'WRONG_TYPE',
  'BAD_VALUE',
  'BAD_LOCATOR',
  'UNKNOWN_LINE',
  'DUPLICATE_ID',
  'UNKNOWN_ENTITY',
  'UNKNOWN_DOCUMENT',
  'UNKNOWN_STATEMENT',
  'NOT_AN_ACTOR',
  'NOT_AN_EVENT',
  'PRIMARY_COUNT',
  'DUPLICATE_UNIT',
  'ASCRIBED_TO_SPEAKER',
  'CHAIN_ENDS',
  'MODE_AND_SPEAKER',
  'DATE_MISSING',
  'SELF_REFERENCE',
  'PSEUDONYM_RESOLVED',
  'NO_NAME',
  'NO_VALUE',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** `file` is relative to the folder; line and column count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: ProblemCode;
  readonly found: string;
  readonly expected: string;
  readonly suggestion: string;
}

/** Orders problems by file, line and column. */
export function byPlace(a: Problem, b: Problem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}

/** One problem as one line of text. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, code, found, expected, suggestion } = problem;
  const advice = suggestion === '' ? '' : `. ${suggestion}`;
  return `${file}:${line}:${column} ${code} found ${found}, expected ${expected}${advice}`;
}

/** A value as a problem shows it: short, on one line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 77)}…` : line;
}
