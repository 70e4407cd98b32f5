import { ApiError } from '../../api/request.ts';
import { useWords } from '../app-context.ts';

/** An error at the place where it happened: what, the next step, and another try. */
export function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const words = useWords();
  const unreachable = error instanceof ApiError && error.status === 0;
  const hint = error instanceof ApiError ? error.hint : null;
  return (
    <div className="failure" role="alert">
      <p>
        <strong>{unreachable ? words.unreachable : error.message}</strong> {unreachable ? words.unreachableHint : hint}
      </p>
      <button type="button" className="button small" onClick={onRetry}>
        {words.tryAgain}
      </button>
    </div>
  );
}
