/** One step from several entities at once. */
import { z } from 'zod';
import { filterSchema } from '#protocol/views.ts';
import { endpoint } from '../http/endpoint.ts';
import { askedFilter } from '../http/asked-filter.ts';
import { knownEntities } from '../http/known-ids.ts';
import { pageOf, pagingMembers } from '../http/paging-parameters.ts';
import { subgraphAnswer } from '../openapi/answers.ts';
import { entityIds } from './bodies.ts';

export const expand = endpoint({
  method: 'post',
  path: '/api/expand',
  summary: 'The neighbours of several entities with the edges to them, the heaviest first',
  tag: 'Entities',
  body: z.strictObject({
    ids: entityIds,
    filter: filterSchema.default({}),
    fold: z.boolean().default(true).describe('statements as edges, or as nodes of their own'),
    ...pagingMembers(50),
  }),
  answers: subgraphAnswer,
  errors: ['ENTITY_NOT_FOUND', 'DOCUMENT_NOT_FOUND', 'STALE_CURSOR'],
  answer: async ({ body, data, call }) => {
    await knownEntities(body.ids, data, call);
    const filter = await askedFilter(body.filter, data, call);
    return data.store.expand({ ids: body.ids, filter, fold: body.fold, page: pageOf(body) }, call);
  },
});
