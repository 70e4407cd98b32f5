/** The picture of a set of entities: the edges among exactly these. */
import { z } from 'zod';
import { filterSchema } from '#protocol/views.ts';
import { question } from '../question.ts';
import { askedFilter } from '../asked-filter.ts';
import { knownEntities } from '../known-ids.ts';
import { subgraphAnswer } from '../answers.ts';
import { entityIds } from '../bodies.ts';

export const subgraph = question({
  method: 'post',
  path: '/api/subgraph',
  summary: 'The edges among exactly these entities; unknown ids are left out, as long as one is known',
  tag: 'Entities',
  body: z.strictObject({
    ids: entityIds,
    filter: filterSchema.default({}),
    fold: z.boolean().default(true).describe('statements as edges, or as nodes of their own'),
  }),
  answers: subgraphAnswer,
  errors: ['ENTITY_NOT_FOUND', 'DOCUMENT_NOT_FOUND'],
  answer: async ({ body, data, call }) => {
    // A picture that names something which has left the data is still a picture of the rest.
    const { id: known } = await data.store.entities(body.ids, call);
    if (known.length === 0) await knownEntities(body.ids, data, call);
    const filter = await askedFilter(body.filter, data, call);
    return data.store.among(known, filter, body.fold, call);
  },
});
