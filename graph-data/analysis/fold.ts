/**
 * Folding: actor → statement → entity seen as one edge. Its weight is the number of distinct utterances behind it
 * (a reprint or a second report of the same words counts once); its stance is the sign of the units with the
 * weightiest basis, so that an assessment never speaks louder than a position.
 */
import { byCodeUnit } from '#model/canonical.ts';
import { relationshipId } from '#model/identity.ts';
import type { Id } from '#model/property-graph.ts';
import { signOf, type Sign, type Statement, type Unit } from '#model/statements.ts';
import { BASES, STANCE_EDGE, type Basis } from '#model/vocabulary.ts';
import { passingUnits, type Filter, type KindOf } from './slice.ts';

export type Tally = Record<Sign, number>;

export interface FoldedEdge {
  readonly id: Id;
  readonly source: Id;
  readonly target: Id;
  /** All statements behind it, in order of id. */
  readonly statements: readonly Id[];
  /** Distinct utterances. */
  readonly weight: number;
  readonly tally: Tally;
  /** The part of the tally whose basis is a position. Neutral units have no basis, so none of them counts here. */
  readonly positions: Tally;
  readonly stance: 'for' | 'against' | 'both' | 'neutral';
  readonly basis: Basis | null;
  /** Whose words give the stance: the actor's own, or another's. */
  readonly words: 'own' | 'told' | 'both';
  readonly documents: readonly Id[];
  /** Rests on columnists' own assertions alone. */
  readonly columnist: boolean;
  readonly disputed: boolean;
}

/** A tally of nothing. */
export function emptyTally(): Tally {
  return { for: 0, against: 0, mixed: 0, neutral: 0 };
}

/** The stance that a tally amounts to: both where it has both signs, or a mixed unit. */
export function stanceOf(tally: Tally): FoldedEdge['stance'] {
  if (tally.mixed > 0 || (tally.for > 0 && tally.against > 0)) return 'both';
  return tally.for > 0 ? 'for' : tally.against > 0 ? 'against' : 'neutral';
}

/** The representative of each id: the least of all that pairs join it to. */
export function representatives(pairs: Iterable<readonly [Id, Id]>): (id: Id) => Id {
  const parent = new Map<Id, Id>();
  const find = (id: Id): Id => {
    let root = id;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    return root;
  };
  for (const [one, other] of pairs) {
    const [low, high] = [find(one), find(other)].sort(byCodeUnit) as [Id, Id];
    if (low !== high) parent.set(high, low);
  }
  return find;
}

/** The representative of each statement's utterance: the least id among those judged the same. */
export function utterances(statements: Iterable<Pick<Statement, 'id' | 'sameUtterance'>>): (statement: Id) => Id {
  return representatives(
    [...statements].flatMap(({ id, sameUtterance }) =>
      sameUtterance.filter(({ judgement }) => judgement === 'same').map(({ statement }) => [id, statement] as const),
    ),
  );
}

interface Gathered {
  readonly actor: Id;
  readonly entity: Id;
  readonly units: { readonly unit: Unit; readonly statement: Statement }[];
}

/** The documents that report the statements, as far as the filter lets them count. */
function documentsOf(units: Gathered['units'], { documents }: Filter): Id[] {
  const reported = new Set(units.flatMap(({ statement }) => statement.reports.map(({ document }) => document)));
  return [...reported].filter((id) => documents === undefined || documents.includes(id)).sort(byCodeUnit);
}

function foldOne({ actor, entity, units }: Gathered, utteranceOf: (id: Id) => Id, filter: Filter): FoldedEdge {
  const statements = [...new Set(units.map(({ statement }) => statement.id))].sort(byCodeUnit);
  const tally = emptyTally();
  const byBasis = new Map<Basis, Tally>(BASES.map((basis) => [basis, emptyTally()]));
  const counted = new Set<string>();
  for (const { unit, statement } of units) {
    const sign = signOf(unit);
    const key = `${utteranceOf(statement.id)} ${sign} ${unit.basis ?? ''}`;
    if (counted.has(key)) continue;
    counted.add(key);
    tally[sign] += 1;
    if (unit.basis !== null) (byBasis.get(unit.basis) as Tally)[sign] += 1;
  }
  const basis = BASES.find((each) => stanceOf(byBasis.get(each) as Tally) !== 'neutral') ?? null;
  // The words are those of the units that give the stance: what is only told must not look like a position of one's own.
  const decisive = units.filter(({ unit }) => unit.basis === basis);
  const told = decisive.some(({ unit }) => unit.ascribed);
  const own = decisive.some(({ unit }) => !unit.ascribed);
  return {
    id: relationshipId(actor, STANCE_EDGE, entity),
    source: actor,
    target: entity,
    statements,
    weight: new Set(statements.map(utteranceOf)).size,
    tally,
    positions: byBasis.get('position') as Tally,
    stance: basis === null ? 'neutral' : stanceOf(byBasis.get(basis) as Tally),
    basis,
    words: told && own ? 'both' : told ? 'told' : 'own',
    documents: documentsOf(units, filter),
    columnist: units.every(({ statement }) => statement.columnist),
    disputed: units.some(({ statement }) => statement.contradictedBy.length > 0),
  };
}

/**
 * Folds the statements that a filter lets through. A unit about its own actor is no edge.
 * Ordered by weight, heaviest first, ties by id.
 */
export function fold(statements: readonly Statement[], filter: Filter, kindOf: KindOf): FoldedEdge[] {
  const gathered = new Map<string, Gathered>();
  for (const statement of statements) {
    for (const unit of passingUnits(statement, filter, kindOf)) {
      if (unit.actor === unit.entity) continue;
      const key = `${unit.actor} ${unit.entity}`;
      let group = gathered.get(key);
      if (!group) gathered.set(key, (group = { actor: unit.actor, entity: unit.entity, units: [] }));
      group.units.push({ unit, statement });
    }
  }
  const utteranceOf = utterances(statements);
  return [...gathered.values()]
    .map((group) => foldOne(group, utteranceOf, filter))
    .sort((a, b) => b.weight - a.weight || byCodeUnit(a.id, b.id));
}
