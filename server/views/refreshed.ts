/** A saved view over today's data: the same things at the same places, as far as they are still there. */
import { SaysoError } from '#model/errors.ts';
import { toRows } from '#protocol/columns.ts';
import type { EntityRow, StatementRow } from '#protocol/rows.ts';
import { changeCount, type ViewChanges, viewChanges } from '#protocol/view-changes.ts';
import type { View, ViewDraft } from '#protocol/views.ts';
import { askedFilter } from '#contract/asked-filter.ts';
import { knownEntities } from '#contract/known-ids.ts';
import type { AnswerData } from '#contract/question.ts';
import type { CallContext } from '#store/port.ts';
import { contentOf } from './view-content.ts';
import type { UnnamedView } from './view-files.ts';

/** The draft without what has left the data. */
function stillThere(draft: ViewDraft, entities: ReadonlySet<string>, statements: ReadonlySet<string>): ViewDraft {
  const groups = (draft.groups ?? []).flatMap((group) => {
    const members = group.members.filter((each) => entities.has(each));
    return members.length > 0 ? [{ ...group, members }] : [];
  });
  const there = (id: string): boolean =>
    entities.has(id) || statements.has(id) || groups.some((group) => group.id === id);
  const at = draft.positions.id.flatMap((id, nth) => (there(id) ? [nth] : []));
  const pick = <Value>(values: readonly Value[]): Value[] => at.map((nth) => values[nth] as Value);
  const { id, x, y } = draft.positions;
  return {
    ...draft,
    entities: draft.entities.filter((each) => entities.has(each)),
    statements: draft.statements.filter((each) => statements.has(each)),
    positions: { id: pick(id), x: pick(x), y: pick(y) },
    pinned: draft.pinned.filter(there),
    ...(draft.groups ? { groups } : {}),
    ...(draft.rolledUp ? { rolledUp: draft.rolledUp.filter((each) => entities.has(each)) } : {}),
  };
}

async function statementsThere(ids: readonly string[], data: AnswerData, call: CallContext): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const page = await data.store.statements({ ids, filter: {}, page: { after: null, limit: ids.length } }, call);
  return new Set(toRows<StatementRow>(page.items).map(({ id }) => id));
}

/**
 * The view as it would be saved today, and what differs. Where anything does, sizes and colours by a measure go: they were
 * measured on what is no longer so. Throws ENTITY_NOT_FOUND where nothing of it is left.
 */
export async function refreshed(
  view: View,
  today: string,
  data: AnswerData,
  call: CallContext,
): Promise<{ readonly view: UnnamedView; readonly changes: ViewChanges }> {
  const rows = toRows<EntityRow>(await data.store.entities(view.draft.entities, call));
  if (rows.length === 0) await knownEntities(view.draft.entities, data, call);
  const entities = new Set(rows.map(({ id }) => id));
  const draft = stillThere(view.draft, entities, await statementsThere(view.draft.statements, data, call));
  const known = new Set((await data.store.documents(null, call)).id);
  const { documents } = draft.filter;
  const left = documents?.filter((id) => known.has(id));
  if (documents && left?.length === 0)
    throw new SaysoError('DOCUMENT_NOT_FOUND', { id: documents[0] ?? '', nearest: [...known].slice(0, 20) });
  const kept = left ? { ...draft, filter: { ...draft.filter, documents: left } } : draft;
  const filter = await askedFilter(kept.filter, data, call);
  const content = await contentOf(kept, filter, data.store, call);
  const changes = viewChanges(view.content, content, kept.groups);
  const { styling: _styling, ...plain } = kept;
  const dataTitle = draft.language === 'en' ? data.title.en : data.title.zhHans;
  const final = changeCount(changes) === 0 ? kept : plain;
  return { view: { draft: final, savedOn: today, dataVersion: data.dataVersion, dataTitle, content }, changes };
}
