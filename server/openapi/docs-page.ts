/** The OpenAPI document as a page to read: one list of addresses, with what each takes and answers. */
import { escapeXml } from '#picture/svg-text.ts';
import { framed } from '../pages/frame.ts';
import type { openApiDocument } from './document.ts';

type Document = ReturnType<typeof openApiDocument>;
type PathItem = NonNullable<Document['paths']>[string];
type Operation = NonNullable<PathItem['get']>;

interface Row {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly operation: Operation;
}

function list(rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return '';
  return `<dl>${rows.map(([term, text]) => `<dt><code>${escapeXml(term)}</code></dt><dd>${escapeXml(text)}</dd>`).join('')}</dl>`;
}

function operationHtml({ method, path, operation }: Row): string {
  const parameters: [string, string][] = (operation.parameters ?? []).flatMap((parameter) =>
    'name' in parameter
      ? [[parameter.name, `${parameter.description ?? ''}${parameter.required ? ' (required)' : ''}`]]
      : [],
  );
  const errors = Object.entries(operation.responses ?? {})
    .filter(([status]) => Number(status) >= 400)
    .map(([status, response]): [string, string] => [
      status,
      String((response as { description?: string }).description),
    ]);
  const body = operation.requestBody
    ? '<p>Takes a JSON body; <a href="/api/openapi.json">the OpenAPI document</a> has its schema.</p>'
    : '';
  return `<details><summary><code>${method.toUpperCase()} ${escapeXml(path)}</code><br><span class="soft">${escapeXml(operation.summary ?? '')}</span></summary>
${list(parameters)}${body}<p class="soft">Errors</p>${list(errors)}</details>`;
}

/** The page. It shows what the document holds and nothing else, so that it cannot go stale. */
export function docsPage(document: Document): string {
  const sections = new Map<string, Row[]>();
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const method of ['get', 'post'] as const) {
      const operation = operations[method];
      if (!operation) continue;
      const tag = operation.tags?.[0] ?? 'Other';
      sections.set(tag, [...(sections.get(tag) ?? []), { method, path, operation }]);
    }
  }
  const parts = [...sections].map(
    ([tag, rows]) => `<section><h2>${escapeXml(tag)}</h2>\n${rows.map(operationHtml).join('\n')}</section>`,
  );
  const { title, version, description } = document.info;
  return framed(
    'en',
    `${title}: the API`,
    `<main><h1>${escapeXml(title)}: the API</h1>
<p>${escapeXml(description ?? '')}</p>
<p class="soft">Version ${escapeXml(version)} · <a href="/api/openapi.json">openapi.json</a> · <a href="/">the explorer</a></p>
${parts.join('\n')}</main>`,
  );
}
