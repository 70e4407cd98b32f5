import type { Schema } from '#protocol/answers.ts';
import { get } from './request.ts';

/** Labels, relationship types and property keys with counts. */
export function fetchSchema(signal: AbortSignal): Promise<Schema> {
  return get('/api/schema', {}, signal);
}
