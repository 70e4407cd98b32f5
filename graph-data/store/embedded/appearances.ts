/** `appearances`: in which documents an entity stands, by statements and by mentions. */
import { byCodeUnit } from '#model/canonical.ts';
import type { Id } from '#model/property-graph.ts';
import type { AppearanceColumns } from '#protocol/answers.ts';
import { toColumns } from '#protocol/columns.ts';
import type { AppearanceRow } from '#protocol/rows.ts';
import { APPEARANCE_KEYS } from '../row-keys.ts';
import type { Parts } from './parts.ts';

function statementsOf({ table }: Parts, node: number): Set<number> {
  const statements = new Set<number>();
  for (const { offset, units } of [table.byActor, table.byEntity]) {
    for (let at = offset[node] as number; at < (offset[node + 1] as number); at++) {
      statements.add(table.unitStatement[units[at] as number] as number);
    }
  }
  return statements;
}

function rowsOf(parts: Parts, node: number): AppearanceRow[] {
  const { stored, table } = parts;
  const entity = stored.graph.idOf(node);
  const rows = new Map<number, AppearanceRow>();
  const rowOf = (document: number): AppearanceRow => {
    const row = rows.get(document) ?? { entity, document: stored.graph.idOf(document), statements: 0, mentions: 0 };
    rows.set(document, row);
    return row;
  };
  for (const statement of statementsOf(parts, node)) {
    const end = table.documentOffset[statement + 1] as number;
    for (let at = table.documentOffset[statement] as number; at < end; at++) {
      rowOf(table.documents[at] as number).statements += 1;
    }
  }
  for (const mention of stored.in(node, 'MENTIONS')) rowOf(stored.sourceOf(mention)).mentions += 1;
  return [...rows.values()].sort((a, b) => byCodeUnit(a.document, b.document));
}

/** See the port. */
export function appearances(parts: Parts, ids: readonly Id[]): AppearanceColumns {
  return toColumns(
    APPEARANCE_KEYS,
    parts.entityNodes(ids).flatMap((node) => rowsOf(parts, node)),
  );
}
