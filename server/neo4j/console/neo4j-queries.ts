/**
 * Questions in Cypher, asked of Neo4j through a chain whose layers each refuse alone: the guard (what may be asked at
 * all), EXPLAIN (exactly a read), an explicit READ transaction with a deadline that the server keeps. It is always rolled
 * back, never tried again, cancelled with the one who asked, and has a pool of its own.
 */
import type { Record as DriverRecord, Result, Transaction } from 'neo4j-driver';
import { CypherError } from '#cypher/language/errors.ts';
import { guard } from '#cypher/language/guard.ts';
import { ParameterError, parametersFromWire } from '#store/query-values.ts';
import type { PlanMode, QueryFault, QueryLimits, QueryRequest } from '#contract/cypher/query-request.ts';
import type { Listener, QueryEngine } from '../../query/query-engine.ts';
import { RowText } from '#contract/cypher/row-text.ts';
import { faultOf as guardFault } from '#contract/cypher/run-query.ts';
import { type Database, transactionSettings } from '../database.ts';
import { storeError } from '../faults.ts';
import { queryFault } from './faults.ts';
import { planSteps } from './plan.ts';
import { DriverValues, driverValue } from './wire-values.ts';

/** The layers of the chain. All of them stand; tests take some away to see what the others hold. */
export interface Layers {
  readonly guard: boolean;
  readonly explain: boolean;
  readonly read: boolean;
}

const ALL: Layers = { guard: true, explain: true, read: true };
/** Rows that are written to the one who asks at a time. */
const BATCH = 500;

/** A query that one of the layers refuses. */
class Refused extends Error {
  readonly fault: QueryFault;

  constructor(fault: QueryFault) {
    super(String(fault.details['reason']));
    this.fault = fault;
  }
}

interface Asked {
  /** The query without EXPLAIN or PROFILE. */
  readonly text: string;
  readonly mode: PlanMode | null;
  /** Characters that were taken off in front. */
  readonly dropped: number;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const IN_FRONT = /^\s*(explain|profile)\b/i;

interface Counted {
  bytes: number;
  readonly out: RowText;
}

export class Neo4jQueries implements QueryEngine {
  readonly #database: Database;
  readonly #layers: Layers;

  /** Closes the pool with itself. */
  constructor(database: Database, layers: Layers = ALL) {
    this.#database = database;
    this.#layers = layers;
  }

