/**
 * The first screen: what matters most in a data set. Actors other than the documents' authors and what they take
 * positions on, by number of signed units, ties by id. Who is left with nobody to be joined to is left out.
 */
import { byCodeUnit } from '#model/canonical.ts';
import type { Id } from '#model/property-graph.ts';

/** A unit as far as the story goes: who takes which stance toward what. */
export interface StoryUnit {
  readonly actor: Id;
  readonly entity: Id;
  readonly stance: -1 | 0 | 1;
  readonly mixed: boolean;
}

function isSigned({ stance, mixed }: StoryUnit): boolean {
  return stance !== 0 || mixed;
}

function ranked(units: readonly StoryUnit[]): Id[] {
  const count = new Map<Id, number>();
  for (const { actor, entity } of units) {
    for (const id of new Set([actor, entity])) count.set(id, (count.get(id) ?? 0) + 1);
  }
  return [...count].sort(([a, n], [b, m]) => m - n || byCodeUnit(a, b)).map(([id]) => id);
}

/** The ids of the story, the weightiest first, `most` at most. `units` are those to tell it from: positions, say. */
export function storyOf(units: Iterable<StoryUnit>, authors: ReadonlySet<Id>, most: number): Id[] {
  const told = [...units].filter(
    (unit) => isSigned(unit) && unit.actor !== unit.entity && !authors.has(unit.actor) && !authors.has(unit.entity),
  );
  const partners = new Map<Id, Set<Id>>();
  for (const { actor, entity } of told) {
    partners.set(actor, (partners.get(actor) ?? new Set()).add(entity));
    partners.set(entity, (partners.get(entity) ?? new Set()).add(actor));
  }
  let story: Id[] = [];
  const ranking = ranked(told);
  // Taking in one more may join several that stood alone, so the list grows until the next would be too many.
  for (let count = 1; count <= ranking.length; count++) {
    const next = joined(ranking.slice(0, count), partners);
    if (next.length > most) break;
    story = next;
  }
  return story;
}

function joined(ids: readonly Id[], partners: ReadonlyMap<Id, ReadonlySet<Id>>): Id[] {
  const all = new Set(ids);
  return ids.filter((id) => [...(partners.get(id) ?? [])].some((partner) => all.has(partner)));
}
