/**
 * How late the server's event loop is while queries run, and how long its thread is at work in one stretch (asked: never
 * over 20 ms because of a query; other work on the machine makes it late, but not work). Then what ordinary search takes
 * while fifty heavy queries are asked (asked: p95 within twice of what it takes alone).
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startServer, type RunningServer } from '../helpers/running-server.ts';
import { percentile, rounded } from './figures.ts';

interface Lateness {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** The longest stretch of work of its thread, waits for a processor aside. */
  readonly longest: number;
}

const folder = mkdtempSync(path.join(tmpdir(), 'sayso-loop-'));
const report = path.join(folder, 'report.json');
const IDLE_MS = 3000;
const MOST_AT_WORK_MS = 20;
const HEAVY = 'MATCH (a), (b), (c) WHERE a.id > b.id RETURN count(*)';

async function lateness(server: RunningServer): Promise<Lateness> {
  rmSync(report, { force: true });
  server.process.kill('SIGUSR2');
  while (!existsSync(report)) await sleep(5);
  await sleep(20);
  return JSON.parse(readFileSync(report, 'utf8')) as Lateness;
}

async function ask(server: RunningServer, query: string, accept = 'application/json'): Promise<number> {
  const response = await fetch(`${server.address}/api/cypher`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query }),
  });
  let bytes = 0;
  if (response.body)
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) bytes += part.length;
  return bytes;
}

async function searches(server: RunningServer, until: () => boolean): Promise<number[]> {
  const samples: number[] = [];
  const words = ['mofcom', '高市', 'rare earth', 'takaichi', '科学院', 'gallium'];
  for (let at = 0; !until(); at++) {
    const begun = performance.now();
    const response = await fetch(
      `${server.address}/api/search?q=${encodeURIComponent(words[at % words.length] as string)}`,
    );
    await response.text();
    samples.push(performance.now() - begun);
    await sleep(5);
  }
  return samples;
}

async function during<Result>(server: RunningServer, what: string, work: () => Promise<Result>): Promise<Result> {
  await lateness(server);
  const result = await work();
  const { longest, max, p50, p99 } = await lateness(server);
  const verdict = longest <= MOST_AT_WORK_MS ? 'met' : 'MISSED';
  process.stdout.write(
    `${what}: the event loop is late by p50 ${rounded(p50)} ms, p99 ${rounded(p99)} ms, at most ${rounded(max)} ms; at work for ${rounded(longest)} ms at most: ${verdict}\n`,
  );
  return result;
}

process.env.NODE_OPTIONS = `--import=${fileURLToPath(new URL('loop-monitor.mjs', import.meta.url))}`;
process.env.LOOP_REPORT = report;
const server = await startServer();
try {
  await ask(server, 'RETURN 1');
  await during(server, 'idle', () => sleep(IDLE_MS));
  const alone = await during(server, 'searches alone', () => {
    const end = performance.now() + IDLE_MS;
    return searches(server, () => performance.now() > end);
  });
  const busy = await during(server, 'searches beside fifty heavy queries at once', async () => {
    let left = true;
    const heavy = Promise.all(Array.from({ length: 50 }, () => ask(server, HEAVY))).finally(() => (left = false));
    const samples = await searches(server, () => !left);
    await heavy;
    return samples;
  });
  const streamed = await during(server, 'a million rows as NDJSON', () =>
    ask(server, 'UNWIND range(1, 1000000) AS x RETURN x, toString(x)', 'application/x-ndjson'),
  );
  const whole = await during(server, '10,000 rows as one JSON answer', () =>
    ask(server, "UNWIND range(1, 10000) AS x RETURN x, reduce(s = 'abcdefgh', i IN range(1, 7) | s + s)"),
  );
  const row = await during(server, 'one row of many megabytes', () =>
    ask(server, "RETURN reduce(s = 'abcdefgh', i IN range(1, 20) | s + s)"),
  );
  const megabytes = [streamed, whole, row].map((bytes) => rounded(bytes / 1e6)).join(', ');
  process.stdout.write(`answers of ${megabytes} MB\n`);
  const [before, after] = [percentile(alone, 0.95), percentile(busy, 0.95)];
  const verdict = after <= 2 * before ? 'met' : 'MISSED';
  process.stdout.write(
    `search p95 alone ${rounded(before)} ms (n ${alone.length}), beside fifty heavy queries ${rounded(after)} ms (n ${busy.length}): ${rounded(after / before)} times; asked ≤ 2: ${verdict}\n`,
  );
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
