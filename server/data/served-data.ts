/**
 * The data that is being served. A change of data is a new set, swapped by reference: whoever began with the old one
 * keeps it, and it is closed when its last reader is done.
 */
import type { AnswerData } from '#contract/question.ts';
import { SaysoError } from '#model/errors.ts';
import type { QueryEngine } from '../query/query-engine.ts';

/** One set of data, loaded and ready to answer. */
export interface ReadyData extends AnswerData {
  readonly queries: QueryEngine;
}

async function closeData({ store, queries }: ReadyData): Promise<void> {
  await queries.close();
  await store.close();
}

interface Held {
  readonly data: ReadyData;
  readers: number;
  replaced: boolean;
}

/** A set of data taken for the time of one request. */
export interface Lease {
  readonly data: ReadyData;
  /** To be called once, when the reader is done. */
  readonly release: () => void;
}

export class ServedData {
  #held: Held | null = null;
  #notice: string | null = null;

  /** Why newer data is not served, in words; null where nothing is amiss. */
  get notice(): string | null {
    return this.#notice;
  }

  /** Whether there is anything to serve. */
  get ready(): boolean {
    return this.#held !== null;
  }

  /** The version of what is served; null while there is nothing. */
  get dataVersion(): string | null {
    return this.#held?.data.dataVersion ?? null;
  }

  /** Says why newer data is not served. */
  refuse(notice: string): void {
    this.#notice = notice;
  }

  /** Serves this data from now on. */
  async replace(data: ReadyData): Promise<void> {
    const before = this.#held;
    this.#held = { data, readers: 0, replaced: false };
    this.#notice = null;
    if (before) {
      before.replaced = true;
      if (before.readers === 0) await closeData(before.data);
    }
  }

  /** Takes the data for one request; throws LOADING while there is none. `onClosed` meets errors of closing old data. */
  take(onCloseError: (error: unknown) => void): Lease {
    const held = this.#held;
    if (!held) throw new SaysoError('LOADING');
    held.readers += 1;
    const release = (): void => {
      held.readers -= 1;
      if (held.replaced && held.readers === 0) closeData(held.data).catch(onCloseError);
    };
    return { data: held.data, release };
  }

  /** Serves nothing any more. */
  async close(): Promise<void> {
    const held = this.#held;
    this.#held = null;
    if (held) await closeData(held.data);
  }
}
