import { useState } from 'react';
import { linkFragment } from '../../console/link.ts';
import { writeAddress } from '../../state/address.ts';
import { useApp } from '../app-context.ts';
import { CopyField } from '../components/CopyField.tsx';
import { useValue } from '../hooks/use-value.ts';
import { useConsole, useConsoleWords } from './console-context.ts';

/** Copies an address that opens this question, with its values and this picture, and runs nothing. */
export function CopyLink() {
  const { session } = useApp();
  const { console } = useConsole();
  const words = useConsoleWords();
  const empty = useValue(console.text).trim() === '';
  const [refused, setRefused] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    const { exploration, selection } = session;
    const shown = exploration.value.entities.length > 0;
    const picture = shown ? writeAddress({ exploration: exploration.value, selection: selection.value }) : '';
    const question = { query: console.text.value, parameters: console.values() };
    const link = `${location.origin}/#${linkFragment(picture, question)}`;
    try {
      await navigator.clipboard.writeText(link);
      setRefused(null);
      session.notices.word(words.linkCopied);
    } catch {
      // Without the clipboard, the link is at least there to be copied by hand.
      setRefused(link);
    }
  };
  return (
    <>
      <button type="button" className="button small" disabled={empty} onClick={() => void copy()}>
        {words.copyLink}
      </button>
      {refused !== null && <CopyField label={words.linkRefused} text={refused} />}
    </>
  );
}
