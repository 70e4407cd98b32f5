/** What one request may cost the store: a deadline, and an end when the one who asked has gone. */
import type { Response } from 'express';
import { SaysoError } from '#model/errors.ts';
import type { CallContext } from '#store/port.ts';
import { requestIdOf } from './request-id.ts';

const MAX_ROWS = 10_000;
const MAX_BYTES = 16_000_000;

/** The one who asked hung up: no error, and nobody to tell. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** A call that ends with the response. */
export interface BoundedCall {
  readonly call: CallContext;
  /** Gives `work`'s result, or rejects when the deadline has passed or the client has gone, whichever is first. */
  readonly bounded: <Result>(work: Promise<Result>) => Promise<Result>;
}

/** The context of a call to the store that is bounded by `deadline` milliseconds and by the life of the response. */
export function boundedCall(response: Response, deadline: number): BoundedCall {
  const controller = new AbortController();
  const { signal } = controller;
  const timer = setTimeout(() => controller.abort(new SaysoError('DEADLINE', { milliseconds: deadline })), deadline);
  response.once('close', () => {
    clearTimeout(timer);
    if (!response.writableFinished) controller.abort(new ClientGone('the client has gone'));
  });
  const ended = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  // The race below listens only while there is work; an abort after it is nobody's error.
  ended.catch(() => undefined);
  return {
    call: { signal, timeoutMs: deadline, maxRows: MAX_ROWS, maxBytes: MAX_BYTES, requestId: requestIdOf(response) },
    bounded: (work) => Promise.race([work, ended]),
  };
}
