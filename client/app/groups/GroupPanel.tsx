import { capitalise, pictureWords } from '#picture/words.ts';
import { groupAt } from '../../state/groups.ts';
import { lineTexts } from '../../state/line-text.ts';
import { selectEdge } from '../../state/selection.ts';
import { groupWordsIn } from '../../state/words/groups.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { KindIcon } from '../components/MarkIcon.tsx';
import { useValue } from '../hooks/use-value.ts';
import { EntityList } from '../panels/EntityList.tsx';
import { GroupButtons } from './InGroup.tsx';

function Members({ ids }: { ids: readonly string[] }) {
  const words = groupWordsIn(useLanguage());
  return (
    <section>
      <h2>
        {words.members} <span className="count">{ids.length}</span>
      </h2>
      <EntityList ids={ids} />
    </section>
  );
}

/** The lines of a group as they are drawn; each opens to what stands behind it. */
function Lines({ id }: { id: string }) {
  const { session } = useApp();
  const words = useWords();
  const groupWords = groupWordsIn(useLanguage());
  const scene = useValue(session.scene);
  const textOf = lineTexts(scene, words);
  const lines = scene.edges
    .filter(({ source, target }) => source === id || target === id)
    .toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  return (
    <section>
      <h2>
        {groupWords.lines} <span className="count">{lines.length}</span>
      </h2>
      {lines.length === 0 && <p className="quiet">{groupWords.noLines}</p>}
      <ul className="fact-list">
        {lines.map((line) => {
          const { sentence, rests } = textOf(line);
          return (
            <li key={line.id}>
              <button type="button" className="link-button" onClick={() => session.select(selectEdge(line.id))}>
                {sentence}
              </button>{' '}
              <span className="quiet">{rests}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A collapsed group: whom it stands for, what is not drawn because of it, and its lines. */
export function GroupPanel({ id }: { id: string }) {
  const { session, actions } = useApp();
  const words = useWords();
  const language = useLanguage();
  const groupWords = groupWordsIn(language);
  const exploration = useValue(session.exploration);
  const drawn = useValue(session.data).groups.get(id);
  const group = groupAt(exploration, id);
  if (!group) return null;
  const pinned = exploration.pinned.includes(id);
  const hidden = drawn ? group.members.length - drawn.members.length : group.members.length;
  return (
    <>
      <header className="panel-head">
        <p className="overline">
          <KindIcon kind="CollapsedGroup" />
          {capitalise(pictureWords(language).kinds.CollapsedGroup.one)}
        </p>
        <h1>{group.name}</h1>
        <p className="quiet">
          {groupWords.of(group.members.length)}
          {hidden > 0 && `; ${groupWords.hidden(hidden)}`}
        </p>
        <div className="panel-actions" role="group" aria-label={words.menu}>
          <GroupButtons group={group} />
          <button
            type="button"
            className="button small"
            aria-pressed={pinned}
            onClick={() => void actions.togglePin([id])}
          >
            {pinned ? words.unpin : words.pin} <kbd>P</kbd>
          </button>
          <button type="button" className="button small" onClick={() => void actions.hide([id])}>
            {words.hide} <kbd>H</kbd>
          </button>
        </div>
        {drawn && <p className="quiet">{groupWords.within(drawn.within)}</p>}
      </header>
      <Members ids={group.members} />
      <Lines id={id} />
    </>
  );
}
