import type { SavedQuery } from '#protocol/queries.ts';
import { fetchQueries } from '../../api/queries.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';

/** The questions that come with the data, each with what counts in its answer. */
export function ShippedQuestions({ onChoose }: { readonly onChoose: (saved: SavedQuery) => void }) {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const version = useValue(session.data).dataVersion;
  const answer = useResource(`queries ${version}`, fetchQueries);
  if (answer.error) return <Failure error={answer.error} onRetry={answer.retry} />;
  if (!answer.latest) return <p className="quiet">{words.loading}</p>;
  const key = language === 'en' ? 'en' : 'zhHans';
  return (
    <ul>
      {answer.latest.queries.map((saved) => (
        <li key={saved.id}>
          <button type="button" className="question" onClick={() => onChoose(saved)}>
            {saved.title[key]}
            <span className="quiet">{saved.about[key]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
