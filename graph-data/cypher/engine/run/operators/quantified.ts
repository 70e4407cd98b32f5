/** `((a)-[r]->(b) WHERE …){1,3}`: a stretch repeated, depth first, no relationship twice. */
import type { Hop, QuantifiedInner } from '../../check/analysis.ts';
import type { QuantifiedPlan } from '../../plan/plan.ts';
import { PathValue, type Value } from '../../values/value.ts';
import { gather, grown, type Batch, type Column } from '../batch.ts';
import type { ArgumentCursor, Cursor, Environment } from '../environment.ts';
import { walked } from './expand.ts';

/** One repetition: where it ends, what it walked, what its variables hold. */
interface Step {
  readonly end: number;
  readonly stretch: PathValue;
  readonly values: readonly Value[];
}

interface Found {
  readonly row: number;
  readonly end: number;
  readonly steps: readonly Step[];
}

export class Quantified implements Cursor {
  readonly #plan: QuantifiedPlan;
  readonly #input: Cursor;
  readonly #inner: Cursor;
  readonly #argument: ArgumentCursor;
  readonly #env: Environment;
  readonly #hop: Hop;
  readonly #repeated: QuantifiedInner;
  #batch: Batch | null = null;
  #row = 0;
  #stack: { steps: readonly Step[]; at: number }[] = [];
  #trail: Step[] = [];
  #fresh = true;
  #capacity = 1;

  constructor(plan: QuantifiedPlan, input: Cursor, inner: Cursor, argument: ArgumentCursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#inner = inner;
    this.#argument = argument;
    this.#env = env;
    this.#hop = plan.hop;
    this.#repeated = plan.hop.inner as QuantifiedInner;
  }

  /** All single repetitions from a node. */
  #stepsFrom(batch: Batch, row: number, node: number): Step[] {
    const start = gather(batch, Int32Array.of(row), 1, [...batch.columns.keys()]);
    start.columns[this.#repeated.from.index] = Int32Array.of(node);
    this.#argument.set(start, 0);
    this.#inner.reset();
    const steps: Step[] = [];
    for (let found = this.#inner.next(); found !== null; found = this.#inner.next()) {
      this.#env.budget.burn(found.size);
      for (let at = 0; at < found.size; at++) {
        const stretch = found.read(this.#hop.slot as NonNullable<Hop['slot']>, at) as PathValue;
        const values = this.#repeated.groups.map(({ inner }) => found.read(inner, at));
        steps.push({ end: stretch.nodes.at(-1) as number, stretch, values });
      }
    }
    return steps;
  }

  next(): Batch | null {
    const capacity = this.#capacity;
    this.#capacity = grown(capacity);
    const found: Found[] = [];
    for (;;) {
      if (this.#batch === null) {
        this.#batch = this.#input.next();
        if (this.#batch === null) return null;
        this.#row = 0;
        this.#fresh = true;
      }
      const batch = this.#batch;
      while (this.#row < batch.size) {
        this.#walk(batch, capacity, found);
        if (found.length >= capacity) return this.#flush(batch, found);
        this.#row++;
        this.#fresh = true;
      }
      this.#batch = null;
      if (found.length > 0) return this.#flush(batch, found);
    }
  }

  #walk(batch: Batch, capacity: number, found: Found[]): void {
    const { min, max } = this.#hop;
    if (this.#fresh) {
      this.#fresh = false;
      const start = batch.numbers(this.#hop.from)[this.#row] as number;
      this.#trail = [];
      this.#stack = [];
      if (start < 0) return;
      if (min === 0) this.#emit(batch, start, found);
      if (max === null || max > 0) this.#stack.push({ steps: this.#stepsFrom(batch, this.#row, start), at: 0 });
    }
    while (this.#stack.length > 0 && found.length < capacity) {
      const level = this.#stack.at(-1) as { steps: readonly Step[]; at: number };
      this.#trail.length = this.#stack.length - 1;
      const step = level.steps[level.at++];
      if (step === undefined) {
        this.#stack.pop();
        continue;
      }
      if (this.#repeats(batch, step)) continue;
      this.#trail.push(step);
      const length = this.#trail.length;
      if (length >= min) this.#emit(batch, step.end, found);
      if (max === null || length < max) this.#stack.push({ steps: this.#stepsFrom(batch, this.#row, step.end), at: 0 });
    }
  }

  #repeats(batch: Batch, step: Step): boolean {
    return step.stretch.relationships.some(
      (relationship) =>
        this.#trail.some((earlier) => earlier.stretch.relationships.includes(relationship)) ||
        walked(relationship, batch, this.#row, this.#plan.distinct),
    );
  }

  #emit(batch: Batch, end: number, found: Found[]): void {
    if (this.#plan.into && batch.numbers(this.#hop.to)[this.#row] !== end) return;
    found.push({ row: this.#row, end, steps: [...this.#trail] });
  }

  #flush(batch: Batch, found: readonly Found[]): Batch {
    const rows = Int32Array.from(found, (each) => each.row);
    const out = gather(batch, rows, found.length, this.#plan.carry);
    if (!this.#plan.into) out.columns[this.#hop.to.index] = Int32Array.from(found, (each) => each.end);
    if (this.#hop.segment !== null) {
      const column: Column = found.map(({ steps, row }): Value => {
        const start = batch.numbers(this.#hop.from)[row] as number;
        const nodes = steps.flatMap((step) => step.stretch.nodes.slice(1));
        return new PathValue(
          [start, ...nodes],
          steps.flatMap((step) => step.stretch.relationships),
        );
      });
      out.columns[this.#hop.segment.index] = column;
    }
    this.#repeated.groups.forEach(({ outer }, group) => {
      out.columns[outer.index] = found.map(({ steps }): Value => steps.map((step) => step.values[group] as Value));
    });
    return out;
  }

  reset(): void {
    this.#batch = null;
    this.#stack = [];
    this.#capacity = 1;
    this.#input.reset();
  }
}
