/**
 * `counts`: how many statements each value of a dimension would leave. A dimension is counted with its own condition
 * lifted, so that a filter shows what else could be chosen; the timeline keeps its whole length under a brush.
 */
import { byCodeUnit } from '#model/canonical.ts';
import { binOf, nextBin } from '#model/time.ts';
import { BASES, MODALITIES, STANCE_EDGE, STATEMENT_KINDS, type Clock } from '#model/vocabulary.ts';
import type { Filter } from '#analysis/slice.ts';
import { toColumns } from '#protocol/columns.ts';
import type { CountRow } from '#protocol/rows.ts';
import type { Bin, Counts, Dimension } from '../port.ts';
import { lifted } from '../counting.ts';
import { COUNT_KEYS } from '../row-keys.ts';
import type { Parts } from './parts.ts';
import { dayText, NO_DAY, SIGNS } from './statement-table.ts';

class Tallies {
  readonly #counts = new Map<string, CountRow>();
  readonly #dimension: string;

  constructor(dimension: string) {
    this.#dimension = dimension;
  }

  add(value: string, kind: string | null, certain: boolean, by = 1): void {
    const key = `${value} ${kind ?? ''}`;
    let row = this.#counts.get(key);
    if (!row) this.#counts.set(key, (row = { dimension: this.#dimension, value, kind, certain: 0, possible: 0 }));
    row[certain ? 'certain' : 'possible'] += by;
  }

  rows(): CountRow[] {
    return [...this.#counts.values()].sort(
      (a, b) => byCodeUnit(a.value, b.value) || byCodeUnit(a.kind ?? '', b.kind ?? ''),
    );
  }
}

/** See the port. */
export function counts(parts: Parts, filter: Filter, by: readonly Dimension[]): Counts {
  let undated = 0;
  const rows = by.flatMap((dimension) => {
    const timed = /^(said|published|asOf):(day|month|year)$/.exec(dimension);
    if (!timed) return dimensionRows(parts, filter, dimension);
    const result = timeRows(parts, lifted(filter, dimension), dimension, timed[1] as Clock, timed[2] as Bin);
    undated = result.undated;
    return result.rows;
  });
  return { dataVersion: parts.stored.graph.dataVersion, rows: toColumns(COUNT_KEYS, rows), undated };
}

/** A year that partial dates of any width may fall in without unfolding the whole calendar. */
const MAX_BINS = 400;

function timeRows(
  parts: Parts,
  filter: Filter,
  dimension: Dimension,
  clock: Clock,
  bin: Bin,
): { rows: CountRow[]; undated: number } {
  const { table } = parts;
  const mask = parts.masks.of(filter);
  const spans = parts.masks.spans(clock);
  const tallies = new Tallies(dimension);
  let undated = 0;
  mask.statements.forEach((passes, statement) => {
    if (!passes) return;
    const [from, to] = [spans.from[statement] as number, spans.to[statement] as number];
    if (to === NO_DAY) {
      undated += 1;
      return;
    }
    const kind = STATEMENT_KINDS[table.kind[statement] as number] as string;
    const [first, last] = [binOf(dayText(from), bin), binOf(dayText(to), bin)];
    let day = first;
    for (let nth = 0; nth < MAX_BINS && day <= last; nth++, day = nextBin(day, bin))
      tallies.add(day, kind, first === last);
  });
  return { rows: tallies.rows(), undated };
}

/** The values of one unit or statement on a dimension. */
function valuesOf(parts: Parts, dimension: Dimension, unit: number): string[] {
  const { table, stored } = parts;
  const statement = table.unitStatement[unit] as number;
  switch (dimension) {
    case 'kind':
      return [stored.kindOf(table.unitActor[unit] as number), stored.kindOf(table.unitEntity[unit] as number)];
    case 'type':
      return [STANCE_EDGE];
    case 'document': {
      const [start, end] = [table.documentOffset[statement] as number, table.documentOffset[statement + 1] as number];
      return [...table.documents.subarray(start, end)].map((node) => stored.graph.idOf(node));
    }
    case 'stance':
      return [SIGNS[table.unitSign[unit] as number] as string];
    case 'basis': {
      const basis = BASES[(table.unitBasis[unit] as number) - 1];
      return basis === undefined ? [] : [basis];
    }
    case 'words':
      return [table.unitAscribed[unit] === 1 ? 'told' : 'own'];
    case 'statementKind':
      return [STATEMENT_KINDS[table.kind[statement] as number] as string];
    case 'modality':
      return [MODALITIES[table.modality[statement] as number] as string];
    case 'columnist':
      return [table.columnist[statement] === 1 ? 'columnist' : 'other'];
    default:
      return [];
  }
}

function dimensionRows(parts: Parts, filter: Filter, dimension: Dimension): CountRow[] {
  const { table, stored } = parts;
  const own = lifted(filter, dimension);
  const mask = parts.masks.of(own);
  const tallies = new Tallies(dimension);
  const seen = new Set<string>();
  mask.units.forEach((passes, unit) => {
    if (!passes) return;
    for (const value of new Set(valuesOf(parts, dimension, unit))) {
      const key = `${table.unitStatement[unit]} ${value}`;
      if (seen.has(key)) continue;
      seen.add(key);
      tallies.add(value, null, true);
    }
  });
  if (dimension === 'type') {
    for (const node of stored.entities) {
      for (const relationship of parts.walk.relations(node, 'out', own))
        tallies.add(stored.typeOf(relationship), null, true);
    }
  }
  return tallies.rows();
}
