import type { FacetColumns } from '#protocol/answers.ts';
import { type Filter, get } from './request.ts';

export interface FacetsAnswer {
  readonly dataVersion: string;
  readonly facets: FacetColumns;
}

/** What joins an entity to its neighbours, counted by type, direction, kind of the neighbour and year. */
export function fetchFacets(id: string, filter: Filter, signal: AbortSignal): Promise<FacetsAnswer> {
  return get(`/api/entities/${encodeURIComponent(id)}/facets`, { ...filter }, signal);
}
