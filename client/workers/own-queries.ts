/** Questions in Cypher about people's own data, answered where it is: the engine of the server, fetched when one is asked. */
import { FRAMES } from '#contract/cypher/answer-text.ts';
import { nameSearch } from '#contract/cypher/name-search.ts';
import { HELD, limitsOf, queryBody } from '#contract/cypher/query-body.ts';
import { errorOf } from '#contract/cypher/query-request.ts';
import { runQuery } from '#contract/cypher/run-query.ts';
import { fittingBody } from '#contract/question.ts';
import type { Graph } from '#graph/graph.ts';
import type { NameIndex } from '#graph/name-index.ts';

/** A query cannot be stopped from outside here, so that the next question would wait for it. */
const DEADLINE_MS = 10_000;

/** A graph of one's own, and who knows its names. */
export interface Queried {
  readonly graph: Graph;
  readonly names: NameIndex;
}

/** The answer as the contract has it: JSON, or lines of it. `body` is what POST /api/cypher takes. Throws SaysoError. */
export function answerQuery(body: string, lines: boolean, { graph, names }: Queried): string {
  const { query, parameters, plan } = fittingBody(queryBody, JSON.parse(body));
  const form = lines ? 'lines' : 'list';
  let text = '';
  runQuery(
    graph,
    {
      text: query,
      parameters: parameters ?? {},
      plan: plan ?? null,
      typed: false,
      form,
      limits: limitsOf(DEADLINE_MS, HELD),
    },
    {
      cancelled: () => false,
      names: nameSearch(names),
      clock: () => performance.timeOrigin + performance.now(),
      random: Math.random,
      say: (message) => {
        if (message.say === 'columns') text += FRAMES[form].head(message.columns);
        else if (message.say === 'text') text += message.text;
        else if (message.say === 'done') text += FRAMES[form].tail(message.summary, message.notices);
        else throw errorOf(message.fault);
      },
    },
  );
  return text;
}
