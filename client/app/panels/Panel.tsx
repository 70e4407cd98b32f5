import { useValue } from '../hooks/use-value.ts';
import { isGroupId } from '../../state/groups.ts';
import { ALL_DISPUTES, isNothing, NOTHING } from '../../state/selection.ts';
import { useApp, useWords } from '../app-context.ts';
import { onDemand } from '../on-demand.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { Questions } from '../components/Questions.tsx';
import { OverviewPanel } from './OverviewPanel.tsx';
import { PanelGrip } from './PanelGrip.tsx';
import { ViewHead } from './ViewHead.tsx';

const DisputePanel = onDemand(async () => (await import('./DisputePanel.tsx')).DisputePanel);
const DisputesPanel = onDemand(async () => (await import('./DisputesPanel.tsx')).DisputesPanel);
const EdgePanel = onDemand(async () => (await import('./EdgePanel.tsx')).EdgePanel);
const EntityPanel = onDemand(async () => (await import('./EntityPanel.tsx')).EntityPanel);
const PathPanel = onDemand(async () => (await import('./PathPanel.tsx')).PathPanel);
const StatementPanel = onDemand(async () => (await import('./StatementPanel.tsx')).StatementPanel);
const GroupPanel = onDemand(async () => (await import('../groups/GroupPanel.tsx')).GroupPanel);
const ManyPanel = onDemand(async () => (await import('./ManyPanel.tsx')).ManyPanel);

function PanelContent() {
  const { session } = useApp();
  const { nodes, edge, statement, dispute, path } = useValue(session.selection);
  const [only] = nodes;
  if (statement) return <StatementPanel key={statement} id={statement} />;
  if (dispute) return dispute === ALL_DISPUTES ? <DisputesPanel /> : <DisputePanel key={dispute} id={dispute} />;
  if (path) return <PathPanel key={path.join(' ')} from={path[0]} to={path[1]} />;
  if (edge) return <EdgePanel key={edge} id={edge} />;
  if (nodes.length > 1) return <ManyPanel ids={nodes} />;
  if (only && isGroupId(only)) return <GroupPanel key={only} id={only} />;
  return only ? <EntityPanel key={only} id={only} /> : <OverviewPanel />;
}

/** The one panel on the right; what it shows follows the selection. On a phone it is a sheet. */
export function Panel() {
  const { session, panelOpen, setPanelOpen } = useApp();
  const words = useWords();
  const open = useValue(panelOpen);
  const selection = useValue(session.selection);
  const view = useValue(session.view);
  if (!open) {
    return (
      <aside className="panel folded" id="panel" aria-label={words.panel} tabIndex={-1}>
        <Questions />
        <IconButton icon="panel" label={words.panelOpen} onPress={() => setPanelOpen(true)} />
      </aside>
    );
  }
  return (
    <aside className="panel" id="panel" aria-label={words.panel} tabIndex={-1}>
      <PanelGrip />
      <div className="panel-bar">
        {!isNothing(selection) && (
          <IconButton icon="back" label={words.overview} onPress={() => session.select(NOTHING)} />
        )}
        <span className="panel-bar-space" />
        <IconButton icon="panel" label={words.panelClose} onPress={() => setPanelOpen(false)} />
      </div>
      <div className="panel-body">
        {view && !isNothing(selection) && <ViewHead view={view} />}
        <PanelContent />
      </div>
    </aside>
  );
}
