/** What the graph is made of: labels, relationship types and property keys, with counts. */
import { endpoint } from '../http/endpoint.ts';
import { schemaAnswer } from '../openapi/answers.ts';

export const schema = endpoint({
  method: 'get',
  path: '/api/schema',
  summary: 'Labels, relationship types and property keys with counts, and which label joins which by what',
  tag: 'Data',
  answers: schemaAnswer,
  answer: ({ data, call }) => data.store.schema(call),
});
