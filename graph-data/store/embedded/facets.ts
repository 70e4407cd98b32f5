/** `facets`: what an expansion would bring, counted before it is made: by type, direction, counterpart kind and year. */
import { byCodeUnit } from '#model/canonical.ts';
import type { Id } from '#model/property-graph.ts';
import { STANCE_EDGE } from '#model/vocabulary.ts';
import type { Filter } from '#analysis/slice.ts';
import type { FacetColumns } from '#protocol/answers.ts';
import { toColumns } from '#protocol/columns.ts';
import type { FacetRow } from '#protocol/rows.ts';
import { FACET_KEYS } from '../row-keys.ts';
import type { Parts } from './parts.ts';
import type { UnitLists } from './statement-table.ts';

function keyOf({ type, direction, kind, year }: FacetRow): string {
  return [type, direction, kind, year ?? ''].join(' ');
}

/** See the port. Statements count once a counterpart kind and year, relations once each. Ordered by count, then by value. */
export function facets(parts: Parts, ids: readonly Id[], filter: Filter): FacetColumns {
  const { stored, table, walk } = parts;
  const mask = parts.masks.of(filter);
  const counts = new Map<string, FacetRow>();
  const add = (row: Omit<FacetRow, 'count'>): void => {
    const key = keyOf({ ...row, count: 0 });
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { ...row, count: 1 });
  };
  const addRuns = (node: number, lists: UnitLists, direction: 'out' | 'in'): void => {
    const seen = new Set<string>();
    for (const { actor, entity, units } of walk.runs(lists, node, mask)) {
      const kind = stored.kindOf(direction === 'out' ? entity : actor);
      for (const unit of units) {
        const statement = table.unitStatement[unit] as number;
        if (seen.has(`${statement} ${kind}`)) continue;
        seen.add(`${statement} ${kind}`);
        add({ type: STANCE_EDGE, direction, kind, year: walk.saidYear(statement) });
      }
    }
  };
  const addRelations = (node: number, direction: 'out' | 'in'): void => {
    for (const relationship of walk.relations(node, direction, filter)) {
      const other = direction === 'out' ? stored.targetOf(relationship) : stored.sourceOf(relationship);
      const year = stored.relationText(relationship, 'from')?.slice(0, 4) ?? null;
      add({ type: stored.typeOf(relationship), direction, kind: stored.kindOf(other), year });
    }
  };
  for (const node of parts.entityNodes(ids)) {
    if (filter.direction !== 'in') {
      addRuns(node, table.byActor, 'out');
      addRelations(node, 'out');
    }
    if (filter.direction !== 'out') {
      addRuns(node, table.byEntity, 'in');
      addRelations(node, 'in');
    }
  }
  const rows = [...counts.values()].sort((a, b) => b.count - a.count || byCodeUnit(keyOf(a), keyOf(b)));
  return toColumns(FACET_KEYS, rows);
}
