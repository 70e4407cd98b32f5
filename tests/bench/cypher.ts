/**
 * The read workloads on a generated graph, at three sizes (or those named as arguments: `10000/50000`). With `NEO4J_URI`
 * the same questions go to that Neo4j over Bolt, one for one in the same run; it must be empty, and is left so. Without,
 * beside each median stands what a Neo4j 5.26 took on a machine of two cores. Asked is at least 1.5 times faster.
 * First come texts that are made to hurt the parser. Against a Neo4j wall time is judged, on both sides; alone processor time, which other work on the machine spoils less.
 */
import { PreparedQueries, run } from '#cypher/engine/engine.ts';
import type { Value } from '#cypher/engine/values/value.ts';
import type { Graph } from '#graph/graph.ts';
import { connectNeo4j, type BenchedNeo4j } from './cypher-neo4j.ts';
import { measureParser } from './cypher-parser.ts';
import { drawFor, WORKLOADS, type Workload } from './cypher-workloads.ts';
import { percentile, rounded } from './figures.ts';
import { generateGraph, type GeneratedSize } from './generated-graph.ts';

const SIZES: readonly GeneratedSize[] = [
  { nodes: 10_000, relationships: 50_000 },
  { nodes: 100_000, relationships: 500_000 },
  { nodes: 1_000_000, relationships: 3_000_000 },
];
const ASKED = 1.5;

/** Milliseconds of one run, and how many rows came. */
interface Sample {
  readonly wall: number;
  readonly processor: number;
  readonly rows: number;
}

function once(queries: PreparedQueries, text: string, parameters: Record<string, Value>): Sample {
  const before = process.cpuUsage();
  const begun = performance.now();
  const started = run(queries.get(text), {
    parameters: new Map(Object.entries(parameters)),
    clock: () => performance.now(),
    random: Math.random,
  });
  let rows = 0;
  for (let part = started.next(); part !== null; part = started.next()) rows += part.length;
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  return { wall, processor: (user + system) / 1000, rows };
}

/** p50 and p99 of milliseconds. */
function spread(samples: readonly number[]): string {
  return `p50 ${rounded(percentile(samples, 0.5))} ms, p99 ${rounded(percentile(samples, 0.99))} ms`;
}

function verdict(theirs: number, own: number): string {
  return `${rounded(theirs / own)} times; ${theirs / own >= ASKED ? 'met' : 'MISSED'}`;
}

async function beside(
  neo4j: BenchedNeo4j,
  { name, parameters, text, times }: Workload,
  size: GeneratedSize,
  queries: PreparedQueries,
): Promise<void> {
  const draw = drawFor(size);
  const own: number[] = [];
  const theirs: number[] = [];
  const warm = Math.min(3, times);
  for (let nth = 0; nth < warm + times; nth++) {
    const asked = parameters(draw);
    // In turns, so that whatever else the machine does falls on both alike.
    const first = nth % 2 === 0 ? await neo4j.run(text, asked) : null;
    const ours = once(queries, text, asked);
    const other = first ?? (await neo4j.run(text, asked));
    if (ours.rows !== other.rows) throw new Error(`${name}: ${ours.rows} rows here, ${other.rows} from Neo4j`);
    if (nth < warm) continue;
    own.push(ours.wall);
    theirs.push(other.wall);
  }
  const medians = verdict(percentile(theirs, 0.5), percentile(own, 0.5));
  const tails = verdict(percentile(theirs, 0.99), percentile(own, 0.99));
  process.stdout.write(`  ${name}: ${spread(own)}; Neo4j ${spread(theirs)}; p50 ${medians}; p99 ${tails}\n`);
}

function alone(
  { name, neo4j, parameters, text, times }: Workload,
  index: number,
  size: GeneratedSize,
  queries: PreparedQueries,
): void {
  const draw = drawFor(size);
  for (let warm = 0; warm < Math.min(3, times); warm++) once(queries, text, parameters(draw));
  const samples = Array.from({ length: times }, () => once(queries, text, parameters(draw)));
  const median = percentile(
    samples.map((sample) => sample.processor),
    0.5,
  );
  const theirs = neo4j[index] as number;
  const wall = spread(samples.map((sample) => sample.wall));
  process.stdout.write(
    `  ${name}: ${wall}, processor p50 ${rounded(median)} ms; Neo4j ${theirs} ms, ${verdict(theirs, median)}\n`,
  );
}

async function measure(graph: Graph, index: number, size: GeneratedSize, neo4j: BenchedNeo4j | null): Promise<void> {
  const queries = new PreparedQueries(graph);
  for (const workload of WORKLOADS) {
    if (neo4j === null) alone(workload, index, size, queries);
    else await beside(neo4j, workload, size, queries);
  }
}

measureParser();
const asked = process.argv.slice(2);
const uri = process.env.NEO4J_URI ?? '';
const neo4j = uri === '' ? null : await connectNeo4j(uri);
try {
  for (const [index, size] of SIZES.entries()) {
    const title = `${size.nodes}/${size.relationships}`;
    if (asked.length > 0 && !asked.includes(title)) continue;
    const graph = generateGraph(size);
    process.stdout.write(`${title}: graph of ${rounded(graph.bytes.byteLength / 1e6)} MB\n`);
    if (neo4j !== null) await neo4j.load(size);
    await measure(graph, index, size, neo4j);
    if (neo4j !== null) await neo4j.empty();
    const [now, peak] = [process.memoryUsage().rss / 1e6, process.resourceUsage().maxRSS / 1e3];
    process.stdout.write(`  process ${rounded(now)} MB, peak ${rounded(peak)} MB\n`);
  }
} finally {
  await neo4j?.close();
}
