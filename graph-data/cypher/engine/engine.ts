/** The way into the engine: text → checked, planned, run. Read-only by construction: nothing here can write. */
import type { Graph } from '#graph/graph.ts';
import type { Mode } from '../language/ast.ts';
import { CypherError } from '../language/errors.ts';
import { parse } from '../language/parser.ts';
import type { Warning } from './check/analysis.ts';
import { check } from './check/checker.ts';
import { warningsOf } from './check/warnings.ts';
import { ProcedureCatalogue } from './functions/builtin-procedures.ts';
import type { FunctionContext } from './functions/definition.ts';
import { explain, numbered, type PlanStep } from './plan/explain.ts';
import { Planner } from './plan/planner.ts';
import { Batch } from './run/batch.ts';
import { Budget, BudgetExceeded, NO_LIMITS, type BudgetName, type Limits } from './run/budget.ts';
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

/**
 * Prepares a query: parses, checks and plans it. Nothing runs before the first `next`.
 * Throws `CypherError` for what is wrong with the text, and for parameters that are missing.
 */
export function query(graph: Graph, text: string, options: QueryOptions): QueryRun {
  const statement = parse(text);
  const catalogue = options.procedures ?? new ProcedureCatalogue();
  const analysis = check(statement, catalogue);
  const warnings = [...analysis.warnings, ...warningsOf(statement, graph)];
  const limits: Limits = { ...NO_LIMITS, ...options.limits };
  const budget = new Budget(limits, options.clock, options.cancelled ?? (() => false));
  const planner = new Planner(analysis, graph);
  const plan = planner.statement();
  const steps = numbered(plan);
  const { columns } = analysis.info(statement.query);
  const names = columns.map((column) => column.name);
  if (statement.mode === 'explain') {
    return {
      mode: 'explain',
      columns: names,
      warnings,
      next: () => null,
      truncatedBy: () => null,
      plan: () => explain(steps, analysis, null),
    };
  }
  const profile: Profile | null = statement.mode === 'profile' ? { rows: [], milliseconds: [] } : null;
  const functions: FunctionContext = {
    graph,
    budget,
    now: options.clock(),
    timeZone: options.timeZone ?? 'Z',
    random: options.random,
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
    mode: statement.mode,
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
  const run = query(graph, text, options);
  const rows: (readonly Value[])[] = [];
  for (let part = run.next(); part !== null; part = run.next()) rows.push(...part);
  const cut = run.truncatedBy();
  if (cut !== null)
    throw new CypherError('Budget', cut, `the result was cut short by the budget of ${cut}`, { phase: 'runtime' });
  return { columns: run.columns, rows };
}
