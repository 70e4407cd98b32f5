/** `SHORTEST 2 (a)(…)+(b)`: of all matches between the same two ends, the shortest. */
import type { Slot } from '../../check/scope.ts';
import type { SelectivePlan } from '../../plan/plan.ts';
import { readBack } from '../../plan/slots-read.ts';
import { PathValue } from '../../values/value.ts';
import { gather, type Batch } from '../batch.ts';
import type { ArgumentCursor, Cursor, Environment } from '../environment.ts';
import { rowCount } from './slice.ts';

interface Match {
  readonly batch: Batch;
  readonly row: number;
  readonly length: number;
  readonly ends: string;
}

export class SelectiveMatch implements Cursor {
  readonly #plan: SelectivePlan;
  readonly #input: Cursor;
  readonly #inner: Cursor;
  readonly #argument: ArgumentCursor;
  readonly #env: Environment;
  readonly #count: number;
  readonly #slots: readonly Slot[];

  constructor(plan: SelectivePlan, input: Cursor, inner: Cursor, argument: ArgumentCursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#inner = inner;
    this.#argument = argument;
    this.#env = env;
    this.#count = rowCount(plan.selective.count, env, 1);
    this.#slots = readBack(plan);
  }

  next(): Batch | null {
    for (let batch = this.#input.next(); batch !== null; batch = this.#input.next()) {
      const rows: number[] = [];
      const matches: Match[] = [];
      for (let row = 0; row < batch.size; row++) {
        for (const match of this.#kept(this.#matches(batch, row))) {
          rows.push(row);
          matches.push(match);
        }
      }
      if (matches.length === 0) continue;
      const out = gather(batch, Int32Array.from(rows), rows.length, this.#plan.carry);
      for (const slot of this.#slots)
        matches.forEach((match, at) => out.write(slot, at, match.batch.read(slot, match.row)));
      return out;
    }
    return null;
  }

  #matches(batch: Batch, row: number): Match[] {
    this.#argument.set(batch, row);
    this.#inner.reset();
    const { from, to } = this.#plan.selective;
    const matches: Match[] = [];
    for (let found = this.#inner.next(); found !== null; found = this.#inner.next()) {
      this.#env.budget.burn(found.size);
      this.#env.budget.hold(found.size * 64);
      for (let at = 0; at < found.size; at++) {
        const ends = `${found.numbers(from)[at]} ${found.numbers(to)[at]}`;
        matches.push({ batch: found, row: at, length: this.#length(found, at), ends });
      }
    }
    return matches.sort((a, b) => a.length - b.length);
  }

  #length(batch: Batch, row: number): number {
    let length = 0;
    for (const slot of this.#plan.lengths) {
      const value = slot.kind === 'value' ? batch.read(slot, row) : null;
      length += value instanceof PathValue ? value.relationships.length : 1;
    }
    return length;
  }

  #kept(matches: readonly Match[]): Match[] {
    const kept = new Map<string, { paths: number; lengths: Set<number> }>();
    const { keep } = this.#plan.selective;
    return matches.filter(({ ends, length }) => {
      const own = kept.get(ends) ?? { paths: 0, lengths: new Set<number>() };
      kept.set(ends, own);
      const groups = keep === 'all' ? 1 : this.#count;
      const full =
        keep === 'one' || keep === 'paths'
          ? own.paths >= (keep === 'one' ? 1 : this.#count)
          : own.lengths.size >= groups && !own.lengths.has(length);
      if (full) return false;
      own.paths++;
      own.lengths.add(length);
      return true;
    });
  }

  reset(): void {
    this.#input.reset();
  }
}
