/** Entities that may be two names of one: where they are counted, the count is a range. */
import type { Id } from '#model/property-graph.ts';
import { representatives } from './fold.ts';

/** The relation that says so. */
export const POSSIBLE_DOUBLE = 'POSSIBLY_SAME';

/** How many they are at the least: all that may be one count once. */
export function fewestOf(ids: readonly Id[], doubles: Iterable<{ readonly source: Id; readonly target: Id }>): number {
  const find = representatives([...doubles].map(({ source, target }) => [source, target] as const));
  return new Set(ids.map(find)).size;
}
