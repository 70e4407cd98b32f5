/** Counts around an entity, before anything is loaded: how much of what lies in which direction. */
import { z } from 'zod';
import { question } from '../question.ts';
import { askedFilter } from '../asked-filter.ts';
import { filterParameters } from '../filter-parameters.ts';
import { knownEntities } from '../known-ids.ts';
import { id } from '../parameters.ts';
import { dataVersion, facetColumns } from '../answers.ts';

export const entityFacets = question({
  method: 'get',
  path: '/api/entities/{id}/facets',
  summary: 'Counts by relationship type, direction, kind of the counterpart and year',
  tag: 'Entities',
  params: z.strictObject({ id: id('the entity') }),
  query: z.strictObject(filterParameters),
  answers: z.object({ dataVersion, facets: facetColumns }),
  errors: ['ENTITY_NOT_FOUND', 'DOCUMENT_NOT_FOUND'],
  answer: async ({ params, query, data, call }) => {
    await knownEntities([params.id], data, call);
    const filter = await askedFilter(query, data, call);
    return { dataVersion: data.dataVersion, facets: await data.store.facets([params.id], filter, call) };
  },
});
