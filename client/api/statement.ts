import type { DocumentColumns, EntityColumns, QuestionColumns } from '#protocol/answers.ts';
import type { StatementRow } from '#protocol/rows.ts';
import { get } from './request.ts';

export interface StatementAnswer {
  readonly dataVersion: string;
  readonly statement: StatementRow;
  readonly entities: EntityColumns;
  readonly documents: DocumentColumns;
  /** The questions on which something contradicts it. */
  readonly disputes: QuestionColumns;
}

/** One statement with everything it names and what contradicts it. */
export function fetchStatement(id: string, signal: AbortSignal): Promise<StatementAnswer> {
  return get(`/api/statements/${encodeURIComponent(id)}`, {}, signal);
}
