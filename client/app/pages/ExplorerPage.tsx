import { useEffect, useRef } from 'react';
import { isNothing } from '../../state/selection.ts';
import { useApp, useWords } from '../app-context.ts';
import { BusyBar } from '../components/BusyBar.tsx';
import { Chips } from '../components/Chips.tsx';
import { ConsoleSlot } from '../components/ConsoleSlot.tsx';
import { KeysDialog } from '../components/KeysDialog.tsx';
import { Notices } from '../components/Notices.tsx';
import { OwnBanner, OwnDataSlot } from '../components/OwnDataSlot.tsx';
import { StageView } from '../components/StageView.tsx';
import { Timeline } from '../components/Timeline.tsx';
import { TourSlot } from '../components/TourSlot.tsx';
import { TopBar } from '../components/TopBar.tsx';
import { useShortcuts } from '../hooks/use-shortcuts.ts';
import { useValue } from '../hooks/use-value.ts';
import { onDemand } from '../on-demand.tsx';
import { Panel } from '../panels/Panel.tsx';

const ShareDialog = onDemand(async () => (await import('../components/ShareDialog.tsx')).ShareDialog);
const GroupDialog = onDemand(async () => (await import('../groups/GroupDialog.tsx')).GroupDialog);
const TableView = onDemand(async () => (await import('../components/TableView.tsx')).TableView);

/** Says how much is shown whenever that changes. */
function useAnnouncements(): void {
  const { session } = useApp();
  const words = useWords();
  const scene = useValue(session.scene);
  const counts = `${scene.nodes.length} ${scene.edges.length} ${scene.language}`;
  const before = useRef(counts);
  useEffect(() => {
    if (before.current === counts) return;
    before.current = counts;
    const things = scene.nodes.filter(({ kind }) => kind !== 'Statement').length;
    session.notices.announce(words.announceShown(things, scene.edges.length));
  }, [session, words, scene, counts]);
}

/** Opens the panel when something is selected: a click that shows nothing would look broken. */
function useOpenPanel(): void {
  const { session, setPanelOpen } = useApp();
  const selection = useValue(session.selection);
  useEffect(() => {
    if (!isNothing(selection)) setPanelOpen(true);
  }, [setPanelOpen, selection]);
}

/** The explorer: search above, the stage in the middle, the panel on the right, the timeline below. */
export function ExplorerPage() {
  const { session, tableOpen, panelOpen, dialog, naming } = useApp();
  const words = useWords();
  const named = useValue(naming);
  const scene = useValue(session.scene);
  const table = useValue(tableOpen);
  const panel = useValue(panelOpen);
  const sharing = useValue(dialog) === 'share';
  useShortcuts();
  useAnnouncements();
  useOpenPanel();
  return (
    <div className={`page${table ? ' with-table' : ''}${panel ? '' : ' panel-folded'}`}>
      <a className="skip" href="#panel">
        {words.skip}
      </a>
      <TopBar />
      <BusyBar />
      <main className="middle">
        <OwnBanner />
        <Chips />
        <StageView />
        <p className="caption">{scene.caption}</p>
        {table && <TableView />}
        <Timeline />
        <ConsoleSlot />
      </main>
      <Panel />
      <Notices />
      {sharing && <ShareDialog />}
      {named && <GroupDialog naming={named} />}
      <OwnDataSlot />
      <KeysDialog />
      <TourSlot />
    </div>
  );
}
