/** The way into the engine: text → checked, planned, run. Read-only by construction: nothing here can write. */
import type { Graph } from '#graph/graph.ts';
import type { Mode } from '../language/ast.ts';
import { CypherError } from '../language/errors.ts';
import { parse } from '../language/parser.ts';
import type { Analysis, Warning } from './check/analysis.ts';
import { check } from './check/checker.ts';
import { warningsOf } from './check/warnings.ts';
import { ProcedureCatalogue } from './functions/builtin-procedures.ts';
import type { FunctionContext } from './functions/definition.ts';
import type { NameSearch } from './functions/full-text.ts';
import { explain, numbered, type PlanStep } from './plan/explain.ts';
import type { Plan } from './plan/plan.ts';
import { Planner } from './plan/planner.ts';
import { Batch } from './run/batch.ts';
import { Budget, BudgetExceeded, NO_LIMITS, type BudgetName, type Limits } from './run/budget.ts';
import { compile } from './run/compile.ts';
import type { Environment, Profile } from './run/environment.ts';
import { open } from './run/open.ts';
import { blocksIn } from './run/truncation.ts';
import { isList, isMap, PathValue, type Value } from './values/value.ts';

export interface QueryOptions {
  readonly parameters?: ReadonlyMap<string, Value>;
  readonly limits?: Partial<Limits>;
  readonly procedures?: ProcedureCatalogue;
  /** Milliseconds since 1970. Read for `datetime()`, deadlines and PROFILE. */
  readonly clock: () => number;
  /** The next number from 0 up to, but without, 1, for `rand()`. */
  readonly random: () => number;
  /** Whether somebody wants the query to stop. */
  readonly cancelled?: () => boolean;
  /** The name index, for `db.index.fulltext.queryNodes`. */
  readonly names?: NameSearch | null;
  /** The zone of moments that name none; UTC unless said. */
  readonly timeZone?: string;
}

/** Rows as they come, then what became of the query. */
export interface QueryRun {
  readonly mode: Mode;
  readonly columns: readonly string[];
  readonly warnings: readonly Warning[];
  /** The next rows, each with a value a column; null when there are no more. Throws `CypherError`. */
  next(): readonly (readonly Value[])[] | null;
  /** The budget that cut the result short, or null. Complete once `next` gave null. */
  truncatedBy(): BudgetName | null;
  /** The steps, with rows and time after PROFILE has run. */
  plan(): readonly PlanStep[];
}

function sizeOf(value: Value): number {
  if (typeof value === 'string') return value.length + 2;
  if (value instanceof PathValue) return 32 * (value.nodes.length + value.relationships.length);
  if (isList(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), 2);
  if (isMap(value)) return [...value].reduce((sum, [key, item]) => sum + key.length + sizeOf(item), 2);
  return 8;
}

function pathElements(value: Value): number {
  if (value instanceof PathValue) return value.nodes.length + value.relationships.length;
  if (isList(value)) return value.reduce<number>((sum, item) => sum + pathElements(item), 0);
  return 0;
}

