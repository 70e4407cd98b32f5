/** `evidence`: the statements and relations behind pairs of ends, with the entities and documents that they name. */
import { byCodeUnit } from '#model/canonical.ts';
import type { Id } from '#model/property-graph.ts';
import type { Filter } from '#analysis/slice.ts';
import type { Evidence } from '#protocol/answers.ts';
import { toColumns } from '#protocol/columns.ts';
import type { RelationRow, StatementRow } from '#protocol/rows.ts';
import type { Page } from '../port.ts';
import { DOCUMENT_KEYS, ENTITY_KEYS, RELATION_KEYS, STATEMENT_KEYS } from '../row-keys.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Parts } from './parts.ts';

/** The statements behind one pair: units between two entities, or the statement itself where one end is one. */
function statementsBetween(parts: Parts, a: Id, b: Id, filter: Filter): number[] {
  const direct = [parts.statement(a), parts.statement(b)].filter((statement) => statement >= 0);
  if (direct.length > 0) return direct;
  const [from, to] = [parts.stored.entity(a), parts.stored.entity(b)];
  if (from < 0 || to < 0) return [];
  const mask = parts.masks.of(filter);
  const units = [...parts.walk.between(from, to, mask), ...parts.walk.between(to, from, mask)];
  return units.map((unit) => parts.table.unitStatement[unit] as number);
}

/** The factual relations between two entities, either direction. */
export function relationsBetween(parts: Parts, a: Id, b: Id, filter: Filter): number[] {
  const [from, to] = [parts.stored.entity(a), parts.stored.entity(b)];
  if (from < 0 || to < 0) return [];
  const outward = [...parts.walk.relations(from, 'out', filter)].filter((each) => parts.stored.targetOf(each) === to);
  const inward = [...parts.walk.relations(from, 'in', filter)].filter((each) => parts.stored.sourceOf(each) === to);
  return [...outward, ...inward];
}

/** The entities that statements and relations name, so that a reader needs no second question. */
export function namedIn(statements: readonly StatementRow[], relations: readonly RelationRow[]): Id[] {
  const ids = new Set<Id>();
  for (const { speaker, ascribedTo, units, chain, addressedTo, saidAt, place, reports } of statements) {
    const via = reports.flatMap((report) => report.via);
    const named = [speaker, ...ascribedTo, ...chain.map(({ actor }) => actor), ...addressedTo, ...saidAt, ...via];
    for (const id of named) ids.add(id);
    for (const { actor, entity } of units) ids.add(actor).add(entity);
    if (place !== null) ids.add(place);
  }
  for (const { source, target, assertedBy } of relations) {
    ids.add(source).add(target);
    for (const id of assertedBy) ids.add(id);
  }
  return [...ids].sort(byCodeUnit);
}

/** Rows of statements and relations with all that they name. */
export function withNamed(
  parts: Parts,
  statements: readonly StatementRow[],
  relations: readonly RelationRow[],
): Pick<Evidence, 'statements' | 'relations' | 'entities' | 'documents'> {
  const documents = new Set([
    ...statements.flatMap(({ reports }) => reports.map(({ document }) => document)),
    ...relations.flatMap(({ evidence }) => evidence.map(({ document }) => document)),
  ]);
  const nodes = [...documents].sort(byCodeUnit).map((id) => parts.stored.graph.nodeById(id));
  const entities = parts.entityNodes(namedIn(statements, relations));
  return {
    statements: toColumns(STATEMENT_KEYS, statements),
    relations: toColumns(RELATION_KEYS, relations),
    entities: toColumns(
      ENTITY_KEYS,
      entities.map((node) => parts.rows.entity(node)),
    ),
    documents: toColumns(
      DOCUMENT_KEYS,
      nodes.map((node) => parts.rows.document(node)),
    ),
  };
}

/** See the port. Statements first, by id, then relations, by id; a page may hold both. */
export function evidence(parts: Parts, pairs: readonly (readonly [Id, Id])[], filter: Filter, page: Page): Evidence {
  const { graph } = parts.stored;
  const statements = new Set<number>();
  const relations = new Set<number>();
  for (const [a, b] of pairs) {
    for (const statement of statementsBetween(parts, a, b, filter)) statements.add(statement);
    for (const relationship of relationsBetween(parts, a, b, filter)) relations.add(relationship);
  }
  const keys = [
    ...[...statements].map((statement) => ({
      rank: 0,
      number: statement,
      id: graph.idOf(parts.table.nodes[statement] as number),
    })),
    ...[...relations].map((relationship) => ({
      rank: 1,
      number: relationship,
      id: graph.relationshipIdOf(relationship),
    })),
  ].sort((a, b) => a.rank - b.rank || byCodeUnit(a.id, b.id));
  let start = 0;
  if (page.after !== null) {
    const [rank, id] = readCursor(page.after, graph.dataVersion, 2) as [string, string];
    start = keys.findIndex((key) => key.rank - Number(rank) > 0 || (key.rank === Number(rank) && key.id > id));
    if (start < 0) start = keys.length;
  }
  const shown = keys.slice(start, start + page.limit);
  const last = shown.at(-1);
  const more = start + shown.length < keys.length;
  return {
    dataVersion: graph.dataVersion,
    ...withNamed(
      parts,
      shown.filter(({ rank }) => rank === 0).map(({ number }) => parts.rows.statement(number)),
      shown.filter(({ rank }) => rank === 1).map(({ number }) => parts.rows.relation(number)),
    ),
    total: keys.length,
    next: more && last ? writeCursor(graph.dataVersion, [last.rank, last.id]) : null,
  };
}
