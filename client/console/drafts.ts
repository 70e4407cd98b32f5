/** What the reader wrote, kept in the browser: the draft, the questions that were run, and those saved by name. */
import { FIELD_TYPES, type Field, type Fields, type FieldType } from './parameters.ts';

/** A question as it stands in the editor. */
export interface Draft {
  readonly text: string;
  readonly fields: Fields;
}

/** A question of the reader's own under a name. */
export interface OwnQuery extends Draft {
  readonly id: string;
  readonly title: string;
}

const MOST_RUNS = 100;
const PREFIX = 'sayso.console.';

export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readField(value: unknown): Field | null {
  if (!isRecord(value) || typeof value['text'] !== 'string') return null;
  const type = FIELD_TYPES.find((known) => known === value['type']);
  return type === undefined ? null : { type: type satisfies FieldType, text: value['text'] };
}

function readDraft(value: unknown): Draft | null {
  if (!isRecord(value) || typeof value['text'] !== 'string') return null;
  const given = isRecord(value['fields']) ? Object.entries(value['fields']) : [];
  const fields = given.flatMap(([name, field]) => {
    const read = readField(field);
    return read ? [[name, read] as const] : [];
  });
  return { text: value['text'], fields: Object.fromEntries(fields) };
}

function readOwn(value: unknown): OwnQuery | null {
  const draft = readDraft(value);
  if (!draft || !isRecord(value)) return null;
  const { id, title } = value;
  return typeof id === 'string' && typeof title === 'string' ? { ...draft, id, title } : null;
}

function same(a: Draft, b: Draft): boolean {
  return a.text === b.text && JSON.stringify(a.fields) === JSON.stringify(b.fields);
}

/** What is kept; storage that is refused or full keeps it as long as the page. */
export class Drafts {
  readonly #storage: Storage | null;
  #runs: readonly Draft[];
  #own: readonly OwnQuery[];

  constructor(storage: Storage | null) {
    this.#storage = storage;
    this.#runs = this.#list('history', readDraft);
    this.#own = this.#list('saved', readOwn);
  }

  /** Questions that were run, the last one first. */
  get runs(): readonly Draft[] {
    return this.#runs;
  }

  /** The reader's own saved questions. */
  get own(): readonly OwnQuery[] {
    return this.#own;
  }

  /** The draft as it was left. */
  get draft(): Draft | null {
    return readDraft(this.#read('draft'));
  }

  keepDraft(draft: Draft): void {
    this.#write('draft', draft);
  }

  addRun(run: Draft): void {
    this.#runs = [run, ...this.#runs.filter((other) => !same(other, run))].slice(0, MOST_RUNS);
    this.#write('history', this.#runs);
  }

  /** Saves under a name; a name that is taken is written over. */
  save(title: string, draft: Draft): void {
    const saved: OwnQuery = { ...draft, id: `own-${title}`, title };
    this.#own = [...this.#own.filter(({ id }) => id !== saved.id), saved];
    this.#write('saved', this.#own);
  }

  remove(gone: string): void {
    this.#own = this.#own.filter(({ id }) => id !== gone);
    this.#write('saved', this.#own);
  }

  #list<Item>(key: string, read: (value: unknown) => Item | null): readonly Item[] {
    const value = this.#read(key);
    return Array.isArray(value) ? value.flatMap((item) => read(item) ?? []) : [];
  }

  #read(key: string): unknown {
    try {
      return JSON.parse(this.#storage?.getItem(PREFIX + key) ?? 'null') as unknown;
    } catch {
      // Written by another version, or mended by hand: what cannot be read is not there.
      return null;
    }
  }

  #write(key: string, value: unknown): void {
    try {
      this.#storage?.setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      document.documentElement.dataset['storage'] = 'refused';
    }
  }
}

/** The browser's storage, or null where it is refused. */
export function browserStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
