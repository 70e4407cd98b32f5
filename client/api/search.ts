import type { Kind } from '#model/vocabulary.ts';
import type { Names } from '#protocol/rows.ts';
import { get } from './request.ts';

export interface Found {
  readonly id: string;
  readonly name: string;
  readonly names: Names;
  readonly kind: Kind;
  /** The name or alias that was met. */
  readonly matched: string;
  readonly degree: number;
}

export interface SearchAnswer {
  readonly results: readonly Found[];
  readonly truncated: boolean;
}

/** Entities by name, in any script, from one character up. */
export function searchNames(q: string, limit: number, signal: AbortSignal): Promise<SearchAnswer> {
  return get('/api/search', { q, limit }, signal);
}
