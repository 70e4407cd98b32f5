/** What a schema cannot say of a draft: that its parts agree with each other. */
import { SaysoError } from '#model/errors.ts';
import { isProperty } from '#protocol/measures.ts';
import type { ViewDraft } from '#protocol/views.ts';

/** Days from 1970. */
const FARTHEST_DAY = 1e7;

/** Throws BAD_BODY where a member is not of the view, or is in two groups. */
function checkGroups({ entities, groups = [] }: ViewDraft): void {
  const shown = new Set(entities);
  const taken = new Set<string>();
  for (const { id, members } of groups) {
    for (const each of [id, ...members]) {
      if (taken.has(each)) throw new SaysoError('BAD_BODY', { reason: `groups: "${each}" is there twice` });
      taken.add(each);
    }
    const stray = members.find((each) => !shown.has(each));
    if (stray !== undefined) {
      throw new SaysoError('BAD_BODY', { reason: `groups: "${stray}" is not among the entities` });
    }
  }
}

/** Throws BAD_BODY where the parts of a draft are about different things. */
export function checkDraft(draft: ViewDraft): void {
  const { entities, statements, positions, styling, groups = [] } = draft;
  checkGroups(draft);
  const collapsed = groups.flatMap((group) => (group.collapsed ? [group.id] : []));
  for (const part of ['size', 'colour'] as const) {
    const { by = '', values, meaning } = styling?.[part] ?? {};
    if (isProperty(by) !== (meaning !== undefined)) {
      throw new SaysoError('BAD_BODY', {
        reason: `styling.${part}.meaning: it belongs to a property, and to nothing else`,
      });
    }
    const days = by === 'firstSaid' || meaning?.form === 'date';
    if (days && values?.some((value) => value !== null && Math.abs(value) > FARTHEST_DAY)) {
      throw new SaysoError('BAD_BODY', { reason: `styling.${part}.values: a day that no calendar has` });
    }
    if (values && values.length !== entities.length + collapsed.length) {
      throw new SaysoError('BAD_BODY', {
        reason: `styling.${part}.values: not one for each of the entities and collapsed groups`,
      });
    }
  }
  const { id, x, y } = positions;
  if (x.length !== id.length || y.length !== id.length) {
    throw new SaysoError('BAD_BODY', { reason: 'positions: id, x and y are of different lengths' });
  }
  const shown = new Set([...entities, ...collapsed, ...statements]);
  const stray = id.find((each) => !shown.has(each));
  if (stray !== undefined) {
    throw new SaysoError('BAD_BODY', {
      reason: `positions: "${stray}" is not among the entities, collapsed groups and statements`,
    });
  }
}
