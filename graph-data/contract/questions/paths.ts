/** How two entities are joined, each hop with its evidence. */
import { z } from 'zod';
import { question } from '../question.ts';
import { askedFilter } from '../asked-filter.ts';
import { filterParameters } from '../filter-parameters.ts';
import { knownEntities } from '../known-ids.ts';
import { date, id, oneOfOr, wholeNumber } from '../parameters.ts';
import { pathsAnswer } from '../answers.ts';

// Here "from" and "to" are the two ends, so the days of the filter go by longer names.
const { from: _from, to: _to, ...otherFilterParameters } = filterParameters;

export const paths = question({
  method: 'get',
  path: '/api/paths',
  summary: 'Paths between two entities, each hop with its evidence; mere co-mention last',
  tag: 'Entities',
  query: z.strictObject({
    from: id('where the path begins'),
    to: id('where it ends'),
    maxLength: wholeNumber('most hops', 1, 6, 4),
    mode: oneOfOr('only the shortest paths, or all without a repeated node', ['shortest', 'simple'], 'shortest'),
    limit: wholeNumber('most paths', 1, 100, 10),
    ...otherFilterParameters,
    fromDay: date('the first day of the filter'),
    toDay: date('the last day of the filter'),
  }),
  answers: pathsAnswer,
  errors: ['ENTITY_NOT_FOUND', 'DOCUMENT_NOT_FOUND'],
  answer: async ({ query, data, call }) => {
    const { from, to, maxLength, mode, limit, fromDay, toDay, ...rest } = query;
    await knownEntities([from, to], data, call);
    const filter = await askedFilter({ ...rest, from: fromDay, to: toDay }, data, call);
    return data.store.paths({ from, to, maxLength, mode, limit, filter }, call);
  },
});
