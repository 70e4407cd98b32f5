import { isNarrow } from '../../state/graph-data.ts';
import { chipsOf } from '../../state/chips.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useDocumentName } from '../hooks/use-documents.ts';
import { useValue } from '../hooks/use-value.ts';
import { Icon } from './Icon.tsx';

/** What is filtered, over the stage: the columnists' switch always, every other condition while it holds. */
export function Chips() {
  const { session, actions } = useApp();
  const words = useWords();
  const language = useLanguage();
  const exploration = useValue(session.exploration);
  const scene = useValue(session.scene);
  const documentName = useDocumentName();
  const { filter, entities } = exploration;
  const included = filter.columnists !== false;
  const hidden = entities.length - scene.nodes.length;
  if (entities.length === 0) return null;
  return (
    <div className="chips" role="group" aria-label={words.activeFilters}>
      <button
        type="button"
        className="chip"
        aria-pressed={included}
        onClick={() => void actions.filter({ columnists: included ? false : undefined }, words.columnistsShow)}
      >
        <span className="chip-box" aria-hidden="true" />
        {words.columnistsShow}
      </button>
      {chipsOf(filter, documentName, words, language).map(({ label, without }) => (
        <button
          key={label}
          type="button"
          className="chip removable"
          aria-label={words.removeFilter(label)}
          onClick={() => void actions.filter(without, null)}
        >
          <span className="chip-label">{label}</span>
          <Icon name="close" />
        </button>
      ))}
      {exploration.leastLines > 0 && (
        <button
          type="button"
          className="chip removable"
          aria-label={words.removeFilter(words.slicing.degreeAtLeast(exploration.leastLines))}
          onClick={() => void actions.leastLines(0, words.slicing.degreeAtLeast(0))}
        >
          <span className="chip-label">{words.slicing.degreeAtLeast(exploration.leastLines)}</span>
          <Icon name="close" />
        </button>
      )}
      {isNarrow(exploration) && hidden > 0 && (
        <span className="chip-note">{words.shownOf(scene.nodes.length, entities.length)}</span>
      )}
    </div>
  );
}
