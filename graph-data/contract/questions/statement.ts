/** One statement, with everything it names and what contradicts it. */
import { z } from 'zod';
import { toRows } from '#protocol/columns.ts';
import type { StatementRow } from '#protocol/rows.ts';
import { question } from '../question.ts';
import { unknownStatement } from '../known-ids.ts';
import { id } from '../parameters.ts';
import { statementAnswer } from '../answers.ts';

function entitiesOf(row: StatementRow): string[] {
  const named = [
    row.speaker,
    ...row.ascribedTo,
    ...row.units.flatMap(({ actor, entity }) => [actor, entity]),
    ...row.addressedTo,
    ...row.saidAt,
    ...row.chain.map(({ actor }) => actor),
    ...row.reports.flatMap(({ via }) => via),
    ...(row.place === null ? [] : [row.place]),
  ];
  return [...new Set(named)];
}

export const statement = question({
  method: 'get',
  path: '/api/statements/{id}',
  summary:
    'One statement: who, about what with which stance, when, reported where and through whom, contradicted by what',
  tag: 'Statements',
  params: z.strictObject({ id: id('the statement') }),
  answers: statementAnswer,
  errors: ['STATEMENT_NOT_FOUND'],
  answer: async ({ params, data, call }) => {
    const { store, dataVersion } = data;
    const page = await store.statements({ ids: [params.id], filter: {}, page: { after: null, limit: 1 } }, call);
    const [row] = toRows<StatementRow>(page.items);
    if (!row) throw await unknownStatement(params.id, data, call);
    const [entities, documents, disputes] = await Promise.all([
      store.entities(entitiesOf(row), call),
      store.documents([...new Set(row.reports.map(({ document }) => document))], call),
      store.questions([...new Set(row.contradictedBy.map(({ question }) => question))], call),
    ]);
    return { dataVersion, statement: row, entities, documents, disputes };
  },
});
