/** Conditions as tests of rows, and the rows that pass them. */
import type { Graph } from '#graph/graph.ts';
import type { Condition } from '../../check/analysis.ts';
import type { Slot } from '../../check/scope.ts';
import { nodeProperty, relationshipProperty } from '../../functions/elements.ts';
import { isDynamic, labelMask, typeMask } from '../../plan/labels.ts';
import type { FilterPlan } from '../../plan/plan.ts';
import { equals } from '../../values/compare.ts';
import { typeError, typeName } from '../../values/errors.ts';
import { type Batch, gather } from '../batch.ts';
import { dynamicLabels } from '../expressions/labels.ts';
import type { Cursor, Environment } from '../environment.ts';
import { fastTest } from '../fast-tests.ts';

export type RowTest = (batch: Batch, row: number) => boolean;

/** A condition as a test of rows: unknown counts as no. */
export function conditionTest(condition: Condition, env: Environment): RowTest {
  if (condition.type === 'expression') {
    const fast = fastTest(condition.expression, env);
    if (fast !== null) return fast;
    const evaluate = env.compile(condition.expression);
    return (batch, row) => {
      const value = evaluate(batch, row);
      if (value !== null && typeof value !== 'boolean') throw typeError(`WHERE takes BOOLEAN, no ${typeName(value)}`);
      return value === true;
    };
  }
  if (condition.type === 'there') return (batch, row) => (batch.numbers(condition.slot)[row] as number) >= 0;
  return condition.type === 'property' ? propertyTest(condition, env) : labelTest(condition, env);
}

function propertyTest({ slot, key, value }: Extract<Condition, { type: 'property' }>, env: Environment): RowTest {
  const wanted = env.compile(value);
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
