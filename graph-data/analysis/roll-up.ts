/**
 * Rolling up: what the members, office holders and parts of something said counts as said by the whole, as long as
 * they belonged to it when they said it. Dates that are not known never shut anything out.
 */
import type { Id } from '#model/property-graph.ts';
import type { Statement, Unit } from '#model/statements.ts';
import { overlaps, type DaySpan } from '#model/time.ts';
import { STANCE_EDGE } from '#model/vocabulary.ts';
import { fold, type FoldedEdge } from './fold.ts';
import type { Filter } from './slice.ts';

/** The types of relation along which actors roll up, from the member to the whole. */
export const ROLL_UP_TYPES = ['HOLDS_OFFICE_IN', 'MEMBER_OF', 'PART_OF'] as const;

export interface Membership {
  readonly member: Id;
  readonly whole: Id;
  /** Full days; null where open or unknown. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Whether a membership may have held when something was said. */
export function heldWhenSaid({ from, to }: Membership, said: DaySpan | null): boolean {
  return said === null || overlaps(said, from, to);
}

/** The wholes by member, so far as they held when a statement was made. */
function wholesOf(memberships: readonly Membership[], said: DaySpan | null): Map<Id, Id> {
  return new Map(
    memberships
      .filter((membership) => heldWhenSaid(membership, said))
      .map(({ member, whole }) => [member, whole] as const),
  );
}

/** Statements whose units are of the wholes instead of their members. A unit that would be about its own actor stays as it is. */
export function rollUp<Row extends Pick<Statement, 'said'> & { readonly units: readonly Unit[] }>(
  statements: readonly Row[],
  memberships: readonly Membership[],
): Row[] {
  return statements.map((statement) => {
    const wholes = wholesOf(memberships, statement.said);
    const units = statement.units.map((unit) => {
      const whole = wholes.get(unit.actor);
      return whole === undefined || whole === unit.entity ? unit : { ...unit, actor: whole };
    });
    return { ...statement, units };
  });
}

/** A folded edge as the protocol has it: it rests on statements alone. */
export type StanceEdge = Omit<FoldedEdge, 'statements' | 'documents'> & {
  readonly type: typeof STANCE_EDGE;
  readonly statements: Id[];
  readonly documents: Id[];
  readonly relations: Id[];
  readonly modality: null;
};

/** A folded edge as a line of the protocol. */
export function stanceEdge(edge: FoldedEdge): StanceEdge {
  return {
    ...edge,
    type: STANCE_EDGE,
    statements: [...edge.statements],
    documents: [...edge.documents],
    relations: [],
    modality: null,
  };
}

export interface RolledUp {
  /** Whose lines are the wholes' now. */
  readonly members: ReadonlySet<Id>;
  readonly wholes: ReadonlySet<Id>;
  /** The wholes' stances toward what is shown, those of their members among them. */
  readonly folded: readonly StanceEdge[];
}

/** Kinds are a matter of what is shown, so that nobody asks for one. */
export function noKind(id: Id): never {
  throw new Error(`the kind of "${id}" was asked for without a filter on kinds`);
}

/** Folds the statements of wholes and members anew, so that each utterance counts once for the whole. */
export function foldRolledUp(
  statements: readonly Statement[],
  memberships: readonly Membership[],
  filter: Filter,
  isShown: (id: Id) => boolean,
): RolledUp {
  const wholes = new Set(memberships.map(({ whole }) => whole));
  const members = new Set(memberships.map(({ member }) => member).filter((id) => !wholes.has(id)));
  const { kinds: _kinds, ...rest } = filter;
  const folded = fold(rollUp(statements, memberships), rest, noKind)
    .filter(({ source, target }) => wholes.has(source) && isShown(source) && isShown(target) && !members.has(target))
    .map(stanceEdge);
  return { members, wholes, folded };
}

interface Edge {
  readonly source: Id;
  readonly target: Id;
  readonly type: string;
}

/** The edges that stay beside what was folded anew: none of the members', and no stance of the wholes. */
export function edgesBeside<E extends Edge>(edges: readonly E[], { members, wholes }: RolledUp): E[] {
  return edges.filter(
    ({ source, target, type }) =>
      !members.has(source) && !members.has(target) && !(type === STANCE_EDGE && wholes.has(source)),
  );
}
