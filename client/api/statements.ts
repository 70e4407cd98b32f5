import type { Paged, StatementColumns } from '#protocol/answers.ts';
import { type Filter, get } from './request.ts';

export interface StatementQuestion {
  readonly actor?: string | readonly string[];
  readonly about?: string;
  readonly filter: Filter;
  readonly after: string | null;
  readonly limit: number;
}

/** Statements by whose stance they state and what they are about, in the order of the clock. */
export function fetchStatements(question: StatementQuestion, signal: AbortSignal): Promise<Paged<StatementColumns>> {
  const { actor, about, filter, after, limit } = question;
  return get('/api/statements', { actor, about, ...filter, after: after ?? undefined, limit }, signal);
}
