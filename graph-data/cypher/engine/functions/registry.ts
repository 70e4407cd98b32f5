/** All functions by name. A dotted name that is not here does not exist, whatever a server may have. */
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
  let best: string | null = null;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Levenshtein's distance (1966), given up at a limit. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + cost);
    }
    row = next;
  }
  return row[b.length] as number;
}

export function nearestFunction(name: string): string | null {
  return nearestName(name, functionNames());
}

export { AGGREGATES };
