/** What a database holds, and what a load of some data would therefore do. */
import type { Bounds, Database } from './database.ts';
import type { GraphSource } from './batches.ts';
import { CHIEF_LABELS } from './set-up.ts';
import { ASK_STAMP, readStamp, type Stamp } from './stamp.ts';

/** The label of the one node that tells how far a load is; it is there only while one is under way. */
export const PROGRESS_LABEL = 'SaysoLoad';

/** How far a load is: batches that are in, of which data, by which way. */
export interface Progress {
  readonly dataVersion: string;
  readonly mode: 'create' | 'merge';
  readonly done: number;
}

export interface Holding {
  readonly nodes: number;
  readonly relationships: number;
  /** Nodes that are none of ours by their labels. */
  readonly foreign: number;
  readonly stamp: Stamp | null;
  readonly progress: Progress | null;
}

export type LoadPlan =
  | { readonly action: 'create' | 'merge' | 'replace' | 'refuse' }
  | { readonly action: 'resume'; readonly progress: Progress }
  /** It may well be the same data, whoever brought it: nothing is written where it is. */
  | { readonly action: 'compare'; readonly otherwise: 'merge' | 'replace' | 'refuse' };

function countOf(value: unknown): number {
  return Number(value ?? 0);
}

/** Looks at a database without changing anything. Counts come from its count store. */
export async function inspect(database: Database, bounds: Bounds): Promise<Holding> {
  const counts = CHIEF_LABELS.map((label) => `COUNT { (:${label}) }`).join(' + ');
  const [sizes, own, stamps, progress] = await database.read(
    [
      { text: 'RETURN COUNT { () } AS nodes, COUNT { ()-->() } AS relationships' },
      { text: `RETURN ${counts} AS own, COUNT { (:${PROGRESS_LABEL}) } AS marks` },
      ASK_STAMP,
      { text: `MATCH (m:${PROGRESS_LABEL}) RETURN m.dataVersion AS dataVersion, m.mode AS mode, m.done AS done` },
    ],
    bounds,
  );
  const mark = progress?.[0];
  const marks = countOf(own?.[0]?.['marks']);
  const nodes = countOf(sizes?.[0]?.['nodes']) - marks;
  return {
    nodes,
    relationships: countOf(sizes?.[0]?.['relationships']),
    foreign: Math.max(0, nodes - countOf(own?.[0]?.['own'])),
    stamp: readStamp(stamps ?? []),
    progress:
      mark === undefined
        ? null
        : {
            dataVersion: String(mark['dataVersion']),
            mode: mark['mode'] === 'create' ? 'create' : 'merge',
            done: countOf(mark['done']),
          },
  };
}

/**
 * Decides. A database that holds what no load of ours brought is refused unless `replace` says that all of it may go –
 * or it turns out to be the same data, brought by an import.
 */
export function planFor(
  { nodes, relationships, foreign, stamp, progress }: Holding,
  source: Pick<GraphSource, 'dataVersion' | 'nodeCount' | 'relationshipCount'>,
  replace: boolean,
): LoadPlan {
  if (progress !== null && foreign === 0) {
    return progress.dataVersion === source.dataVersion ? { action: 'resume', progress } : { action: 'merge' };
  }
  if (nodes === 0) return { action: 'create' };
  const otherwise = foreign === 0 && stamp !== null ? 'merge' : replace ? 'replace' : 'refuse';
  const alike = foreign === 0 && nodes === source.nodeCount && relationships === source.relationshipCount;
  return alike ? { action: 'compare', otherwise } : { action: otherwise };
}
