/** The query worker: attaches to the shared columns without copying and runs one query at a time. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Graph } from '#graph/graph.ts';
import type { NameAnswer, NameQuestion, RunMessage, WorkerBirth, WorkerMessage } from './messages.ts';
import { runQuery } from './run-query.ts';

const port = parentPort;
if (!port) throw new Error('the query worker runs as a worker thread only');
const { answered, answers, bytes } = workerData as WorkerBirth;
const graph = Graph.attach(bytes);
const count = new Int32Array(answered);

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

port.on('message', ({ request, cancelled }: RunMessage) => {
  const flag = new Int32Array(cancelled);
  const say = (message: WorkerMessage): void => port.postMessage(message);
  runQuery(graph, request, { cancelled: () => Atomics.load(flag, 0) !== 0, names, say });
});
