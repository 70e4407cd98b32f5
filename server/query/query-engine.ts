/** What answers questions in Cypher: query workers over the columns, or a database. The route does not know which. */
import type { QueryMessage, QueryRequest } from '#contract/cypher/query-request.ts';

export type Listener = (message: QueryMessage) => void;

export interface QueryEngine {
  /** Runs a query; `listener` hears it all. Settles at `done` or `failed`, or rejects when it cannot be run. */
  run(request: QueryRequest, listener: Listener, signal: AbortSignal, requestId?: string): Promise<void>;
  close(): Promise<void>;
}
