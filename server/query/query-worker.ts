/** The query worker: attaches to the shared columns without copying and runs one query at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { Graph } from '#graph/graph.ts';
import type { RunMessage, WorkerMessage } from './messages.ts';
import { runQuery } from './run-query.ts';

const port = parentPort;
if (!port) throw new Error('the query worker runs as a worker thread only');
const graph = Graph.attach(workerData as SharedArrayBuffer);

port.on('message', ({ request, cancelled }: RunMessage) => {
  const flag = new Int32Array(cancelled);
  const say = (message: WorkerMessage): void => port.postMessage(message);
  runQuery(graph, request, () => Atomics.load(flag, 0) !== 0, say);
});
