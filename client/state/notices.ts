/** What the page has to say: something that went wrong, with the next step, or a short word of what was done. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { ApiError } from '../api/request.ts';

export interface Notice {
  readonly key: number;
  readonly tone: 'error' | 'word';
  readonly text: string;
  readonly hint: string | null;
}

export interface Notices {
  readonly list: ReadonlySignal<readonly Notice[]>;
  /** Said to screen readers, shown to nobody. */
  readonly announced: ReadonlySignal<string>;
  word(text: string): void;
  error(error: unknown): void;
  announce(text: string): void;
  dismiss(key: number): void;
}

const MOST = 3;

/** An empty list of notices. */
export function createNotices(): Notices {
  const list = signal<readonly Notice[]>([]);
  const announced = signal('');
  let key = 0;
  const add = (tone: Notice['tone'], text: string, hint: string | null): void => {
    const others = list.value.filter((notice) => notice.text !== text);
    list.value = [...others, { key: ++key, tone, text, hint }].slice(-MOST);
  };
  return {
    list,
    announced,
    word: (text) => add('word', text, null),
    error(error) {
      const hint = error instanceof ApiError ? error.hint : null;
      add('error', error instanceof Error ? error.message : String(error), hint);
    },
    announce(text) {
      announced.value = text;
    },
    dismiss(gone) {
      list.value = list.value.filter((notice) => notice.key !== gone);
    },
  };
}
