import type { QueryNotice, QuerySummary, WireValue } from '#protocol/values.ts';
import { postForLines } from './lines.ts';
import { ApiError, errorIn, post } from './request.ts';

export interface CypherRequest {
  readonly query: string;
  /** Values of $names as the contract writes them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly plan?: 'explain' | 'profile';
}

/** What became of a query, after its rows. */
export interface CypherEnd {
  readonly notices: readonly QueryNotice[];
  readonly summary: QuerySummary;
}

export interface CypherListener {
  columns(columns: readonly string[]): void;
  rows(rows: readonly (readonly WireValue[])[]): void;
}

/** Asks in Cypher and hears rows as they are found. Throws what the server says, also in the middle. */
export async function askCypher(
  request: CypherRequest,
  listener: CypherListener,
  signal: AbortSignal,
): Promise<CypherEnd> {
  let end: CypherEnd | null = null;
  let failed: ApiError | null = null;
  const hear = (lines: readonly unknown[]): void => {
    const rows = lines.filter((line): line is readonly WireValue[] => Array.isArray(line));
    for (const line of lines) {
      if (Array.isArray(line)) continue;
      const said = line as Partial<CypherEnd> & { readonly columns?: readonly string[] };
      if (said.columns) listener.columns(said.columns);
      else if (said.summary && said.notices) end = { notices: said.notices, summary: said.summary };
      else failed = errorIn(line, 200) ?? failed;
    }
    if (rows.length > 0) listener.rows(rows);
  };
  await postForLines('/api/cypher', request, signal, hear);
  if (failed) throw failed as ApiError;
  if (!end) throw new ApiError('UNREACHABLE', 0, 'The server broke off in the middle of its answer.', null);
  return end;
}

/** All rows of a short question. */
export async function cypherRows(
  query: string,
  parameters: CypherRequest['parameters'],
  signal: AbortSignal,
): Promise<readonly (readonly WireValue[])[]> {
  const { rows } = await post<{ readonly rows: readonly (readonly WireValue[])[] }>(
    '/api/cypher',
    { query, parameters },
    signal,
  );
  return rows;
}
