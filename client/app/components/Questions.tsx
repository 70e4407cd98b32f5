import { useMemo } from 'react';
import { openQuestion, questionsFrom, questionText } from '../../state/questions.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';

/** Questions to begin with; each leads to a view that answers it. */
export function Questions() {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const story = useValue(session.story);
  const questions = useMemo(() => (story ? questionsFrom(story) : []), [story]);
  if (questions.length === 0) return null;
  return (
    <section>
      <h2>{words.questionsTitle}</h2>
      <ul className="questions">
        {questions.map((question) => {
          const text = questionText(question, words, language);
          return (
            <li key={question.ask}>
              <button type="button" onClick={() => void openQuestion(session, question, text)}>
                {text}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
