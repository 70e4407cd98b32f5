/** What the server and its query worker say to each other. */
import type { MessagePort } from 'node:worker_threads';
import type { NameSearch } from '#cypher/engine/functions/full-text.ts';
import type { GraphBytes } from '#graph/layout.ts';
import type { QueryNotice, QuerySummary } from '#protocol/values.ts';
import type { ErrorCode, Position } from '#model/errors.ts';
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

/** What a query worker is born with. */
export interface WorkerBirth {
  readonly bytes: GraphBytes;
  /** Answers to questions for names come here; a worker waits for one without yielding. */
  readonly answers: MessagePort;
  /** One Int32: how many answers were given. */
  readonly answered: SharedArrayBuffer;
  /** One Int32: how many pieces of text were passed on. */
  readonly heard: SharedArrayBuffer;
}

export interface RunMessage {
  readonly request: QueryRequest;
  /** One Int32; not zero means: stop. */
  readonly cancelled: SharedArrayBuffer;
}

/** An error of a query, as the catalogue has it. */
export interface QueryFault {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
  readonly position: Position | null;
}

/** A worker asks the one name index, which lies in the main thread. */
export interface NameQuestion {
  readonly say: 'names';
  readonly text: string;
  readonly limit: number;
}

/** A worker that has come to a query: its deadline counts from here. */
export interface Begun {
  readonly say: 'begun';
}

export type NameAnswer = ReturnType<NameSearch>;

export type WorkerMessage =
  | { readonly say: 'columns'; readonly columns: readonly string[] }
  /** The next piece of the rows' text, in the form that was asked for. */
  | { readonly say: 'text'; readonly text: string }
  | { readonly say: 'done'; readonly summary: QuerySummary; readonly notices: readonly QueryNotice[] }
  | { readonly say: 'failed'; readonly fault: QueryFault };
