import type { Draft } from '../../console/drafts.ts';
import { useValue } from '../hooks/use-value.ts';
import { useConsole, useConsoleWords } from './console-context.ts';

function valuesOf({ fields }: Draft): string {
  return Object.entries(fields)
    .map(([name, { text }]) => `$${name} = ${text}`)
    .join(', ');
}

/** What was run before, the last first. */
export function HistoryPane({ onDone }: { readonly onDone: () => void }) {
  const { console } = useConsole();
  const words = useConsoleWords();
  const runs = useValue(console.runs);
  const choose = (run: Draft): void => {
    console.place(run);
    onDone();
  };
  return (
    <section className="results pane" aria-label={words.history}>
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
    </section>
  );
}
