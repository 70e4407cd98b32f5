import { isExpanded } from '../../state/exploration.ts';
import { useApp } from '../app-context.ts';
import { useValue } from './use-value.ts';

/** How many neighbours an entity has: under the filter where it was expanded and its rest counted, else in all. */
export function useNeighbourTotal(id: string, shown: number): number {
  const { session } = useApp();
  const exploration = useValue(session.exploration);
  const remaining = useValue(session.remaining).get(id);
  const degree = useValue(session.known).get(id)?.degree ?? shown;
  const counted = isExpanded(exploration, id) && exploration.expansions[id]?.facets === null;
  return counted ? shown + (remaining ?? 0) : Math.max(shown, degree);
}
