/** SKIP and LIMIT. */
import type { Expression } from '../../../language/ast.ts';
import { CypherError } from '../../../language/errors.ts';
import type { SlicePlan } from '../../plan/plan.ts';
import { typeName } from '../../values/errors.ts';
import { Batch, gather } from '../batch.ts';
import type { Cursor, Environment } from '../environment.ts';

/** The number that SKIP or LIMIT says. Throws a SyntaxError as openCypher wants it. */
export function rowCount(expression: Expression | null, env: Environment, otherwise: number): number {
  if (expression === null) return otherwise;
  const value = env.compile(expression)(new Batch(1), 0);
  if (typeof value !== 'bigint') {
    const message = `SKIP and LIMIT take INTEGER, no ${typeName(value)}`;
    throw new CypherError('SyntaxError', 'InvalidArgumentType', message, { phase: 'runtime', span: expression.span });
  }
  if (value < 0n) {
    const message = 'SKIP and LIMIT cannot be negative';
    throw new CypherError('SyntaxError', 'NegativeIntegerArgument', message, {
      phase: 'runtime',
      span: expression.span,
    });
  }
  return Number(value);
}

export class Slice implements Cursor {
  readonly #plan: SlicePlan;
  readonly #input: Cursor;
  readonly #skip: number;
  readonly #limit: number;
  #skipped = 0;
  #given = 0;

  constructor(plan: SlicePlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#skip = rowCount(plan.skip, env, 0);
    this.#limit = rowCount(plan.limit, env, Infinity);
  }

  next(): Batch | null {
    while (this.#given < this.#limit) {
      const batch = this.#input.next();
      if (batch === null) return null;
      const start = Math.min(batch.size, this.#skip - this.#skipped);
      this.#skipped += start;
      const count = Math.min(batch.size - start, this.#limit - this.#given);
      this.#given += count;
      if (count === batch.size) return batch;
      if (count > 0) {
        const rows = Int32Array.from({ length: count }, (_, index) => start + index);
        return gather(batch, rows, count, this.#plan.carry);
      }
    }
    return null;
  }

  reset(): void {
    this.#skipped = this.#given = 0;
    this.#input.reset();
  }
}
