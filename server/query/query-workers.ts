/**
 * Queries run in worker threads over the same columns, so that the event loop never waits for one. A worker that does
 * not yield by its deadline is ended, and another is born in its place.
 */
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { NameSearch } from '#cypher/engine/functions/full-text.ts';
import { SaysoError } from '#model/errors.ts';
import type { GraphBytes } from '#graph/layout.ts';
import type { QueryMessage, QueryRequest } from '#contract/cypher/query-request.ts';
import type { Begun, NameQuestion, WorkerBirth } from './messages.ts';
import type { Listener, QueryEngine } from './query-engine.ts';

/** How long after its deadline a query may take to yield before its worker is ended. */
const GRACE_MS = 400;
/** What a worker may hold beside the columns; a query's own budget is well below. */
const MOST_HEAP_MB = 1024;
/** How long a new worker may take to begin. */
const BIRTH_MS = 20_000;
/** How many queries may wait for a worker. */
const MOST_WAITING = 16;

interface Job {
  readonly request: QueryRequest;
  readonly listener: Listener;
  readonly cancelled: Int32Array;
  readonly settle: (error: Error | null) => void;
}

interface Seat {
  worker: Worker;
  readonly answers: MessagePort;
  readonly answered: Int32Array;
  readonly heard: Int32Array;
  job: Job | null;
  timer: NodeJS.Timeout | null;
}

