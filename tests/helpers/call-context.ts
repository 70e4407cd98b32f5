import type { CallContext } from '#store/port.ts';

/** A call that nobody cancels and nothing bounds. */
export function patientCall(): CallContext {
  return { signal: new AbortController().signal, timeoutMs: 60_000, maxRows: 100_000, maxBytes: 1e9 };
}
