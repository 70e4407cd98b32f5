/** Directions and types of hops, as they are walked. */
import type { Hop } from '../../check/analysis.ts';
import { isDynamic, typeMask } from '../../plan/labels.ts';
import type { Environment } from '../environment.ts';
import { typeFilter, type TypeFilter } from './adjacency.ts';

/** The direction as it is walked from the other end. */
export function turned(direction: Hop['direction'], reversed: boolean): Hop['direction'] {
  if (!reversed || direction === 'both') return direction;
  return direction === 'out' ? 'in' : 'out';
}

export function filterOf(hop: Hop, env: Environment): TypeFilter {
  return typeFilter(hop.types === null || isDynamic(hop.types) ? null : typeMask(env.graph, hop.types));
}
