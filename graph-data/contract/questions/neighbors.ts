/** One step from an entity: its neighbours, the heaviest edge first. */
import { z } from 'zod';
import { question } from '../question.ts';
import { askedFilter } from '../asked-filter.ts';
import { filterParameters } from '../filter-parameters.ts';
import { knownEntities } from '../known-ids.ts';
import { pageOf, pagingParameters } from '../paging-parameters.ts';
import { flag, id } from '../parameters.ts';
import { subgraphAnswer } from '../answers.ts';

export const neighbors = question({
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
