/** What the graph is made of: labels, relationship types and property keys, with counts. */
import { question } from '../question.ts';
import { schemaAnswer } from '../answers.ts';

export const schema = question({
  method: 'get',
  path: '/api/schema',
  summary: 'Labels, relationship types and property keys with counts, and which label joins which by what',
  tag: 'Data',
  answers: schemaAnswer,
  answer: ({ data, call }) => data.store.schema(call),
});
