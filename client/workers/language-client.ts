/** Asks the worker that knows Cypher. */
import type { Diagnostic } from '#cypher/engine/check/lint.ts';
import type { Schema } from '#protocol/answers.ts';
import type { Completions } from '../console/completion.ts';
import type { LanguageAnswer, LanguageRequest } from './language-messages.ts';

export interface QueryLanguage {
  /** Tells what the data has, null where that cannot be had. Before that nothing is warned of, and completing waits. */
  learn(schema: Schema | null): void;
  lint(text: string): Promise<readonly Diagnostic[]>;
  complete(text: string, offset: number): Promise<Completions | null>;
}

interface Waiting {
  readonly resolve: (answer: LanguageAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the worker; it lives as long as the page. */
export function languageInWorker(): QueryLanguage {
  const worker = new Worker(new URL('./language.ts', import.meta.url), { type: 'module' });
  let told = (): void => undefined;
  const known = new Promise<void>((resolve) => (told = resolve));
  const waiting = new Map<number, Waiting>();
  let task = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<LanguageAnswer>) => {
    waiting.get(data.task)?.resolve(data);
    waiting.delete(data.task);
  });
  worker.addEventListener('error', (event) => {
    const error = new Error(event.message || 'The worker that knows Cypher did not start.');
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  const ask = (make: (task: number) => LanguageRequest): Promise<LanguageAnswer> =>
    new Promise((resolve, reject) => {
      waiting.set(++task, { resolve, reject });
      worker.postMessage(make(task));
    });
  return {
    learn(schema) {
      if (schema) worker.postMessage({ ask: 'schema', schema } satisfies LanguageRequest);
      told();
    },
    async lint(text) {
      const answer = await ask((number) => ({ ask: 'lint', task: number, text }));
      return answer.ask === 'lint' ? answer.diagnostics : [];
    },
    async complete(text, offset) {
      await known;
      const answer = await ask((number) => ({ ask: 'complete', task: number, text, offset }));
      return answer.ask === 'complete' ? answer.completions : null;
    },
  };
}
