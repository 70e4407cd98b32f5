/** Lining up several entities by hand. The unit is that of places: y upward. */
import type { Id, Place } from './exploration.ts';

export const ALIGNMENTS = ['left', 'centre', 'right', 'top', 'middle', 'bottom', 'across', 'down'] as const;
/** `across` and `down` distribute: equal gaps between the two that lie outermost. */
export type Alignment = (typeof ALIGNMENTS)[number];

function distributed(places: readonly (readonly [Id, Place])[], axis: 0 | 1): Record<Id, Place> {
  const ordered = places.toSorted(([a, one], [b, other]) => one[axis] - other[axis] || (a < b ? -1 : 1));
  const [first, last] = [ordered[0]?.[1][axis] ?? 0, ordered.at(-1)?.[1][axis] ?? 0];
  const gap = (last - first) / Math.max(1, ordered.length - 1);
  return Object.fromEntries(
    ordered.map(([id, [x, y]], nth) => {
      const value = Math.round(first + nth * gap);
      return [id, axis === 0 ? [value, y] : [x, value]] as const;
    }),
  );
}

/** The new places of the entities that have one. */
export function aligned(ids: readonly Id[], places: Readonly<Record<Id, Place>>, how: Alignment): Record<Id, Place> {
  const known = ids.flatMap((id) => {
    const place = places[id];
    return place ? [[id, place] as const] : [];
  });
  if (how === 'across') return distributed(known, 0);
  if (how === 'down') return distributed(known, 1);
  const [xs, ys] = [known.map(([, [x]]) => x), known.map(([, [, y]]) => y)];
  const between = (values: readonly number[]): number => Math.round((Math.min(...values) + Math.max(...values)) / 2);
  const line = {
    left: () => Math.min(...xs),
    centre: () => between(xs),
    right: () => Math.max(...xs),
    top: () => Math.max(...ys),
    middle: () => between(ys),
    bottom: () => Math.min(...ys),
  }[how]();
  const upright = how === 'left' || how === 'centre' || how === 'right';
  return Object.fromEntries(known.map(([id, [x, y]]) => [id, upright ? [line, y] : [x, line]] as const));
}
