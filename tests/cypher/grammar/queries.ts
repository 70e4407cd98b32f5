/** All queries on which grammars are compared: those of the TCK (set-up included), the idioms, and every form. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDIOMS } from '../engine/idiom-tables.ts';
import { FORMS } from '../language/forms.ts';
import { readFeature } from '../tck/gherkin.ts';

/** The queries of the kit in a folder, each once; none where there is no kit. */
export function kitQueries(folder: string): string[] {
  const features = join(folder, 'features');
  if (folder === '' || !existsSync(features)) return [];
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.feature'),
  );
  const texts = files
    .sort()
    .flatMap((file) => readFeature(readFileSync(join(features, file), 'utf8')))
    .flatMap(({ steps }) => steps.flatMap(({ doc }) => doc ?? []));
  return [...new Set(texts)];
}

/** Our own queries, each once. */
export function ownQueries(): string[] {
  return [...new Set([...Object.values(IDIOMS).flatMap((table) => table.map(([query]) => query)), ...FORMS])];
}
