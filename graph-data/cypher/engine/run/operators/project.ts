/** Operators that add or rename columns: expressions, columns of a union, values used as elements, named paths. */
import type { Slot } from '../../check/scope.ts';
import type { PathsPlan, ProjectPlan, RenamePlan, UnboxPlan } from '../../plan/plan.ts';
import { typeError, typeName } from '../../values/errors.ts';
import { NodeValue, PathValue, RelationshipValue, type Value } from '../../values/value.ts';
import { Batch, emptyValues, NULL_NUMBER, type Column } from '../batch.ts';
import type { Cursor, Environment, Evaluate } from '../environment.ts';

export class Project implements Cursor {
  readonly #input: Cursor;
  readonly #env: Environment;
  readonly #items: readonly { readonly slot: Slot; readonly evaluate: Evaluate }[];

  constructor(plan: ProjectPlan, input: Cursor, env: Environment) {
    this.#input = input;
    this.#env = env;
    this.#items = plan.items.map(({ slot, expression }) => ({ slot, evaluate: env.compile(expression) }));
  }

  next(): Batch | null {
    const batch = this.#input.next();
    if (batch === null) return null;
    this.#env.budget.burn(batch.size);
    for (const { slot, evaluate } of this.#items) {
      if (slot.kind === 'value') {
        const column = emptyValues(batch.size);
        for (let row = 0; row < batch.size; row++) column[row] = evaluate(batch, row);
        batch.columns[slot.index] = column;
      } else for (let row = 0; row < batch.size; row++) batch.write(slot, row, evaluate(batch, row));
    }
    return batch;
  }

  reset(): void {
    this.#input.reset();
  }
}

/** A column as another slot needs it: numbers become values where kinds differ. */
function converted(batch: Batch, from: Slot, to: Slot): Column {
  if (from.kind === to.kind) return batch.columns[from.index] ?? emptyValues(batch.size);
  return Array.from({ length: batch.size }, (_, row) => batch.read(from, row));
}

export class Rename implements Cursor {
  readonly #plan: RenamePlan;
  readonly #input: Cursor;

  constructor(plan: RenamePlan, input: Cursor) {
    this.#plan = plan;
    this.#input = input;
  }

  next(): Batch | null {
    const batch = this.#input.next();
    if (batch === null) return null;
    const renamed = new Batch(batch.size);
    for (const slot of this.#plan.carry) renamed.columns[slot] = batch.columns[slot];
    for (const { from, to } of this.#plan.pairs) renamed.columns[to.index] = converted(batch, from, to);
    return renamed;
  }

  reset(): void {
    this.#input.reset();
  }
}

/** Values that are used as nodes or relationships, by number. Throws a TypeError for any other value. */
export class Unbox implements Cursor {
  readonly #plan: UnboxPlan;
  readonly #input: Cursor;

  constructor(plan: UnboxPlan, input: Cursor) {
    this.#plan = plan;
    this.#input = input;
  }

  next(): Batch | null {
    const batch = this.#input.next();
    if (batch === null) return null;
    for (const { from, to } of this.#plan.pairs) {
      const numbers = new Int32Array(batch.size);
      for (let row = 0; row < batch.size; row++) numbers[row] = unboxed(batch.read(from, row), to);
      batch.columns[to.index] = numbers;
    }
    return batch;
  }

  reset(): void {
    this.#input.reset();
  }
}

function unboxed(value: Value, slot: Slot): number {
  if (value === null) return NULL_NUMBER;
  if (slot.kind === 'node' && value instanceof NodeValue) return value.node;
  if (slot.kind === 'relationship' && value instanceof RelationshipValue) return value.relationship;
  throw typeError(`\`${slot.name}\` is used as a ${slot.kind} and is ${typeName(value)}`);
}

/** Puts named paths together from the slots of their nodes, relationships and stretches. */
export class Paths implements Cursor {
  readonly #plan: PathsPlan;
  readonly #input: Cursor;
  readonly #env: Environment;

  constructor(plan: PathsPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
  }

  next(): Batch | null {
    const batch = this.#input.next();
    if (batch === null) return null;
    for (const { slot, parts } of this.#plan.paths) {
      const values: Value[] = [];
      for (let row = 0; row < batch.size; row++) values.push(pathOf(batch, row, parts));
      this.#env.budget.burn(batch.size * parts.length);
      batch.columns[slot.index] = values;
    }
    return batch;
  }

  reset(): void {
    this.#input.reset();
  }
}

function pathOf(batch: Batch, row: number, parts: readonly Slot[]): Value {
  const nodes: number[] = [];
  const relationships: number[] = [];
  for (const part of parts) {
    if (part.kind === 'value') {
      const stretch = batch.read(part, row);
      if (!(stretch instanceof PathValue)) return null;
      relationships.push(...stretch.relationships);
      nodes.push(...(nodes.length === 0 ? stretch.nodes : stretch.nodes.slice(1)));
      continue;
    }
    const number = (batch.columns[part.index] as Int32Array)[row] as number;
    if (number < 0) return null;
    if (part.kind === 'relationship') relationships.push(number);
    else if (nodes.length <= relationships.length) nodes.push(number);
  }
  return new PathValue(nodes, relationships);
}
