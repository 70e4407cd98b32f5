import { useResource } from '../hooks/use-resource.ts';
import { useValue } from '../hooks/use-value.ts';
import { useApp, useWords } from '../app-context.ts';
import { Failure } from './Failure.tsx';

/** Where the tour begins. It is fetched when it is first wanted. */
export function TourSlot() {
  const { dialog } = useApp();
  const wanted = useValue(dialog) === 'tour';
  const { latest, error, retry } = useResource(wanted ? 'tour' : null, () => import('./Tour.tsx'));
  if (!wanted) return null;
  if (error) return <Failure error={error} onRetry={retry} />;
  return latest && <latest.Tour />;
}

/** Offers the tour to who is new here, until it was taken or refused. */
export function TourOffer() {
  const { session, setDialog } = useApp();
  const words = useWords();
  if (!useValue(session.preferences.newHere)) return null;
  return (
    <div className="tour-offer" role="group" aria-label={words.tour.title}>
      <span>{words.tour.invite}</span>
      <button type="button" className="button small" onClick={() => setDialog('tour')}>
        {words.tour.start}
      </button>
      <button type="button" className="link-button" onClick={() => session.preferences.endTour()}>
        {words.tour.never}
      </button>
    </div>
  );
}
