/** The line of a document, where the server has its text. */
import { z } from 'zod';
import { endpoint } from '../http/endpoint.ts';
import { knownDocuments } from '#contract/known-ids.ts';
import { id, text, wholeNumber } from '#contract/parameters.ts';

export const documentLine = endpoint({
  method: 'get',
  path: '/api/documents/{id}/lines/{line}',
  summary: 'One line of a document’s text, checked against the hash that the data holds',
  tag: 'Documents',
  params: z.strictObject({ id: id('the document'), line: wholeNumber('the line, from 1', 1, 9_999_999, 1) }),
  query: z.strictObject({
    lineSha256: text(
      'the hash of the line, as a locator has it: shows the line even where other lines changed',
      64,
    ).optional(),
  }),
  answers: z.object({
    document: z.string(),
    line: z.number().int(),
    text: z.string(),
    matches: z.literal(true).describe('the line is the one that was coded'),
  }),
  errors: ['DOCUMENT_NOT_FOUND', 'LINE_NOT_FOUND'],
  answer: async ({ params, query, data, call, dependencies }) => {
    await knownDocuments([params.id], data, call);
    const [sha256] = (await data.store.documents([params.id], call)).sha256;
    const document = { id: params.id, sha256: sha256 ?? '' };
    const lineText = await dependencies.sources.line(document, params.line, query.lineSha256);
    return { document: params.id, line: params.line, text: lineText, matches: true as const };
  },
});
