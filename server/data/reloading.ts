/** Loads again when asked, one at a time: whoever asks while it loads is served by one more load after it. */

export interface Reloading {
  /** Asks for a load. */
  readonly ask: () => void;
  /** Settles when nothing is being loaded any more. */
  readonly idle: () => Promise<void>;
}

/** Makes the one who loads; `failed` meets what `load` throws. */
export function createReloading(load: () => Promise<unknown>, failed: (error: unknown) => void): Reloading {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await load().catch(failed);
    } while (again);
    running = null;
  };
  return {
    ask: () => {
      if (running) again = true;
      else running = run();
    },
    idle: async () => {
      await running;
    },
  };
}
