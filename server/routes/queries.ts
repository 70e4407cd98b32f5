/** Saved questions in Cypher that make sense in this data: those that name what is not in it are left out. */
import { z } from 'zod';
import { savedQuerySchema } from '#protocol/queries.ts';
import { endpoint } from '../http/endpoint.ts';
import { dataVersion } from '#contract/answers.ts';
import { SHIPPED_QUERIES } from '../query/shipped-queries.ts';

export const queries = endpoint({
  method: 'get',
  path: '/api/queries',
  summary: 'Saved questions in Cypher, with the parameters that they are asked with',
  tag: 'Cypher',
  answers: z.object({ dataVersion, queries: z.array(savedQuerySchema) }),
  answer: async ({ data, call }) => {
    const named = [...new Set(SHIPPED_QUERIES.flatMap(({ needs }) => needs))];
    const known = new Set((await data.store.entities(named, call)).id);
    const { dataVersion: version } = await data.store.info(call);
    const shown = SHIPPED_QUERIES.filter(({ needs }) => needs.every((id) => known.has(id)));
    return { dataVersion: version, queries: shown.map(({ needs: _needs, ...query }) => query) };
  },
});
