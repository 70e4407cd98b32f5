/** One step from an entity: its neighbours, the heaviest edge first. */
import { z } from 'zod';
import { endpoint } from '../http/endpoint.ts';
import { askedFilter } from '../http/asked-filter.ts';
import { filterParameters } from '../http/filter-parameters.ts';
import { knownEntities } from '../http/known-ids.ts';
import { pageOf, pagingParameters } from '../http/paging-parameters.ts';
import { flag, id } from '../http/parameters.ts';
import { subgraphAnswer } from '../openapi/answers.ts';

export const neighbors = endpoint({
  method: 'get',
  path: '/api/entities/{id}/neighbors',
  summary: 'The neighbours of an entity with the edges to them, the heaviest first',
  tag: 'Entities',
  params: z.strictObject({ id: id('the entity') }),
  query: z.strictObject({
    ...filterParameters,
    fold: flag('statements as edges, or as nodes of their own; true where not given'),
    ...pagingParameters(50),
  }),
  answers: subgraphAnswer,
  errors: ['ENTITY_NOT_FOUND', 'DOCUMENT_NOT_FOUND', 'STALE_CURSOR'],
  answer: async ({ params, query, data, call }) => {
    await knownEntities([params.id], data, call);
    const filter = await askedFilter(query, data, call);
    return data.store.expand({ ids: [params.id], filter, fold: query.fold ?? true, page: pageOf(query) }, call);
  },
});
