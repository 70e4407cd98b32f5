import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { onDemand } from '../on-demand.tsx';
import { TourOffer } from '../components/TourSlot.tsx';
import { Questions } from '../components/Questions.tsx';
import { FilterSection } from './FilterSection.tsx';
import { LookSection } from './LookSection.tsx';
import { ViewHead } from './ViewHead.tsx';

const GroupsSection = onDemand(async () => (await import('../groups/GroupsSection.tsx')).GroupsSection);

/** Nothing is selected: what this is, where to begin, and what is filtered. */
export function OverviewPanel() {
  const { session } = useApp();
  const language = useLanguage();
  const words = useWords();
  const view = useValue(session.view);
  const title = useValue(session.dataTitle);
  const grouped = useValue(session.exploration).groups.length > 0;
  return (
    <>
      {view ? (
        <ViewHead view={view} />
      ) : (
        <header className="panel-head">
          <h1>{title ? title[language === 'en' ? 'en' : 'zhHans'] : words.appName}</h1>
          <p className="lead">{words.tagline}</p>
        </header>
      )}
      <TourOffer />
      <Questions />
      {grouped && <GroupsSection />}
      <LookSection />
      <FilterSection />
    </>
  );
}
