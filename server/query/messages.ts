/** What the server and its query worker say to each other. */
import type { MessagePort } from 'node:worker_threads';
import type { NameSearch } from '#cypher/engine/functions/full-text.ts';
import type { GraphBytes } from '#graph/layout.ts';
import type { QueryRequest } from '#contract/cypher/query-request.ts';

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
