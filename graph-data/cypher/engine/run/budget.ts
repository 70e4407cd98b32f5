/** What a query may cost. Every loop burns fuel; only refilling reads the clock and the flag that cancels. */
import { CypherError } from '../../language/errors.ts';

export interface Limits {
  /** Milliseconds from the start. */
  readonly deadlineMs: number;
  readonly maxRows: number;
  readonly maxBytes: number;
  /** Nodes and relationships in returned paths, all together. */
  readonly maxPathElements: number;
  /** Bytes held by sorts, groups, lists and DISTINCT, estimated. */
  readonly maxMemory: number;
}

export const NO_LIMITS: Limits = {
  deadlineMs: Infinity,
  maxRows: Infinity,
  maxBytes: Infinity,
  maxPathElements: Infinity,
  maxMemory: 1 << 30,
};

export type BudgetName = 'deadline' | 'cancelled' | 'rows' | 'bytes' | 'pathElements' | 'memory';

const FUEL = 16_384;

/** A budget ran out. Rows that were already complete may be given out if nothing blocking was cut short. */
export class BudgetExceeded extends CypherError {
  readonly budget: BudgetName;
  constructor(budget: BudgetName, message: string, suggestion: string) {
    super('Budget', budget, message, { phase: 'runtime', suggestion });
    this.name = 'BudgetExceeded';
    this.budget = budget;
  }
}

export class Budget {
  /** Decrement in every loop; call `refill` at zero. */
  fuel = FUEL;
  readonly limits: Limits;
  #deadline: number;
  #clock: () => number;
  #cancelled: () => boolean;
  #memory = 0;

  /** `clock` gives milliseconds that never go back; `cancelled` reads a flag. */
  constructor(limits: Limits, clock: () => number, cancelled: () => boolean) {
    this.limits = limits;
    this.#clock = clock;
    this.#cancelled = cancelled;
    this.#deadline = clock() + limits.deadlineMs;
  }

  /** Throws `BudgetExceeded` when the deadline has passed or the query was cancelled. */
  refill(): void {
    this.fuel = FUEL;
    if (this.#cancelled()) throw new BudgetExceeded('cancelled', 'the query was cancelled', 'run it again');
    if (this.#clock() > this.#deadline) {
      const message = `the query was not done after ${this.limits.deadlineMs} ms`;
      throw new BudgetExceeded('deadline', message, 'ask for less: narrow the pattern or add LIMIT');
    }
  }

  /** Burns fuel for `steps` steps at once. */
  burn(steps: number): void {
    this.fuel -= steps;
    if (this.fuel <= 0) this.refill();
  }

  /** Charges estimated bytes that stay held. Throws `BudgetExceeded`. */
  hold(bytes: number): void {
    this.#memory += bytes;
    if (this.#memory > this.limits.maxMemory) {
      const message = `the query holds more than ${Math.round(this.limits.maxMemory / 1_048_576)} MB`;
      throw new BudgetExceeded('memory', message, 'sort, group or collect less: filter first or add LIMIT');
    }
  }
}
