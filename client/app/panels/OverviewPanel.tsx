import { useMemo } from 'react';
import { dayText } from '#picture/dates.ts';
import { openQuestion, questionsFrom, questionText } from '../../state/questions.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { FilterSection } from './FilterSection.tsx';

function Questions() {
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

/** Nothing is selected: what this is, where to begin, and what is filtered. */
export function OverviewPanel() {
  const { session } = useApp();
  const language = useLanguage();
  const words = useWords();
  const view = useValue(session.view);
  const scene = useValue(session.scene);
  const title = useValue(session.dataTitle);
  return (
    <>
      <header className="panel-head">
        {view && <p className="overline">{words.savedView}</p>}
        <h1>{view ? scene.title : title ? title[language === 'en' ? 'en' : 'zhHans'] : words.appName}</h1>
        <p className="lead">{words.tagline}</p>
        {view && <p className="quiet">{words.savedOn(dayText(view.savedOn, language))}</p>}
        {view?.draft.remark && <p>{view.draft.remark}</p>}
      </header>
      <Questions />
      <FilterSection />
    </>
  );
}
