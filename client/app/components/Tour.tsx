import { useState } from 'react';
import { Button, Dialog, Heading, Popover } from 'react-aria-components';
import { useApp, useWords } from '../app-context.ts';

/** What each step points at: search, picture, time, sharing. */
const STOPS = [
  { at: '.search-in-page', placement: 'bottom' },
  { at: '.legend', placement: 'top' },
  { at: '.timeline', placement: 'top' },
  { at: '.top .primary', placement: 'bottom end' },
] as const;

/** Four steps, each beside what it is about. Escape ends it, as does the last button; it is not offered again. */
export function Tour() {
  const { session, setDialog } = useApp();
  const words = useWords();
  const [now, setNow] = useState(0);
  const end = (): void => {
    session.preferences.endTour();
    setDialog(null);
  };
  const stop = STOPS[now];
  const step = words.tour.steps[now];
  if (!stop || !step) return null;
  const last = now === STOPS.length - 1;
  return (
    <Popover
      key={now}
      className="popover tour"
      isOpen
      onOpenChange={(open) => !open && end()}
      triggerRef={{ current: document.querySelector(stop.at) }}
      placement={stop.placement}
      offset={10}
      shouldCloseOnInteractOutside={() => false}
    >
      <Dialog className="tour-step">
        <p className="overline">{words.tour.step(now + 1, STOPS.length)}</p>
        <Heading slot="title">{step.title}</Heading>
        <p>{step.text}</p>
        <div className="tour-buttons">
          {!last && (
            <Button className="link-button" onPress={end}>
              {words.tour.skip}
            </Button>
          )}
          <span className="panel-bar-space" />
          {now > 0 && (
            <Button className="button small" onPress={() => setNow(now - 1)}>
              {words.tour.back}
            </Button>
          )}
          <Button className="button small primary" autoFocus onPress={() => (last ? end() : setNow(now + 1))}>
            {last ? words.tour.end : words.tour.next}
          </Button>
        </div>
      </Dialog>
    </Popover>
  );
}
