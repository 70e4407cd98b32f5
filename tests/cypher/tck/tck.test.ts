/**
 * The openCypher Technology Compatibility Kit, read from the folder that `TCK_DIR` names and never copied here.
 * Work of the openCypher community, Copyright (c) Neo4j Sweden AB, Apache License 2.0; attribution notice in gherkin.ts.
 */
import { describe, expect, test } from 'vitest';
import { kitIsThere, kitMayLack, namedGraph, scenarios } from './kit.ts';
import { runScenario } from './scenario.ts';

/** Scenarios that fail, by feature and name, each with its reason. */
const KNOWN_FAILURES: ReadonlySet<string> = new Set([]);

describe('the openCypher TCK', () => {
  test.skipIf(kitMayLack)(
    'gives every value and every error that it asks for',
    () => {
      expect(kitIsThere, 'TCK_DIR must name the folder of the kit').toBe(true);
      const counts = { value: [0, 0], error: [0, 0] } as Record<'value' | 'error', [number, number]>;
      const failures: string[] = [];
      let outOfScope = 0;
      const only = process.env.TCK_ONLY ?? '';
      for (const scenario of scenarios()) {
        const name = `${scenario.feature} ${scenario.name}`;
        if (!name.includes(only)) continue;
        const outcome = runScenario(scenario, namedGraph);
        if (outcome.kind === 'out of scope') {
          outOfScope++;
          continue;
        }
        const count = counts[outcome.kind];
        count[1]++;
        if (outcome.failure === null) count[0]++;
        else failures.push(`${name}\n    ${outcome.failure.replaceAll('\n', '\n    ')}`);
      }
      const [values, errors] = [counts.value, counts.error].map(([passed, total]) => `${passed}/${total}`);
      process.stdout.write(
        `values ${values}, errors ${errors}, out of scope ${outOfScope} (query under test writes)\n`,
      );
      for (const failure of failures) process.stdout.write(`FAILED ${failure}\n`);
      const unexpected = failures
        .map((failure) => failure.split('\n')[0] as string)
        .filter((name) => !KNOWN_FAILURES.has(name));
      expect(unexpected).toEqual([]);
    },
    300_000,
  );
});
