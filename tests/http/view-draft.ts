/** A draft of a view as the page would send it. */
import type { ViewDraft } from '#protocol/views.ts';

/** A few entities on a circle. */
export function draftOf(entities: string[], change: Partial<ViewDraft> = {}): ViewDraft {
  const angle = (index: number): number => (index / entities.length) * 2 * Math.PI;
  return {
    schema: 1,
    title: 'China’s controls and Japan',
    remark: null,
    language: 'en',
    theme: 'light',
    filter: {},
    entities,
    statements: [],
    positions: {
      id: entities,
      x: entities.map((_, index) => 100 * Math.cos(angle(index))),
      y: entities.map((_, index) => 100 * Math.sin(angle(index))),
    },
    pinned: [],
    camera: null,
    selection: null,
    history: ['Searched for MOFCOM'],
    ...change,
  };
}
