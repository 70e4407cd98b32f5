import { useEffect, useRef, useState } from 'react';
import type { Scene } from '#picture/scene.ts';
import type { Box } from '../../stage/camera.ts';
import { createStage } from '../../stage/create-stage.ts';
import type { StageTarget } from '../../stage/interactions.ts';
import type { Stage } from '../../stage/stage.ts';
import { hasWebgl } from '../../stage/webgl.ts';
import { unplaced } from '../../state/exploration.ts';
import { isNarrow } from '../../state/graph-data.ts';
import { cameraOf } from '../../state/sharing.ts';
import { NOTHING, selectEdge, selectNode, selectStatement } from '../../state/selection.ts';
import type { Session } from '../../state/session.ts';
import { wordsIn } from '../../state/words/index.ts';
import { type App, useApp, useTheme, useWords } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { ContextMenu, type MenuPoint } from './ContextMenu.tsx';
import { Legend } from './Legend.tsx';
import { onDemand } from '../on-demand.tsx';
import { MoreBadges } from './MoreBadges.tsx';
import { StageTip, type TipPoint } from './StageTip.tsx';
import { StageTools } from './StageTools.tsx';
import { StillPicture } from './StillPicture.tsx';

const GroupOutlines = onDemand(async () => (await import('../groups/GroupOutlines.tsx')).GroupOutlines);
const TimeAxis = onDemand(async () => (await import('./TimeAxis.tsx')).TimeAxis);

const ACCENT = { light: '#1769e0', dark: '#79b4ff' } as const;

/** How much of the stage the sheet of a phone covers, in pixels; 0 where the panel stands beside it. */
function sheetOver(element: HTMLElement): number {
  const sheet = document.querySelector<HTMLElement>('.panel:not(.folded)');
  if (!sheet || getComputedStyle(sheet).position !== 'fixed') return 0;
  return Math.max(0, element.getBoundingClientRect().bottom - sheet.getBoundingClientRect().top);
}

/** How high a legend becomes once many kinds of lines are shown. */
const LEGEND_HEIGHT = 104;

function legendHeight(element: HTMLElement): number {
  return element.parentElement?.querySelector<HTMLElement>('.legend')?.offsetHeight ?? 0;
}

/** Where new nodes may come: what is seen, but for the room that the legend takes when it grows with them. */
function roomFor(stage: Stage, element: HTMLElement): Box {
  const box = stage.visibleBox();
  const unit = stage.camera().span / Math.max(1, element.offsetWidth);
  const bottom = box.bottom + Math.max(0, LEGEND_HEIGHT - legendHeight(element)) * unit;
  return { ...box, bottom: Math.min(bottom, box.top) };
}

/** Pixels under the lowest node, for its name. */
const LABELS_UNDER = 60;

/** Room for what lies over the stage: chips above, legend and tools below, and the labels of the outermost nodes. */
function insetsFor(element: HTMLElement): { top: number; right: number; bottom: number; left: number } {
  const small = element.offsetWidth < 520;
  const sides = small ? 26 : 76;
  const bottom = Math.max(legendHeight(element) + LABELS_UNDER, sheetOver(element) + 28);
  return { top: 52, right: sides, bottom, left: sides };
}

/** Says how many lie outside of what is seen; nothing where none do. */
function tellOutside({ notices, preferences }: Session, count: number): void {
  if (count > 0) notices.word(wordsIn(preferences.language.value).arranging.outside(count), 'outside');
  else notices.over('outside');
}

/** How many nodes the legend has grown over, where it was given room by a picture that does not move. */
function newlyCovered(stage: Stage, element: HTMLElement, before: Box, { nodes }: Scene): number {
  const room = (LABELS_UNDER * stage.camera().span) / Math.max(1, element.offsetWidth);
  const after = stage.visibleBox();
  return nodes.filter(
    ({ x, y }) => y < after.bottom - room && y >= before.bottom - room && x >= after.left && x <= after.right,
  ).length;
}

/** The statement that a node stands for, or that an edge belongs to; null where it is none. */
function statementAt({ data }: Session, target: StageTarget): string | null {
  if (target.on === 'canvas') return null;
  const { statements, edges } = data.value;
  if (target.on === 'node') return statements.has(target.id) ? target.id : null;
  const edge = edges.find(({ id }) => id === target.id);
  return [edge?.source, edge?.target].find((id) => id !== undefined && statements.has(id)) ?? null;
}

function pick(app: App, target: StageTarget, add: boolean): void {
  const { session } = app;
  const statement = statementAt(session, target);
  if (statement) session.select(selectStatement(statement));
  else if (target.on === 'node') session.select(selectNode(session.selection.value, target.id, add));
  else if (target.on === 'edge') session.select(selectEdge(target.id));
  else if (!add) session.select(NOTHING);
}

interface Hover {
  readonly target: StageTarget;
  readonly at: TipPoint;
}

