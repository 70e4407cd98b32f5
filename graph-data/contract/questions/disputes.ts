/** The questions on which sources disagree, with their sides. */
import { z } from 'zod';
import { question } from '../question.ts';
import { unknownDispute } from '../known-ids.ts';
import { id } from '../parameters.ts';
import { dataVersion, questionColumns } from '../answers.ts';

const answers = z.object({ dataVersion, disputes: questionColumns });

export const disputes = question({
  method: 'get',
  path: '/api/disputes',
  summary: 'Questions with their sides, sources and why they clash or only seem to',
  tag: 'Disputes',
  answers,
  answer: async ({ data, call }) => ({
    dataVersion: data.dataVersion,
    disputes: await data.store.questions(null, call),
  }),
});

export const dispute = question({
  method: 'get',
  path: '/api/disputes/{id}',
  summary: 'One question with its sides',
  tag: 'Disputes',
  params: z.strictObject({ id: id('the dispute') }),
  answers,
  errors: ['DISPUTE_NOT_FOUND'],
  answer: async ({ params, data, call }) => {
    const found = await data.store.questions([params.id], call);
    if (found.id.length > 0) return { dataVersion: data.dataVersion, disputes: found };
    const all = await data.store.questions(null, call);
    throw unknownDispute(params.id, all.id);
  },
});
