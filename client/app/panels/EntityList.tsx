import { isGroupId } from '../../state/groups.ts';
import { NOTHING, selectNode } from '../../state/selection.ts';
import { useApp } from '../app-context.ts';
import { KindIcon } from '../components/MarkIcon.tsx';
import { useNames } from '../hooks/use-names.ts';
import { useValue } from '../hooks/use-value.ts';

/** Entities and groups by name, each with its mark; a press selects it. */
export function EntityList({ ids }: { ids: readonly string[] }) {
  const { session } = useApp();
  const known = useValue(session.known);
  const nameOf = useNames(ids);
  return (
    <ul className="fact-list">
      {ids.map((id) => {
        const kind = isGroupId(id) ? 'CollapsedGroup' : known.get(id)?.kind;
        return (
          <li key={id}>
            <button
              type="button"
              className="link-button"
              onClick={() => session.select(selectNode(NOTHING, id, false))}
            >
              {kind && <KindIcon kind={kind} />} {nameOf(id)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
