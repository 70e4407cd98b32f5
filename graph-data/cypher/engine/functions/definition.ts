/** How a function is described: for the checker, the compiler and the documentation alike. */
import type { Graph } from '#graph/graph.ts';
import type { Type, TypeName } from '../check/types.ts';
import type { Budget } from '../run/budget.ts';
import type { Value } from '../values/value.ts';
import type { NameSearch } from './full-text.ts';

/** What functions may look at beside their arguments. */
export interface FunctionContext {
  readonly graph: Graph;
  readonly budget: Budget;
  /** Milliseconds since 1970 at the start of the statement. */
  readonly now: number;
  /** The zone of `date()` and its like where none is given. */
  readonly timeZone: string;
  /** The next number from 0 up to, but without, 1. */
  readonly random: () => number;
  /** The name index, where there is one. */
  readonly names: NameSearch | null;
  /** Milliseconds since 1970 now, for `datetime.realtime()`. */
  readonly clock: () => number;
}

export interface FunctionDefinition {
  /** As it is shown; looked up without regard to case. */
  readonly name: string;
  /** How many arguments: least and most. */
  readonly arity: readonly [min: number, max: number];
  /** What each argument may be, as far as can be known before running; the last holds for all that follow. */
  readonly accepts: readonly (readonly TypeName[])[];
  readonly returns: TypeName | ((args: readonly Type[]) => Type);
  /** Whether one null argument makes the result null (the default), or the function wants to see nulls. */
  readonly seesNull?: boolean;
  readonly apply: (args: readonly Value[], context: FunctionContext) => Value;
}

const ANYTHING: readonly TypeName[] = ['ANY'];

/** Describes a function in one line. */
export function define(
  name: string,
  arity: readonly [number, number],
  accepts: readonly (readonly TypeName[])[],
  returns: FunctionDefinition['returns'],
  apply: FunctionDefinition['apply'],
  seesNull = false,
): FunctionDefinition {
  return { name, arity, accepts: accepts.length === 0 ? [ANYTHING] : accepts, returns, apply, seesNull };
}
