import { selectGroup } from '../../state/group-actions.ts';
import { groupWordsIn } from '../../state/words/groups.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';

/** All groups: each can be selected, collapsed and opened. */
export function GroupsSection() {
  const { session, actions } = useApp();
  const { arranging } = useWords();
  const words = groupWordsIn(useLanguage());
  const { groups } = useValue(session.exploration);
  return (
    <section>
      <h2>
        {words.title} <span className="count">{groups.length}</span>
      </h2>
      <ul className="fact-list">
        {groups.map((group) => (
          <li key={group.id} className="group-row">
            <button
              type="button"
              className="link-button"
              aria-label={words.select(group.name)}
              onClick={() => selectGroup(session, group)}
            >
              {group.name}
            </button>{' '}
            <span className="quiet">{words.of(group.members.length)}</span>
            <button type="button" className="button small" onClick={() => void actions.toggleGroup(group.id)}>
              {group.collapsed ? arranging.openGroup : arranging.collapseGroup}
              <span className="hidden">: {group.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
