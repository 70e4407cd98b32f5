/**
 * The conformance suite: what every store must answer, as cases over any store and the data set that it holds.
 * A case throws where the store differs from analysis on the same statements.
 */
import { byCodeUnit, canonicalJson } from '#model/canonical.ts';
import { SaysoError } from '#model/errors.ts';
import type { Id } from '#model/property-graph.ts';
import { bySpanThenId } from '#model/time.ts';
import { fold, utterances } from '#analysis/fold.ts';
import { passingUnits, spanOnClock, type Filter } from '#analysis/slice.ts';
import { toRows } from '#protocol/columns.ts';
import type { EdgeRow } from '#protocol/rows.ts';
import { passingRelations, same, type ConformanceCase } from './conformance-case.ts';
import { appearances } from './appearance-case.ts';
import { countCases } from './count-cases.ts';
import { conformanceFilters } from './filters.ts';
import { facetCases } from './facet-cases.ts';
import { pathCases } from './path-cases.ts';
import type { Reference } from './reference.ts';

const byWeight = (a: { weight: number; id: Id }, b: { weight: number; id: Id }): number =>
  b.weight - a.weight || byCodeUnit(a.id, b.id);

/** A folded edge as analysis gives it: without what only the wire adds. */
function foldedAs({ type: _type, relations: _relations, modality: _modality, ...folded }: EdgeRow): unknown {
  return folded;
}

/** Neighbours of one entity with the weight of the edges to them, from analysis alone. */
export function referenceNeighbors(reference: Reference, id: Id, filter: Filter): { id: Id; weight: number }[] {
  const weights = new Map<Id, number>();
  const add = (other: Id, weight: number): void => {
    if (other !== id) weights.set(other, (weights.get(other) ?? 0) + weight);
  };
  for (const edge of fold(reference.statements, filter, reference.kindOf)) {
    if (edge.source === id && filter.direction !== 'in') add(edge.target, edge.weight);
    if (edge.target === id && filter.direction !== 'out') add(edge.source, edge.weight);
  }
  for (const { source, target } of passingRelations(reference, filter)) {
    if (source === id && filter.direction !== 'in') add(target, 1);
    if (target === id && source !== id && filter.direction !== 'out') add(source, 1);
  }
  return [...weights].map(([other, weight]) => ({ id: other, weight })).sort(byWeight);
}

async function allPages<Item>(
  limit: number,
  page: (after: string | null, limit: number) => Promise<{ items: Item[]; next: string | null; total: number }>,
): Promise<{ items: Item[]; total: number }> {
  const items: Item[] = [];
  let after: string | null = null;
  for (;;) {
    const answer = await page(after, limit);
    if (answer.next !== null && answer.items.length !== limit)
      throw new Error(`a page of ${answer.items.length}, not ${limit}, with more to come`);
    items.push(...answer.items);
    if (answer.next === null) return { items, total: answer.total };
    after = answer.next;
  }
}

