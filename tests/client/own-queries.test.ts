/** Questions in Cypher that are answered in the page take what the server takes, and refuse what it refuses. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadyData } from '../../server/data/served-data.ts';
import { answerQuery, type Queried } from '../../client/workers/own-queries.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';
import { corpusData } from '../http/running-server.ts';

let own: Queried;

beforeAll(async () => {
  const data: ReadyData = await corpusData();
  own = { graph: (await loadCorpus()).built, names: data.names };
});

function answered(body: unknown, lines: boolean): string {
  return answerQuery(JSON.stringify(body), lines, own);
}

describe('a question in Cypher in the page', () => {
  const query = 'UNWIND [1, 2] AS n RETURN n, $who AS who';

  it('is answered as the contract has it, whole or in lines', () => {
    const body = { query, parameters: { who: '贝森特' } };
    const whole = JSON.parse(answered(body, false));
    expect(whole).toMatchObject({ columns: ['n', 'who'], truncated: false, notices: [] });
    expect(whole.rows).toEqual([
      [1, '贝森特'],
      [2, '贝森特'],
    ]);
    const lines = answered(body, true)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, -1)).toEqual([{ columns: ['n', 'who'] }, ...whole.rows]);
    expect(lines.at(-1)).toMatchObject({ truncated: false, summary: { rows: 2, budget: null } });
  });

  it('is refused where its body has another shape, and where it cannot be read', () => {
    expect(() => answered({ query, parameters: [] }, false)).toThrow(expect.objectContaining({ code: 'BAD_BODY' }));
    expect(() => answered({ query, limit: 9 }, false)).toThrow(expect.objectContaining({ code: 'BAD_BODY' }));
    expect(() => answered({ query: 'MATCH (a RETURN a' }, true)).toThrow(
      expect.objectContaining({ code: 'QUERY_INVALID', position: expect.objectContaining({ line: 1 }) }),
    );
  });
});
