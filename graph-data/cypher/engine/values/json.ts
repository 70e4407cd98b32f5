/** Values from JSON: whole numbers become INTEGER, all others FLOAT; a map is a Map, so that no key means anything. */
import { argumentError } from './errors.ts';
import type { Value } from './value.ts';

/** How deep lists and maps may nest. */
const MAX_DEPTH = 100;

function fromJson(json: unknown, depth: number): Value {
  if (depth > MAX_DEPTH) throw argumentError(`a parameter nests deeper than ${MAX_DEPTH} levels`);
  if (json === null || typeof json === 'string' || typeof json === 'boolean' || typeof json === 'bigint') return json;
  if (typeof json === 'number') return Number.isSafeInteger(json) && !Object.is(json, -0) ? BigInt(json) : json;
  if (Array.isArray(json)) return json.map((item) => fromJson(item, depth + 1));
  if (typeof json !== 'object') throw argumentError(`a parameter cannot be ${typeof json}`);
  return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value, depth + 1)] as const));
}

/** The parameters of a query from a JSON object. Throws an ArgumentError when they nest too deep. */
export function parametersFromJson(json: Readonly<Record<string, unknown>>): Map<string, Value> {
  return new Map(Object.entries(json).map(([name, value]) => [name, fromJson(value, 0)] as const));
}
