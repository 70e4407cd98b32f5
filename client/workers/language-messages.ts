/** What the page and the worker that knows Cypher say to each other. */
import type { Diagnostic } from '#cypher/engine/check/lint.ts';
import type { Schema } from '#protocol/answers.ts';
import type { Completions } from '../console/completion.ts';

export type LanguageRequest =
  | { readonly ask: 'schema'; readonly schema: Schema }
  | { readonly ask: 'lint'; readonly task: number; readonly text: string }
  | { readonly ask: 'complete'; readonly task: number; readonly text: string; readonly offset: number };

export type LanguageAnswer =
  | { readonly ask: 'lint'; readonly task: number; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ask: 'complete'; readonly task: number; readonly completions: Completions | null };
