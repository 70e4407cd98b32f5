import { toRows } from '#protocol/columns.ts';
import type { EntityRow } from '#protocol/rows.ts';
import { fetchExpansion } from '../../api/expand.ts';
import { commonNeighbours } from '../../state/walk.ts';
import { NOTHING, selectNode, selectPath } from '../../state/selection.ts';
import { useApp, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useNames } from '../hooks/use-names.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';

const MOST = 200;

/** What joins several that are selected: the way between two, and what is joined to all. */
export function ConnectionSection({ ids }: { ids: readonly string[] }) {
  const { session, actions } = useApp();
  const words = useWords();
  const { filter, entities } = useValue(session.exploration);
  const [first, second] = ids;
  const answer = useResource(JSON.stringify(['common', ids, filter]), async (signal) => {
    const found = await fetchExpansion(ids, filter, null, MOST, signal);
    session.learn(toRows<EntityRow>(found.entities));
    return commonNeighbours(ids, found.edges.source, found.edges.target);
  });
  const common = answer.value ?? [];
  const nameOf = useNames(common);
  const hidden = common.filter((id) => !entities.includes(id));
  return (
    <>
      {ids.length === 2 && first !== undefined && second !== undefined && (
        <button type="button" className="button small" onClick={() => session.select(selectPath(first, second))}>
          {words.paths.how}
        </button>
      )}
      <section>
        <h2>
          {words.paths.common} {answer.value && <span className="count">{common.length}</span>}
        </h2>
        {answer.error && <Failure error={answer.error} onRetry={answer.retry} />}
        {answer.value && common.length === 0 && <p className="quiet">{words.paths.commonNone}</p>}
        <ul className="fact-list">
          {common.map((id) => (
            <li key={id}>
              <button
                type="button"
                className="link-button name"
                onClick={() => session.select(selectNode(NOTHING, id, false))}
              >
                {nameOf(id)}
              </button>
            </li>
          ))}
        </ul>
        {hidden.length > 0 && (
          <button type="button" className="button small" onClick={() => void actions.showCommon(hidden)}>
            {words.paths.commonShow}
          </button>
        )}
      </section>
    </>
  );
}
