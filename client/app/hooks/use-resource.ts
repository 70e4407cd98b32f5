import { useCallback, useEffect, useState } from 'react';
import { isCancelled } from '../../api/request.ts';

export interface Resource<Value> {
  /** The answer; null while it is awaited. */
  readonly value: Value | null;
  /** The answer, or while it is awaited the one to the question before: so that lists do not blink. */
  readonly latest: Value | null;
  readonly error: Error | null;
  readonly loading: boolean;
  readonly retry: () => void;
}

interface Held<Value> {
  readonly key: string;
  readonly value: Value | null;
  readonly error: Error | null;
}

/** Fetches what a key stands for; cancelled when the key changes or the component goes. A null key fetches nothing. */
export function useResource<Value>(key: string | null, load: (signal: AbortSignal) => Promise<Value>): Resource<Value> {
  const [held, setHeld] = useState<Held<Value> | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (key === null) return undefined;
    const controller = new AbortController();
    load(controller.signal).then(
      (value) => {
        if (!controller.signal.aborted) setHeld({ key, value, error: null });
      },
      (error: unknown) => {
        if (controller.signal.aborted || isCancelled(error)) return;
        setHeld({ key, value: null, error: error instanceof Error ? error : new Error(String(error)) });
      },
    );
    return () => controller.abort();
    // The key says everything that `load` depends on.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, attempt]);
  const retry = useCallback(() => {
    setHeld(null);
    setAttempt((count) => count + 1);
  }, []);
  const current = held?.key === key ? held : null;
  return {
    value: current?.value ?? null,
    latest: held?.value ?? null,
    error: current?.error ?? null,
    loading: key !== null && !current,
    retry,
  };
}