/** Counts what goes out, and says where to cut. */
class Outlet {
  readonly #limits: Limits;
  #rows = 0;
  #bytes = 0;
  #elements = 0;
  cutBy: BudgetName | null = null;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Whether one more row may go out. */
  admits(row: readonly Value[]): boolean {
    this.#rows++;
    for (const value of row) {
      this.#bytes += sizeOf(value);
      this.#elements += pathElements(value);
    }
    if (this.#rows > this.#limits.maxRows) this.cutBy = 'rows';
    else if (this.#bytes > this.#limits.maxBytes) this.cutBy = 'bytes';
    else if (this.#elements > this.#limits.maxPathElements) this.cutBy = 'pathElements';
    return this.cutBy === null;
  }
}

/** A query that was parsed, checked and planned for one graph; it can be run any number of times. */
export interface PreparedQuery {
  readonly graph: Graph;
  readonly mode: Mode;
  readonly columns: readonly string[];
  readonly warnings: readonly Warning[];
  readonly analysis: Analysis;
  readonly planner: Planner;
  readonly steps: ReturnType<typeof numbered>;
  readonly plan: Plan;
}

/**
 * Parses, checks and plans. Throws `CypherError` for what is wrong with the text.
 * The guard is not part of it: writing is refused all the same, because nothing here can write.
 */
export function prepare(graph: Graph, text: string, procedures = new ProcedureCatalogue()): PreparedQuery {
  const statement = parse(text);
  const analysis = check(statement, procedures);
  const planner = new Planner(analysis, graph);
  const plan = planner.statement();
  const columns = analysis.info(statement.query).columns.map((column) => column.name);
  const warnings = [...analysis.warnings, ...warningsOf(statement, graph)];
  return { graph, mode: statement.mode, columns, warnings, analysis, planner, steps: numbered(plan), plan };
}

/** Prepared queries by their text, the ones used last kept. */
export class PreparedQueries {
  readonly #graph: Graph;
  readonly #procedures: ProcedureCatalogue;
  readonly #kept: number;
  readonly #byText = new Map<string, PreparedQuery>();

  constructor(graph: Graph, procedures = new ProcedureCatalogue(), kept = 200) {
    this.#graph = graph;
    this.#procedures = procedures;
    this.#kept = kept;
  }

  /** The prepared query of a text. Throws as `prepare` does. */
  get(text: string): PreparedQuery {
    const found = this.#byText.get(text) ?? prepare(this.#graph, text, this.#procedures);
    this.#byText.delete(text);
    this.#byText.set(text, found);
    if (this.#byText.size > this.#kept) {
      const [oldest] = this.#byText.keys();
      if (oldest !== undefined) this.#byText.delete(oldest);
    }
    return found;
  }
}

/** Prepares and runs a query. Nothing runs before the first `next`. Throws as `prepare` and `run` do. */
export function query(graph: Graph, text: string, options: QueryOptions): QueryRun {
  return run(prepare(graph, text, options.procedures), options);
}

/** Runs a prepared query. Throws `CypherError` for parameters that are missing. */
export function run(prepared: PreparedQuery, options: Omit<QueryOptions, 'procedures'>): QueryRun {
  const { analysis, columns: names, graph, plan, planner, steps, warnings } = prepared;
  if (prepared.mode === 'explain') {
    return {
      mode: 'explain',
      columns: names,
      warnings,
      next: () => null,
      truncatedBy: () => null,
      plan: () => explain(steps, analysis, null),
    };
  }
  const { columns } = analysis.info(analysis.statement.query);
  const limits: Limits = { ...NO_LIMITS, ...options.limits };
  const budget = new Budget(limits, options.clock, options.cancelled ?? (() => false));
  const profile: Profile | null = prepared.mode === 'profile' ? { rows: [], milliseconds: [] } : null;
  const functions: FunctionContext = {
    graph,
    budget,
    now: options.clock(),
    timeZone: options.timeZone ?? 'Z',
    random: options.random,
    names: options.names ?? null,
    clock: options.clock,
  };
  const env: Environment = {
    graph,
    analysis,
    parameters: options.parameters ?? new Map(),
    budget,
    functions,
    planner,
    profile,
    compile: (expression) => compile(expression, env),
    open: (inner) => open(inner, env),
  };
  const { cursor, argument } = open(plan, env);
  argument.set(new Batch(1), 0);
  const outlet = new Outlet(limits);
  let done = false;
  const next = (): readonly (readonly Value[])[] | null => {
    if (done) return null;
    // A query without columns (FINISH, or a procedure that gives nothing) has no rows.
    let batch = pull();
    while (batch !== null && columns.length === 0) batch = pull();
    if (batch === null) {
      done = true;
      return null;
    }
    const rows: Value[][] = [];
    for (let row = 0; row < batch.size; row++) {
      const values = columns.map(({ slot }) => batch.read(slot, row));
      if (!outlet.admits(values)) {
        done = true;
        break;
      }
      rows.push(values);
    }
    return rows;
  };
  const pull = (): Batch | null => {
    try {
      return cursor.next();
    } catch (error) {
      // What is complete may be kept; a count, sort or DISTINCT that was cut short would be a wrong answer.
      if (!(error instanceof BudgetExceeded) || blocksIn(plan)) throw error;
      outlet.cutBy = error.budget;
      return null;
    }
  };
  return {
    mode: prepared.mode,
    columns: names,
    warnings,
    next,
    truncatedBy: () => outlet.cutBy,
    plan: () => explain(steps, analysis, profile),
  };
}

/** All rows of a query at once. Throws as `query` does, and when a budget cut the rows short. */
export function queryAll(
  graph: Graph,
  text: string,
  options: QueryOptions,
): { columns: readonly string[]; rows: (readonly Value[])[] } {
  const started = query(graph, text, options);
  const rows: (readonly Value[])[] = [];
  for (let part = started.next(); part !== null; part = started.next()) rows.push(...part);
  const cut = started.truncatedBy();
  if (cut !== null)
    throw new CypherError('Budget', cut, `the result was cut short by the budget of ${cut}`, { phase: 'runtime' });
  return { columns: started.columns, rows };
}
