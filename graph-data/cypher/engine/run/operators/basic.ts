/** The operators that pass rows on: argument, filter, projection, slice, unwind, rename, unbox, paths. */
import type { Graph } from '#graph/graph.ts';
import type { Condition } from '../../check/analysis.ts';
import type { Slot } from '../../check/scope.ts';
import { CypherError } from '../../../language/errors.ts';
import type { Expression } from '../../../language/ast.ts';
import { nodeProperty, relationshipProperty } from '../../functions/elements.ts';
import { isDynamic, labelMask, typeMask } from '../../plan/labels.ts';
import type {
  FilterPlan,
  PathsPlan,
  ProjectPlan,
  RenamePlan,
  SlicePlan,
  UnboxPlan,
  UnwindPlan,
} from '../../plan/plan.ts';
import { equals } from '../../values/compare.ts';
import { typeError, typeName } from '../../values/errors.ts';
import { isList, NodeValue, PathValue, RelationshipValue, type Value } from '../../values/value.ts';
import { Batch, emptyValues, gather, grown, NULL_NUMBER, type Column } from '../batch.ts';
import { compile, dynamicLabels } from '../compile.ts';
import type { ArgumentCursor, Cursor, Environment } from '../environment.ts';
import { fastTest } from '../fast-tests.ts';

/** One row from outside. */
export class ArgumentRow implements ArgumentCursor {
  readonly #carry: readonly number[];
  #batch = new Batch(1);
  #row = 0;
  #given = false;

  constructor(carry: readonly number[]) {
    this.#carry = carry;
    this.#batch.size = 1;
  }

  set(batch: Batch, row: number): void {
    this.#batch = batch;
    this.#row = row;
    this.#given = false;
  }

  next(): Batch | null {
    if (this.#given) return null;
    this.#given = true;
    return gather(this.#batch, Int32Array.of(this.#row), 1, this.#carry);
  }

  reset(): void {
    this.#given = false;
  }
}

export type RowTest = (batch: Batch, row: number) => boolean;

/** A condition as a test of rows: unknown counts as no. */
export function conditionTest(condition: Condition, env: Environment): RowTest {
  if (condition.type === 'expression') {
    const fast = fastTest(condition.expression, env);
    if (fast !== null) return fast;
    const evaluate = compile(condition.expression, env);
    return (batch, row) => {
      const value = evaluate(batch, row);
      if (value !== null && typeof value !== 'boolean') throw typeError(`WHERE takes BOOLEAN, no ${typeName(value)}`);
      return value === true;
    };
  }
  return condition.type === 'property' ? propertyTest(condition, env) : labelTest(condition, env);
}

function propertyTest({ slot, key, value }: Extract<Condition, { type: 'property' }>, env: Environment): RowTest {
  const wanted = compile(value, env);
  const code = env.graph.keyCode(key);
  const read = slot.kind === 'node' ? nodeProperty : relationshipProperty;
  return (batch, row) => {
    const number = batch.numbers(slot)[row] as number;
    return number >= 0 && equals(read(env.graph, number, code), wanted(batch, row)) === true;
  };
}

function namesOf(graph: Graph, slot: Slot, number: number): Set<string> {
  return new Set(slot.kind === 'node' ? graph.labelsOf(number) : [graph.types[graph.type[number] as number] as string]);
}

function labelTest({ slot, labels }: Extract<Condition, { type: 'labels' }>, env: Environment): RowTest {
  const { graph } = env;
  if (isDynamic(labels)) {
    const decide = dynamicLabels(labels, env);
    return (batch, row) => {
      const number = batch.numbers(slot)[row] as number;
      return number >= 0 && decide(namesOf(graph, slot, number), batch, row);
    };
  }
  const mask = slot.kind === 'node' ? labelMask(graph, labels) : typeMask(graph, labels);
  const codes = slot.kind === 'node' ? graph.labelSet : graph.type;
  return (batch, row) => {
    const number = batch.numbers(slot)[row] as number;
    return number >= 0 && mask[codes[number] as number] === 1;
  };
}

export class Filter implements Cursor {
  readonly #plan: FilterPlan;
  readonly #input: Cursor;
  readonly #tests: readonly RowTest[];
  readonly #env: Environment;

  constructor(plan: FilterPlan, input: Cursor, env: Environment) {
    this.#plan = plan;
    this.#input = input;
    this.#env = env;
    this.#tests = plan.conditions.map((condition) => conditionTest(condition, env));
  }

  next(): Batch | null {
    const { budget } = this.#env;
    for (let batch = this.#input.next(); batch !== null; batch = this.#input.next()) {
      budget.burn(batch.size);
      const rows = new Int32Array(batch.size);
      let count = 0;
      for (let row = 0; row < batch.size; row++) {
        if (this.#passes(batch, row)) rows[count++] = row;
      }
      if (count === batch.size) return batch;
      if (count > 0) return gather(batch, rows, count, this.#plan.carry);
    }
    return null;
  }

  #passes(batch: Batch, row: number): boolean {
    for (const test of this.#tests) if (!test(batch, row)) return false;
    return true;
  }

  reset(): void {
    this.#input.reset();
  }
}

export class Project implements Cursor {
  readonly #input: Cursor;
  readonly #env: Environment;
  readonly #items: readonly { readonly slot: Slot; readonly evaluate: ReturnType<typeof compile> }[];

  constructor(plan: ProjectPlan, input: Cursor, env: Environment) {
    this.#input = input;
    this.#env = env;
    this.#items = plan.items.map(({ slot, expression }) => ({ slot, evaluate: compile(expression, env) }));
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

/** The number that SKIP or LIMIT says. Throws a SyntaxError as openCypher wants it. */
export function rowCount(expression: Expression | null, env: Environment, otherwise: number): number {
  if (expression === null) return otherwise;
  const value = compile(expression, env)(new Batch(1), 0);
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
