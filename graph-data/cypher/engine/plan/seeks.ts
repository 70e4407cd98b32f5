/**
 * How a node or a relationship is looked up instead of being searched for: by its id, or a node by another property
 * whose values are expected to be rare.
 *
 * Precondition: `{key: value}`, `n.key = value` or `n.key IN list` is asked for together with everything else, and the
 * value reads nothing that is still to be found. The condition itself is still checked on what is found.
 */
import type { Graph } from '#graph/graph.ts';
import type { PropertyColumn } from '#graph/property-column.ts';
import { COLUMN } from '#graph/stored-value.ts';
import type { Expression } from '../../language/ast.ts';
import type { Analysis, Condition } from '../check/analysis.ts';
import type { Slot } from '../check/scope.ts';

/** Whether a column can be searched: all its values are texts, or all are numbers. */
export function isSearchable(column: PropertyColumn): boolean {
  return column.kind === COLUMN.DICTIONARY || column.kind === COLUMN.INTEGER || column.kind === COLUMN.FLOAT;
}

export interface Seek {
  readonly key: string;
  readonly value: Expression;
  readonly many: boolean;
  /** Expected, for one value or one list. */
  readonly rows: number;
}

/** An index on a property other than the id is worth its making only where it leaves out so many nodes, … */
const LEAST_NODES = 1000;
/** … and so large a share of them. */
const LEAST_SHARE = 50;
/** A list that is not written out is taken to be this long. */
const LIST_LENGTH = 5;
const SAMPLE = 1024;

const rowsByColumn = new WeakMap<PropertyColumn, number>();

/** How many rows of a column are expected to have one value, from a sample. */
function rowsOfOneValue(column: PropertyColumn): number {
  const known = rowsByColumn.get(column);
  if (known !== undefined) return known;
  const { codes, count, first, floats, integers, kind, present } = column;
  const values = kind === COLUMN.DICTIONARY ? codes : kind === COLUMN.FLOAT ? floats : integers;
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const seen = new Set<number | bigint>();
  let looked = 0;
  for (let at = 0; at < count; at += step) {
    if (!column.has(first + at)) continue;
    looked++;
    seen.add(values[at] as number | bigint);
  }
  // Where no two of n are the same, there are some n² / 2 values at least.
  const distinct = seen.size === looked ? Math.max(1, (looked * looked) / 2) : seen.size;
  const rows = Math.max(1, present / distinct);
  rowsByColumn.set(column, rows);
  return rows;
}

/** The property and the value that a condition asks for, of a node or relationship. */
function asked(condition: Condition, slot: Slot, analysis: Analysis): Omit<Seek, 'rows'> | null {
  if (condition.type === 'property') {
    return condition.slot === slot ? { key: condition.key, value: condition.value, many: false } : null;
  }
  if (condition.type !== 'expression') return null;
  const { expression } = condition;
  const keyIn = (e: Expression): string | null =>
    e.kind === 'Property' && e.object.kind === 'Variable' && analysis.slotOf[e.object.id] === slot ? e.key : null;
  if (expression.kind === 'Predicate' && expression.operator === 'IN') {
    const key = keyIn(expression.left);
    return key === null ? null : { key, value: expression.right, many: true };
  }
  if (expression.kind !== 'Comparison' || expression.rest.length !== 1 || expression.rest[0]?.operator !== '=')
    return null;
  const { operand } = expression.rest[0];
  const [left, right] = [keyIn(expression.first), keyIn(operand)];
  if (left !== null) return { key: left, value: operand, many: false };
  return right === null ? null : { key: right, value: expression.first, many: false };
}

/** How a condition lets a slot be looked up, or null. `nodes`: how many would be gone through otherwise. */
export function seekIn(
  condition: Condition,
  slot: Slot,
  { analysis, graph, nodes }: { analysis: Analysis; graph: Graph; nodes: number },
): Seek | null {
  const found = asked(condition, slot, analysis);
  if (found === null) return null;
  const code = graph.keyCode(found.key);
  const column = slot.kind === 'node' ? graph.nodeColumn(code) : graph.relationshipColumn(code);
  if (column === undefined) return null;
  const times = found.many ? (found.value.kind === 'List' ? found.value.items.length : LIST_LENGTH) : 1;
  if (found.key === 'id' && column.kind === COLUMN.ID) return { ...found, rows: times };
  if (slot.kind !== 'node' || nodes < LEAST_NODES || !isSearchable(column)) return null;
  const rows = times * rowsOfOneValue(column);
  return rows * LEAST_SHARE <= nodes ? { ...found, rows } : null;
}
