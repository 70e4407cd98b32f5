/** `sayso check [folder]`: all that is wrong with a data set, or how much there is of everything. */
import type { DataSetCounts } from '#pipeline/load-folder.ts';
import { openDataFolder } from '#pipeline/open-folder.ts';
import { formatProblem } from '#model/problem.ts';
import { printLine } from './printing.ts';

const ONE: Readonly<Record<keyof DataSetCounts, string>> = {
  documents: 'document',
  entities: 'entity',
  statements: 'statement',
  units: 'stance unit',
  relations: 'relation',
  disputes: 'dispute',
  moments: 'date',
  mentions: 'mention',
};
const MANY: Readonly<Record<keyof DataSetCounts, string>> = {
  ...(Object.fromEntries(Object.entries(ONE).map(([key, word]) => [key, `${word}s`])) as typeof ONE),
  entities: 'entities',
};

/** "4 documents, 462 entities, …" */
function countsText(counts: DataSetCounts): string {
  const keys = Object.keys(ONE) as (keyof DataSetCounts)[];
  return keys.map((key) => `${counts[key]} ${counts[key] === 1 ? ONE[key] : MANY[key]}`).join(', ');
}

/** Checks a folder; exit status 1 where anything is wrong with it. */
export async function check(folder: string): Promise<void> {
  const loaded = await openDataFolder(folder);
  if (loaded.ok) {
    printLine(countsText(loaded.counts));
    return;
  }
  for (const problem of loaded.problems) printLine(formatProblem(problem));
  printLine(loaded.problems.length === 1 ? '1 error' : `${loaded.problems.length} errors`);
  process.exitCode = 1;
}