  async run(request: QueryRequest, listener: Listener, signal: AbortSignal, requestId?: string): Promise<void> {
    signal.throwIfAborted();
    const began = performance.now();
    const asked = this.#ask(request, listener);
    if (asked === null) return;
    const bounds = { signal, timeoutMs: request.limits.deadlineMs, ...(requestId === undefined ? {} : { requestId }) };
    const session = this.#database.session(this.#layers.read ? 'read' : 'write');
    const abort = (): void => void this.#database.letGo(session);
    signal.addEventListener('abort', abort, { once: true });
    let front = PREFIX.explain.length;
    try {
      const transaction = session.beginTransaction(transactionSettings(bounds));
      if (this.#layers.explain && asked.mode !== 'explain') await explained(transaction, asked);
      front = PREFIX[asked.mode ?? 'run'].length;
      await answer(transaction, asked, request, listener, began);
    } catch (error) {
      signal.throwIfAborted();
      const fault = error instanceof Refused ? error.fault : queryFault(error, front - asked.dropped);
      if (fault === null) throw storeError(error, bounds.timeoutMs);
      listener({ say: 'failed', fault });
    } finally {
      signal.removeEventListener('abort', abort);
      await this.#database.letGo(session);
    }
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  /** Layers 1 and 2, and the parameters; null where they refused. */
  #ask({ text, plan, parameters }: QueryRequest, listener: Listener): Asked | null {
    try {
      const values = Object.fromEntries(
        [...parametersFromWire(parameters)].map(([name, value]) => [name, driverValue(value)]),
      );
      if (this.#layers.guard) guard(text);
      const [front = '', word] = IN_FRONT.exec(text) ?? [];
      const own = word?.toLowerCase() as PlanMode | undefined;
      return { text: text.slice(front.length), mode: plan ?? own ?? null, dropped: front.length, parameters: values };
    } catch (error) {
      if (!(error instanceof CypherError || error instanceof ParameterError)) throw error;
      listener({ say: 'failed', fault: guardFault(error, text, 0) });
      return null;
    }
  }
}

/** Layer 3: nothing but a read by the database's own word. */
async function explained(transaction: Transaction, { text, parameters }: Asked): Promise<void> {
  const { summary } = await transaction.run(`EXPLAIN ${text}`, parameters);
  if (summary.queryType === 'r') return;
  const details = {
    reason: 'queries here only read',
    suggestion: 'Use MATCH … RETURN.',
    class: 'Refused',
    detail: 'Write',
  };
  throw new Refused({ code: 'QUERY_REFUSED', details, position: null });
}

const PREFIX = { run: '', explain: 'EXPLAIN ', profile: 'PROFILE ' } as const;

async function answer(
  transaction: Transaction,
  { text, mode, parameters }: Asked,
  { typed, form, limits }: QueryRequest,
  listener: Listener,
  began: number,
): Promise<void> {
  const result = transaction.run(`${PREFIX[mode ?? 'run']}${text}`, parameters);
  const columns = (await result.keys()) as string[];
  listener({ say: 'columns', columns });
  const out = new RowText(form, (piece) => listener({ say: 'text', text: piece }));
  const counted: Counted = { bytes: 0, out };
  const budget = await rowsOf(result, transaction, new DriverValues(typed), limits, counted);
  const ms = (): number => Math.round((performance.now() - began) * 1000) / 1000;
  if (budget !== null) {
    return listener({ say: 'done', summary: { rows: out.rows, ms: ms(), budget, plan: null }, notices: [] });
  }
  const summary = await result.summary();
  const plan = planSteps(summary.profile || summary.plan);
  const notices = summary.notifications
    .filter(({ severityLevel }) => severityLevel === 'WARNING')
    .map(({ code, description, position }) => ({
      code: code.split('.').at(-1) ?? code,
      message: description,
      position:
        position && 'line' in position ? { line: Number(position.line), column: Number(position.column) } : null,
    }));
  listener({
    say: 'done',
    summary: { rows: out.rows, ms: ms(), budget: null, plan: mode === null ? null : plan },
    notices,
  });
}

/** Passes rows on as they come; the name of the budget that cut them short, or null. */
async function rowsOf(
  result: Result,
  transaction: Transaction,
  values: DriverValues,
  limits: QueryLimits,
  counted: Counted,
): Promise<string | null> {
  const { out } = counted;
  let waiting: DriverRecord[] = [];
  const flush = async (): Promise<string | null> => {
    const records = waiting;
    waiting = [];
    await learnEnds(records, transaction, values);
    for (const record of records) {
      const text = out.textOf([...record.values()].map((value) => values.value(value)));
      counted.bytes += text.length;
      if (counted.bytes > limits.maxBytes) return 'bytes';
      if (values.pathElements > limits.maxPathElements) return 'pathElements';
      out.write(text);
    }
    out.flush();
    return null;
  };
  for await (const record of result) {
    if (out.rows + waiting.length >= limits.maxRows) return (await flush()) ?? 'rows';
    waiting.push(record);
    if (waiting.length < BATCH) continue;
    const cut = await flush();
    if (cut !== null) return cut;
  }
  return flush();
}

/** The readable ids of ends of relationships whose nodes did not come along. */
async function learnEnds(
  records: readonly DriverRecord[],
  transaction: Transaction,
  values: DriverValues,
): Promise<void> {
  const missing = new Set<string>();
  for (const record of records) values.ends([...record.values()], missing);
  const unknown = values.unknown(missing);
  if (unknown.length === 0) return;
  const text = 'UNWIND $elements AS element MATCH (n) WHERE elementId(n) = element RETURN element, n.id AS id';
  const { records: found } = await transaction.run(text, { elements: unknown });
  for (const each of found) values.learn(String(each.get('element')), String(each.get('id') ?? ''));
}
