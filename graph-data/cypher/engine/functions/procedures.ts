/** How a procedure is described. What is called by name and not listed does not exist. */
import type { TypeName } from '../check/types.ts';
import type { Value } from '../values/value.ts';
import type { FunctionContext } from './definition.ts';

export interface ProcedureField {
  readonly name: string;
  readonly type: TypeName;
}

export interface Procedure {
  /** Dotted, as written; found without regard to case. */
  readonly name: string;
  readonly inputs: readonly ProcedureField[];
  /** How many of the inputs may be left out, from the end. */
  readonly optionalInputs?: number;
  readonly outputs: readonly ProcedureField[];
  /** The rows, each with a value a field of `outputs`. */
  readonly run: (args: readonly Value[], context: FunctionContext) => Iterable<readonly Value[]>;
}
