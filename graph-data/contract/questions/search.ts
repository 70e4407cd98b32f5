/** Search by name, in any script, from one character up. */
import { z } from 'zod';
import { KINDS } from '#model/vocabulary.ts';
import { toRows } from '#protocol/columns.ts';
import type { EntityRow } from '#protocol/rows.ts';
import { question } from '../question.ts';
import { listOf, text, wholeNumber } from '../parameters.ts';
import { searchAnswer } from '../answers.ts';

export const search = question({
  method: 'get',
  path: '/api/search',
  summary: 'Entities by name, in any script, from one character up; the best known first',
  tag: 'Entities',
  query: z.strictObject({
    q: text('what to look for', 200),
    kind: listOf('kinds of the entities', KINDS),
    limit: wholeNumber('results', 1, 100, 10),
  }),
  answers: searchAnswer,
  answer: async ({ query, data, call }) => {
    const { results, truncated } = data.names.search(query.q, { kinds: query.kind, limit: query.limit });
    const entities = toRows<EntityRow>(
      await data.store.entities(
        results.map(({ id }) => id),
        call,
      ),
    );
    const matched = new Map(results.map((result) => [result.id, result.matched]));
    return {
      dataVersion: data.dataVersion,
      results: entities.map(({ id, name, names, kind, degree }) => ({
        id,
        name,
        names,
        kind,
        matched: matched.get(id) ?? name,
        degree,
      })),
      truncated,
    };
  },
});
