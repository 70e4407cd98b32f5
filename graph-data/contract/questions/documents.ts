/** The documents. */
import { z } from 'zod';
import { dataVersion, documentColumns } from '../answers.ts';
import { question } from '../question.ts';

export const documents = question({
  method: 'get',
  path: '/api/documents',
  summary: 'All documents',
  tag: 'Documents',
  answers: z.object({ dataVersion, documents: documentColumns }),
  answer: async ({ data, call }) => ({
    dataVersion: data.dataVersion,
    documents: await data.store.documents(null, call),
  }),
});