function bornFrom(bytes: GraphBytes, heapMb: number): Seat {
  const own = import.meta.url.endsWith('.ts') ? '../../dist/server/query/query-worker.js' : './query-worker.js';
  const { port1, port2 } = new MessageChannel();
  const answered = new SharedArrayBuffer(4);
  const heard = new SharedArrayBuffer(4);
  const workerData: WorkerBirth = { bytes, answers: port2, answered, heard };
  const worker = new Worker(new URL(own, import.meta.url), {
    workerData,
    transferList: [port2],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  worker.unref();
  port1.unref();
  return {
    worker,
    answers: port1,
    answered: new Int32Array(answered),
    heard: new Int32Array(heard),
    job: null,
    timer: null,
  };
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooLarge(): SaysoError {
  return new SaysoError('QUERY_TOO_LARGE', {
    reason: 'The query took all the memory that one may have and was ended.',
    suggestion: 'Sort, group or collect less: filter first, or add LIMIT.',
  });
}

function passedOn({ heard }: Seat): void {
  Atomics.add(heard, 0, 1);
  Atomics.notify(heard, 0);
}

export class QueryWorkers implements QueryEngine {
  readonly #bytes: GraphBytes;
  readonly #names: NameSearch;
  readonly #seats: Seat[] = [];
  readonly #most: number;
  readonly #heapMb: number;
  readonly #waiting: Job[] = [];
  #closed = false;

  /** Workers are born when they are first needed, `most` at most: one core is left for everything else. */
  constructor(
    bytes: GraphBytes,
    names: NameSearch,
    { most = Math.max(1, Math.min(4, availableParallelism() - 1)), heapMb = MOST_HEAP_MB } = {},
  ) {
    this.#bytes = bytes;
    this.#names = names;
    this.#most = most;
    this.#heapMb = heapMb;
  }

  /** Runs a query; `listener` hears it all. Settles at `done` or `failed`, or rejects when it cannot be run. */
  run(request: QueryRequest, listener: Listener, signal: AbortSignal): Promise<void> {
    if (this.#closed) return Promise.reject(new SaysoError('LOADING'));
    if (this.#waiting.length >= MOST_WAITING)
      return Promise.reject(new SaysoError('TOO_MANY_REQUESTS', { seconds: 1 }));
    return new Promise((resolve, reject) => {
      const job: Job = {
        request,
        listener,
        cancelled: new Int32Array(new SharedArrayBuffer(4)),
        settle: (error) => (error ? reject(error) : resolve()),
      };
      signal.addEventListener('abort', () => this.#cancel(job, signal.reason as Error), { once: true });
      if (signal.aborted) return this.#cancel(job, signal.reason as Error);
      this.#waiting.push(job);
      this.#next();
    });
  }

  /** Ends all workers. Queries that run are told that the data is gone. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.settle(new SaysoError('LOADING'));
    const seats = this.#seats.splice(0);
    for (const { job, timer } of seats) {
      if (timer) clearTimeout(timer);
      job?.settle(new SaysoError('LOADING'));
    }
    await Promise.all(seats.map(({ worker }) => worker.terminate()));
  }

  #cancel(job: Job, reason: Error): void {
    Atomics.store(job.cancelled, 0, 1);
    const place = this.#waiting.indexOf(job);
    if (place >= 0) this.#waiting.splice(place, 1);
    const seat = this.#seats.find((each) => each.job === job);
    // Whoever asked is gone: the worker has its grace to yield, and nobody waits for that.
    if (seat) this.#arm(seat, GRACE_MS);
    job.settle(reason);
  }

  #arm(seat: Seat, milliseconds: number): void {
    if (seat.timer) clearTimeout(seat.timer);
    seat.timer = setTimeout(() => this.#replace(seat), milliseconds);
  }

  #replace(seat: Seat): void {
    const { job } = seat;
    const index = this.#seats.indexOf(seat);
    if (index >= 0) this.#seats.splice(index, 1);
    seat.job = null;
    void seat.worker.terminate();
    job?.settle(
      new SaysoError('QUERY_DEADLINE', {
        reason: 'The query did not stop at its deadline and was ended.',
        suggestion: 'Narrow the pattern, or add LIMIT.',
      }),
    );
    this.#next();
  }

  #seat(): Seat | null {
    const free = this.#seats.find(({ job }) => job === null);
    if (free || this.#seats.length >= this.#most) return free ?? null;
    const seat = bornFrom(this.#bytes, this.#heapMb);
    seat.worker.on('message', (message: QueryMessage | NameQuestion | Begun) => {
      if (message.say === 'names') this.#answer(seat, message);
      else this.#hear(seat, message);
    });
    seat.worker.on('error', (error) => this.#fail(seat, error));
    this.#seats.push(seat);
    return seat;
  }

  #next(): void {
    while (this.#waiting.length > 0 && !this.#closed) {
      const seat = this.#seat();
      if (!seat) return;
      const job = this.#waiting.shift() as Job;
      seat.job = job;
      this.#arm(seat, BIRTH_MS);
      seat.worker.postMessage({ request: job.request, cancelled: job.cancelled.buffer });
    }
  }

  /** The worker sleeps until the answer is there. */
  #answer({ answered, answers }: Seat, { limit, text }: NameQuestion): void {
    answers.postMessage(this.#names(text, limit));
    Atomics.add(answered, 0, 1);
    Atomics.notify(answered, 0);
  }

  #hear(seat: Seat, message: QueryMessage | Begun): void {
    // Only in the next turn may the worker say more: one turn deals with all that has come by then.
    if (message.say === 'text') setImmediate(() => passedOn(seat));
    const { job } = seat;
    if (!job) return;
    const wanted = Atomics.load(job.cancelled, 0) === 0;
    if (message.say === 'begun') {
      // Whoever gave up has set a shorter time already.
      if (wanted) this.#arm(seat, job.request.limits.deadlineMs + GRACE_MS);
      return;
    }
    if (wanted) job.listener(message);
    if (message.say !== 'done' && message.say !== 'failed') return;
    if (seat.timer) clearTimeout(seat.timer);
    seat.timer = null;
    seat.job = null;
    job.settle(null);
    this.#next();
  }

  #fail(seat: Seat, error: Error): void {
    const index = this.#seats.indexOf(seat);
    if (index >= 0) this.#seats.splice(index, 1);
    if (seat.timer) clearTimeout(seat.timer);
    seat.job?.settle(isOutOfMemory(error) ? tooLarge() : error);
    seat.job = null;
    this.#next();
  }
}