/** Starts the stage in an element and keeps it in step with the session. */
function useStage(webgl: boolean, onMenu: (point: MenuPoint) => void) {
  const app = useApp();
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const outside = useRef(0);
  const started = useValue(app.session.scene).nodes.length > 0;

  useEffect(() => {
    const element = host.current;
    if (!webgl || !started || !element) return undefined;
    const { session, actions } = app;
    const stage = createStage(element, {
      scene: session.scene.value,
      insets: insetsFor(element),
      wheel: 'zoom',
      still: session.preferences.still,
      accent: ACCENT[session.preferences.theme.value],
      events: {
        onPick: (target, add) => pick(app, target, add),
        onOpen: (id) => void actions.toggle(id),
        onMenu: (target, x, y) => onMenu({ target, x, y }),
        onHover: (target, x, y) => setHover(target.on === 'canvas' ? null : { target, at: { x, y } }),
        onDrag: (id, x, y) => void actions.drag(id, [x, y]),
        onCamera: () => setHover(null),
        onOutside: (count) => {
          outside.current = count;
          tellOutside(session, count);
        },
      },
    });
    app.setStage(stage);
    session.setSight(() => roomFor(stage, element));
    const saved = session.view.value && cameraOf(session.view.value);
    if (saved) stage.setCamera(saved);
    return () => {
      app.setStage(null);
      session.setSight(() => null);
      stage.kill();
    };
  }, [app, webgl, started, onMenu]);

  useEffect(() => app.session.scene.subscribe((scene) => app.stage.value?.setScene(scene)), [app]);
  useEffect(() => {
    const legend = host.current?.parentElement?.querySelector('.legend');
    if (!legend) return undefined;
    const observer = new ResizeObserver(() => {
      const [element, stage] = [host.current, app.stage.value];
      if (!element || !stage) return;
      const before = stage.visibleBox();
      stage.setInsets(insetsFor(element));
      const covered = newlyCovered(stage, element, before, app.session.scene.value);
      if (covered === 0) return;
      outside.current += covered;
      tellOutside(app.session, outside.current);
    });
    observer.observe(legend);
    return () => observer.disconnect();
  }, [app, started]);
  const panelOpen = useValue(app.panelOpen);
  const [chosen] = useValue(app.session.selection).nodes;
  useEffect(() => {
    // Once the sheet stands where it will.
    const frame = requestAnimationFrame(() => {
      const element = host.current;
      if (!element || sheetOver(element) === 0) return;
      app.stage.value?.setInsets(insetsFor(element));
      if (chosen) app.stage.value?.reveal(chosen);
    });
    return () => cancelAnimationFrame(frame);
  }, [app, panelOpen, chosen]);
  useEffect(() => app.session.fitWanted.subscribe(() => app.stage.value?.fit()), [app]);
  useEffect(() => app.stage.value?.setAccent(ACCENT[theme]), [app, theme]);
  const selection = useValue(app.session.selection);
  const stage = useValue(app.stage);
  useEffect(() => {
    stage?.setEmphasis({
      selectedNodes: new Set([
        ...selection.nodes,
        ...(selection.path ?? []),
        ...(selection.statement ? [selection.statement] : []),
      ]),
      selectedEdge: selection.edge,
      hoveredNode: hover?.target.on === 'node' ? hover.target.id : null,
      hoveredEdge: hover?.target.on === 'edge' ? hover.target.id : null,
    });
  }, [stage, selection, hover]);
  return { host, hover };
}

function EmptyStage({ scene }: { scene: Scene }) {
  const { session, actions } = useApp();
  const words = useWords();
  const exploration = useValue(session.exploration);
  const busy = useValue(session.tasks.busy);
  if (scene.nodes.length > 0 || busy) return null;
  const nothingToShow = { why: words.emptyStage, label: words.startOver, act: () => session.openStory() };
  const filteredOut = { why: words.filteredOut, label: words.clearFilters, act: () => actions.clearFilters() };
  // Cancelled, or failed on its way.
  const again = (): Promise<void> => session.jump(session.history.position.value);
  const neverCame = { why: words.neverCame, label: words.tryAgain, act: again };
  const came = isNarrow(exploration) && unplaced(exploration).length === 0 ? filteredOut : neverCame;
  const { why, label, act } = exploration.entities.length === 0 ? nothingToShow : came;
  return (
    <div className="empty-stage">
      <p>{why}</p>
      <button type="button" className="button" onClick={() => void act()}>
        {label}
      </button>
    </div>
  );
}

/** The graph, with everything that lies over it. Without WebGL it is the same picture as SVG. */
export function StageView() {
  const { session, lassoArmed } = useApp();
  const words = useWords();
  const [webgl] = useState(hasWebgl);
  const [menu, setMenu] = useState<MenuPoint | null>(null);
  const scene = useValue(session.scene);
  const { host, hover } = useStage(webgl, setMenu);
  const { arrangement, groups } = useValue(session.exploration);
  const outlined = groups.some(({ collapsed }) => !collapsed);
  const armed = useValue(lassoArmed);
  return (
    <section className="stage-area" aria-label={words.stage}>
      {webgl ? (
        <div
          ref={host}
          className={armed ? 'stage drawing' : 'stage'}
          role="application"
          aria-label={words.stage}
          aria-describedby="stage-help"
          tabIndex={0}
          onContextMenu={(event) => event.preventDefault()}
        />
      ) : (
        <StillPicture scene={scene} />
      )}
      <p id="stage-help" className="hidden">
        {words.stageHelp}
      </p>
      {hover && <StageTip target={hover.target} at={hover.at} />}
      {webgl && <MoreBadges />}
      {webgl && outlined && <GroupOutlines />}
      {webgl && arrangement === 'time' && <TimeAxis />}
      <EmptyStage scene={scene} />
      <Legend />
      {webgl && <StageTools />}
      {menu && <ContextMenu point={menu} onClose={() => setMenu(null)} />}
    </section>
  );
}
