/** The query worker: attaches to the shared columns without copying and runs one query at a time. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Graph } from '#graph/graph.ts';
import type { QueryMessage } from '#contract/cypher/query-request.ts';
import type { Begun, NameAnswer, NameQuestion, RunMessage, WorkerBirth } from './messages.ts';
import { runQuery } from '#contract/cypher/run-query.ts';

const port = parentPort;
if (!port) throw new Error('the query worker runs as a worker thread only');
const { answered, answers, bytes, heard } = workerData as WorkerBirth;
const graph = Graph.attach(bytes);
const count = new Int32Array(answered);
const passedOn = new Int32Array(heard);
let told = 0;

const clock = (): number => performance.timeOrigin + performance.now();

/** How long the main thread may take to answer: it is never this busy, and a query that waits for ever is ended. */
const PATIENCE_MS = 5000;

function names(text: string, limit: number): NameAnswer {
  const before = Atomics.load(count, 0);
  const question: NameQuestion = { say: 'names', text, limit };
  port?.postMessage(question);
  Atomics.wait(count, 0, before, PATIENCE_MS);
  const received = receiveMessageOnPort(answers);
  if (!received) throw new Error('the name index did not answer');
  return received.message as NameAnswer;
}

/** So many pieces of text may lie before the event loop; it deals with them in one turn. */
const MOST_AHEAD = 4;

/** Waits until the event loop has passed on what it was told, so that it never has much to do at once. */
function keepPace(cancelled: () => boolean): void {
  for (let seen = Atomics.load(passedOn, 0); told - seen >= MOST_AHEAD; seen = Atomics.load(passedOn, 0)) {
    if (cancelled()) return;
    Atomics.wait(passedOn, 0, seen, 100);
  }
  told++;
}

port.on('message', ({ request, cancelled: flag }: RunMessage) => {
  const cancelled = (): boolean => Atomics.load(new Int32Array(flag), 0) !== 0;
  const say = (message: QueryMessage): void => {
    if (message.say === 'text') keepPace(cancelled);
    port.postMessage(message);
  };
  const begun: Begun = { say: 'begun' };
  port.postMessage(begun);
  runQuery(graph, request, { cancelled, names, say, clock, random: Math.random });
});
