/** One entity: names, aliases, kinds, degree by type and direction, when it was first and last spoken of, documents. */
import { z } from 'zod';
import type { Id } from '#model/property-graph.ts';
import { STANCE_EDGE } from '#model/vocabulary.ts';
import type { AppearanceColumns, FacetColumns } from '#protocol/answers.ts';
import { toRows } from '#protocol/columns.ts';
import {
  type AppearanceRow,
  type EntityRow,
  entityRowSchema,
  type FacetRow,
  idSchema,
  spanSchema,
  type StatementRow,
} from '#protocol/rows.ts';
import type { CallContext, Filter, GraphStore, StatementQuery } from '#store/port.ts';
import { question } from '../question.ts';
import { knownEntities } from '../known-ids.ts';
import { id } from '../parameters.ts';
import { dataVersion } from '../answers.ts';

const PAGE = 1000;

function degrees(facets: FacetColumns) {
  const counts = new Map<string, { type: string; direction: 'out' | 'in'; count: number }>();
  for (const { type, direction, count } of toRows<FacetRow>(facets)) {
    const key = `${type} ${direction}`;
    const row = counts.get(key) ?? { type, direction, count: 0 };
    row.count += count;
    counts.set(key, row);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
}

async function rowsOf(query: StatementQuery, store: GraphStore, call: CallContext): Promise<StatementRow[]> {
  return toRows<StatementRow>((await store.statements(query, call)).items);
}

type Side = 'actors' | 'about';

/** The span of the first statement on the said clock; a lower bound on the day leaves the undated out. */
async function firstSpan(side: Side, entity: Id, store: GraphStore, call: CallContext) {
  const filter: Filter = { clock: 'said', from: '0001-01-01' };
  const [row] = await rowsOf({ [side]: [entity], filter, page: { after: null, limit: 1 } }, store, call);
  return row?.said ?? null;
}

/** The span of the last statement: within the last year that has any, the last of the pages. */
async function lastSpan(side: Side, entity: Id, year: string, store: GraphStore, call: CallContext) {
  const filter: Filter = { clock: 'said', from: `${year}-01-01` };
  let last: StatementRow | undefined;
  let after: string | null = null;
  do {
    const page = await store.statements({ [side]: [entity], filter, page: { after, limit: PAGE } }, call);
    last = toRows<StatementRow>(page.items).at(-1) ?? last;
    after = page.next;
  } while (after !== null);
  return last?.said ?? null;
}

async function seen(entity: Id, facets: FacetColumns, store: GraphStore, call: CallContext) {
  // Relations have years too, of when they held; only statements are said.
  const said = toRows<FacetRow>(facets).filter(({ type }) => type === STANCE_EDGE);
  const years = said.flatMap(({ year }) => year ?? []).sort();
  const lastYear = years.at(-1);
  if (lastYear === undefined) return { first: null, last: null };
  const firsts = [await firstSpan('actors', entity, store, call), await firstSpan('about', entity, store, call)];
  const lasts = [
    await lastSpan('actors', entity, lastYear, store, call),
    await lastSpan('about', entity, lastYear, store, call),
  ];
  const earliest = firsts.filter((span) => span !== null).sort((a, b) => (a.to < b.to ? -1 : 1));
  const latest = lasts.filter((span) => span !== null).sort((a, b) => (a.to > b.to ? -1 : 1));
  return { first: earliest[0] ?? null, last: latest[0] ?? null };
}

function documentsOf(appearances: AppearanceColumns) {
  return toRows<AppearanceRow>(appearances).map(({ document, statements, mentions }) => {
    return { id: document, statements, mentions };
  });
}

export const entity = question({
  method: 'get',
  path: '/api/entities/{id}',
  summary: 'One entity: names, kinds, degree by type and direction, first and last seen, documents',
  tag: 'Entities',
  params: z.strictObject({ id: id('the entity') }),
  answers: z.object({
    dataVersion,
    entity: entityRowSchema,
    degrees: z.array(z.object({ type: z.string(), direction: z.enum(['out', 'in']), count: z.number().int() })),
    seen: z
      .object({ first: spanSchema.nullable(), last: spanSchema.nullable() })
      .describe('when it first and last spoke or was spoken of, on the said clock'),
    documents: z
      .array(z.object({ id: idSchema, statements: z.number().int(), mentions: z.number().int() }))
      .describe('where it stands: in statements by it or about it, and by name'),
  }),
  errors: ['ENTITY_NOT_FOUND'],
  answer: async ({ params, data, call }) => {
    const { store } = data;
    const [row] = toRows<EntityRow>(await knownEntities([params.id], data, call)) as [EntityRow];
    const facets = await store.facets([params.id], {}, call);
    return {
      dataVersion: data.dataVersion,
      entity: row,
      degrees: degrees(facets),
      seen: await seen(params.id, facets, store, call),
      documents: documentsOf(await store.appearances([params.id], call)),
    };
  },
});
