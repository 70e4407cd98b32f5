/** What running needs: the graph, the parameters, the budget, and plans for what is nested in expressions. */
import type { Graph } from '#graph/graph.ts';
import type { Expression } from '../../language/ast.ts';
import type { Analysis } from '../check/analysis.ts';
import type { FunctionContext } from '../functions/definition.ts';
import type { Planner } from '../plan/planner.ts';
import type { Plan } from '../plan/plan.ts';
import type { Value } from '../values/value.ts';
import type { Batch } from './batch.ts';
import type { Budget } from './budget.ts';

/** Rows of one operator, pulled in batches. */
export interface Cursor {
  /** The next rows, at least one, or null when there are no more. */
  next(): Batch | null;
  /** Begins anew, for the argument as it is now. */
  reset(): void;
}

/** The row from outside that a nested plan runs for. */
export interface ArgumentCursor extends Cursor {
  set(batch: Batch, row: number): void;
}

/** Rows and milliseconds of each operator, for PROFILE. */
export interface Profile {
  readonly rows: number[];
  readonly milliseconds: number[];
}

export interface Environment {
  readonly graph: Graph;
  readonly analysis: Analysis;
  readonly parameters: ReadonlyMap<string, Value>;
  readonly budget: Budget;
  readonly functions: FunctionContext;
  readonly planner: Planner;
  readonly profile: Profile | null;
  /** Compiles an expression. Throws `CypherError` for a parameter that is missing. */
  compile(expression: Expression): Evaluate;
  /** Opens a plan with an argument of its own. */
  open(plan: Plan): { cursor: Cursor; argument: ArgumentCursor };
}

/** Reads an expression in one row. */
export type Evaluate = (batch: Batch, row: number) => Value;
