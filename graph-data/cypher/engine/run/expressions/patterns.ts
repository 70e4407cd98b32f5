/** Patterns and subqueries inside expressions: run for each row that asks. */
import type { Expression } from '../../../language/ast.ts';
import type { PatternGraph } from '../../check/analysis.ts';
import type { Slot } from '../../check/scope.ts';
import { countedHop } from '../../plan/degree-counts.ts';
import { readBy } from '../../plan/slots-read.ts';
import { PathValue, type Value } from '../../values/value.ts';
import type { Batch } from '../batch.ts';
import { type Environment, type Evaluate } from '../environment.ts';
import { degreeOf } from '../operators/degrees.ts';
import { readSlot } from './slots.ts';

/** The values of an expression in each match of a pattern. */
function patternRows(
  pattern: PatternGraph,
  reads: ReadonlySet<number>,
  env: Environment,
): (batch: Batch, row: number, map: Evaluate) => Value[] {
  const { cursor, argument } = env.open(env.planner.pattern(pattern, reads));
  return (batch, row, map) => {
    argument.set(batch, row);
    cursor.reset();
    const values: Value[] = [];
    for (let found = cursor.next(); found !== null; found = cursor.next()) {
      env.budget.burn(found.size);
      for (let at = 0; at < found.size; at++) values.push(map(found, at));
    }
    return values;
  };
}

/** `[(a)-->(b) | b.name]`. */
export function patternComprehension(
  expression: Extract<Expression, { kind: 'PatternComprehension' }>,
  env: Environment,
): Evaluate {
  const reads = new Set<number>();
  readBy(env.analysis, expression.map, reads);
  const rows = patternRows(env.analysis.patterns.get(expression.id) as PatternGraph, reads, env);
  const map = env.compile(expression.map);
  return (batch, row) => rows(batch, row, map);
}

/** Whether a pattern matches, or its shortest paths. */
export function patternExpression(
  expression: Extract<Expression, { kind: 'PatternExpression' }>,
  env: Environment,
): Evaluate {
  const pattern = env.analysis.patterns.get(expression.id) as PatternGraph;
  const { shortest } = expression.pattern;
  if (shortest === null) {
    const { cursor, argument } = env.open(env.planner.pattern(pattern, new Set()));
    return (batch, row) => {
      argument.set(batch, row);
      cursor.reset();
      return cursor.next() !== null;
    };
  }
  const segment = pattern.hops[0]?.segment as Slot;
  const rows = patternRows(pattern, new Set([segment.index]), env);
  const read = readSlot(segment);
  return (batch, row) => {
    const paths = rows(batch, row, read).filter((path) => path instanceof PathValue);
    return shortest === 'single' ? (paths[0] ?? null) : paths;
  };
}

/** EXISTS, COUNT and COLLECT. */
export function subquery(expression: Extract<Expression, { kind: 'Subquery' }>, env: Environment): Evaluate {
  const plan = env.planner.subquery(expression.query);
  const counted = expression.form === 'COUNT' ? countedHop(plan) : null;
  if (counted !== null) {
    const degree = degreeOf(counted, env);
    return (batch, row) => BigInt(degree(batch, row));
  }
  const { cursor, argument } = env.open(plan);
  const [column] = env.analysis.info(expression.query).columns;
  const { form } = expression;
  const read = column === undefined ? null : readSlot(column.slot);
  return (batch, row) => {
    argument.set(batch, row);
    cursor.reset();
    if (form === 'EXISTS') return cursor.next() !== null;
    let count = 0;
    const values: Value[] = [];
    for (let found = cursor.next(); found !== null; found = cursor.next()) {
      env.budget.burn(found.size);
      count += found.size;
      if (form === 'COLLECT' && read !== null) for (let at = 0; at < found.size; at++) values.push(read(found, at));
    }
    return form === 'COUNT' ? BigInt(count) : values;
  };
}
