import { useEffect, useRef } from 'react';
import { lasso } from '../../stage/lasso.ts';
import { NOTHING } from '../../state/selection.ts';
import { useApp, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { onDemand } from '../on-demand.tsx';
import { IconButton } from './IconButton.tsx';

const StageMap = onDemand(async () => (await import('./StageMap.tsx')).StageMap);

/** A line around nodes selects them: with Shift at any time, without it once. */
function useLasso(): void {
  const { session, stage, lassoArmed, setLassoArmed } = useApp();
  const words = useWords();
  const standing = useValue(stage);
  useEffect(
    () =>
      standing?.use(
        lasso({
          armed: () => lassoArmed.value,
          onDone(ids, add) {
            setLassoArmed(false);
            const before = add ? session.selection.value.nodes : [];
            session.select({ ...NOTHING, nodes: [...new Set([...before, ...ids])] });
            session.notices.announce(words.arranging.lassoed(ids.length));
          },
        }),
      ),
    [standing, session, words, lassoArmed, setLassoArmed],
  );
}

/** Zoom, fit, the lasso, and the map of the whole picture. */
export function StageTools() {
  const { stage, lassoArmed, setLassoArmed, mapOpen, setMapOpen } = useApp();
  const words = useWords();
  const armed = useValue(lassoArmed);
  const map = useValue(mapOpen);
  useLasso();
  const standing = useValue(stage);
  const tools = useRef<HTMLDivElement>(null);
  // What is said under a button is not read.
  useEffect(
    () =>
      standing?.beforeLabels(() => {
        const { offsetLeft: left = 0, offsetTop: top = 0, offsetWidth = 0, offsetHeight = 0 } = tools.current ?? {};
        return [{ left, top, right: left + offsetWidth, bottom: top + offsetHeight }];
      }),
    [standing],
  );
  return (
    <>
      {map && <StageMap />}
      <div ref={tools} className="stage-tools" role="group" aria-label={words.stage}>
        <IconButton icon="plus" label={words.zoomIn} onPress={() => stage.value?.zoom(1.4)} />
        <IconButton icon="minus" label={words.zoomOut} onPress={() => stage.value?.zoom(1 / 1.4)} />
        <IconButton icon="fit" label={words.fit} onPress={() => stage.value?.fit()} />
        <IconButton
          icon="lasso"
          label={words.arranging.lasso}
          pressed={armed}
          onPress={() => setLassoArmed(!lassoArmed.value)}
        />
        <IconButton icon="map" label={words.arranging.map} pressed={map} onPress={() => setMapOpen(!mapOpen.value)} />
      </div>
    </>
  );
}
