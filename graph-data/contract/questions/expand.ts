/** One step from several entities at once. */
import { z } from 'zod';
import { idSchema } from '#protocol/rows.ts';
import { VIEW_MAX_NODES } from '#protocol/limits.ts';
import { facetChoiceSchema, filterSchema } from '#protocol/views.ts';
import { question } from '../question.ts';
import { askedFilter } from '../asked-filter.ts';
import { knownEntities } from '../known-ids.ts';
import { pageOf, pagingMembers } from '../paging-parameters.ts';
import { subgraphAnswer } from '../answers.ts';
import { entityIds } from '../bodies.ts';

export const expand = question({
  method: 'post',
  path: '/api/expand',
  summary: 'The neighbours of several entities with the edges to them, the heaviest first',
  tag: 'Entities',
  body: z.strictObject({
    ids: entityIds,
    filter: filterSchema.default({}),
    facets: facetChoiceSchema.optional(),
    except: z
      .array(idSchema.max(300))
      .max(VIEW_MAX_NODES)
      .optional()
      .describe('neighbours to pass over and not to count: those that are shown already'),
    fold: z.boolean().default(true).describe('statements as edges, or as nodes of their own'),
    ...pagingMembers(50),
  }),
  answers: subgraphAnswer,
  errors: ['ENTITY_NOT_FOUND', 'DOCUMENT_NOT_FOUND', 'STALE_CURSOR'],
  answer: async ({ body, data, call }) => {
    await knownEntities(body.ids, data, call);
    const filter = await askedFilter(body.filter, data, call);
    const { ids, facets, except, fold } = body;
    return data.store.expand({ ids, filter, facets, except, fold, page: pageOf(body) }, call);
  },
});
