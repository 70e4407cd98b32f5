/** In a web worker of a page: scenarios of the kit come in, what fails goes out. */
import type { Scenario } from '../cypher/tck/gherkin.ts';
import { runScenario } from '../cypher/tck/scenario.ts';

export interface WorkerRequest {
  readonly scenarios: readonly Scenario[];
  /** The statements that make the graphs which scenarios name. */
  readonly graphs: Readonly<Record<string, string>>;
}

export interface WorkerReport {
  readonly values: number;
  readonly errors: number;
  /** Names with reasons. */
  readonly failures: readonly string[];
}

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  const counts = { value: 0, error: 0 };
  const failures: string[] = [];
  for (const scenario of data.scenarios) {
    const outcome = runScenario(scenario, (name) => data.graphs[name] ?? '');
    if (outcome.kind === 'out of scope') continue;
    counts[outcome.kind]++;
    if (outcome.failure !== null) failures.push(`${scenario.feature} ${scenario.name}: ${outcome.failure}`);
  }
  const report: WorkerReport = { values: counts.value, errors: counts.error, failures };
  postMessage(report);
});
