import { useApp, useWords } from '../app-context.ts';
import { useLate } from '../hooks/use-late.ts';
import { useValue } from '../hooks/use-value.ts';

/** Nothing under a tenth of a second; then a quiet bar; after a second what is being done, and Cancel. */
export function BusyBar() {
  const { session } = useApp();
  const words = useWords();
  const running = useValue(session.tasks.running);
  const bar = useLate(running.length > 0, 100);
  const long = useLate(running.length > 0, 1000);
  const last = running.at(-1);
  return (
    <div className="busy" aria-live="polite">
      {bar && <div className="busy-bar" />}
      {long && last && (
        <div className="busy-words">
          {words.tasks[last.name]} …
          <button type="button" className="link-button" onClick={last.cancel}>
            {words.cancel}
          </button>
        </div>
      )}
    </div>
  );
}
