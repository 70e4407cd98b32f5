/** `statements`: those that pass, on the clock asked for, page by page. */
import { byCodeUnit } from '#model/canonical.ts';
import type { Paged, StatementColumns } from '#protocol/answers.ts';
import { toColumns } from '#protocol/columns.ts';
import type { StatementQuery } from '../port.ts';
import { STATEMENT_KEYS } from '../row-keys.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Parts } from './parts.ts';
import { NO_DAY, type UnitLists } from './statement-table.ts';

interface Key {
  readonly to: number;
  readonly from: number;
  readonly id: string;
}

/** Last possible day, then the first, then id; undated last. */
function byClock(a: Key, b: Key): number {
  if ((a.to === NO_DAY) !== (b.to === NO_DAY)) return a.to === NO_DAY ? 1 : -1;
  return a.to - b.to || a.from - b.from || byCodeUnit(a.id, b.id);
}

/** Statements that have a passing unit at one of the nodes, as a set; null for no condition. */
function atNodes(
  parts: Parts,
  ids: readonly string[] | undefined,
  lists: UnitLists,
  units: Uint8Array,
): Set<number> | null {
  if (ids === undefined) return null;
  const found = new Set<number>();
  for (const node of parts.entityNodes(ids)) {
    for (let at = lists.offset[node] as number; at < (lists.offset[node + 1] as number); at++) {
      const unit = lists.units[at] as number;
      if (units[unit] === 1) found.add(parts.table.unitStatement[unit] as number);
    }
  }
  return found;
}

/** See the port. A statement passes `actors` and `about` together only where one unit joins the two. */
export function statements(parts: Parts, query: StatementQuery): Paged<StatementColumns> {
  const { ids, actors, about, filter, page } = query;
  const { table, stored } = parts;
  const { dataVersion } = stored.graph;
  const mask = parts.masks.of(filter);
  const candidates = candidatesOf(parts, query, mask.units);
  const wanted = ids === undefined ? null : new Set(ids.map((id) => parts.statement(id)));
  const spans = parts.masks.spans(filter.clock ?? 'said');
  const plain = actors === undefined && about === undefined;
  const keys: (Key & { statement: number })[] = [];
  for (const statement of candidates) {
    if (plain && mask.statements[statement] === 0) continue;
    if (wanted !== null && !wanted.has(statement)) continue;
    const id = stored.graph.idOf(table.nodes[statement] as number);
    keys.push({ statement, to: spans.to[statement] as number, from: spans.from[statement] as number, id });
  }
  keys.sort(byClock);
  let start = 0;
  if (page.after !== null) {
    const [to, from, id] = readCursor(page.after, dataVersion, 3) as [string, string, string];
    start = keys.findIndex((key) => byClock(key, { to: Number(to), from: Number(from), id }) > 0);
    if (start < 0) start = keys.length;
  }
  const shown = keys.slice(start, start + page.limit);
  const last = shown.at(-1);
  const more = start + shown.length < keys.length;
  return {
    dataVersion,
    items: toColumns(
      STATEMENT_KEYS,
      shown.map(({ statement }) => parts.rows.statement(statement)),
    ),
    total: keys.length,
    next: more && last ? writeCursor(dataVersion, [last.to, last.from, last.id]) : null,
  };
}

function candidatesOf(parts: Parts, { actors, about }: StatementQuery, units: Uint8Array): Iterable<number> {
  const { table } = parts;
  if (actors !== undefined && about !== undefined) {
    const entities = new Set(parts.entityNodes(about));
    const joined = Uint8Array.from(units, (passes, unit) =>
      passes && entities.has(table.unitEntity[unit] as number) ? 1 : 0,
    );
    return atNodes(parts, actors, table.byActor, joined) as Set<number>;
  }
  const found = atNodes(parts, actors, table.byActor, units) ?? atNodes(parts, about, table.byEntity, units);
  return found ?? table.nodes.keys();
}
