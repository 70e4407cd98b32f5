/** The graph in memory at 1M nodes and 3M relationships: build, memory, a second thread, snapshot, one hop. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Graph } from '#graph/graph.ts';
import { writeSnapshotFile } from '#pipeline/snapshot-file.ts';
import { report, rounded } from './figures.ts';
import { seeded } from '../../client/workers/seeded.ts';
import { generateGraph, generateInto } from './generated-graph.ts';

const SIZE = { nodes: 1_000_000, relationships: 3_000_000 };
const READER = fileURLToPath(new URL('../../dist/graph-data/graph/graph.js', import.meta.url));
const SNAPSHOTS = new URL('../../dist/graph-data/pipeline/snapshot-file.js', import.meta.url).href;

const ATTACH = `
  const { parentPort, workerData } = require('node:worker_threads');
  import(${JSON.stringify(READER)}).then(({ Graph }) => {
    parentPort.on('message', (bytes) => {
      const begun = performance.now();
      const graph = Graph.attach(bytes);
      const hop = graph.outRange(graph.nodeById('actor-0'));
      parentPort.postMessage({ ms: performance.now() - begun, degree: hop.end - hop.start });
    });
    parentPort.postMessage('ready');
  });
`;

function memory(): string {
  return `${rounded(process.memoryUsage().rss / 1e6)} MB`;
}

async function inSecondThread(bytes: ArrayBufferLike): Promise<number[]> {
  const worker = new Worker(ATTACH, { eval: true });
  const next = (): Promise<{ ms: number } | 'ready'> => new Promise((resolve) => worker.once('message', resolve));
  await next();
  const samples: number[] = [];
  for (let nth = 0; nth < 5; nth++) {
    worker.postMessage(bytes);
    const answer = await next();
    if (answer !== 'ready') samples.push(answer.ms);
  }
  await worker.terminate();
  return samples;
}

// What it costs to make the data up is not what it costs to build: it is measured on its own and taken off.
// Processor time, because it does not grow when the machine has other work.
function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
const nothing = { addNode: () => undefined, addRelationship: () => undefined };
const generating = secondsOf(() => generateInto(nothing, SIZE));
let made: Graph | undefined;
const all = secondsOf(() => (made = generateGraph(SIZE)));
const graph = made as Graph;
report(
  `build of ${graph.nodeCount} nodes and ${graph.relationshipCount} relationships`,
  [all - generating],
  's of processor time',
  0.5,
  15,
);
process.stdout.write(
  `the graph is ${rounded(graph.bytes.byteLength / 1e6)} MB; the process ${memory()} (peak ${rounded(process.resourceUsage().maxRSS / 1e3)} MB); asked < 1000 MB\n`,
);

report('attach in a second thread', await inSecondThread(graph.bytes), 'ms', 0.5, 100);

const folder = await mkdtemp(path.join(tmpdir(), 'sayso-bench-'));
const file = path.join(folder, 'graph');
await writeSnapshotFile(file, graph);
// As a server does it: once, in a process of its own.
const OPEN = `
  import { readSnapshotFile } from ${JSON.stringify(SNAPSHOTS)};
  const before = process.cpuUsage();
  const outcome = await readSnapshotFile(${JSON.stringify(file)}, ${JSON.stringify(graph.dataVersion)});
  if (!outcome.graph) throw new Error(outcome.reason);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(String((user + system) / 1e6));
`;
const opened = [1, 2, 3].map(() =>
  Number(execFileSync(process.execPath, ['--input-type=module', '-e', OPEN], { encoding: 'utf8' })),
);
await rm(folder, { recursive: true });
report('open a snapshot, every byte verified', opened, 's of processor time', 0.5, 1);

const random = seeded(7);
const actors = Math.floor(SIZE.nodes * 0.04);
const hops: number[] = [];
let seen = 0;
for (let nth = 0; nth < 20_000; nth++) {
  const id = `actor-${Math.floor(random() * actors)}`;
  const from = performance.now();
  const { start, end } = graph.outRange(graph.nodeById(id), graph.typeCode('SAID'));
  for (let at = start; at < Math.min(end, start + 200); at++) seen += graph.target[at] as number;
  hops.push(performance.now() - from);
}
report(`one hop by id, 200 rows at most (${seen > 0 ? 'walked' : 'empty'})`, hops, 'ms', 0.95, 0.1);
