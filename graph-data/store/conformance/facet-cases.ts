/** Conformance of an expansion by facets: equal to choosing by hand what joins each neighbour. */
import { byCodeUnit } from '#model/canonical.ts';
import type { Id } from '#model/property-graph.ts';
import type { Kind } from '#model/vocabulary.ts';
import { STANCE_EDGE } from '#model/vocabulary.ts';
import { utterances } from '#analysis/fold.ts';
import { passingUnits, type Filter } from '#analysis/slice.ts';
import { toRows } from '#protocol/columns.ts';
import type { FacetChoice } from '../port.ts';
import { passingRelations, same, type ConformanceCase } from './conformance-case.ts';
import type { Reference } from './reference.ts';

interface Join {
  readonly other: Id;
  readonly type: string;
  readonly year: string | null;
  /** What counts once: an utterance toward one neighbour in one direction, or a relation. */
  readonly once: string;
}

/** Everything that joins an entity to its neighbours. */
function joinsOf(reference: Reference, id: Id, filter: Filter): Join[] {
  const utteranceOf = utterances(reference.statements);
  const joins: Join[] = [];
  for (const statement of reference.statements) {
    for (const { actor, entity } of passingUnits(statement, filter, reference.kindOf)) {
      if (actor === entity) continue;
      const year = statement.said?.to.slice(0, 4) ?? null;
      const once = `${actor} ${entity} ${utteranceOf(statement.id)}`;
      if (actor === id && filter.direction !== 'in') joins.push({ other: entity, type: STANCE_EDGE, year, once });
      if (entity === id && filter.direction !== 'out') joins.push({ other: actor, type: STANCE_EDGE, year, once });
    }
  }
  for (const { id: once, source, target, type, from } of passingRelations(reference, filter)) {
    if (source === target) continue;
    const year = from?.slice(0, 4) ?? null;
    if (source === id && filter.direction !== 'in') joins.push({ other: target, type, year, once });
    if (target === id && filter.direction !== 'out') joins.push({ other: source, type, year, once });
  }
  return joins;
}

function chosen(joins: readonly Join[], facets: FacetChoice, kindOf: (id: Id) => Kind): Id[] {
  const admitted = joins.filter(
    ({ other, type, year }) =>
      facets.types?.includes(type) !== false &&
      facets.kinds?.includes(kindOf(other)) !== false &&
      facets.years?.includes(year) !== false,
  );
  const weights = new Map<Id, Set<string>>();
  for (const { other, once } of admitted) weights.set(other, (weights.get(other) ?? new Set()).add(once));
  return [...weights].sort(([a, x], [b, y]) => y.size - x.size || byCodeUnit(a, b)).map(([id]) => id);
}

/** Cases for every filter. */
export function facetCases(filters: Readonly<Record<string, Filter>>): ConformanceCase[] {
  return Object.entries(filters).map(([name, filter]): ConformanceCase => ({
    name: `expands by facets, passing over what is shown: ${name}`,
    async check(store, reference, c) {
      const kindOf = (id: Id): Kind => reference.kindOf(id);
      for (const { id } of reference.data.entities.slice(0, 4)) {
        const rows = toRows(await store.facets([id], filter, c));
        const joins = joinsOf(reference, id, filter);
        const choices = rows
          .slice(0, 3)
          .flatMap(({ type, kind, year }): FacetChoice[] => [
            { types: [type], kinds: [kind as Kind], years: [year] },
            { years: [year] },
            { kinds: [kind as Kind], types: [type] },
          ]);
        for (const facets of [...choices, {}, { types: [], years: [null] }]) {
          const expected = chosen(joins, facets, kindOf);
          const except = expected.slice(0, 2);
          const page = { after: null, limit: 1000 };
          const answer = await store.expand({ ids: [id], filter, facets, except, fold: true, page }, c);
          const found = answer.entities.id.filter((other) => other !== id);
          same(`by ${JSON.stringify(facets)} at ${id}`, found, expected.slice(2));
          same(`how many by ${JSON.stringify(facets)} at ${id}`, answer.total, Math.max(0, expected.length - 2));
        }
      }
    },
  }));
}
