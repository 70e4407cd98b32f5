/** Saving a view: what it shows is taken from the data as it is now, and never changes again. */
import { z } from 'zod';
import { viewDraftSchema } from '#protocol/views.ts';
import { endpoint } from '../http/endpoint.ts';
import { askedFilter } from '#contract/asked-filter.ts';
import { knownEntities } from '#contract/known-ids.ts';
import { checkDraft } from '../views/checked-draft.ts';
import { contentOf } from '../views/view-content.ts';

/** Where a saved view is, as a schema. */
export const savedViewAnswer = {
  id: z.string(),
  url: z.string().describe('the page of the view; add .svg, .png or .json for its other forms'),
  embed: z.string().describe('the page to put into an iframe'),
};

/** Where the view with this id is. */
export function savedViewAt(id: string) {
  return { id, url: `/v/${id}`, embed: `/embed/${id}` };
}

export const views = endpoint({
  method: 'post',
  path: '/api/views',
  summary: 'Save a view; the answer says where it is',
  tag: 'Views',
  body: viewDraftSchema,
  status: 201,
  answers: z.object(savedViewAnswer),
  errors: ['ENTITY_NOT_FOUND', 'STATEMENT_NOT_FOUND', 'DOCUMENT_NOT_FOUND', 'BAD_BODY'],
  answer: async ({ body, data, call, dependencies }) => {
    checkDraft(body);
    await knownEntities(body.entities, data, call);
    const filter = await askedFilter(body.filter, data, call);
    const { id } = await dependencies.views.save({
      draft: body,
      savedOn: dependencies.today(),
      dataVersion: data.dataVersion,
      dataTitle: body.language === 'en' ? data.title.en : data.title.zhHans,
      content: await contentOf(body, filter, data.store, call),
    });
    dependencies.metrics.viewsSaved.inc();
    return savedViewAt(id);
  },
});
