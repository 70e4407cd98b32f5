import { useState } from 'react';
import { selectPath } from '../../state/selection.ts';
import { useApp, useWords } from '../app-context.ts';
import { NameSearch } from '../components/NameSearch.tsx';

/** Asks how an entity is connected with another that is searched for. */
export function ConnectSection({ id }: { id: string }) {
  const { session } = useApp();
  const words = useWords();
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <button type="button" className="button small" onClick={() => setOpen(true)}>
        {words.paths.connect}
      </button>
    );
  }
  return (
    <NameSearch
      label={words.paths.connect}
      hint={words.paths.connectHint}
      place="panel"
      autoFocus
      onChoose={(other) => session.select(selectPath(id, other.id))}
      onLeave={() => setOpen(false)}
    />
  );
}