const basics: ConformanceCase[] = [
  {
    name: 'tells how much it holds',
    async check(store, { data, statements }, c) {
      const info = await store.info(c);
      same('entities', info.entities, data.entities.length);
      same('statements', info.statements, statements.length);
      same('relations', info.relations, data.relations.length);
      same('documents', info.documents, data.sources.length);
    },
  },
  {
    name: 'gives entities in the order asked, and leaves unknown ids out',
    async check(store, { data }, c) {
      const ids = data.entities.map(({ id }) => id).reverse();
      const rows = toRows(await store.entities([...ids.slice(0, 5), 'no-such-entity', ...ids.slice(5)], c));
      same(
        'ids',
        rows.map(({ id }) => id),
        ids,
      );
      for (const row of rows) {
        const record = data.entities.find(({ id }) => id === row.id);
        same(`kind of ${row.id}`, row.kind, record?.kind);
        same(`English name of ${row.id}`, row.names.en, record?.names.en ?? null);
        same(`aliases of ${row.id}`, row.aliases, record?.aliases ?? []);
      }
    },
  },
  {
    name: 'names every entity once, in order of id, in every script it has',
    async check(store, { data }, c) {
      const rows = [];
      for await (const batch of store.names(c)) rows.push(...toRows(batch));
      same(
        'ids',
        rows.map(({ id }) => id),
        data.entities.map(({ id }) => id).sort(byCodeUnit),
      );
      for (const { id, names } of rows) {
        const record = data.entities.find((entity) => entity.id === id);
        const own = Object.values(record?.names ?? {}).filter((name) => name !== undefined);
        const expected = new Set([...own, ...(record?.aliases ?? [])]);
        same(`names of ${id}`, [...names].sort(byCodeUnit), [...expected].sort(byCodeUnit));
      }
    },
  },
  {
    name: 'counts the neighbours of each entity in the folded graph',
    async check(store, reference, c) {
      const ids = reference.data.entities.map(({ id }) => id);
      const rows = toRows(await store.entities(ids, c));
      const joined = new Map<Id, Set<Id>>(ids.map((id) => [id, new Set()]));
      const join = (a: Id, b: Id): void => {
        if (a === b) return;
        joined.get(a)?.add(b);
        joined.get(b)?.add(a);
      };
      for (const { source, target } of fold(reference.statements, {}, reference.kindOf)) join(source, target);
      for (const { source, target } of passingRelations(reference, {})) join(source, target);
      same(
        'degrees',
        rows.map(({ id, degree }) => [id, degree]),
        ids.map((id) => [id, joined.get(id)?.size]),
      );
    },
  },
  {
    name: 'refuses a cursor of other data, and one that is none',
    async check(store, _reference, c) {
      for (const [after, code] of [
        ['0123456789ab~1~1~x', 'STALE_CURSOR'],
        ['nonsense', 'BAD_PARAMETER'],
      ] as const) {
        const refused = await store.statements({ filter: {}, page: { after, limit: 3 } }, c).then(
          () => 'answered',
          (error: unknown) => (error instanceof SaysoError ? error.code : String(error)),
        );
        same(`cursor ${after}`, refused, code);
      }
    },
  },
  {
    name: 'begins no call that was cancelled before',
    async check(store, _reference, c) {
      const signal = {
        aborted: true,
        reason: new Error('cancelled'),
        throwIfAborted: () => {
          throw new Error('cancelled');
        },
      } as unknown as AbortSignal;
      const outcome = await store.info({ ...c, signal }).then(
        () => 'answered',
        (error: unknown) => String(error),
      );
      same('a cancelled call', outcome, 'Error: cancelled');
    },
  },
];

function filterCases(name: string, filter: Filter): ConformanceCase[] {
  return [
    {
      name: `folds as analysis does: ${name}`,
      async check(store, reference, c) {
        const ids = reference.data.entities.map(({ id }) => id);
        const answer = await store.among(ids, filter, true, c);
        const edges = toRows(answer.edges);
        const expected = fold(reference.statements, filter, reference.kindOf);
        same('folded edges', edges.filter(({ tally }) => tally !== null).map(foldedAs), expected);
        const relations = passingRelations(reference, filter).filter(({ source, target }) => source !== target);
        const found = edges.flatMap((edge) => edge.relations);
        same('relations', found.toSorted(byCodeUnit), relations.map(({ id }) => id).sort(byCodeUnit));
        same(
          'order of edges',
          edges.map(({ id }) => id),
          edges.toSorted(byWeight).map(({ id }) => id),
        );
      },
    },
    {
      name: `lists statements by the clock, page by page: ${name}`,
      async check(store, reference, c) {
        const clock = filter.clock ?? 'said';
        const expected = reference.statements
          .filter((statement) => passingUnits(statement, filter, reference.kindOf).length > 0)
          .map((statement) => ({ id: statement.id, span: spanOnClock(statement, clock) }))
          .sort(bySpanThenId)
          .map(({ id }) => id);
        const { items, total } = await allPages(7, async (after, limit) => {
          const answer = await store.statements({ filter, page: { after, limit } }, c);
          return { ...answer, items: answer.items.id };
        });
        same('statements', items, expected);
        same('total', total, expected.length);
      },
    },
    {
      name: `gives every unit that passes: ${name}`,
      async check(store, reference, c) {
        const found: unknown[] = [];
        for await (const batch of store.units(filter, c)) {
          for (const { statement, actor, entity, stance, mixed, basis, ascribed } of toRows(batch)) {
            found.push({ statement, actor, entity, stance, mixed, basis, ascribed });
          }
        }
        const expected = reference.statements.flatMap((statement) =>
          passingUnits(statement, filter, reference.kindOf).map((unit) => ({ statement: statement.id, ...unit })),
        );
        const ordered = (list: unknown[]): string[] => list.map(canonicalJson).sort(byCodeUnit);
        same('units', ordered(found), ordered(expected));
      },
    },
    {
      name: `expands to the heaviest neighbours first, page by page: ${name}`,
      async check(store, reference, c) {
        for (const id of busiest(reference, 6)) {
          const expected = referenceNeighbors(reference, id, filter);
          const { items, total } = await allPages(3, async (after, limit) => {
            const answer = await store.expand({ ids: [id], filter, fold: true, page: { after, limit } }, c);
            return { ...answer, items: answer.entities.id.filter((other) => other !== id) };
          });
          same(
            `neighbours of ${id}`,
            items,
            expected.map((neighbor) => neighbor.id),
          );
          same(`number of neighbours of ${id}`, total, expected.length);
        }
      },
    },
    {
      name: `puts the evidence behind every edge: ${name}`,
      async check(store, reference, c) {
        const edges = fold(reference.statements, filter, reference.kindOf).slice(0, 12);
        const relations = passingRelations(reference, filter);
        for (const { source, target } of edges) {
          const behind = fold(reference.statements, filter, reference.kindOf)
            .filter(
              (edge) => [edge.source, edge.target].sort(byCodeUnit).join() === [source, target].sort(byCodeUnit).join(),
            )
            .flatMap((edge) => edge.statements);
          const between = relations.filter(
            (each) => [each.source, each.target].sort(byCodeUnit).join() === [source, target].sort(byCodeUnit).join(),
          );
          const answer = await store.evidence([[source, target]], filter, { after: null, limit: 1000 }, c);
          same(
            `statements between ${source} and ${target}`,
            answer.statements.id,
            [...new Set(behind)].sort(byCodeUnit),
          );
          same(
            `relations between ${source} and ${target}`,
            answer.relations.id,
            between.map(({ id }) => id).sort(byCodeUnit),
          );
          const documents = new Set(answer.documents.id);
          const missing = answer.statements.reports.flat().filter(({ document }) => !documents.has(document));
          same(`documents of the evidence between ${source} and ${target}`, missing, []);
        }
      },
    },
    {
      name: `unfolds to the same statements: ${name}`,
      async check(store, reference, c) {
        const ids = busiest(reference, 8);
        const folded = await store.among(ids, filter, true, c);
        const unfolded = await store.among(ids, filter, false, c);
        const behind = new Set(toRows(folded.edges).flatMap(({ statements }) => statements));
        same('statements', unfolded.statements.id.toSorted(byCodeUnit), [...behind].sort(byCodeUnit));
        const nodes = new Set([...unfolded.entities.id, ...unfolded.statements.id]);
        const loose = toRows(unfolded.edges).filter(({ source, target }) => !nodes.has(source) || !nodes.has(target));
        same('edges without an end', loose, []);
      },
    },
  ];
}

