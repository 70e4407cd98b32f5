/**
 * Loaded into a server under measurement: on SIGUSR2 writes how late its event loop was since the last time, and how long
 * its thread was at work in one stretch: what is late and not at work waited for a processor that others had (Linux only).
 */
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const RESOLUTION_MS = 1;

function watch() {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const file = openSync('/proc/self/schedstat', 'r');
  const buffer = Buffer.alloc(128);
  let before = 0;
  let longest = 0;
  setInterval(() => {
    const length = readSync(file, buffer, 0, buffer.length, 0);
    const atWork = Number(buffer.toString('latin1', 0, length).split(' ', 1)[0]) / 1e6;
    if (before > 0) longest = Math.max(longest, atWork - before);
    before = atWork;
  }, RESOLUTION_MS).unref();
  process.on('SIGUSR2', () => {
    const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
    const [p50, p99] = [50, 99].map((share) => late(delay.percentile(share)));
    writeFileSync(process.env.LOOP_REPORT, JSON.stringify({ p50, p99, max: late(delay.max), longest }));
    delay.reset();
    longest = 0;
  });
  process.once('exit', () => closeSync(file));
}

if (isMainThread) watch();
