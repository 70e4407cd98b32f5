import { inkOf } from '#picture/build-scene.ts';
import { pictureWords } from '#picture/words.ts';
import { groupable, groupMeant, openGroupOf } from '../../state/group-actions.ts';
import { isGroupId } from '../../state/groups.ts';
import { invert, selectEdge } from '../../state/selection.ts';
import { typeText } from '../../state/words/index.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useNames } from '../hooks/use-names.ts';
import { useValue } from '../hooks/use-value.ts';
import { InGroup } from '../groups/InGroup.tsx';
import { AlignMenu } from './AlignMenu.tsx';
import { ConnectionSection } from './ConnectionSection.tsx';
import { EntityList } from './EntityList.tsx';

/** Several are selected: who they are, what can be done with all of them, and the lines between them. */
export function ManyPanel({ ids }: { ids: readonly string[] }) {
  const { session, actions, setNaming } = useApp();
  const words = useWords();
  const language = useLanguage();
  const exploration = useValue(session.exploration);
  const group = groupMeant(exploration, ids);
  const within = group ?? openGroupOf(exploration, ids);
  const nameOf = useNames(ids);
  const chosen = new Set(ids);
  const drawn = useValue(session.scene).nodes.map(({ id }) => id);
  const { pinned } = exploration;
  const edges = useValue(session.data).edges.filter(
    ({ source, target }) => source !== target && chosen.has(source) && chosen.has(target),
  );
  return (
    <>
      <header className="panel-head">
        <h1>{words.selectedMany(ids.length)}</h1>
        <div className="panel-actions" role="group" aria-label={words.menu}>
          <button type="button" className="button small" onClick={() => void actions.keepOnly(ids)}>
            {words.hideOthers}
          </button>
          <button type="button" className="button small" onClick={() => void actions.togglePin(ids)}>
            {ids.every((id) => pinned.includes(id)) ? words.unpin : words.pin} <kbd>P</kbd>
          </button>
          <button type="button" className="button small" onClick={() => void actions.hide(ids)}>
            {words.hide} <kbd>H</kbd>
          </button>
          <button
            type="button"
            className="button small"
            onClick={() => session.select(invert(session.selection.value, drawn))}
          >
            {words.arranging.invert} <kbd>I</kbd>
          </button>
          <AlignMenu ids={ids} />
          {!group && groupable(exploration, ids).length > 1 && (
            <button type="button" className="button small" onClick={() => setNaming({ ids })}>
              {words.arranging.group} <kbd>G</kbd>
            </button>
          )}
        </div>
        {within && <InGroup group={within} ids={ids} />}
      </header>
      <section>
        <EntityList ids={ids} />
      </section>
      {!ids.some(isGroupId) && <ConnectionSection ids={ids} />}
      <section>
        <h2>{words.between}</h2>
        {edges.length === 0 && <p className="quiet">{words.noneBetween}</p>}
        <ul className="fact-list">
          {edges.map((edge) => {
            const ink = inkOf(edge);
            const verb = ink === 'relation' ? typeText(edge.type, words) : pictureWords(language).reads[ink];
            return (
              <li key={edge.id}>
                <button type="button" className="link-button" onClick={() => session.select(selectEdge(edge.id))}>
                  {nameOf(edge.source)} {verb} {nameOf(edge.target)}
                </button>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}
