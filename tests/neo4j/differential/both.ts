/** The same query on our engine and on a real Neo4j, and both answers in one form. */
import type { Transaction } from 'neo4j-driver';
import { queryAll } from '#cypher/engine/engine.ts';
import type { Value } from '#cypher/engine/values/value.ts';
import { CypherError } from '#cypher/language/errors.ts';
import { buildGraph } from '#graph/builder.ts';
import type { Graph } from '#graph/graph.ts';
import { canonicalJson } from '#model/canonical.ts';
import type { PropertyGraph } from '#model/property-graph.ts';
import { WireWriter } from '#store/query-values.ts';
import { DriverValues, driverValue } from '../../../server/neo4j/console/wire-values.ts';
import type { Database } from '../../../server/neo4j/database.ts';

export interface Question {
  readonly text: string;
  /** The order of rows counts. */
  readonly ordered: boolean;
  /** Lists are compared as bags. */
  readonly unordered?: boolean;
  readonly parameters?: ReadonlyMap<string, Value>;
}

/** Rows as canonical text, or why there are none. */
export interface Answer {
  readonly rows: readonly string[] | null;
  readonly failure: string | null;
}

export interface Difference {
  readonly text: string;
  readonly ours: Answer;
  readonly theirs: Answer;
}

/** Elements by what they hold: their names are each engine's own unless the data name them. */
function bare(value: unknown, unordered: boolean): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => bare(item, unordered));
    return unordered ? items.map(canonicalJson).sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const { kind } = value as { kind?: unknown };
  const element = kind === 'node' || kind === 'relationship';
  const entries = Object.entries(value).filter(([key]) => !(element && ['id', 'start', 'end'].includes(key)));
  return Object.fromEntries(entries.map(([key, item]) => [key, bare(item, unordered && key !== 'labels')]));
}

function answer(rows: readonly unknown[][], { ordered, unordered = false }: Question): Answer {
  const texts = rows.map((row) => canonicalJson(row.map((cell) => bare(cell, unordered))));
  return { rows: ordered ? texts : texts.sort(), failure: null };
}

/** What our engine says. */
export function ours(graph: Graph, question: Question): Answer {
  const options = { clock: () => Date.now(), random: Math.random, parameters: question.parameters ?? new Map() };
  try {
    const writer = new WireWriter(graph, true);
    const { rows } = queryAll(graph, question.text, options);
    return answer(
      rows.map((row) => row.map((value) => writer.value(value))),
      question,
    );
  } catch (error) {
    if (!(error instanceof CypherError)) throw error;
    return { rows: null, failure: `${error.errorClass} ${error.detail}: ${error.message}` };
  }
}

async function theirs(transaction: Transaction, question: Question): Promise<Answer> {
  const parameters = [...(question.parameters ?? [])].map(([name, value]) => [name, driverValue(value)] as const);
  try {
    const { records } = await transaction.run(question.text, Object.fromEntries(parameters));
    const values = new DriverValues(true);
    return answer(
      records.map((record) => [...record.values()].map((value) => values.value(value))),
      question,
    );
  } catch (error) {
    return { rows: null, failure: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether two answers say the same; that both refuse is the same. */
function same(a: Answer, b: Answer): boolean {
  return a.rows === null || b.rows === null ? a.rows === b.rows : a.rows.join('\n') === b.rows.join('\n');
}

/** The statements that make a graph. */
export function creating({ nodes, relationships }: PropertyGraph): { text: string; parameters: object }[] {
  return [
    { text: 'UNWIND $nodes AS node CREATE (n:$(node.labels)) SET n = node.properties', parameters: { nodes } },
    {
      text: `UNWIND $relationships AS one MATCH (a {id: one.source}) MATCH (b {id: one.target})
        CREATE (a)-[r:$(one.type)]->(b) SET r = one.properties`,
      parameters: { relationships },
    },
  ];
}

/**
 * Asks both engines and tells where they differ. The server gets the data in a transaction that is rolled back, so that
 * an empty database stays empty.
 */
export async function differences(
  database: Database,
  graph: Graph,
  setUp: readonly { text: string; parameters?: object }[],
  questions: readonly Question[],
): Promise<Difference[]> {
  const found: Difference[] = [];
  let transaction: Transaction | null = null;
  const session = database.session('write');
  const begin = async (): Promise<Transaction> => {
    const begun = await session.beginTransaction({ timeout: 600_000 });
    for (const { text, parameters } of setUp) await begun.run(text, parameters);
    return begun;
  };
  try {
    for (const question of questions) {
      transaction ??= await begin();
      const [own, other] = [ours(graph, question), await theirs(transaction, question)];
      if (!same(own, other)) found.push({ text: question.text, ours: own, theirs: other });
      if (other.rows !== null) continue;
      // What failed took its transaction with it.
      await transaction.rollback().catch(() => undefined);
      transaction = null;
    }
    await transaction?.rollback();
  } finally {
    await session.close();
  }
  return found;
}

/** Differences in readable lines. */
export function told(data: unknown, { text, ours: own, theirs: other }: Difference): string {
  const side = ({ rows, failure }: Answer): string => failure ?? rows?.join(' | ') ?? '';
  return `${text}\n  ours:   ${side(own)}\n  theirs: ${side(other)}\n  on ${JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))}`;
}

/** A graph as both engines take it. */
export function builtOf(data: PropertyGraph): Graph {
  return buildGraph(data, 'v');
}
