/** Asks the layout worker, which starts with the page and is ended when a question is cancelled. */
import type { ArrangeEdge, ArrangeNode, LayoutAnswer, LayoutRequest, Placed } from './messages.ts';

export type Arrange = (
  nodes: readonly ArrangeNode[],
  edges: readonly ArrangeEdge[],
  signal: AbortSignal,
) => Promise<Placed>;

/** A function that lays out off the main thread. */
export function layoutInWorker(): Arrange {
  const start = (): Worker => new Worker(new URL('./layout.ts', import.meta.url), { type: 'module' });
  // Started with the page: its script is there by the time that the first graph is.
  let worker: Worker | null = start();
  let task = 0;
  return (nodes, edges, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const running = (worker ??= start());
      const request: LayoutRequest = { task: ++task, nodes, edges };
      const done = (): void => {
        running.removeEventListener('message', onMessage);
        running.removeEventListener('error', onError);
        signal.removeEventListener('abort', onAbort);
      };
      const onMessage = ({ data }: MessageEvent<LayoutAnswer>): void => {
        if (data.task !== request.task) return;
        done();
        resolve(data.placed);
      };
      const onError = (event: ErrorEvent): void => {
        done();
        reject(new Error(event.message || 'The layout worker did not start.'));
      };
      const onAbort = (): void => {
        done();
        // A worker cannot be asked to stop in the middle: the next question starts another.
        running.terminate();
        if (worker === running) worker = null;
        reject(signal.reason as Error);
      };
      running.addEventListener('message', onMessage);
      running.addEventListener('error', onError);
      signal.addEventListener('abort', onAbort);
      running.postMessage(request);
    });
}
