/** Operators that run others: subqueries and optional matches for each row, unions, procedures, degrees. */
import type { Slot } from '../../check/scope.ts';
import type { ApplyPlan, ProcedurePlan, UnionPlan } from '../../plan/plan.ts';
import { CypherError } from '../../../language/errors.ts';
import type { Value } from '../../values/value.ts';
import { gather, type Batch } from '../batch.ts';
import type { ArgumentCursor, Cursor, Environment, Evaluate } from '../environment.ts';

const ROWS = 1024;

/** Runs the inner plan for each row and joins what it gives. */
export class Apply implements Cursor {
  readonly #plan: ApplyPlan;
  readonly #input: Cursor;
  readonly #inner: Cursor;
  readonly #argument: ArgumentCursor;
  readonly #env: Environment;
  readonly #brings: readonly Slot[];
  #batch: Batch | null = null;
  #row = 0;
  #open = false;
  #found = false;

  constructor(plan: ApplyPlan, input: Cursor, inner: Cursor, argument: ArgumentCursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#inner = inner;
    this.#argument = argument;
    this.#env = env;
    this.#brings = plan.brings;
  }

  next(): Batch | null {
    const { budget } = this.#env;
    const rows: number[] = [];
    const parts: { batch: Batch | null; size: number }[] = [];
    for (;;) {
      if (this.#batch === null) {
        this.#batch = this.#input.next();
        if (this.#batch === null) return null;
        this.#row = 0;
      }
      const batch = this.#batch;
      while (this.#row < batch.size) {
        if (!this.#open) {
          this.#argument.set(batch, this.#row);
          this.#inner.reset();
          this.#open = true;
          this.#found = false;
        }
        if (--budget.fuel <= 0) budget.refill();
        const part = this.#part();
        if (part === null) continue;
        for (let at = 0; at < part.size; at++) rows.push(part.row);
        parts.push(part);
        // One row at a time is asked for where only the first may be wanted.
        if (rows.length >= (this.#plan.optional || rows.length === 0 ? ROWS : part.size))
          return this.#flush(batch, rows, parts);
      }
      this.#batch = null;
      if (rows.length > 0) return this.#flush(batch, rows, parts);
    }
  }

  /** The next rows of the row at hand, or null when it is done. */
  #part(): { batch: Batch | null; size: number; row: number } | null {
    const row = this.#row;
    if (this.#plan.unit) {
      while (this.#inner.next() !== null) this.#found = true;
      this.#close();
      return { batch: null, size: 1, row };
    }
    const batch = this.#inner.next();
    if (batch !== null) {
      this.#found = true;
      return { batch, size: batch.size, row };
    }
    const missing = this.#plan.optional && !this.#found;
    this.#close();
    return missing ? { batch: null, size: 1, row } : null;
  }

  #close(): void {
    this.#open = false;
    this.#row++;
  }

  #flush(batch: Batch, rows: readonly number[], parts: readonly { batch: Batch | null; size: number }[]): Batch {
    const out = gather(batch, Int32Array.from(rows), rows.length, this.#plan.carry);
    for (const slot of this.#brings) this.#bring(slot, out, parts);
    return out;
  }

  #bring(slot: Slot, out: Batch, parts: readonly { batch: Batch | null; size: number }[]): void {
    let at = 0;
    if (slot.kind === 'value') {
      const column: Value[] = [];
      for (const part of parts) {
        const from = part.batch?.columns[slot.index] as Value[] | undefined;
        for (let row = 0; row < part.size; row++) column.push(from?.[row] ?? null);
      }
      out.columns[slot.index] = column;
      return;
    }
    const column = new Int32Array(out.size).fill(-1);
    for (const part of parts) {
      const from = part.batch?.columns[slot.index] as Int32Array | undefined;
      if (from !== undefined) column.set(from.subarray(0, part.size), at);
      at += part.size;
    }
    out.columns[slot.index] = column;
  }

  reset(): void {
    this.#batch = null;
    this.#open = false;
    this.#input.reset();
  }
}

export class Union implements Cursor {
  readonly #parts: readonly Cursor[];
  readonly #resets: () => void;
  #at = 0;

  constructor(_plan: UnionPlan, parts: readonly Cursor[]) {
    this.#parts = parts;
    this.#resets = () => parts.forEach((part) => part.reset());
  }

  next(): Batch | null {
    for (; this.#at < this.#parts.length; this.#at++) {
      const batch = (this.#parts[this.#at] as Cursor).next();
      if (batch !== null) return batch;
    }
    return null;
  }

  reset(): void {
    this.#at = 0;
    this.#resets();
  }
}

function argumentOf(argument: ProcedurePlan['info']['args'][number], env: Environment): Evaluate {
  if ('kind' in argument) return env.compile(argument);
  const value = env.parameters.get(argument.parameter);
  if (value === undefined) {
    const message = `the parameter $${argument.parameter} was not given`;
    throw new CypherError('ParameterMissing', 'MissingParameter', message);
  }
  return () => value;
}

export class ProcedureCall implements Cursor {
  readonly #plan: ProcedurePlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  readonly #args: readonly Evaluate[];

  constructor(plan: ProcedurePlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    this.#args = plan.info.args.map((argument) => argumentOf(argument, env));
  }

  next(): Batch | null {
    const { info, optional, carry } = this.#plan;
    const { budget, functions } = this.#env;
    for (let batch = this.#input.next(); batch !== null; batch = this.#input.next()) {
      const rows: number[] = [];
      const found: (readonly Value[])[] = [];
      for (let row = 0; row < batch.size; row++) {
        const args = this.#args.map((argument) => argument(batch, row));
        const before = found.length;
        for (const values of info.procedure.run(args, functions)) {
          budget.burn(1);
          rows.push(row);
          found.push(values);
        }
        // A procedure without fields is called for its effect and lets the row pass.
        if (found.length === before && (optional || info.procedure.outputs.length === 0)) {
          rows.push(row);
          found.push([]);
        }
      }
      if (rows.length === 0) continue;
      const out = gather(batch, Int32Array.from(rows), rows.length, carry);
      for (const { field, slot } of info.outputs)
        found.forEach((values, at) => out.write(slot, at, values[field] ?? null));
      return out;
    }
    return null;
  }

  reset(): void {
    this.#input.reset();
  }
}
