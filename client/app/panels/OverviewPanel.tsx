import { dayText } from '#picture/dates.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { Questions } from '../components/Questions.tsx';
import { FilterSection } from './FilterSection.tsx';

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
