import { useMemo } from 'react';
import { ANY_RELATION } from '#model/vocabulary.ts';
import { toRows } from '#protocol/columns.ts';
import type { EdgeRow, EntityRow } from '#protocol/rows.ts';
import { fetchExpansion } from '../../api/expand.ts';
import { selectEdge } from '../../state/selection.ts';
import { typeText } from '../../state/words/index.ts';
import { useApp, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useNames } from '../hooks/use-names.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';

const MOST = 100;

/** The reported facts of an entity; one that is drawn opens to its evidence. */
export function EntityFacts({ id }: { id: string }) {
  const { session } = useApp();
  const words = useWords();
  const { documents } = useValue(session.exploration).filter;
  const drawn = new Set(useValue(session.data).edges.map((edge) => edge.id));
  const filter = { types: [ANY_RELATION], ...(documents ? { documents } : {}) };
  const answer = useResource(JSON.stringify([id, documents]), async (signal) => {
    const found = await fetchExpansion([id], filter, null, MOST, signal);
    session.learn(toRows<EntityRow>(found.entities));
    return toRows<EdgeRow>(found.edges).filter((edge) => edge.source === id || edge.target === id);
  });
  const ends = useMemo(() => (answer.value ?? []).flatMap(({ source, target }) => [source, target]), [answer.value]);
  const nameOf = useNames(ends);
  if (answer.value?.length === 0) return null;
  return (
    <section>
      <h2>
        {words.facts} {answer.value && <span className="count">{answer.value.length}</span>}
      </h2>
      {answer.error && <Failure error={answer.error} onRetry={answer.retry} />}
      <ul className="fact-list">
        {(answer.value ?? []).map((edge) => (
          <li key={edge.id}>
            <span>
              {edge.source === id ? '' : `${nameOf(edge.source)} `}
              {typeText(edge.type, words)} {edge.target === id ? '' : nameOf(edge.target)}
            </span>
            {drawn.has(edge.id) && (
              <button type="button" className="link-button" onClick={() => session.select(selectEdge(edge.id))}>
                {words.source}
                <span className="hidden">
                  : {nameOf(edge.source)} {typeText(edge.type, words)} {nameOf(edge.target)}
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
