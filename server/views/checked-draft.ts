/** What a schema cannot say of a draft: that its parts agree with each other. */
import { SaysoError } from '#model/errors.ts';
import type { ViewDraft } from '#protocol/views.ts';

/** Throws BAD_BODY where the positions are not one each of things that the draft shows. */
export function checkDraft({ entities, statements, positions, styling }: ViewDraft): void {
  for (const part of ['size', 'colour'] as const) {
    const values = styling?.[part]?.values;
    if (values && values.length !== entities.length) {
      throw new SaysoError('BAD_BODY', { reason: `styling.${part}.values: not one for each of the entities` });
    }
  }
  const { id, x, y } = positions;
  if (x.length !== id.length || y.length !== id.length) {
    throw new SaysoError('BAD_BODY', { reason: 'positions: id, x and y are of different lengths' });
  }
  const shown = new Set([...entities, ...statements]);
  const stray = id.find((each) => !shown.has(each));
  if (stray !== undefined) {
    throw new SaysoError('BAD_BODY', {
      reason: `positions: "${stray}" is neither among the entities nor the statements`,
    });
  }
}
