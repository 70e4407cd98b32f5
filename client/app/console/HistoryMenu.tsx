import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Draft } from '../../console/drafts.ts';
import { useValue } from '../hooks/use-value.ts';
import { useConsole, useConsoleWords } from './console-context.ts';

function valuesOf({ fields }: Draft): string {
  return Object.entries(fields)
    .map(([name, { text }]) => `$${name} = ${text}`)
    .join(', ');
}

/** What was run before, the last first. */
export function HistoryMenu() {
  const { console } = useConsole();
  const words = useConsoleWords();
  const runs = useValue(console.runs);
  const [open, setOpen] = useState(false);
  const choose = (run: Draft): void => {
    setOpen(false);
    console.place(run);
  };
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className="button small">{words.history}</Button>
      <Popover className="popover" placement="top start">
        <Dialog className="question-list" aria-label={words.history}>
          <p className="quiet">{runs.length === 0 ? words.noHistory : words.historyHelp}</p>
          <ul>
            {runs.map((run) => (
              <li key={`${run.text} ${valuesOf(run)}`}>
                <button type="button" className="question" onClick={() => choose(run)}>
                  <code>{run.text}</code>
                  <span className="quiet">{valuesOf(run)}</span>
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
