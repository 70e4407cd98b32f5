/**
 * What our parser and checker say of a query, and what Neo4j's own language support says (a development dependency:
 * it is an oracle here and nothing in the product).
 */
import { lintCypherQuery } from '@neo4j-cypher/language-support';
import { check } from '#cypher/engine/check/checker.ts';
import { ProcedureCatalogue } from '#cypher/engine/functions/builtin-procedures.ts';
import { CypherError } from '#cypher/language/errors.ts';
import { parse } from '#cypher/language/parser.ts';
import { exceptionFor } from './exceptions.ts';

/** Where our checks end early: we refuse all writes, and know neither others' procedures nor others' functions. */
const EARLY = new Set(['Write', 'UnknownFunction', 'ProcedureNotFound']);

export interface Verdict {
  /** Why the query is refused, or null. */
  readonly fault: string | null;
  /** Whether the query was checked to its end; else it is only known to be well formed so far. */
  readonly whole: boolean;
}

/** What we say of a query. */
export function ours(query: string): Verdict {
  try {
    check(parse(query), new ProcedureCatalogue());
    return { fault: null, whole: true };
  } catch (error) {
    if (!(error instanceof CypherError)) throw error;
    if (EARLY.has(error.detail)) return { fault: null, whole: false };
    return { fault: `${error.detail}: ${error.message}`, whole: true };
  }
}

/** Why Neo4j's language support refuses a query, or null. It knows no parameters here, which is no fault. */
export function theirs(query: string): string | null {
  const { diagnostics } = lintCypherQuery(query, {});
  const faults = diagnostics
    .filter(({ severity }) => severity === 1)
    .map(({ message }) => (typeof message === 'string' ? message : message.value));
  return faults.find((message) => !/^Parameter .* not defined/.test(message)) ?? null;
}

export interface Comparison {
  readonly query: string;
  readonly ours: Verdict;
  readonly theirs: string | null;
  /** Why they may differ here, or null. */
  readonly reason: string | null;
}

/** Compares both on one query. */
export function compare(query: string): Comparison {
  return { query, ours: ours(query), theirs: theirs(query), reason: exceptionFor(query) };
}

/** What is wrong with a comparison: a difference that is not listed, or one that is listed and is none. */
export function complaint({ ours: { fault, whole }, query, reason, theirs: they }: Comparison): string | null {
  const differ = (fault === null) !== (they === null) && (whole || they === null);
  if (differ === (reason !== null)) return null;
  if (!differ) return `${query}\n    is listed as a difference, and is none`;
  return `${query}\n    we ${fault === null ? 'accept' : `refuse (${fault})`}, they ${they === null ? 'accept' : `refuse (${they})`}`;
}
