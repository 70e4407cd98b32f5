/** One run of a question: what is asked, how far it is, what came of it. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { QueryNotice, QuerySummary, WireValue } from '#protocol/values.ts';
import { askCypher, type CypherRequest } from '../api/cypher.ts';
import { isCancelled } from '../api/request.ts';

/** How many rows the page holds; more than a person reads, and less than a browser bears. */
export const MOST_ROWS = 20_000;

export interface Answer {
  readonly request: CypherRequest;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly WireValue[])[];
  readonly notices: readonly QueryNotice[];
  /** Null where the run did not come to its end. */
  readonly summary: QuerySummary | null;
  /** What kept rows back: a budget of the server, `page` where the page holds no more, `cancelled`; null where all came. */
  readonly cutBy: string | null;
}

export type Run =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly since: number; readonly rows: number }
  | { readonly state: 'answered'; readonly answer: Answer }
  | { readonly state: 'failed'; readonly error: Error; readonly request: CypherRequest };

export interface Runner {
  readonly run: ReadonlySignal<Run>;
  /** Asks; a question that is still running is dropped. */
  start(request: CypherRequest): Promise<void>;
  /** Drops what is running, here and on the server, and shows the rows that had come. */
  cancel(): void;
}

/** Runs questions one at a time. `now` gives milliseconds. */
export function createRunner(now: () => number): Runner {
  const run = signal<Run>({ state: 'idle' });
  let stop: (() => void) | null = null;

  const start = async (request: CypherRequest): Promise<void> => {
    stop?.();
    const controller = new AbortController();
    let columns: readonly string[] = [];
    let cutBy: string | null = null;
    const rows: (readonly WireValue[])[] = [];
    const since = now();
    const own = (): void => controller.abort();
    stop = own;
    run.value = { state: 'running', since, rows: 0 };
    const listener = {
      columns: (names: readonly string[]) => (columns = names),
      rows: (more: readonly (readonly WireValue[])[]) => {
        rows.push(...more.slice(0, MOST_ROWS - rows.length));
        if (stop === own) run.value = { state: 'running', since, rows: rows.length };
        if (rows.length < MOST_ROWS) return;
        cutBy = 'page';
        controller.abort();
      },
    };
    const settle = (settled: Run): void => {
      if (stop !== own) return;
      stop = null;
      run.value = settled;
    };
    try {
      const { notices, summary } = await askCypher(request, listener, controller.signal);
      settle({
        state: 'answered',
        answer: { request, columns, rows, notices, summary, cutBy: cutBy ?? summary.budget },
      });
    } catch (error) {
      if (isCancelled(error) || controller.signal.aborted) {
        const answer = { request, columns, rows, notices: [], summary: null, cutBy: cutBy ?? 'cancelled' };
        settle({ state: 'answered', answer });
      } else settle({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)), request });
    }
  };
  return {
    run,
    start,
    cancel: () => stop?.(),
  };
}
