/** What Neo4j says of a query → an error of the catalogue. */
import { Neo4jError } from 'neo4j-driver';
import type { Position } from '#model/errors.ts';
import type { QueryFault } from '#contract/cypher/query-request.ts';
import { faultOf } from '../faults.ts';

/** Found before anything ran. */
const COMPILE =
  /^Neo\.ClientError\.(Statement\.(SyntaxError|SemanticError|ParameterMissing|NotSystemDatabaseError)|Procedure\.ProcedureNotFound|Schema\.)/;

function positionIn(message: string, skipped: number): Position | null {
  const [, line, column] = /\(line (\d+), column (\d+)/.exec(message) ?? [];
  if (line === undefined) return null;
  return { line: Number(line), column: Math.max(1, Number(column) - (line === '1' ? skipped : 0)) };
}

function sentence(text: string): string {
  return text.trim().replace(/[.\s]+$/, '');
}

/** The fault of a query; null where it is the server's. `skipped`: characters put in front of it. */
export function queryFault(error: unknown, skipped: number): QueryFault | null {
  const fault = faultOf(error);
  if (fault === null || !(error instanceof Neo4jError)) return null;
  const position = positionIn(error.message, skipped);
  if (error.code === 'Neo.ClientError.Statement.AccessMode' || fault.kind === 'read-only') {
    const details = {
      reason: 'queries here only read',
      suggestion: 'Use MATCH … RETURN.',
      class: 'Refused',
      detail: 'Write',
    };
    return { code: 'QUERY_REFUSED', details, position };
  }
  if (fault.kind === 'deadline' || fault.kind === 'memory') {
    const details = {
      reason: fault.reason,
      suggestion: 'Narrow the pattern, or add LIMIT.',
      class: 'Budget',
      detail: fault.kind,
    };
    return { code: fault.kind === 'deadline' ? 'QUERY_DEADLINE' : 'QUERY_TOO_LARGE', details, position: null };
  }
  if (fault.kind !== 'query') return null;
  const [reason = ''] = error.message.split(/\(line \d+, column \d+|\n"/);
  const details = {
    reason: sentence(reason),
    suggestion: 'What is understood here stands in docs/reference/cypher.md.',
    class: error.code.split('.').at(-1) ?? '',
    detail: error.code,
  };
  return { code: COMPILE.test(error.code) ? 'QUERY_INVALID' : 'QUERY_FAILED', details, position };
}
