/** Asking the console of a database, and hearing all that it says. */
import type { QueryFault, QueryMessage, QueryRequest } from '#contract/cypher/query-request.ts';
import type { QueryEngine } from '../../server/query/query-engine.ts';

/** A request as the route makes it. */
export function requestOf(text: string, more: Partial<QueryRequest> = {}): QueryRequest {
  const limits = { deadlineMs: 10_000, maxRows: 1000, maxBytes: 1e6, maxPathElements: 1e5, maxMemory: 1e8 };
  return { text, parameters: {}, plan: null, typed: true, form: 'list', limits, ...more };
}

export interface Heard {
  readonly columns: readonly string[];
  readonly rows: unknown;
  readonly fault: QueryFault | null;
  readonly budget: string | null;
  readonly plan: readonly { readonly operator: string }[] | null;
}

/** Runs a query to its end. */
export async function ask(queries: QueryEngine, request: QueryRequest, signal?: AbortSignal): Promise<Heard> {
  const heard: QueryMessage[] = [];
  await queries.run(request, (message) => heard.push(message), signal ?? new AbortController().signal);
  const columns = heard.flatMap((message) => (message.say === 'columns' ? message.columns : []));
  const text = heard.map((message) => (message.say === 'text' ? message.text : '')).join('');
  const done = heard.find((message) => message.say === 'done');
  const failed = heard.find((message) => message.say === 'failed');
  return {
    columns,
    rows: done === undefined ? null : JSON.parse(`[${text}]`),
    fault: failed?.fault ?? null,
    budget: done?.summary.budget ?? null,
    plan: done?.summary.plan ?? null,
  };
}
