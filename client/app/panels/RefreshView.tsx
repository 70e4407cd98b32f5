import { useState } from 'react';
import type { Differences, ViewChanges } from '#protocol/view-changes.ts';
import { type SavedView, refreshView } from '../../api/views.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useValue } from '../hooks/use-value.ts';

const WAYS = ['added', 'removed', 'changed'] as const;
const GROUPS = ['entities', 'edges', 'statements'] as const;

function isSame(changes: ViewChanges): boolean {
  return GROUPS.every((group) => WAYS.every((way) => changes[group][way].length === 0));
}

function DifferenceList({ title, differences }: { readonly title: string; readonly differences: Differences }) {
  const words = useWords();
  const language = useLanguage();
  const ways = WAYS.filter((way) => differences[way].length > 0);
  if (ways.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      {ways.map((way) => (
        <details key={way} className="method" open>
          <summary>{words.refresh.count(words.refresh.ways[way], differences[way].length)}</summary>
          <ul>
            {differences[way].map(({ id, name }) => (
              <li key={id}>{language === 'en' ? name.en : name.zhHans}</li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

/** Makes a new view of a saved one over today's data, and says what differs. */
export function RefreshView({ id }: { readonly id: string }) {
  const { session } = useApp();
  const words = useWords();
  const [made, setMade] = useState<(SavedView & { readonly changes: ViewChanges }) | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const busy = useValue(session.tasks.running).some(({ name }) => name === 'save');
  const refresh = async (): Promise<void> => {
    setError(null);
    try {
      const saved = await session.tasks.run('save', (signal) => refreshView(id, signal));
      if (saved) setMade(saved);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  };
  if (error) return <Failure error={error} onRetry={() => void refresh()} />;
  if (!made) {
    return (
      <p>
        <button type="button" className="button small" disabled={busy} onClick={() => void refresh()}>
          {words.refresh.ask}
        </button>{' '}
        <span className="quiet">{words.refresh.help}</span>
      </p>
    );
  }
  return (
    <div role="status">
      {isSame(made.changes) && <p>{words.refresh.same}</p>}
      {GROUPS.map((group) => (
        <DifferenceList key={group} title={words.refresh.groups[group]} differences={made.changes[group]} />
      ))}
      <p>
        <a href={made.url}>{words.refresh.open}</a>
      </p>
    </div>
  );
}
