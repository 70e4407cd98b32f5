/** Counts by one or more dimensions: what legends and filters show beside their choices. */
import { z } from 'zod';
import { UNTIMED_DIMENSIONS } from '#store/port.ts';
import { question } from '../question.ts';
import { askedFilter } from '../asked-filter.ts';
import { filterParameters } from '../filter-parameters.ts';
import { listOf } from '../parameters.ts';
import { countColumns, dataVersion } from '../answers.ts';

export const counts = question({
  method: 'get',
  path: '/api/counts',
  summary: 'Counts by dimension, under a filter',
  tag: 'Counts',
  query: z.strictObject({
    ...filterParameters,
    by: listOf('dimensions; all where not given', UNTIMED_DIMENSIONS),
  }),
  answers: z.object({ dataVersion, rows: countColumns, undated: z.number().int() }),
  errors: ['DOCUMENT_NOT_FOUND'],
  answer: async ({ query, data, call }) => {
    const { by, ...sent } = query;
    return data.store.counts(await askedFilter(sent, data, call), by ?? UNTIMED_DIMENSIONS, call);
  },
});
