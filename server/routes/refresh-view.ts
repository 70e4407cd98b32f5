/** Refreshing a view: what was published stays, and a new view shows the same over today's data. */
import { z } from 'zod';
import { id } from '#contract/parameters.ts';
import { SaysoError } from '#model/errors.ts';
import { viewChangesSchema } from '#protocol/view-changes.ts';
import { endpoint } from '../http/endpoint.ts';
import { refreshed } from '../views/refreshed.ts';
import { savedViewAnswer, savedViewAt } from './views.ts';

export const refreshView = endpoint({
  method: 'post',
  path: '/api/views/{id}/refresh',
  summary: 'Save a view again over the data of today, as a view of its own, with what was added, removed and changed',
  tag: 'Views',
  params: z.strictObject({ id: id('the view') }),
  // A body, though empty, so that no page of another site can ask for it unseen.
  body: z.strictObject({}),
  status: 201,
  answers: z.object({ ...savedViewAnswer, changes: viewChangesSchema }),
  errors: ['VIEW_NOT_FOUND', 'ENTITY_NOT_FOUND', 'DOCUMENT_NOT_FOUND', 'VIEW_DAMAGED'],
  answer: async ({ params, data, call, dependencies }) => {
    const before = await dependencies.views.read(params.id);
    if (!before) throw new SaysoError('VIEW_NOT_FOUND', { id: params.id });
    const { view, changes } = await refreshed(before, dependencies.today(), data, call);
    const { id: saved } = await dependencies.views.save(view);
    dependencies.metrics.viewsSaved.inc();
    return { ...savedViewAt(saved), changes };
  },
});
