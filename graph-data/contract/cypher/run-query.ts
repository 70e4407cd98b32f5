/** Runs one query over a graph and tells how it goes: in a worker of the server, for a command, or in the page. */
import type { Graph } from '#graph/graph.ts';
import type { ErrorCode } from '#model/errors.ts';
import { CypherError, positionAt } from '#cypher/language/errors.ts';
import { guard } from '#cypher/language/guard.ts';
import { query } from '#cypher/engine/engine.ts';
import type { NameSearch } from '#cypher/engine/functions/full-text.ts';
import { ParameterError, parametersFromWire, WireWriter } from '#store/query-values.ts';
import type { PlanMode, QueryFault, QueryMessage, QueryRequest } from './query-request.ts';
import { RowText } from './row-text.ts';

const PREFIX: Readonly<Record<PlanMode, string>> = { explain: 'EXPLAIN ', profile: 'PROFILE ' };

function codeOf(error: CypherError): ErrorCode {
  if (error.errorClass === 'Refused') return 'QUERY_REFUSED';
  if (error.errorClass === 'Budget')
    return error.detail === 'deadline' || error.detail === 'cancelled' ? 'QUERY_DEADLINE' : 'QUERY_TOO_LARGE';
  return error.phase === 'runtime' ? 'QUERY_FAILED' : 'QUERY_INVALID';
}

function sentence(text: string): string {
  const whole = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(whole) ? whole : `${whole}.`;
}

/** An error of a query in the catalogue's words; errors that are ours are thrown on. `skipped`: characters put in front. */
export function faultOf(error: unknown, text: string, skipped: number): QueryFault {
  if (error instanceof ParameterError) {
    return { code: 'BAD_BODY', details: { reason: error.message }, position: null };
  }
  if (!(error instanceof CypherError)) throw error;
  const position = error.span === null ? null : positionAt(text, Math.max(0, error.span[0] - skipped));
  const suggestion = sentence(error.suggestion ?? 'what is understood here stands in docs/reference/cypher.md');
  return {
    code: codeOf(error),
    details: { reason: error.message, suggestion, class: error.errorClass, detail: error.detail },
    position,
  };
}

/** Who a query runs for. */
export interface QueryHost {
  readonly cancelled: () => boolean;
  /** The name index, or null where there is none. */
  readonly names: NameSearch | null;
  readonly say: (message: QueryMessage) => void;
  /** Milliseconds since 1970, with what is finer than one. */
  readonly clock: () => number;
  /** At least 0, below 1. */
  readonly random: () => number;
}

/** Runs the query; every message goes to `say`, `done` or `failed` last. */
export function runQuery(graph: Graph, request: QueryRequest, host: QueryHost): void {
  const { cancelled, names, say, clock, random } = host;
  const prefix = request.plan === null ? '' : PREFIX[request.plan];
  const began = clock();
  try {
    guard(request.text);
    const whole = prefix + request.text;
    const parameters = parametersFromWire(request.parameters);
    const run = query(graph, whole, {
      parameters,
      limits: request.limits,
      clock,
      random,
      names,
      cancelled,
    });
    say({ say: 'columns', columns: run.columns });
    const writer = new WireWriter(graph, request.typed);
    const out = new RowText(request.form, (text) => say({ say: 'text', text }));
    let bytes = 0;
    let budget: string | null = null;
    for (let rows = run.next(); rows !== null && budget === null; rows = run.next()) {
      for (const row of rows) {
        const text = out.textOf(row.map((value) => writer.value(value)));
        // Nodes weigh what their properties weigh, which only their text tells.
        bytes += text.length;
        if (bytes > request.limits.maxBytes) {
          budget = 'bytes';
          break;
        }
        out.write(text);
      }
      out.flush();
    }
    const notices = run.warnings.map((warning) => ({
      code: warning.code,
      message: warning.suggestion === null ? warning.message : `${warning.message}: ${warning.suggestion}`,
      position: positionAt(request.text, Math.max(0, warning.span[0] - prefix.length)),
    }));
    const plan = run.mode === 'run' ? null : run.plan();
    const ms = Math.round((clock() - began) * 1000) / 1000;
    say({ say: 'done', summary: { rows: out.rows, ms, budget: budget ?? run.truncatedBy(), plan }, notices });
  } catch (error) {
    say({ say: 'failed', fault: faultOf(error, request.text, prefix.length) });
  }
}
