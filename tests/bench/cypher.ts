/**
 * The read workloads on a generated graph, at three sizes (or those named as arguments: `10000/50000`). Beside each
 * median stands what a Neo4j 5.26 took over Bolt on a machine of two cores; asked is at least 1.5 times faster. Wall time
 * and processor time are both given: on a machine with other work only the second says anything, and it is judged by.
 */
import { PreparedQueries, run } from '#cypher/engine/engine.ts';
import type { Value } from '#cypher/engine/values/value.ts';
import type { Graph } from '#graph/graph.ts';
import { percentile, rounded } from './figures.ts';
import { generateGraph, seeded, type GeneratedSize } from './generated-graph.ts';

interface Workload {
  readonly name: string;
  readonly text: string;
  readonly parameters: (draw: Draw) => Record<string, Value>;
  /** Median milliseconds of Neo4j at 10k/50k, 100k/500k and 1M/3M. */
  readonly neo4j: readonly [number, number, number];
  /** How often it is run, at most. */
  readonly times: number;
}

interface Draw {
  readonly actor: () => string;
  readonly mineral: () => string;
  readonly statement: () => string;
}

const none = (): Record<string, Value> => ({});
const actor = (draw: Draw): Record<string, Value> => ({ id: draw.actor() });

const WORKLOADS: readonly Workload[] = [
  {
    name: '1 hop, 200 rows',
    text: 'MATCH (a:Actor {id: $id})-[:SAID]->(s) RETURN s.id, s.text LIMIT 200',
    parameters: actor,
    neo4j: [0.9, 1.1, 1.6],
    times: 300,
  },
  {
    name: '2 hops, count distinct',
    text: 'MATCH (m:Mineral {id: $id})<-[:ABOUT]-(s)<-[:SAID]-(a) RETURN count(DISTINCT a)',
    parameters: (draw) => ({ id: draw.mineral() }),
    neo4j: [1.3, 5.6, 24],
    times: 60,
  },
  {
    name: '*1..3 out, count distinct',
    text: 'MATCH (a:Actor {id: $id})-[*1..3]->(b) RETURN count(DISTINCT b)',
    parameters: actor,
    neo4j: [2.9, 2.9, 3.5],
    times: 200,
  },
  {
    name: '*1..3 both, count distinct',
    text: 'MATCH (a:Actor {id: $id})-[*1..3]-(b) RETURN count(DISTINCT b)',
    parameters: actor,
    neo4j: [11, 69, 213],
    times: 30,
  },
  {
    name: 'shortest path up to 8',
    text: 'MATCH (a:Statement {id: $a}), (b:Statement {id: $b}) MATCH p = shortestPath((a)-[*..8]-(b)) RETURN length(p)',
    parameters: (draw) => ({ a: draw.statement(), b: draw.statement() }),
    neo4j: [1.6, 3.9, 10.8],
    times: 60,
  },
  {
    name: 'group all relationships by type',
    text: 'MATCH ()-[r]->() RETURN type(r), count(*), avg(r.confidence)',
    parameters: none,
    neo4j: [41, 180, 1038],
    times: 5,
  },
  {
    name: 'CONTAINS scan',
    text: 'MATCH (s:Statement) WHERE s.text CONTAINS $q RETURN count(s)',
    parameters: () => ({ q: 'gallium germanium' }),
    neo4j: [24, 53, 978],
    times: 5,
  },
  {
    name: 'group by year',
    text: 'MATCH (s:Statement) WHERE s.year >= 2020 RETURN s.year, count(*) ORDER BY s.year',
    parameters: none,
    neo4j: [23, 35, 442],
    times: 5,
  },
  {
    name: 'top 10 actor and mineral',
    text: 'MATCH (a:Actor)-[:SAID]->(s:Statement)-[:ABOUT]->(m:Mineral) RETURN a.id, m.id, count(*) AS c ORDER BY c DESC LIMIT 10',
    parameters: none,
    neo4j: [47, 307, 3654],
    times: 3,
  },
  {
    name: 'paths *1..2, 500',
    text: 'MATCH p = (a:Actor {id: $id})-[*1..2]-(b) RETURN p LIMIT 500',
    parameters: actor,
    neo4j: [17, 17, 15],
    times: 100,
  },
];

const SIZES: readonly GeneratedSize[] = [
  { nodes: 10_000, relationships: 50_000 },
  { nodes: 100_000, relationships: 500_000 },
  { nodes: 1_000_000, relationships: 3_000_000 },
];

/** Milliseconds of one run. */
interface Sample {
  readonly wall: number;
  readonly processor: number;
}

function once(queries: PreparedQueries, text: string, parameters: Record<string, Value>): Sample {
  const before = process.cpuUsage();
  const begun = performance.now();
  const rows = run(queries.get(text), {
    parameters: new Map(Object.entries(parameters)),
    clock: () => performance.now(),
    random: Math.random,
  });
  while (rows.next() !== null);
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  return { wall, processor: (user + system) / 1000 };
}

function measure(graph: Graph, size: number, { nodes }: GeneratedSize): void {
  const random = seeded(7);
  const queries = new PreparedQueries(graph);
  const pick = (count: number): number => Math.floor(random() * count);
  const statements = nodes - Math.floor(nodes * 0.04) - Math.floor(nodes * 0.01) - Math.floor(nodes * 0.005) - 60;
  const draw: Draw = {
    actor: () => `actor-${pick(Math.floor(nodes * 0.04))}`,
    mineral: () => `mineral-${pick(60)}`,
    statement: () => `statement-${pick(statements)}`,
  };
  for (const { name, text, parameters, neo4j, times } of WORKLOADS) {
    for (let warm = 0; warm < Math.min(3, times); warm++) once(queries, text, parameters(draw));
    const samples = Array.from({ length: times }, () => once(queries, text, parameters(draw)));
    const [wall, processor] = [samples.map((sample) => sample.wall), samples.map((sample) => sample.processor)];
    const median = percentile(processor, 0.5);
    const theirs = neo4j[size] as number;
    const verdict = theirs / median >= 1.5 ? 'met' : 'MISSED';
    const spread = `p50 ${rounded(percentile(wall, 0.5))} ms, p99 ${rounded(percentile(wall, 0.99))} ms, processor p50 ${rounded(median)} ms`;
    process.stdout.write(`  ${name}: ${spread}; Neo4j ${theirs} ms, ${rounded(theirs / median)} times; ${verdict}\n`);
  }
}

const asked = process.argv.slice(2);
SIZES.forEach((size, index) => {
  const title = `${size.nodes}/${size.relationships}`;
  if (asked.length > 0 && !asked.includes(title)) return;
  const graph = generateGraph(size);
  process.stdout.write(`${title}: graph of ${rounded(graph.bytes.byteLength / 1e6)} MB\n`);
  measure(graph, index, size);
  process.stdout.write(
    `  process ${rounded(process.memoryUsage().rss / 1e6)} MB, peak ${rounded(process.resourceUsage().maxRSS / 1e3)} MB\n`,
  );
});
