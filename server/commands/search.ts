/** `sayso search <text>`: entities by name, as a table. */
import type { NameIndex } from '#graph/name-index.ts';
import type { Kind } from '#model/vocabulary.ts';
import { formatProblem } from '#model/problem.ts';
import { toRows } from '#protocol/columns.ts';
import type { EntityRow } from '#protocol/rows.ts';
import type { GraphStore } from '#store/port.ts';
import { commandCall, openData, type Sources } from '../compose.ts';
import { createLog } from '../log.ts';
import { printError, printLine } from './printing.ts';
import { tableText } from './table-text.ts';

/** Searches the entities of a folder or database. Exit status 1 where nothing is found or the folder will not do. */
export async function search(
  text: string,
  options: { sources: Sources; kinds: readonly Kind[] | undefined; limit: number },
): Promise<void> {
  const opened = await openData(options.sources, createLog('warn'));
  if (!opened.ok) {
    for (const problem of opened.problems) printError(formatProblem(problem));
    process.exitCode = 1;
    return;
  }
  const { store, queries, names } = opened.data;
  try {
    await answer(text, options, store, names);
  } finally {
    await queries.close();
    await store.close();
  }
}

async function answer(
  text: string,
  options: { kinds: readonly Kind[] | undefined; limit: number },
  store: GraphStore,
  names: NameIndex,
): Promise<void> {
  const { results, truncated } = names.search(text, { kinds: options.kinds, limit: options.limit });
  const entities = toRows<EntityRow>(
    await store.entities(
      results.map(({ id }) => id),
      commandCall(),
    ),
  );
  if (entities.length === 0) {
    printError(`Nothing has a name like "${text}".`);
    process.exitCode = 1;
    return;
  }
  const matched = new Map(results.map((result) => [result.id, result.matched]));
  const rows = entities.map(({ id, kind, name, degree }) => [id, kind, name, matched.get(id) ?? '', String(degree)]);
  printLine(tableText(['id', 'kind', 'name', 'matched', 'neighbours'], rows));
  if (truncated) printError(`There are more; --limit shows them.`);
}
