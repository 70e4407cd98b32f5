/** How many neighbours of what was expanded are not shown: the server alone knows, and is asked whenever that may change. */
import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { View } from '#protocol/views.ts';
import { fetchExpansion } from '../api/expand.ts';
import { isCancelled } from '../api/request.ts';
import { type Exploration, type Id, isExpanded } from './exploration.ts';
import type { GraphData } from './graph-data.ts';
import type { Notices } from './notices.ts';

/** So many counts are kept; more expansions than that at once are counted in the order in which they were made. */
const MOST_KEPT = 200;

export interface Counted {
  readonly exploration: ReadonlySignal<Exploration>;
  readonly data: ReadonlySignal<GraphData>;
  readonly view: ReadonlySignal<View | null>;
  readonly notices: Notices;
}

function questionOf({ entities, expansions, filter }: Exploration, dataVersion: string, id: Id): string {
  return JSON.stringify([id, dataVersion, filter, expansions[id]?.facets ?? null, entities.toSorted()]);
}

async function countOf({ entities, expansions, filter }: Exploration, id: Id, abort: AbortSignal): Promise<number> {
  const facets = expansions[id]?.facets ?? undefined;
  return (await fetchExpansion([id], filter, null, 1, abort, { facets, except: entities })).total;
}

/** The counts of the expanded entities that are shown; those that leave nothing out are not among them. */
export function createRemaining({
  exploration,
  data,
  view,
  notices,
}: Counted): ReadonlySignal<ReadonlyMap<Id, number>> {
  const remaining = signal<ReadonlyMap<Id, number>>(new Map());
  const known = new Map<string, number>();
  let asking: AbortController | null = null;
  const ask = async (shown: Exploration, dataVersion: string, abort: AbortController): Promise<void> => {
    const ids = shown.entities.filter((id) => isExpanded(shown, id) && data.value.entities.has(id));
    try {
      const counts = await Promise.all(
        ids.map(async (id) => {
          const question = questionOf(shown, dataVersion, id);
          const count = known.get(question) ?? (await countOf(shown, id, abort.signal));
          known.set(question, count);
          return [id, count] as const;
        }),
      );
      for (const oldest of known.keys()) if (known.size > MOST_KEPT) known.delete(oldest);
      if (!abort.signal.aborted) remaining.value = new Map(counts.filter(([, count]) => count > 0));
    } catch (error) {
      if (!isCancelled(error) && !abort.signal.aborted) notices.error(error);
    }
  };
  effect(() => {
    const shown = exploration.value;
    const { dataVersion } = data.value;
    // A saved view is shown as it was; what the data would add today is not of it.
    const opened = view.value === null && dataVersion !== '' && Object.keys(shown.expansions).length > 0;
    asking?.abort();
    asking = new AbortController();
    const abort = asking;
    if (opened) untracked(() => void ask(shown, dataVersion, abort));
    else remaining.value = new Map();
  });
  return remaining;
}
