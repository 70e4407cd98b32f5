/** Queries run beside the event loop: it goes on while they run, and none outlives its deadline. */
import { afterEach, expect, test } from 'vitest';
import type { NameSearch } from '#cypher/engine/functions/full-text.ts';
import { GraphBuilder } from '#graph/builder.ts';
import { SaysoError } from '#model/errors.ts';
import type { QueryMessage, QueryRequest } from '#contract/cypher/query-request.ts';
import { QueryWorkers } from '../../server/query/query-workers.ts';
import { PIECE } from '#contract/cypher/row-text.ts';

const builder = new GraphBuilder();
for (const id of ['a', 'b', 'c']) builder.addNode(id, ['Entity'], { id });
const graph = builder.finish('v');
let workers: QueryWorkers | null = null;

afterEach(async () => {
  await workers?.close();
  workers = null;
});

/** One worker, so that a query waits for the one before it. */
function start(names: NameSearch = () => [], heapMb = 512): QueryWorkers {
  workers = new QueryWorkers(graph.bytes, names, { most: 1, heapMb });
  return workers;
}

function request(text: string, deadlineMs = 30_000): QueryRequest {
  const limits = { deadlineMs, maxRows: 1e9, maxBytes: 1e9, maxPathElements: 1e9, maxMemory: 2 ** 40 };
  return { text, parameters: {}, plan: null, typed: false, form: 'lines', limits };
}

async function answer(own: QueryWorkers, asked: QueryRequest): Promise<{ text: string; messages: QueryMessage[] }> {
  const messages: QueryMessage[] = [];
  await own.run(asked, (message) => messages.push(message), new AbortController().signal);
  return { messages, text: messages.map((message) => (message.say === 'text' ? message.text : '')).join('') };
}

/** One step that goes over a text of 268 million characters, seconds long, without ever looking at the clock. */
const DEAF = `WITH reduce(s = 'ab', i IN range(1, 27) | s + s) AS text RETURN text =~ '(a|b|ab|ba)*0'`;

test('the event loop turns while a query runs', async () => {
  let turns = 0;
  let running = true;
  const turn = (): void => {
    turns++;
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  const { text } = await answer(start(), request('UNWIND range(1, 300000) AS x RETURN sum(x)'));
  running = false;
  expect(text).toBe('[45000150000]\n');
  // On one thread the answer would come before the second turn.
  expect(turns).toBeGreaterThan(10);
});

test('a query that does not listen is ended at its deadline with its worker, and the next one is answered', async () => {
  const own = start();
  // Time enough to begin: until then the query listens.
  const deaf = answer(own, request(DEAF, 500));
  const next = answer(own, request('RETURN 1'));
  await expect(deaf).rejects.toThrow(
    new SaysoError('QUERY_DEADLINE', {
      reason: 'The query did not stop at its deadline and was ended.',
      suggestion: 'Narrow the pattern, or add LIMIT.',
    }).message,
  );
  expect((await next).text).toBe('[1]\n');
}, 60_000);

test('a query that listens stops by itself, and its worker goes on', async () => {
  const own = start();
  const { messages } = await answer(own, request('UNWIND range(1, 1000000000000) AS x RETURN count(x)', 50));
  expect(messages.at(-1)).toMatchObject({ say: 'failed', fault: { code: 'QUERY_DEADLINE' } });
  expect((await answer(own, request('RETURN 2'))).text).toBe('[2]\n');
});

test('a query that nobody waits for any more gives its worker back', async () => {
  const own = start();
  const controller = new AbortController();
  const gone = own.run(
    request('MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i), (j) RETURN count(*)'),
    () => {},
    controller.signal,
  );
  controller.abort(new Error('gone'));
  await expect(gone).rejects.toThrow('gone');
  expect((await answer(own, request('RETURN 3'))).text).toBe('[3]\n');
});

test('a query that takes all the memory of its worker takes nothing else', async () => {
  const own = start(() => [], 64);
  const greedy = answer(own, request('UNWIND range(1, 1000000000) AS x RETURN collect(toString(x))'));
  await expect(greedy).rejects.toMatchObject({ code: 'QUERY_TOO_LARGE' });
  expect((await answer(own, request('RETURN 4'))).text).toBe('[4]\n');
}, 120_000);

test('rows come in pieces that no turn of the event loop has to wait for, however long a row is', async () => {
  const own = start();
  let inTurn = 0;
  let most = 0;
  let text = '';
  const hear = (message: QueryMessage): void => {
    if (message.say !== 'text') return;
    if (inTurn++ === 0) setImmediate(() => (inTurn = 0));
    most = Math.max(most, inTurn);
    expect(message.text.length).toBeLessThanOrEqual(PIECE);
    text += message.text;
  };
  const wide = "UNWIND range(1, 3) AS i RETURN i, reduce(s = '😀x', j IN range(1, 18) | s + s) AS wide";
  await own.run(request(wide), hear, new AbortController().signal);
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as [number, string]);
  expect(rows.map(([i, wide_]) => [i, wide_ === '😀x'.repeat(2 ** 18)])).toEqual([
    [1, true],
    [2, true],
    [3, true],
  ]);
  expect(most).toBeLessThanOrEqual(8);
});

test('a query asks the name index of the main thread', async () => {
  const own = start((text, limit) => [[text, limit / 4]]);
  const { text } = await answer(
    own,
    request("CALL db.index.fulltext.queryNodes('names', 'b', {limit: 3}) YIELD node, score RETURN node.id, score"),
  );
  expect(text).toBe('["b",0.75]\n');
});
