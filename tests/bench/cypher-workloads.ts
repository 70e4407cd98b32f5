/** The read workloads, with what a Neo4j 5.26 took for each over Bolt on a machine of two cores. */
import type { Value } from '#cypher/engine/values/value.ts';
import { seeded } from '../../client/workers/seeded.ts';
import type { GeneratedSize } from './generated-graph.ts';

export interface Workload {
  readonly name: string;
  readonly text: string;
  readonly parameters: (draw: Draw) => Record<string, Value>;
  /** Median milliseconds of Neo4j at 10k/50k, 100k/500k and 1M/3M. */
  readonly neo4j: readonly [number, number, number];
  /** How often it is run, at most. */
  readonly times: number;
}

/** Draws what the workloads ask about, from one seed. */
export interface Draw {
  readonly actor: () => string;
  readonly mineral: () => string;
  readonly statement: () => string;
}

const none = (): Record<string, Value> => ({});
const actor = (draw: Draw): Record<string, Value> => ({ id: draw.actor() });

export const WORKLOADS: readonly Workload[] = [
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

/** Draws from a seed for a graph of a size; the same draws each time. */
export function drawFor({ nodes }: GeneratedSize): Draw {
  const random = seeded(7);
  const pick = (count: number): number => Math.floor(random() * count);
  const statements = nodes - Math.floor(nodes * 0.04) - Math.floor(nodes * 0.01) - Math.floor(nodes * 0.005) - 60;
  return {
    actor: () => `actor-${pick(Math.floor(nodes * 0.04))}`,
    mineral: () => `mineral-${pick(60)}`,
    statement: () => `statement-${pick(statements)}`,
  };
}
