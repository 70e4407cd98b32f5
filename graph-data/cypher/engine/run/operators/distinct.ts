/** DISTINCT: remembers what it gave. */
import type { DistinctPlan } from '../../plan/plan.ts';
import { keyOfAll } from '../../values/equivalence.ts';
import { type Batch, gather } from '../batch.ts';
import type { Cursor, Environment } from '../environment.ts';

export class Distinct implements Cursor {
  readonly #plan: DistinctPlan;
  readonly #input: Cursor;
  readonly #env: Environment;
  #seen = new Set<string | number | boolean | null>();

  constructor(plan: DistinctPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
  }

  #keyOf(batch: Batch, row: number): string | number | boolean | null {
    const { slots } = this.#plan;
    const [only] = slots;
    if (slots.length === 1 && only !== undefined && only.kind !== 'value') return batch.numbers(only)[row] as number;
    return keyOfAll(slots.map((slot) => batch.read(slot, row)));
  }

  next(): Batch | null {
    const { budget } = this.#env;
    for (let batch = this.#input.next(); batch !== null; batch = this.#input.next()) {
      budget.burn(batch.size);
      const rows = new Int32Array(batch.size);
      let count = 0;
      for (let row = 0; row < batch.size; row++) {
        const key = this.#keyOf(batch, row);
        if (this.#seen.has(key)) continue;
        this.#seen.add(key);
        budget.hold(typeof key === 'string' ? 40 + key.length * 2 : 24);
        rows[count++] = row;
      }
      if (count > 0) return gather(batch, rows, count, this.#plan.carry);
    }
    return null;
  }

  reset(): void {
    this.#seen = new Set();
    this.#input.reset();
  }
}
