/** How much is said by and about several entities that are drawn as one. */
import { z } from 'zod';
import { dataVersion } from '../answers.ts';
import { entityIds } from '../bodies.ts';
import { knownEntities } from '../known-ids.ts';
import { question } from '../question.ts';
import { countTogether } from '../together.ts';

export const countsTogether = question({
  method: 'post',
  path: '/api/counts/together',
  summary: 'How many statements several entities said, and how many are about any of them, each statement once',
  tag: 'Counts',
  body: z.strictObject({ ids: entityIds }),
  answers: z.object({
    dataVersion,
    said: z.number().int().describe('statements that any of them said or that are ascribed to any of them'),
    about: z.number().int().describe('statements about any of them'),
  }),
  errors: ['ENTITY_NOT_FOUND'],
  answer: async ({ body, data, call }) => {
    await knownEntities(body.ids, data, call);
    return { dataVersion: data.dataVersion, ...(await countTogether(body.ids, data.store, call)) };
  },
});
