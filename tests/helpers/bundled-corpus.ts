import { fileURLToPath } from 'node:url';
import { buildGraph } from '#graph/builder.ts';
import type { Graph } from '#graph/graph.ts';
import { loadFolder, type LoadedFolder } from '#pipeline/load-folder.ts';
import { formatProblem } from '#model/problem.ts';

/** The folder of the bundled corpus. */
export const CORPUS = fileURLToPath(new URL('../../graph-data/corpus', import.meta.url));

/** The bundled corpus, loaded. Throws with its problems where it has any. */
export async function loadCorpus(): Promise<LoadedFolder & { built: Graph }> {
  const loaded = await loadFolder(CORPUS);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return { ...loaded, built: buildGraph(loaded.graph, loaded.dataVersion) };
}
