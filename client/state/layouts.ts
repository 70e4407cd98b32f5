/**
 * Arrangements that follow from the data alone: a circle, columns by kind, an axis of time. The unit is a pixel at the
 * scale of 1, y upward. Pinned entities stay where they are.
 */
import { type DaySpan, middleOf } from '#model/time.ts';
import { KINDS } from '#model/vocabulary.ts';
import type { NodeKind } from '#picture/look.ts';
import type { Id, Place } from './exploration.ts';

export const LAYOUTS = ['force', 'circle', 'columns', 'time'] as const;
export type LayoutName = (typeof LAYOUTS)[number];

/** Room for one entity with its label. */
const ROW = 64;
const COLUMN = 210;
const TIME_WIDTH = 1400;

/** What is arranged: entities and collapsed groups. */
export interface Arranged {
  readonly id: Id;
  readonly kind: NodeKind;
  readonly said: number;
  readonly about: number;
}

/** In the order of the legend. */
const ORDER: readonly NodeKind[] = [...KINDS, 'CollapsedGroup'];

/** The heaviest first, ties by id. */
function byWeight(entities: readonly Arranged[]): Arranged[] {
  return entities.toSorted((a, b) => b.said + b.about - a.said - a.about || (a.id < b.id ? -1 : 1));
}

function rounded(x: number, y: number): Place {
  return [Math.round(x), Math.round(y)];
}

/** Everything on one circle, kinds side by side, so that lines across it show who is joined to what. */
export function circle(entities: readonly Arranged[]): Record<Id, Place> {
  const ordered = byWeight(entities).sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const radius = Math.max(160, (ordered.length * ROW) / (2 * Math.PI));
  return Object.fromEntries(
    ordered.map(({ id }, index) => {
      const angle = Math.PI / 2 - (2 * Math.PI * index) / ordered.length;
      return [id, rounded(1.35 * radius * Math.cos(angle), radius * Math.sin(angle))];
    }),
  );
}

/** A column a kind, in the order of the legend, the heaviest at the top. */
export function columns(entities: readonly Arranged[]): Record<Id, Place> {
  const present = ORDER.filter((kind) => entities.some((entity) => entity.kind === kind));
  const places = present.flatMap((kind, column) => {
    const own = byWeight(entities.filter((entity) => entity.kind === kind));
    return own.map(({ id }, row) => {
      // Every second row is set off a little: labels of neighbours in one line would meet.
      const x = column * COLUMN + (row % 2) * (COLUMN / 5);
      return [id, rounded(x, ((own.length - 1) / 2 - row) * ROW)] as const;
    });
  });
  return Object.fromEntries(places);
}

/**
 * From left to right by when each first spoke or was spoken of: at the day, or in the middle of the month or year where no
 * more is known. Those without a date stand apart at the right.
 */
export function alongTime(entities: readonly Arranged[], firstSaid: ReadonlyMap<Id, DaySpan>): Record<Id, Place> {
  const times = new Map([...firstSaid].map(([id, span]) => [id, middleOf(span)]));
  const timeOf = ({ id }: Arranged): number => times.get(id) ?? Infinity;
  const dated = entities.filter(({ id }) => times.has(id));
  // By rank, not by day: most is said within a few weeks, and years before would be empty.
  const ranks = [...new Set(dated.map(timeOf))].sort((a, b) => a - b);
  const xOf = (time: number): number =>
    ranks.length < 2 ? 0 : (TIME_WIDTH * ranks.indexOf(time)) / (ranks.length - 1);
  const heights = new Map<number, number>();
  const place = (id: Id, x: number): readonly [Id, Place] => {
    const slot = Math.round(x / (COLUMN * 0.75));
    const nth = heights.get(slot) ?? 0;
    heights.set(slot, nth + 1);
    // Above and below the axis in turn.
    const y = (nth % 2 === 0 ? 1 : -1) * Math.ceil(nth / 2) * ROW;
    return [id, rounded(x, y)];
  };
  const first = byWeight(dated).sort((a, b) => timeOf(a) - timeOf(b));
  const undated = byWeight(entities.filter(({ id }) => !times.has(id)));
  return Object.fromEntries([
    ...first.map((entity) => place(entity.id, xOf(timeOf(entity)))),
    ...undated.map(({ id }) => place(id, TIME_WIDTH + 1.5 * COLUMN)),
  ]);
}
