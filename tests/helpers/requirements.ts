import { describe } from 'vitest';

/** Whether SAYSO_REQUIRE, a comma-separated list, names something that may not be skipped. */
export function isRequired(requirement: string): boolean {
  return (process.env['SAYSO_REQUIRE'] ?? '').split(',').includes(requirement);
}

/**
 * `describe` for a suite that needs something the machine may lack. Without it the suite counts as skipped,
 * unless SAYSO_REQUIRE demands it: then it runs, and fails by what is missing.
 */
export function suiteFor(requirement: string, present: boolean): typeof describe | typeof describe.skip {
  return present || isRequired(requirement) ? describe : describe.skip;
}
