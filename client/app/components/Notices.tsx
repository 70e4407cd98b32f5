import { useApp, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { IconButton } from './IconButton.tsx';

/** What went wrong, why, and the next step; and what is said to screen readers alone. */
export function Notices() {
  const { session } = useApp();
  const words = useWords();
  const list = useValue(session.notices.list);
  const announced = useValue(session.notices.announced);
  return (
    <>
      <div className="notices" role="alert">
        {list.map(({ key, tone, text, hint }) => (
          <div key={key} className={`notice ${tone}`}>
            <p>
              <strong>{text}</strong> {hint}
            </p>
            <IconButton icon="close" label={words.dismiss} onPress={() => session.notices.dismiss(key)} />
          </div>
        ))}
      </div>
      <div className="hidden" role="status" aria-live="polite">
        {announced}
      </div>
    </>
  );
}
