/** What values weigh while they are held. */
import type { Value } from '../values/value.ts';

/** What a held value is taken to weigh, in bytes: only an estimate, but one that grows with the value. */
export function weight(value: Value): number {
  if (typeof value === 'string') return 24 + value.length * 2;
  if (Array.isArray(value)) return 32 + value.length * 24;
  return value instanceof Map ? 64 + value.size * 64 : 16;
}