/** The entities with most units, as actor or spoken of. */
function busiest({ statements }: Reference, most: number): Id[] {
  const counts = new Map<Id, number>();
  for (const { units } of statements) {
    for (const { actor, entity } of units) for (const id of [actor, entity]) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b))
    .slice(0, most)
    .map(([id]) => id);
}

const questions: ConformanceCase = {
  name: 'gives every question with its sides, and from each statement what contradicts it',
  async check(store, { data, statements }, c) {
    const rows = toRows(await store.questions(null, c));
    same(
      'questions',
      rows.map(({ id }) => id),
      data.questions.map(({ id }) => id).sort(byCodeUnit),
    );
    for (const { id, claims } of rows) {
      const record = data.questions.find((question) => question.id === id);
      const expected = record?.claims.map((claim) => [
        claim.id,
        (claim.assertedIn ?? []).map(({ statement }) => statement).sort(byCodeUnit),
      ]);
      same(
        `sides of ${id}`,
        claims.map((claim) => [claim.id, claim.statements]),
        expected?.sort(([a], [b]) => byCodeUnit(String(a), String(b))),
      );
    }
    const answer = await store.statements({ filter: {}, page: { after: null, limit: statements.length } }, c);
    for (const row of toRows(answer.items)) {
      const own = statements.find(({ id }) => id === row.id);
      same(`what contradicts ${row.id}`, row.contradictedBy, own?.contradictedBy);
    }
  },
};

const once: ConformanceCase = {
  name: 'never counts two reports of the same words twice',
  async check(store, reference, c) {
    const utteranceOf = utterances(reference.statements);
    const ids = reference.data.entities.map(({ id }) => id);
    for (const edge of toRows((await store.among(ids, {}, true, c)).edges)) {
      if (edge.tally === null) continue;
      same(`weight of ${edge.id}`, edge.weight, new Set(edge.statements.map(utteranceOf)).size);
    }
  },
};

/** All cases for a data set. */
export function conformanceCases(reference: Reference): ConformanceCase[] {
  const filters = conformanceFilters(reference);
  return [
    ...basics,
    questions,
    appearances,
    once,
    ...Object.entries(filters).flatMap(([name, filter]) => filterCases(name, filter)),
    ...countCases(filters),
    ...facetCases(filters),
    ...pathCases(),
  ];
}
