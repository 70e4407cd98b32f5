import { describe } from 'vitest';

/**
 * `describe` for a suite that needs something the machine may lack. Without it the suite counts as skipped,
 * unless SAYSO_REQUIRE (a comma-separated list) demands it: then it runs, and fails by what is missing.
 */
export function suiteFor(requirement: string, present: boolean): typeof describe | typeof describe.skip {
  const demanded = (process.env['SAYSO_REQUIRE'] ?? '').split(',').includes(requirement);
  return present || demanded ? describe : describe.skip;
}
