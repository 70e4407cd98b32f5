/** Which one type the values of a property key have: what formats with typed columns need to know. */
import type { PropertyGraph, PropertyValue, Scalar } from '#model/property-graph.ts';

export type ScalarType = 'string' | 'boolean' | 'long' | 'double';

export interface PropertyType {
  readonly type: ScalarType;
  readonly list: boolean;
}

function scalarType(value: Scalar): ScalarType {
  switch (typeof value) {
    case 'bigint':
      return 'long';
    case 'number':
      return 'double';
    case 'boolean':
      return 'boolean';
    default:
      return 'string';
  }
}

function typeOf(value: PropertyValue): PropertyType {
  if (typeof value !== 'object') return { type: scalarType(value), list: false };
  const [first] = value;
  return { type: first === undefined ? 'string' : scalarType(first), list: true };
}

/** A key has values of several types, which a format with typed columns cannot hold. */
export class MixedTypesError extends Error {
  override readonly name = 'MixedTypesError';
  readonly key: string;

  constructor(key: string, id: string, types: readonly PropertyType[]) {
    const named = types.map(({ type, list }) => (list ? `list of ${type}` : type)).join(' and ');
    super(`"${key}" is ${named} (at ${id}), and a column holds one type only. Export as JSON Lines or Cypher instead.`);
    this.key = key;
  }
}

/** The type of every property key among some nodes or relationships, keys in order. Throws MixedTypesError. */
export function propertyTypes(
  elements: Iterable<PropertyGraph['nodes'][number] | PropertyGraph['relationships'][number]>,
): Map<string, PropertyType> {
  const types = new Map<string, PropertyType>();
  for (const { id, properties } of elements) {
    for (const [key, value] of Object.entries(properties)) {
      const own = typeOf(value);
      const known = types.get(key);
      if (!known) types.set(key, own);
      else if (known.type !== own.type || known.list !== own.list) throw new MixedTypesError(key, id, [known, own]);
    }
  }
  return new Map([...types].sort(([a], [b]) => (a < b ? -1 : 1)));
}
