/** The page's side of people's own data: the worker that holds it answers, and goes when the data is left. */
import type { Mapping } from '#formats/plain/recognise.ts';
import type { Carrier } from '../api/request.ts';
import type { OwnAnswer, OwnOpened, OwnRequest, OwnTables } from './own-data-messages.ts';

export interface OwnData {
  readonly read: (files: readonly File[]) => Promise<OwnTables>;
  readonly open: (mappings: readonly Mapping[]) => Promise<OwnOpened>;
  /** Carries the page's requests to the worker. */
  readonly carry: Carrier;
  readonly close: () => void;
}

type Answer<Ask extends OwnAnswer['ask']> = Extract<OwnAnswer, { ask: Ask }>;
type Unnumbered = OwnRequest extends infer Request
  ? Request extends OwnRequest
    ? Omit<Request, 'task'>
    : never
  : never;

/** Starts the worker. */
export function createOwnData(): OwnData {
  const worker = new Worker(new URL('./own-data.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { resolve: (answer: OwnAnswer) => void; reject: (error: Error) => void }>();
  let task = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<OwnAnswer>) => {
    const { resolve, reject } = waiting.get(data.task) ?? {};
    waiting.delete(data.task);
    if (data.ask === 'failed') reject?.(new Error(data.message));
    else resolve?.(data);
  });
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'A worker did not start.'));
    waiting.clear();
  });
  const ask = <Ask extends OwnRequest['ask']>(
    request: Unnumbered & { ask: Ask },
    signal?: AbortSignal | null,
  ): Promise<Answer<Ask>> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const mine = ++task;
      waiting.set(mine, { resolve: (answer) => resolve(answer as Answer<Ask>), reject });
      // The work cannot be stopped in the middle; nobody waits for it any more.
      signal?.addEventListener('abort', () => {
        waiting.delete(mine);
        reject(signal.reason as Error);
      });
      worker.postMessage({ ...request, task: mine });
    });
  return {
    read: async (files) => (await ask({ ask: 'read', files })).tables,
    open: async (mappings) => (await ask({ ask: 'open', mappings })).opened,
    carry: async (path, { method = 'GET', body, signal, headers }) => {
      const text = typeof body === 'string' ? body : null;
      const lines = new Headers(headers).get('accept') === 'application/x-ndjson';
      const answer = await ask({ ask: 'answer', method, path, body: text, lines }, signal ?? null);
      return new Response(answer.body, { status: answer.status, headers: { 'content-type': 'application/json' } });
    },
    close: () => worker.terminate(),
  };
}
