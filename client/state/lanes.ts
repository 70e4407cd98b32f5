/** Stretches in as few lanes as they need, so that no two in one lane touch. */

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The lane of each stretch, counted from 0: those that begin first, and of these the longest, take the lowest that is free. */
export function lanesOf(stretches: readonly Stretch[]): number[] {
  const order = stretches
    .map((stretch, at) => ({ ...stretch, at }))
    .sort((a, b) => a.from - b.from || b.to - a.to || a.at - b.at);
  const ends: number[] = [];
  const lanes = stretches.map(() => 0);
  for (const { from, to, at } of order) {
    const free = ends.findIndex((end) => end < from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    lanes[at] = lane;
  }
  return lanes;
}
