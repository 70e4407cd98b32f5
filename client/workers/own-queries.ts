/** Questions in Cypher about people's own data, answered where it is: the engine of the server, fetched when one is asked. */
import { nameSearch } from '#contract/cypher/name-search.ts';
import { runQuery } from '#contract/cypher/run-query.ts';
import type { QueryRequest } from '#contract/cypher/query-request.ts';
import type { Graph } from '#graph/graph.ts';
import type { NameIndex } from '#graph/name-index.ts';
import { SaysoError } from '#model/errors.ts';

/** A query cannot be stopped from outside here, so that the next question would wait for it. */
const LIMITS: QueryRequest['limits'] = {
  deadlineMs: 10_000,
  maxRows: 10_000,
  maxBytes: 16_000_000,
  maxPathElements: 200_000,
  maxMemory: 256 * 1024 * 1024,
};

/** A graph of one's own, and who knows its names. */
export interface Queried {
  readonly graph: Graph;
  readonly names: NameIndex;
}

/** The answer as the contract has it: JSON, or lines of it. `body` is what POST /api/cypher takes. Throws SaysoError. */
export function answerQuery(body: string, lines: boolean, { graph, names }: Queried): string {
  const { query, parameters, plan } = JSON.parse(body) as {
    query: string;
    parameters?: QueryRequest['parameters'];
    plan?: 'explain' | 'profile';
  };
  let columns: readonly string[] = [];
  let rows = '';
  let end = '';
  runQuery(
    graph,
    {
      text: query,
      parameters: parameters ?? {},
      plan: plan ?? null,
      typed: false,
      form: lines ? 'lines' : 'list',
      limits: LIMITS,
    },
    {
      cancelled: () => false,
      names: nameSearch(names),
      clock: () => performance.timeOrigin + performance.now(),
      random: Math.random,
      say: (message) => {
        if (message.say === 'columns') columns = message.columns;
        else if (message.say === 'text') rows += message.text;
        else if (message.say === 'done') {
          const { summary, notices } = message;
          end = JSON.stringify({ truncated: summary.budget !== null, notices, summary });
        } else {
          const { code, details, position } = message.fault;
          throw new SaysoError(code, details, position === null ? {} : { position });
        }
      },
    },
  );
  if (lines) return `${JSON.stringify({ columns })}\n${rows}${end}\n`;
  return `{"columns":${JSON.stringify(columns)},"rows":[${rows}],${end.slice(1)}`;
}
