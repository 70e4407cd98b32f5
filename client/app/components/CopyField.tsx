import { useId, useRef, useState } from 'react';
import { useWords } from '../app-context.ts';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly rows?: number;
  /** Where the label leads, when the text is an address. */
  readonly href?: string;
}

/** A text to take away with one click. */
export function CopyField({ label, text, rows = 1, href }: Props) {
  const words = useWords();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      // Without the clipboard, the text is at least selected for Ctrl+C.
      area.current?.select();
      setState('refused');
    }
  };
  return (
    <div className="copy-field">
      <label htmlFor={id}>{href ? <a href={href}>{label}</a> : label}</label>
      <div>
        <textarea
          id={id}
          ref={area}
          readOnly
          rows={rows}
          value={text}
          spellCheck={false}
          onFocus={(event) => event.target.select()}
        />
        <button
          type="button"
          className="button small"
          aria-label={`${words.copy}: ${label}`}
          onClick={() => void copy()}
        >
          {state === 'copied' ? words.copied : words.copy}
        </button>
      </div>
      <p role="status" className="quiet">
        {state === 'refused' && words.copyFailed}
      </p>
    </div>
  );
}
