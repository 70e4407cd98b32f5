/**
 * Grouping: several entities of whatever kind drawn as one. What joins the members to anything outside is folded anew,
 * so that each utterance counts once for the group; what joins them to each other is not drawn, and is counted.
 */
import { byCodeUnit } from '#model/canonical.ts';
import { relationshipId } from '#model/identity.ts';
import type { Id } from '#model/property-graph.ts';
import type { Statement, Unit } from '#model/statements.ts';
import { type Basis, type Modality, STANCE_EDGE } from '#model/vocabulary.ts';
import { fold, type FoldedEdge, type Tally } from './fold.ts';
import { type Membership, noKind, rollUp, stanceEdge } from './roll-up.ts';
import type { Filter } from './slice.ts';

/** A line as the protocol has it: folded, of relations, or of a statement that stands alone. */
export interface Line {
  readonly id: Id;
  readonly source: Id;
  readonly target: Id;
  readonly type: string;
  readonly statements: Id[];
  readonly relations: Id[];
  readonly weight: number;
  readonly tally: Tally | null;
  readonly positions: Tally | null;
  readonly stance: FoldedEdge['stance'] | null;
  readonly basis: Basis | null;
  readonly words: FoldedEdge['words'] | null;
  readonly documents: Id[];
  readonly modality: Modality | null;
  readonly columnist: boolean;
  readonly disputed: boolean;
}

export interface Grouped {
  /** The heaviest first, ties by id. */
  readonly lines: readonly Line[];
  /** How many lines join the members of each group to each other; groups without any are left out. */
  readonly within: ReadonlyMap<Id, number>;
}

/** What the lines were folded from. */
export interface Folding {
  /** At least those behind `crossingStances`. */
  readonly statements: readonly Statement[];
  /** Of the wholes that gather what their members said. */
  readonly memberships: readonly Membership[];
  readonly filter: Filter;
}

/** The group of each member. */
export type GroupOf = ReadonlyMap<Id, Id>;

function isCrossing({ source, target }: Pick<Line, 'source' | 'target'>, groupOf: GroupOf): boolean {
  return (groupOf.has(source) || groupOf.has(target)) && groupOf.get(source) !== groupOf.get(target);
}

/** The lines with a stance between a member and something outside its group: the statements behind them are needed. */
export function crossingStances<Row extends Pick<Line, 'source' | 'target' | 'stance'>>(
  lines: readonly Row[],
  groupOf: GroupOf,
): Row[] {
  return lines.filter((line) => line.stance !== null && isCrossing(line, groupOf));
}

function union(lists: readonly (readonly Id[])[]): Id[] {
  return [...new Set(lists.flat())].sort(byCodeUnit);
}

/** Lines without a stance, of one type between the same two ends, as one. */
function merged(lines: readonly Line[], source: Id, target: Id): Line {
  const [first] = lines as [Line, ...Line[]];
  const relations = union(lines.map((line) => line.relations));
  const statements = union(lines.map((line) => line.statements));
  const modalities = new Set(lines.map(({ modality }) => modality));
  return {
    ...first,
    id: relationshipId(source, first.type, target),
    source,
    target,
    relations,
    statements,
    weight: relations.length > 0 ? lines.reduce((sum, { weight }) => sum + weight, 0) : statements.length,
    documents: union(lines.map(({ documents }) => documents)),
    modality: modalities.size === 1 ? first.modality : null,
    columnist: lines.every(({ columnist }) => columnist),
    disputed: lines.some(({ disputed }) => disputed),
  };
}

/** Draws the members of each group as one. A member belongs to one group. */
export function foldGroups(lines: readonly Line[], groupOf: GroupOf, folding: Folding): Grouped {
  const drawn = (id: Id): Id => groupOf.get(id) ?? id;
  const within = new Map<Id, number>();
  const plain = new Map<string, Line[]>();
  const beside: Line[] = [];
  for (const line of lines) {
    const [source, target] = [drawn(line.source), drawn(line.target)];
    if (source === target && line.source !== line.target) within.set(source, (within.get(source) ?? 0) + 1);
    else if (!isCrossing(line, groupOf)) beside.push(line);
    else if (line.stance === null) {
      const key = `${source} ${line.type} ${target}`;
      plain.set(key, [...(plain.get(key) ?? []), line]);
    }
  }
  const relations = [...plain.values()].map((some) => {
    const [{ source, target }] = some as [Line, ...Line[]];
    return merged(some, drawn(source), drawn(target));
  });
  const all = [...beside, ...relations, ...refolded(crossingStances(lines, groupOf), drawn, folding)];
  return { lines: all.sort((a, b) => b.weight - a.weight || byCodeUnit(a.id, b.id)), within };
}

/** Lines with a stance folded anew from exactly those units that they were folded from. */
function refolded(lines: readonly Line[], drawn: (id: Id) => Id, { statements, memberships, filter }: Folding): Line[] {
  // Which kinds pass was decided when the lines were folded; a group is of none.
  const { kinds: _kinds, ...rest } = filter;
  const rolled = rollUp(statements, memberships);
  const ofType = (type: string, speaks: (statement: Statement, unit: Unit) => Id): Line[] => {
    const wanted = new Set(
      lines.flatMap((line) =>
        line.type === type ? line.statements.map((id) => `${id} ${line.source} ${line.target}`) : [],
      ),
    );
    const regrouped = rolled.map((statement) => ({
      ...statement,
      units: statement.units.flatMap((unit) => {
        const source = speaks(statement, unit);
        const counts = wanted.has(`${statement.id} ${source} ${unit.entity}`);
        return counts ? [{ ...unit, actor: drawn(source), entity: drawn(unit.entity) }] : [];
      }),
    }));
    return fold(regrouped, rest, noKind).map((edge) => ({
      ...stanceEdge(edge),
      id: relationshipId(edge.source, type, edge.target),
      type,
    }));
  };
  // A statement that stands alone takes its stance toward what it is about itself.
  const apart = new Set(lines.flatMap(({ type }) => (type === STANCE_EDGE ? [] : [type])));
  return [
    ...ofType(STANCE_EDGE, (_, unit) => unit.actor),
    ...[...apart].flatMap((type) => ofType(type, ({ id }) => id)),
  ];
}
