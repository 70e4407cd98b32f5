/** How rows are told apart when grouped: by numbers where the columns have them, else by keys of values. */
import { COLUMN } from '#graph/stored-value.ts';
import type { OutputItem } from '../../check/analysis.ts';
import { keyOf } from '../../values/equivalence.ts';
import type { Value } from '../../values/value.ts';
import type { Batch } from '../batch.ts';
import type { Environment } from '../environment.ts';

export interface GroupKey {
  readonly key: (batch: Batch, row: number) => string | number | boolean | null;
  /** The value of the key, asked for once a group. */
  readonly value: (batch: Batch, row: number) => Value;
  /** Whether keys are whole numbers of 31 bits, never text. */
  readonly dense: boolean;
  /** How many keys there can be, where they are whole numbers. */
  readonly size: number;
}

/** Texts of one column, or ids of nodes, by their codes; 0 is null. */
function columnKey(item: OutputItem, env: Environment): GroupKey['key'] | null {
  const { expression } = item;
  const { analysis, graph } = env;
  if (expression === null || expression.kind !== 'Property' || expression.object.kind !== 'Variable') return null;
  if (analysis.computed[expression.id] !== undefined || analysis.computed[expression.object.id] !== undefined)
    return null;
  const slot = analysis.slotOf[expression.object.id];
  if (slot === undefined || slot.kind === 'value') return null;
  const key = graph.keyCode(expression.key);
  const column = slot.kind === 'node' ? graph.nodeColumn(key) : graph.relationshipColumn(key);
  if (column === undefined || (column.kind !== COLUMN.DICTIONARY && column.kind !== COLUMN.ID)) return null;
  const { codes, first } = column;
  const isId = column.kind === COLUMN.ID;
  return (batch, row) => {
    const number = (batch.columns[slot.index] as Int32Array)[row] as number;
    if (number < 0 || !column.has(number)) return 0;
    return 1 + (isId ? number : (codes[number - first] as number));
  };
}

function typeKey(item: OutputItem, env: Environment): GroupKey['key'] | null {
  const { expression } = item;
  const { analysis, graph } = env;
  if (expression === null || expression.kind !== 'Call' || expression.name.toLowerCase() !== 'type') return null;
  const [argument] = expression.args;
  if (argument === undefined || argument.kind !== 'Variable' || analysis.computed[argument.id] !== undefined)
    return null;
  const slot = analysis.slotOf[argument.id];
  if (slot === undefined || slot.kind !== 'relationship') return null;
  return (batch, row) => {
    const number = (batch.columns[slot.index] as Int32Array)[row] as number;
    return number < 0 ? 0 : 1 + (graph.type[number] as number);
  };
}

/** How one grouping item tells rows apart. */
export function groupKey(item: OutputItem, env: Environment): GroupKey {
  const evaluate =
    item.expression === null ? (batch: Batch, row: number) => batch.read(item.slot, row) : env.compile(item.expression);
  const { graph } = env;
  const byType = typeKey(item, env);
  if (byType !== null) return { key: byType, value: evaluate, dense: true, size: graph.types.length + 1 };
  const coded = columnKey(item, env);
  const most = Math.max(graph.strings.length, graph.nodeCount, graph.relationshipCount) + 1;
  if (coded !== null) return { key: coded, value: evaluate, dense: true, size: most };
  if (item.expression === null && item.slot.kind !== 'value') {
    const { index } = item.slot;
    return {
      key: (batch, row) => 1 + ((batch.columns[index] as Int32Array)[row] as number),
      value: evaluate,
      dense: true,
      size: most,
    };
  }
  return { key: (batch, row) => keyOf(evaluate(batch, row)), value: evaluate, dense: false, size: Infinity };
}
