/** A scenario of the TCK as a question for both engines. */
import type { Graph } from '#graph/graph.ts';
import type { Scenario } from '../../cypher/tck/gherkin.ts';
import { namedGraph } from '../../cypher/tck/kit.ts';
import { parameters, writes } from '../../cypher/tck/scenario.ts';
import { Records } from '../../cypher/tck/set-up.ts';
import type { Question } from './both.ts';

export interface ScenarioQuestion {
  readonly name: string;
  readonly graph: Graph;
  readonly setUp: readonly { text: string }[];
  readonly question: Question;
}

/** The question; null where the query writes, or calls a procedure that only the kit has. */
export function questionOf({ feature, name, steps }: Scenario): ScenarioQuestion | null {
  const text = steps.find((step) => step.text === 'executing query:')?.doc ?? null;
  if (text === null || writes(text)) return null;
  if (steps.some((step) => step.text.startsWith('there exists a procedure'))) return null;
  const records = new Records();
  const setUp: { text: string }[] = [];
  for (const step of steps) {
    const kitGraph = /^the (binary-tree-\d) graph$/.exec(step.text);
    const statement = kitGraph ? namedGraph(kitGraph[1] as string) : step.text === 'having executed:' ? step.doc : null;
    if (statement === null) continue;
    records.run(statement);
    setUp.push({ text: statement });
  }
  const result = steps.find((step) => step.text.startsWith('the result should be'))?.text ?? '';
  const question = {
    text,
    ordered: result.includes('in order'),
    unordered: result.includes('ignoring element order'),
    parameters: parameters(steps.find((step) => step.text === 'parameters are:')),
  };
  return { name: `${feature} ${name}`, graph: records.graph(), setUp, question };
}
