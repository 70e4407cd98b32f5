/** UNWIND: a row for each item of a list. */
import type { UnwindPlan } from '../../plan/plan.ts';
import { isList, type Value } from '../../values/value.ts';
import { type Batch, gather, grown } from '../batch.ts';
import { compile } from '../compile.ts';
import type { Cursor, Environment } from '../environment.ts';

export class Unwind implements Cursor {
  readonly #plan: UnwindPlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  readonly #list: ReturnType<typeof compile>;
  #batch: Batch | null = null;
  #row = 0;
  #items: readonly Value[] = [];
  #at = 0;
  #capacity = 1;

  constructor(plan: UnwindPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    this.#list = compile(plan.list, env);
  }

  #itemsOf(batch: Batch, row: number): readonly Value[] {
    const value = this.#list(batch, row);
    if (value === null) return [];
    return isList(value) ? value : [value];
  }

  next(): Batch | null {
    const capacity = this.#capacity;
    this.#capacity = grown(capacity);
    const rows = new Int32Array(capacity);
    const values: Value[] = [];
    for (;;) {
      while (this.#at < this.#items.length && values.length < capacity) {
        rows[values.length] = this.#row;
        values.push(this.#items[this.#at++] as Value);
      }
      if (values.length === capacity && this.#batch !== null) return this.#flush(this.#batch, rows, values);
      if (this.#batch !== null && this.#row + 1 < this.#batch.size) this.#row++;
      else {
        if (values.length > 0 && this.#batch !== null) {
          const full = this.#flush(this.#batch, rows, values);
          this.#batch = null;
          this.#items = [];
          return full;
        }
        this.#batch = this.#input.next();
        this.#row = 0;
        if (this.#batch === null) return null;
      }
      this.#at = 0;
      this.#items = this.#itemsOf(this.#batch, this.#row);
      if (--this.#env.budget.fuel <= 0) this.#env.budget.refill();
    }
  }

  #flush(batch: Batch, rows: Int32Array, values: Value[]): Batch {
    this.#env.budget.burn(values.length);
    const out = gather(batch, rows, values.length, this.#plan.carry);
    const { slot } = this.#plan;
    if (slot.kind === 'value') out.columns[slot.index] = values;
    else values.forEach((value, row) => out.write(slot, row, value));
    return out;
  }

  reset(): void {
    this.#batch = null;
    this.#items = [];
    this.#at = this.#row = 0;
    this.#capacity = 1;
    this.#input.reset();
  }
}
