/** Statements: whose, about what, when, reported where. */
import { z } from 'zod';
import { SaysoError } from '#model/errors.ts';
import { STATEMENT_KINDS } from '#model/vocabulary.ts';
import { question } from '../question.ts';
import { askedFilter } from '../asked-filter.ts';
import { filterParameters, type SentFilter } from '../filter-parameters.ts';
import { knownEntities } from '../known-ids.ts';
import { pageOf, pagingParameters } from '../paging-parameters.ts';
import { ids, listOf } from '../parameters.ts';
import { statementsAnswer } from '../answers.ts';

interface ShortNames {
  readonly document?: readonly string[] | undefined;
  readonly kind?: SentFilter['statementKinds'];
}

/** `document` and `kind` are short for `documents` and `statementKinds`: either, not both. */
function withShortNames<Sent extends SentFilter>(sent: Sent, { document, kind }: ShortNames): SentFilter {
  if (document && sent.documents) {
    throw new SaysoError('BAD_PARAMETER', {
      parameter: 'document',
      value: document,
      expected: 'left out where "documents" is given',
    });
  }
  if (kind && sent.statementKinds) {
    throw new SaysoError('BAD_PARAMETER', {
      parameter: 'kind',
      value: kind,
      expected: 'left out where "statementKinds" is given',
    });
  }
  return { ...sent, documents: document ?? sent.documents, statementKinds: kind ?? sent.statementKinds };
}

export const statements = question({
  method: 'get',
  path: '/api/statements',
  summary: 'Statements with their evidence, in the order of the clock; undated ones last',
  tag: 'Statements',
  query: z.strictObject({
    actor: ids('whose stance or words they are'),
    about: ids('what they are about'),
    document: ids('short for documents'),
    kind: listOf('short for statementKinds', STATEMENT_KINDS),
    ...filterParameters,
    ...pagingParameters(100),
  }),
  answers: statementsAnswer,
  errors: ['ENTITY_NOT_FOUND', 'DOCUMENT_NOT_FOUND', 'STALE_CURSOR'],
  answer: async ({ query, data, call }) => {
    const { actor, about, document, kind, after, limit, ...sent } = query;
    await knownEntities([...(actor ?? []), ...(about ?? [])], data, call);
    const filter = await askedFilter(withShortNames(sent, { document, kind }), data, call);
    const who = { ...(actor ? { actors: actor } : {}), ...(about ? { about } : {}) };
    return data.store.statements({ ...who, filter, page: pageOf({ after, limit }) }, call);
  },
});
