import type { EntityRow, Span } from '#protocol/rows.ts';
import { get } from './request.ts';

export interface EntityAnswer {
  readonly dataVersion: string;
  readonly entity: EntityRow;
  readonly degrees: readonly { readonly type: string; readonly direction: 'out' | 'in'; readonly count: number }[];
  readonly seen: { readonly first: Span | null; readonly last: Span | null };
  readonly documents: readonly { readonly id: string; readonly statements: number }[];
}

/** One entity with its degrees, when it was first and last spoken of, and in which documents. */
export function fetchEntity(id: string, signal: AbortSignal): Promise<EntityAnswer> {
  return get(`/api/entities/${encodeURIComponent(id)}`, {}, signal);
}
