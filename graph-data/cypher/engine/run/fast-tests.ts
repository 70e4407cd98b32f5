/** Conditions that can be tested on the columns themselves, without making a value for each row. */
import { COLUMN } from '#graph/stored-value.ts';
import type { PropertyColumn } from '#graph/property-column.ts';
import type { ComparisonOperator, Expression } from '../../language/ast.ts';
import { contains } from '../../language/walk.ts';
import type { Slot } from '../check/scope.ts';
import { compareStrings } from '../values/compare.ts';
import type { Value } from '../values/value.ts';
import { Batch } from './batch.ts';
import type { Environment } from './environment.ts';
import { textsWith } from './text-search.ts';

type RowTest = (batch: Batch, row: number) => boolean;

interface ColumnRead {
  readonly slot: Slot;
  readonly column: PropertyColumn | undefined;
}

/** `n.key` where n is a node or relationship by number. */
function columnRead(expression: Expression, env: Environment): ColumnRead | null {
  const { analysis, graph } = env;
  if (expression.kind !== 'Property' || expression.object.kind !== 'Variable') return null;
  if (analysis.computed[expression.id] !== undefined || analysis.computed[expression.object.id] !== undefined)
    return null;
  const slot = analysis.slotOf[expression.object.id];
  if (slot === undefined || slot.kind === 'value') return null;
  const key = graph.keyCode(expression.key);
  return { slot, column: slot.kind === 'node' ? graph.nodeColumn(key) : graph.relationshipColumn(key) };
}

/** Literals, parameters and what is made of them by signs. */
function isConstant(expression: Expression): boolean {
  if (expression.kind === 'Literal' || expression.kind === 'Parameter') return true;
  return (
    expression.kind === 'Sign' && !contains(expression, (node) => !['Sign', 'Literal', 'Parameter'].includes(node.kind))
  );
}

function signTest(operator: ComparisonOperator): (sign: number) => boolean {
  switch (operator) {
    case '=':
      return (sign) => sign === 0;
    case '<>':
      return (sign) => sign !== 0;
    case '<':
      return (sign) => sign < 0;
    case '<=':
      return (sign) => sign <= 0;
    case '>':
      return (sign) => sign > 0;
    case '>=':
      return (sign) => sign >= 0;
  }
}

const FLIPPED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Decides once for each distinct text of a column. */
function dictionaryTest({ slot, column }: ColumnRead, env: Environment, decide: (text: string) => boolean): RowTest {
  const found = column as PropertyColumn;
  const { strings } = env.graph;
  const { first, codes } = found;
  const decided = new Uint8Array(strings.length);
  return (batch, row) => {
    const number = (batch.columns[slot.index] as Int32Array)[row] as number;
    if (number < 0 || !found.has(number)) return false;
    const code = codes[number - first] as number;
    let answer = decided[code] as number;
    if (answer === 0) decided[code] = answer = decide(strings.text(code)) ? 2 : 1;
    return answer === 2;
  };
}

/** Below so many rows texts are looked at one by one, above all bytes are searched at once. */
const MANY = 500;

function containsTest(
  { slot, column }: { slot: Slot; column: PropertyColumn },
  wanted: string,
  env: Environment,
): RowTest {
  const { first, codes } = column;
  let found: Uint8Array | null = null;
  return (batch, row) => {
    const number = (batch.columns[slot.index] as Int32Array)[row] as number;
    if (number < 0 || !column.has(number)) return false;
    found ??= textsWith(env.graph.strings, wanted, env.budget);
    return found[codes[number - first] as number] === 1;
  };
}

function numberTest({ slot, column }: ColumnRead, test: (sign: number) => boolean, wanted: number | bigint): RowTest {
  const found = column as PropertyColumn;
  const values = found.kind === COLUMN.FLOAT ? found.floats : found.integers;
  const { first } = found;
  return (batch, row) => {
    const number = (batch.columns[slot.index] as Int32Array)[row] as number;
    if (number < 0 || !found.has(number)) return false;
    const value = values[number - first] as number | bigint;
    // NaN is neither below, the same nor above.
    return test(value < wanted ? -1 : value > wanted ? 1 : value >= wanted ? 0 : Number.NaN);
  };
}

function comparisonTest(
  read: ColumnRead,
  operator: ComparisonOperator,
  wanted: Value,
  env: Environment,
): RowTest | null {
  const { slot, column } = read;
  if (wanted === null) return () => false;
  if (column === undefined) return () => false;
  const test = signTest(operator);
  if (column.kind === COLUMN.DICTIONARY && typeof wanted === 'string') {
    if (operator !== '=') return dictionaryTest(read, env, (text) => test(compareStrings(text, wanted)));
    const code = env.graph.strings.find(wanted);
    const { first, codes } = column;
    return (batch, row) => {
      const number = (batch.columns[slot.index] as Int32Array)[row] as number;
      return number >= 0 && column.has(number) && codes[number - first] === code;
    };
  }
  const numeric = typeof wanted === 'bigint' || (typeof wanted === 'number' && !Number.isNaN(wanted));
  if (numeric && (column.kind === COLUMN.FLOAT || column.kind === COLUMN.INTEGER))
    return numberTest(read, test, wanted);
  return null;
}

/** A test on columns for a condition, or null when it has to be evaluated. */
export function fastTest(expression: Expression, env: Environment): RowTest | null {
  if (env.analysis.computed[expression.id] !== undefined) return null;
  const constant = (part: Expression): Value => env.compile(part)(new Batch(1), 0);
  if (expression.kind === 'Comparison' && expression.rest.length === 1 && expression.rest[0] !== undefined) {
    const { operator, operand } = expression.rest[0];
    const left = columnRead(expression.first, env);
    if (left !== null && isConstant(operand)) return comparisonTest(left, operator, constant(operand), env);
    const right = columnRead(operand, env);
    if (right !== null && isConstant(expression.first)) {
      return comparisonTest(right, FLIPPED[operator], constant(expression.first), env);
    }
    return null;
  }
  if (expression.kind !== 'Predicate' || !isConstant(expression.right)) return null;
  const read = columnRead(expression.left, env);
  if (read === null || read.column?.kind !== COLUMN.DICTIONARY) return null;
  const wanted = constant(expression.right);
  if (typeof wanted !== 'string') return null;
  switch (expression.operator) {
    case 'CONTAINS':
      return wanted === '' || read.column.present < MANY
        ? dictionaryTest(read, env, (text) => text.includes(wanted))
        : containsTest({ slot: read.slot, column: read.column }, wanted, env);
    case 'STARTS WITH':
      return dictionaryTest(read, env, (text) => text.startsWith(wanted));
    case 'ENDS WITH':
      return dictionaryTest(read, env, (text) => text.endsWith(wanted));
    default:
      return null;
  }
}
