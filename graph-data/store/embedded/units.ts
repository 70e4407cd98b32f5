/** `units`: every coding unit that passes, in order of statement; networks are made of them. */
import type { Filter } from '#analysis/slice.ts';
import { toColumns } from '#protocol/columns.ts';
import type { UnitRow } from '#protocol/rows.ts';
import type { UnitColumns } from '../port.ts';
import { UNIT_KEYS } from '../row-keys.ts';
import type { Parts } from './parts.ts';

const STATEMENTS_A_BATCH = 2_000;

/** Batches of units. */
export function* units(parts: Parts, filter: Filter): Generator<UnitColumns> {
  const { table, rows } = parts;
  const mask = parts.masks.of(filter);
  for (let first = 0; first < table.nodes.length; first += STATEMENTS_A_BATCH) {
    const batch: (UnitRow & { statement: string })[] = [];
    for (let statement = first; statement < Math.min(first + STATEMENTS_A_BATCH, table.nodes.length); statement++) {
      if (mask.statements[statement] === 0) continue;
      const offset = table.unitOffset[statement] as number;
      const id = parts.stored.graph.idOf(table.nodes[statement] as number);
      rows.units(statement).forEach((unit, index) => {
        if (mask.units[offset + index] === 1) batch.push({ statement: id, ...unit });
      });
    }
    if (batch.length > 0) yield toColumns(UNIT_KEYS, batch);
  }
}
