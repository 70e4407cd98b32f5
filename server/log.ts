/** Structured logs: one JSON object a line, to standard error, so that standard output stays for answers. */
import pino, { type Logger } from 'pino';
import type { LogLevel } from './settings.ts';

export type Log = Logger;

/** A log at this level. It writes at once: what a process says last is what matters when it ends. */
export function createLog(level: LogLevel): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}
