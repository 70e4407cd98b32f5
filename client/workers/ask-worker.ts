/** Asks a worker one question at a time; a question that is cancelled ends the worker, the next starts another. */

interface Tasked {
  readonly task: number;
}

/** A function that sends questions to a worker and gives its answers. The worker starts with `eager`, else when first asked. */
export function askWorker<Question extends Tasked, Answer extends Tasked>(
  start: () => Worker,
  eager: boolean,
): (question: Omit<Question, 'task'>, signal: AbortSignal) => Promise<Answer> {
  let worker: Worker | null = eager ? start() : null;
  let task = 0;
  return (question, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const running = (worker ??= start());
      const mine = ++task;
      const done = (): void => {
        running.removeEventListener('message', onMessage);
        running.removeEventListener('error', onError);
        signal.removeEventListener('abort', onAbort);
      };
      const onMessage = ({ data }: MessageEvent<Answer>): void => {
        if (data.task !== mine) return;
        done();
        resolve(data);
      };
      const onError = (event: ErrorEvent): void => {
        done();
        reject(new Error(event.message || 'A worker did not start.'));
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
      running.postMessage({ ...question, task: mine });
    });
}
