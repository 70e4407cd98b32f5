/** The worker that knows Cypher: it lints and completes off the main thread, so that typing never waits. */
import { lint } from '#cypher/engine/check/lint.ts';
import type { SchemaNames } from '#cypher/engine/check/warnings.ts';
import type { Schema } from '#protocol/answers.ts';
import { completionsAt } from '../console/completion.ts';
import type { LanguageAnswer, LanguageRequest } from './language-messages.ts';

let schema: Schema = { dataVersion: '', labels: [], relationshipTypes: [], propertyKeys: [] };

function names(): SchemaNames {
  return {
    labels: schema.labels.map(({ name }) => name),
    types: schema.relationshipTypes.map(({ name }) => name),
    keys: schema.propertyKeys.map(({ name }) => name),
  };
}

function answerTo(request: Exclude<LanguageRequest, { ask: 'schema' }>): LanguageAnswer {
  const { task, text } = request;
  return request.ask === 'lint'
    ? { ask: 'lint', task, diagnostics: lint(text, names()) }
    : { ask: 'complete', task, completions: completionsAt(text, request.offset, schema) };
}

addEventListener('message', ({ data }: MessageEvent<LanguageRequest>) => {
  if (data.ask === 'schema') schema = data.schema;
  else postMessage(answerTo(data));
});
