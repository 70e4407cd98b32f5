/** A question in Cypher as an engine takes it, and what the engine says to it. */
import { type ErrorCode, type Position, SaysoError } from '#model/errors.ts';
import type { QueryNotice, QuerySummary } from '#protocol/values.ts';
import type { RowForm } from './row-text.ts';

/** What one query may cost. */
export interface QueryLimits {
  readonly deadlineMs: number;
  readonly maxRows: number;
  readonly maxBytes: number;
  readonly maxPathElements: number;
  readonly maxMemory: number;
}

export type PlanMode = 'explain' | 'profile';

export interface QueryRequest {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly plan: PlanMode | null;
  /** Whole floats say that they are floats. */
  readonly typed: boolean;
  readonly form: RowForm;
  readonly limits: QueryLimits;
}

/** An error of a query, as the catalogue has it. */
export interface QueryFault {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
  readonly position: Position | null;
}

/** What is said while a query runs: `done` or `failed` last. */
export type QueryMessage =
  | { readonly say: 'columns'; readonly columns: readonly string[] }
  /** The next piece of the rows' text, in the form that was asked for. */
  | { readonly say: 'text'; readonly text: string }
  | { readonly say: 'done'; readonly summary: QuerySummary; readonly notices: readonly QueryNotice[] }
  | { readonly say: 'failed'; readonly fault: QueryFault };

/** A fault as the error that it is. */
export function errorOf({ code, details, position }: QueryFault): SaysoError {
  return new SaysoError(code, details, position === null ? {} : { position });
}
