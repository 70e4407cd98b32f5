/**
 * Slicing: which statements, units and relations a filter lets through.
 *
 * A unit passes when its own conditions hold (stance, basis, own words or told, kinds of both ends); a statement passes
 * when its own conditions hold and one of its units passes. Time means overlap of spans, and what has no date on the
 * clock does not pass a filter on time. A filter that only statements can meet leaves relations out.
 */
import type { Id } from '#model/property-graph.ts';
import { signOf, type Sign, type Statement, type Unit } from '#model/statements.ts';
import { overlaps, type DaySpan } from '#model/time.ts';
import {
  ANY_RELATION,
  isRelationType,
  STANCE_EDGE,
  UNWALKED_TYPES,
  type Basis,
  type Clock,
  type Kind,
  type Modality,
  type StatementKind,
} from '#model/vocabulary.ts';

/** A slice of the data. An absent list means "any"; an empty list means "none". */
export interface Filter {
  /** Kinds of the entities at both ends. */
  readonly kinds?: readonly Kind[] | undefined;
  /** Relationship types: factual ones, RELATION for all of these, and STANCE for statements. Naming an unwalked type admits it. */
  readonly types?: readonly string[] | undefined;
  readonly direction?: 'out' | 'in' | 'both' | undefined;
  readonly documents?: readonly Id[] | undefined;
  readonly stance?: readonly Sign[] | undefined;
  readonly bases?: readonly Basis[] | undefined;
  readonly words?: 'own' | 'told' | undefined;
  readonly statementKinds?: readonly StatementKind[] | undefined;
  readonly modalities?: readonly Modality[] | undefined;
  /** The clock that `from` and `to` are read on; said by default. */
  readonly clock?: Clock | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Columnists' own assertions: true (default) takes them in, false leaves them out. */
  readonly columnists?: boolean | undefined;
  readonly disputedOnly?: boolean | undefined;
  /** Only statements whose gloss, in either language, contains this text, case aside. */
  readonly text?: string | undefined;
}

export type KindOf = (id: Id) => Kind;

function admits<Value>(list: readonly Value[] | undefined, value: Value): boolean {
  return list === undefined || list.includes(value);
}

/** The span of a statement on a clock; null where it has no date there. An open end of asOf stands for itself. */
export function spanOnClock(statement: Pick<Statement, 'said' | 'published' | 'asOf'>, clock: Clock): DaySpan | null {
  if (clock === 'said') return statement.said;
  if (clock === 'published') return statement.published;
  const { from = null, to = null } = statement.asOf ?? {};
  return from === null && to === null ? null : { from: from ?? '0000-01-01', to: to ?? '9999-12-31' };
}

/** Whether a filter sets a window of time. */
export function hasWindow(filter: Filter): boolean {
  return filter.from !== undefined || filter.to !== undefined;
}

/** Whether a unit passes. A unit about its own actor passes too: that it is no line is a matter of folding. */
export function unitPasses(unit: Unit, filter: Filter, kindOf: KindOf): boolean {
  if (!admits(filter.stance, signOf(unit))) return false;
  if (filter.bases !== undefined && (unit.basis === null || !filter.bases.includes(unit.basis))) return false;
  if (filter.words !== undefined && unit.ascribed !== (filter.words === 'told')) return false;
  return (
    filter.kinds === undefined ||
    (filter.kinds.includes(kindOf(unit.actor)) && filter.kinds.includes(kindOf(unit.entity)))
  );
}

function ownConditionsHold(statement: Statement, filter: Filter): boolean {
  if (!admits(filter.types, STANCE_EDGE)) return false;
  if (!admits(filter.statementKinds, statement.kind) || !admits(filter.modalities, statement.modality)) return false;
  if (filter.columnists === false && statement.columnist) return false;
  if (filter.disputedOnly === true && statement.contradictedBy.length === 0) return false;
  const { documents, text } = filter;
  if (documents !== undefined && !statement.reports.some(({ document }) => documents.includes(document))) return false;
  if (hasWindow(filter)) {
    const span = spanOnClock(statement, filter.clock ?? 'said');
    if (span === null || !overlaps(span, filter.from ?? null, filter.to ?? null)) return false;
  }
  if (text === undefined || text === '') return true;
  const sought = text.toLowerCase();
  return statement.gloss.en.toLowerCase().includes(sought) || statement.gloss.zhHans.toLowerCase().includes(sought);
}

/** The units of a statement that pass; none where the statement itself does not. */
export function passingUnits(statement: Statement, filter: Filter, kindOf: KindOf): Unit[] {
  if (!ownConditionsHold(statement, filter)) return [];
  return statement.units.filter((unit) => unitPasses(unit, filter, kindOf));
}

/** A relation as a filter sees it. */
export interface SlicedRelation {
  readonly source: Id;
  readonly target: Id;
  readonly type: string;
  readonly modality: Modality;
  readonly from: string | null;
  readonly to: string | null;
  readonly documents: readonly Id[];
}

/** Whether the filter has a condition that only a statement can meet. */
export function onlyStatements(filter: Filter): boolean {
  return (
    filter.stance !== undefined ||
    filter.bases !== undefined ||
    filter.words !== undefined ||
    filter.statementKinds !== undefined ||
    filter.disputedOnly === true ||
    (filter.text !== undefined && filter.text !== '')
  );
}

/** Whether a relationship type is let through: what is not walked must be named. */
export function typePasses(type: string, filter: Filter): boolean {
  if (filter.types === undefined) return !UNWALKED_TYPES.includes(type);
  return filter.types.includes(type) || (filter.types.includes(ANY_RELATION) && isRelationType(type));
}

/** Whether a relation passes. On the published clock its documents count, and it was never "said". */
export function relationPasses(
  relation: SlicedRelation,
  filter: Filter,
  kindOf: KindOf,
  publishedOf: (document: Id) => DaySpan,
): boolean {
  if (onlyStatements(filter) || !typePasses(relation.type, filter) || !admits(filter.modalities, relation.modality))
    return false;
  if (filter.documents !== undefined && !relation.documents.some((id) => filter.documents?.includes(id))) return false;
  if (filter.kinds !== undefined) {
    if (!filter.kinds.includes(kindOf(relation.source)) || !filter.kinds.includes(kindOf(relation.target)))
      return false;
  }
  if (!hasWindow(filter)) return true;
  const [from, to] = [filter.from ?? null, filter.to ?? null];
  switch (filter.clock ?? 'said') {
    case 'said':
      return false;
    case 'published':
      return relation.documents.some((id) => overlaps(publishedOf(id), from, to));
    case 'asOf': {
      const span = spanOnClock({ said: null, published: { from: '', to: '' }, asOf: relation }, 'asOf');
      return span !== null && overlaps(span, from, to);
    }
  }
}
