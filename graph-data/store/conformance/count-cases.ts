/** Conformance of `counts` and `facets`: equal to counting by hand. */
import { byCodeUnit } from '#model/canonical.ts';
import { signOf, type Statement, type Unit } from '#model/statements.ts';
import { binOf } from '#model/time.ts';
import { STANCE_EDGE } from '#model/vocabulary.ts';
import { passingUnits, spanOnClock, type Filter } from '#analysis/slice.ts';
import { toRows } from '#protocol/columns.ts';
import { passingRelations, same, type ConformanceCase } from './conformance-case.ts';
import { lifted } from '../counting.ts';
import { type Dimension, UNTIMED_DIMENSIONS } from '../port.ts';
import type { Reference } from './reference.ts';

function valuesOf(
  dimension: (typeof UNTIMED_DIMENSIONS)[number],
  statement: Statement,
  unit: Unit,
  reference: Reference,
): string[] {
  switch (dimension) {
    case 'kind':
      return [reference.kindOf(unit.actor), reference.kindOf(unit.entity)];
    case 'type':
      return [STANCE_EDGE];
    case 'document':
      return statement.reports.map(({ document }) => document);
    case 'stance':
      return [signOf(unit)];
    case 'basis':
      return unit.basis === null ? [] : [unit.basis];
    case 'words':
      return [unit.ascribed ? 'told' : 'own'];
    case 'statementKind':
      return [statement.kind];
    case 'modality':
      return [statement.modality];
    case 'columnist':
      return [statement.columnist ? 'columnist' : 'other'];
  }
}

function countByHand(
  dimension: (typeof UNTIMED_DIMENSIONS)[number],
  filter: Filter,
  reference: Reference,
): [string, number][] {
  const own = lifted(filter, dimension);
  const counts = new Map<string, number>();
  const add = (value: string): unknown => counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const statement of reference.statements) {
    const units = passingUnits(statement, own, reference.kindOf);
    for (const value of new Set(units.flatMap((unit) => valuesOf(dimension, statement, unit, reference)))) add(value);
  }
  if (dimension === 'type') for (const { type } of passingRelations(reference, own)) add(type);
  return [...counts].sort(([a], [b]) => byCodeUnit(a, b));
}

/** Cases for every filter. */
export function countCases(filters: Readonly<Record<string, Filter>>): ConformanceCase[] {
  return Object.entries(filters).flatMap(([name, filter]): ConformanceCase[] => [
    {
      name: `counts what each value would leave: ${name}`,
      async check(store, reference, c) {
        for (const dimension of UNTIMED_DIMENSIONS) {
          const { rows } = await store.counts(filter, [dimension], c);
          same(
            dimension,
            toRows(rows).map(({ value, certain }) => [value, certain]),
            countByHand(dimension, filter, reference),
          );
        }
      },
    },
    {
      name: `counts by month on each clock, the undated apart: ${name}`,
      async check(store, reference, c) {
        for (const clock of ['said', 'published', 'asOf'] as const) {
          const dimension: Dimension = `${clock}:month`;
          const answer = await store.counts(filter, [dimension], c);
          const passing = reference.statements.filter(
            (statement) => passingUnits(statement, lifted(filter, dimension), reference.kindOf).length > 0,
          );
          const spans = passing.map((statement) => spanOnClock(statement, clock));
          const certain = new Map<string, number>();
          for (const span of spans) {
            const [first, last] = span ? [binOf(span.from, 'month'), binOf(span.to, 'month')] : ['', '-'];
            if (first === last) certain.set(first, (certain.get(first) ?? 0) + 1);
          }
          const found = new Map<string, number>();
          for (const row of toRows(answer.rows)) {
            if (row.certain > 0) found.set(row.value, (found.get(row.value) ?? 0) + row.certain);
          }
          const ordered = (map: Map<string, number>): unknown => [...map].sort(([a], [b]) => byCodeUnit(a, b));
          same(`${clock}, certain`, ordered(found), ordered(certain));
          same(`${clock}, undated`, answer.undated, spans.filter((span) => span === null).length);
        }
      },
    },
    {
      name: `counts facets as an expansion would bring them: ${name}`,
      async check(store, reference, c) {
        const ids = reference.data.entities.slice(0, 40).map(({ id }) => id);
        for (const id of ids) {
          const rows = toRows(await store.facets([id], filter, c));
          const total = (type: string): number =>
            rows.filter((row) => row.type === type).reduce((sum, { count }) => sum + count, 0);
          const relations = passingRelations(reference, filter).filter(
            ({ source, target }) =>
              (source === id && filter.direction !== 'in') ||
              (target === id && source !== id && filter.direction !== 'out'),
          );
          for (const type of new Set(relations.map((relation) => relation.type))) {
            same(`${type} at ${id}`, total(type), relations.filter((relation) => relation.type === type).length);
          }
          const seen = new Set<string>();
          for (const statement of reference.statements) {
            for (const { actor, entity } of passingUnits(statement, filter, reference.kindOf)) {
              if (actor === entity) continue;
              if (actor === id && filter.direction !== 'in')
                seen.add(`${statement.id} out ${reference.kindOf(entity)}`);
              if (entity === id && filter.direction !== 'out')
                seen.add(`${statement.id} in ${reference.kindOf(actor)}`);
            }
          }
          same(`statements at ${id}`, total(STANCE_EDGE), seen.size);
        }
      },
    },
  ]);
}
