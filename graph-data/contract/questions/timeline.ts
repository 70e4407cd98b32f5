/** When things were said, published or true: counts per bin of the calendar. */
import { z } from 'zod';
import { CLOCKS } from '#model/vocabulary.ts';
import { question } from '../question.ts';
import { askedFilter } from '../asked-filter.ts';
import { filterParameters } from '../filter-parameters.ts';
import { oneOfOr } from '../parameters.ts';
import { countColumns, dataVersion } from '../answers.ts';

export const timeline = question({
  method: 'get',
  path: '/api/timeline',
  summary: 'Counts per bin on a clock; statements without a date are counted apart',
  tag: 'Counts',
  query: z.strictObject({
    ...filterParameters,
    clock: oneOfOr('which clock', CLOCKS, 'said'),
    bin: oneOfOr('how wide a bin is', ['day', 'month', 'year'], 'month'),
  }),
  answers: z.object({ dataVersion, rows: countColumns, undated: z.number().int() }),
  errors: ['DOCUMENT_NOT_FOUND'],
  answer: async ({ query, data, call }) => {
    const { bin, ...sent } = query;
    const filter = await askedFilter(sent, data, call);
    return data.store.counts(filter, [`${query.clock}:${bin}`], call);
  },
});
