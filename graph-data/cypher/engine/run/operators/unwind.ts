/** UNWIND: a row for each item of a list. Items that are computed one by one are never all held at once. */
import type { UnwindPlan } from '../../plan/plan.ts';
import { isList, type Value } from '../../values/value.ts';
import { type Batch, gather, grown } from '../batch.ts';
import type { Cursor, Environment } from '../environment.ts';
import { lazyItems } from '../expressions/lists.ts';

const NOTHING: Iterator<Value> = [][Symbol.iterator]();

export class Unwind implements Cursor {
  readonly #plan: UnwindPlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  readonly #list: (batch: Batch, row: number) => Iterable<Value> | null;
  #batch: Batch | null = null;
  #row = 0;
  #items = NOTHING;
  #capacity = 1;

  constructor(plan: UnwindPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    this.#list = lazyItems(plan.list, env) ?? this.#whole();
  }

  /** Any other expression: the items of a list, or the value itself. */
  #whole(): (batch: Batch, row: number) => Iterable<Value> | null {
    const list = this.#env.compile(this.#plan.list);
    return (batch, row) => {
      const value = list(batch, row);
      return value === null || isList(value) ? value : [value];
    };
  }

  next(): Batch | null {
    const capacity = this.#capacity;
    this.#capacity = grown(capacity);
    const rows = new Int32Array(capacity);
    const values: Value[] = [];
    for (;;) {
      while (values.length < capacity) {
        const item = this.#items.next();
        if (item.done === true) break;
        rows[values.length] = this.#row;
        values.push(item.value);
      }
      if (values.length === capacity && this.#batch !== null) return this.#flush(this.#batch, rows, values);
      if (this.#batch !== null && this.#row + 1 < this.#batch.size) this.#row++;
      else {
        if (values.length > 0 && this.#batch !== null) {
          const full = this.#flush(this.#batch, rows, values);
          this.#batch = null;
          this.#items = NOTHING;
          return full;
        }
        this.#batch = this.#input.next();
        this.#row = 0;
        if (this.#batch === null) return null;
      }
      this.#items = this.#list(this.#batch, this.#row)?.[Symbol.iterator]() ?? NOTHING;
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
    this.#items = NOTHING;
    this.#row = 0;
    this.#capacity = 1;
    this.#input.reset();
  }
}
