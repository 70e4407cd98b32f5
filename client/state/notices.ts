/** What the page has to say: something that went wrong, with the next step, or a short word of what was done. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { ApiError } from '../api/request.ts';

export interface Notice {
  readonly key: number;
  readonly tone: 'error' | 'word';
  readonly text: string;
  readonly hint: string | null;
  /** What it is about, where that may come to hold no more. */
  readonly about: string | null;
}

export interface Notices {
  readonly list: ReadonlySignal<readonly Notice[]>;
  /** Said to screen readers, shown to nobody. */
  readonly announced: ReadonlySignal<string>;
  /** A short word; what was said before about the same thing gives way to it. */
  word(text: string, about?: string): void;
  /** What was said about something holds no more. */
  over(about: string): void;
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
  const keep = (stays: (notice: Notice) => boolean): void => {
    if (!list.value.every(stays)) list.value = list.value.filter(stays);
  };
  const add = (notice: Omit<Notice, 'key'>): void => {
    keep(({ text, about }) => text !== notice.text && (about === null || about !== notice.about));
    list.value = [...list.value, { key: ++key, ...notice }].slice(-MOST);
  };
  return {
    list,
    announced,
    word: (text, about) => add({ tone: 'word', text, hint: null, about: about ?? null }),
    over: (gone) => keep(({ about }) => about !== gone),
    error(error) {
      const hint = error instanceof ApiError ? error.hint : null;
      add({ tone: 'error', text: error instanceof Error ? error.message : String(error), hint, about: null });
    },
    announce(text) {
      announced.value = text;
    },
    dismiss(gone) {
      keep((notice) => notice.key !== gone);
    },
  };
}
