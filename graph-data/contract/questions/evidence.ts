/** What stands behind edges: the statements and relations, with the entities and documents that they name. */
import { z } from 'zod';
import { idSchema } from '#protocol/rows.ts';
import { filterSchema } from '#protocol/views.ts';
import { question } from '../question.ts';
import { askedFilter } from '../asked-filter.ts';
import { filterParameters } from '../filter-parameters.ts';
import { knownEntities } from '../known-ids.ts';
import { pageOf, pagingMembers, pagingParameters } from '../paging-parameters.ts';
import { id } from '../parameters.ts';
import { evidenceAnswer } from '../answers.ts';

const errors = ['ENTITY_NOT_FOUND', 'DOCUMENT_NOT_FOUND', 'STALE_CURSOR'] as const;

export const evidence = question({
  method: 'get',
  path: '/api/evidence',
  summary: 'The statements and relations behind one edge, folded or not',
  tag: 'Statements',
  query: z.strictObject({
    source: id('one end of the edge'),
    target: id('the other end'),
    ...filterParameters,
    ...pagingParameters(100),
  }),
  answers: evidenceAnswer,
  errors,
  answer: async ({ query, data, call }) => {
    const { source, target, after, limit, ...sent } = query;
    await knownEntities([source, target], data, call);
    const filter = await askedFilter(sent, data, call);
    return data.store.evidence([[source, target]], filter, pageOf({ after, limit }), call);
  },
});

export const evidenceOfPairs = question({
  method: 'post',
  path: '/api/evidence',
  summary: 'The statements and relations behind several edges',
  tag: 'Statements',
  body: z.strictObject({
    pairs: z
      .array(z.tuple([idSchema, idSchema]))
      .min(1)
      .max(1000)
      .describe('the two ends of each edge'),
    filter: filterSchema.default({}),
    ...pagingMembers(100),
  }),
  answers: evidenceAnswer,
  errors,
  answer: async ({ body, data, call }) => {
    await knownEntities([...new Set(body.pairs.flat())], data, call);
    const filter = await askedFilter(body.filter, data, call);
    return data.store.evidence(body.pairs, filter, pageOf(body), call);
  },
});
