import { dayText } from '#picture/dates.ts';
import type { View } from '#protocol/views.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { RefreshView } from './RefreshView.tsx';

/** What a saved view says of itself: title, when it was saved, and its author's sentence. */
export function ViewHead({ view }: { readonly view: View }) {
  const { session } = useApp();
  const language = useLanguage();
  const words = useWords();
  const scene = useValue(session.scene);
  return (
    <header className="panel-head view-head">
      <p className="overline">{words.savedView}</p>
      <h1>{scene.title}</h1>
      <p className="quiet">{words.savedOn(dayText(view.savedOn, language))}</p>
      {view.draft.remark && <p>{view.draft.remark}</p>}
      <RefreshView id={view.id} />
      {view.draft.history.length > 1 && (
        <details className="method">
          <summary>{words.historyWords.method}</summary>
          <ol>
            {view.draft.history.map((step, index) => (
              // Steps may repeat; their order is what they are.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>{step}</li>
            ))}
          </ol>
        </details>
      )}
    </header>
  );
}
