/** Work that someone waits for: what it is, since when, and how to end it. */
import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { isCancelled } from '../api/request.ts';

export type TaskName = 'story' | 'graph' | 'expand' | 'layout' | 'measure' | 'view' | 'save' | 'export';

export interface Task {
  readonly key: number;
  readonly name: TaskName;
  readonly cancel: () => void;
}

export interface Tasks {
  readonly running: ReadonlySignal<readonly Task[]>;
  readonly busy: ReadonlySignal<boolean>;
  /**
   * Runs something that can be cancelled. Resolves to undefined when it was. A task of the same name that is
   * still running is cancelled first: only the last answer is of use.
   */
  run<Value>(name: TaskName, work: (signal: AbortSignal) => Promise<Value>): Promise<Value | undefined>;
  /** Cancels what is running by that name. */
  cancel(name: TaskName): void;
}

/** Keeps track of running work. */
export function createTasks(): Tasks {
  const running = signal<readonly Task[]>([]);
  let key = 0;
  const cancel = (name: TaskName): void => {
    for (const task of running.value) if (task.name === name) task.cancel();
  };
  return {
    running,
    busy: computed(() => running.value.length > 0),
    cancel,
    async run(name, work) {
      cancel(name);
      const controller = new AbortController();
      const task: Task = { key: ++key, name, cancel: () => controller.abort() };
      running.value = [...running.value, task];
      try {
        const value = await work(controller.signal);
        return controller.signal.aborted ? undefined : value;
      } catch (error) {
        if (isCancelled(error) || controller.signal.aborted) return undefined;
        throw error;
      } finally {
        running.value = running.value.filter((other) => other.key !== task.key);
      }
    },
  };
}
