/** All functions by name. A dotted name that is not here does not exist, whatever a server may have. */
import { nearest } from '#model/identity.ts';
import { AGGREGATES } from './aggregates.ts';
import type { FunctionDefinition } from './definition.ts';
import { LIST_FUNCTIONS } from './lists.ts';
import { MATH_FUNCTIONS } from './math.ts';
import { SCALAR_FUNCTIONS } from './scalar.ts';
import { SPATIAL_FUNCTIONS } from './spatial.ts';
import { STRING_FUNCTIONS } from './strings.ts';
import { TEMPORAL_FUNCTIONS } from './temporal.ts';

const ALL: readonly FunctionDefinition[] = [
  ...SCALAR_FUNCTIONS,
  ...MATH_FUNCTIONS,
  ...STRING_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...TEMPORAL_FUNCTIONS,
  ...SPATIAL_FUNCTIONS,
];

const BY_NAME: ReadonlyMap<string, FunctionDefinition> = new Map(ALL.map((f) => [f.name.toLowerCase(), f]));

/** A function that does not aggregate, whatever the case of its name. */
export function findFunction(name: string): FunctionDefinition | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** The names of all functions, aggregating ones included, in order. */
export function functionNames(): string[] {
  return [...ALL, ...AGGREGATES.values()].map((definition) => definition.name).sort();
}

/** The known name nearest to a misspelt one, or null when none is near. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  return nearest(name, known, 1)[0] ?? null;
}

export function nearestFunction(name: string): string | null {
  return nearestName(name, functionNames());
}

export { AGGREGATES };
