/**
 * The console: the question in the editor with its parameters, what was asked before, what is saved, and the run.
 * Free of React and of the editor: both listen to its signals and call what it can do.
 */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { CypherRequest } from '../api/cypher.ts';
import type { LinkedQuery } from './link.ts';
import { type Draft, Drafts, type OwnQuery, type Storage } from './drafts.ts';
import { type Field, type FieldProblem, type Fields, fieldsOf, parameterNames, readFields } from './parameters.ts';
import { createRunner, type Run } from './run.ts';

/** A text that was put into the editor from outside it; `key` counts up. */
export interface Placed {
  readonly key: number;
  readonly text: string;
  readonly cursor: 'start' | 'end';
}

export interface Console {
  readonly text: ReadonlySignal<string>;
  readonly fields: ReadonlySignal<Fields>;
  /** The names of the parameters in the text. */
  readonly names: ReadonlySignal<readonly string[]>;
  /** What is wrong with parameters, since the last attempt to run. */
  readonly problems: ReadonlySignal<Readonly<Record<string, FieldProblem>>>;
  readonly placed: ReadonlySignal<Placed>;
  readonly run: ReadonlySignal<Run>;
  readonly runs: ReadonlySignal<readonly Draft[]>;
  readonly own: ReadonlySignal<readonly OwnQuery[]>;
  setText(this: void, text: string): void;
  setField(this: void, name: string, field: Field): void;
  /** Puts a question in place of the one in the editor. */
  place(this: void, draft: Draft, cursor?: 'start' | 'end'): void;
  /** Puts a question that comes with its values. */
  open(this: void, question: LinkedQuery): void;
  /** Runs the question, or plans it; false where its parameters are not yet right. */
  start(this: void, plan?: 'explain' | 'profile'): boolean;
  cancel(this: void): void;
  /** The question before (-1) or after (1) among those that were run; whether there was one. */
  recall(this: void, step: 1 | -1): boolean;
  save(this: void, title: string): void;
  remove(this: void, id: string): void;
  /** The values of the parameters, as far as they can be read. */
  values(this: void): Readonly<Record<string, unknown>>;
}

/** A console over what the reader left in this browser. */
export function createConsole(storage: Storage | null, now: () => number): Console {
  const drafts = new Drafts(storage);
  const runner = createRunner(now);
  const left = drafts.draft ?? { text: '', fields: {} };
  const text = signal(left.text);
  const fields = signal<Fields>(left.fields);
  const problems = signal<Readonly<Record<string, FieldProblem>>>({});
  const placed = signal<Placed>({ key: 0, text: left.text, cursor: 'end' });
  const runs = signal(drafts.runs);
  const own = signal(drafts.own);
  const names = computed(() => parameterNames(text.value));
  /** How far back recalling has gone; -1 is the draft, kept aside meanwhile. */
  let at = -1;
  let aside: Draft = left;

  const current = (): Draft => ({
    text: text.value,
    fields: Object.fromEntries(names.value.map((name) => [name, fields.value[name] ?? { type: 'text', text: '' }])),
  });
  const put = (draft: Draft, cursor: 'start' | 'end'): void => {
    batch(() => {
      text.value = draft.text;
      fields.value = { ...fields.value, ...draft.fields };
      problems.value = {};
      placed.value = { key: placed.value.key + 1, text: draft.text, cursor };
    });
    drafts.keepDraft(current());
  };

  return {
    text,
    fields,
    names,
    problems,
    placed,
    run: runner.run,
    runs,
    own,
    setText(next) {
      if (next === text.value) return;
      text.value = next;
      at = -1;
      drafts.keepDraft(current());
    },
    setField(name, field) {
      const { [name]: _mended, ...others } = problems.value;
      batch(() => {
        fields.value = { ...fields.value, [name]: field };
        problems.value = others;
      });
      drafts.keepDraft(current());
    },
    place(draft, cursor = 'end') {
      at = -1;
      put(draft, cursor);
    },
    open({ query, parameters }) {
      at = -1;
      put({ text: query, fields: fieldsOf(parameters) }, 'end');
    },
    start(plan) {
      const read = readFields(names.value, fields.value);
      problems.value = read.problems;
      if (Object.keys(read.problems).length > 0) return false;
      drafts.addRun(current());
      runs.value = drafts.runs;
      at = -1;
      const request: CypherRequest = { query: text.value, parameters: read.values, ...(plan ? { plan } : {}) };
      void runner.start(request);
      return true;
    },
    cancel: () => runner.cancel(),
    recall(step) {
      const next = at - step;
      if (next < -1 || next >= runs.value.length) return false;
      if (at === -1) aside = current();
      const found = next === -1 ? aside : (runs.value[next] as Draft);
      put(found, step === -1 ? 'start' : 'end');
      at = next;
      return true;
    },
    save(title) {
      drafts.save(title, current());
      own.value = drafts.own;
    },
    remove(id) {
      drafts.remove(id);
      own.value = drafts.own;
    },
    values: () => readFields(names.value, fields.value).values,
  };
}
