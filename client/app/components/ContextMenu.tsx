import { useRef } from 'react';
import { STANCE_EDGE } from '#model/vocabulary.ts';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import type { StageTarget } from '../../stage/interactions.ts';
import { isExpanded } from '../../state/exploration.ts';
import { groupable, groupMeant, openGroupOf } from '../../state/group-actions.ts';
import { isGroupId } from '../../state/groups.ts';
import { invert, NOTHING, selectEdge, selectNode } from '../../state/selection.ts';
import type { Words } from '../../state/words/index.ts';
import { type App, useApp, useWords } from '../app-context.ts';
import { edgeFilters, nodeFilters } from './filter-entries.ts';

export interface MenuPoint {
  readonly target: StageTarget;
  /** Pixels of the window. */
  readonly x: number;
  readonly y: number;
}

interface Entry {
  readonly label: string;
  readonly keys?: string;
  readonly act: () => void;
}

/** What can be done with the group that one belongs to or several are; several that are none can become one. */
function groupEntries({ session, actions, setNaming }: App, words: Words, ids: readonly string[]): Entry[] {
  const exploration = session.exploration.value;
  const { arranging } = words;
  const group = groupMeant(exploration, ids);
  const out = openGroupOf(exploration, ids) ? [{ label: arranging.takeOut, act: () => void actions.takeOut(ids) }] : [];
  if (!group) {
    if (groupable(exploration, ids).length < 2) return out;
    return [{ label: arranging.group, keys: 'G', act: () => setNaming({ ids }) }, ...out];
  }
  const { id, collapsed } = group;
  return [
    ...out,
    {
      label: collapsed ? arranging.openGroup : arranging.collapseGroup,
      keys: 'G',
      act: () => void actions.toggleGroup(id),
    },
    { label: arranging.renameGroup, act: () => setNaming({ group: id }) },
    { label: arranging.dissolveGroup, act: () => void actions.dissolveGroup(id) },
  ];
}

function nodeEntries(app: App, words: Words, id: string): Entry[] {
  const { session, actions } = app;
  const exploration = session.exploration.value;
  const { nodes } = session.selection.value;
  // A right click on one of several that are selected is about all of them.
  const all = nodes.length > 1 && nodes.includes(id) ? nodes : [id];
  const pinned = all.every((each) => exploration.pinned.includes(each));
  const opened = isExpanded(exploration, id);
  const one = all.length === 1 && !isGroupId(id);
  return [
    ...groupEntries(app, words, all),
    ...(one ? [{ label: opened ? words.collapse : words.expand, keys: 'E', act: () => void actions.toggle(id) }] : []),
    ...(opened && one ? [{ label: words.expandMore, act: () => void actions.expand(id) }] : []),
    ...(one ? [{ label: words.walking.choose, keys: 'Shift+E', act: () => session.choose(id) }] : []),
    { label: words.hide, keys: 'H', act: () => void actions.hide(all) },
    { label: words.hideOthers, act: () => void actions.keepOnly(all) },
    { label: pinned ? words.unpin : words.pin, keys: 'P', act: () => void actions.togglePin(all) },
    ...(one ? nodeFilters(app, words, id) : []),
    { label: words.addToSelection, act: () => session.select(selectNode(session.selection.value, id, true)) },
  ];
}

function allStatements({ data }: App['session']): string[] {
  return data.value.edges.flatMap(({ type, statements }) => (type === STANCE_EDGE ? statements : []));
}

function canvasEntries({ session, actions, stage, setDialog }: App, words: Words): Entry[] {
  return [
    { label: words.fit, keys: 'F', act: () => stage.value?.fit() },
    { label: words.arrangeAgain, act: () => void actions.arrangeAgain().then(() => stage.value?.fit()) },
    {
      label: words.selectAll,
      act: () => session.select({ ...NOTHING, nodes: session.scene.value.nodes.map(({ id }) => id) }),
    },
    {
      label: words.arranging.invert,
      keys: 'I',
      act: () =>
        session.select(
          invert(
            session.selection.value,
            session.scene.value.nodes.map(({ id }) => id),
          ),
        ),
    },
    { label: words.folding.unfoldAll, act: () => void actions.unfold(allStatements(session)) },
    ...(session.exploration.value.unfolded.length > 0
      ? [{ label: words.folding.foldAll, act: () => void actions.foldBack(null) }]
      : []),
    { label: words.startOver, act: () => void session.openStory().then(() => stage.value?.fit()) },
    {
      label: words.share,
      act: () => setDialog('share'),
    },
  ];
}

function edgeEntries(app: App, words: Words, id: string): Entry[] {
  const { session, actions } = app;
  const edge = session.data.value.edges.find((one) => one.id === id);
  return [
    { label: words.showEvidence, act: () => session.select(selectEdge(id)) },
    ...(edge && edge.statements.length > 0 && edge.type === STANCE_EDGE
      ? [{ label: words.folding.unfold, keys: 'U', act: () => void actions.unfold(edge.statements) }]
      : []),
    ...(edge
      ? [{ label: words.hideOthers, act: () => void actions.keepOnly([...new Set([edge.source, edge.target])]) }]
      : []),
    ...edgeFilters(app, words, id),
  ];
}

function entriesFor(app: App, words: Words, target: StageTarget): Entry[] {
  if (target.on === 'node') return nodeEntries(app, words, target.id);
  return target.on === 'edge' ? edgeEntries(app, words, target.id) : canvasEntries(app, words);
}

/** The menu of a right click, at the place of the click. */
export function ContextMenu({ point, onClose }: { point: MenuPoint; onClose: () => void }) {
  const app = useApp();
  const words = useWords();
  const anchor = useRef<HTMLSpanElement>(null);
  const entries = entriesFor(app, words, point.target);
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: point.x, top: point.y }} />
      <Popover
        className="popover"
        isOpen
        onOpenChange={(open) => !open && onClose()}
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
      >
        <Menu className="menu" aria-label={words.menu} onClose={onClose} autoFocus="first">
          {entries.map(({ label, keys, act }) => (
            <MenuItem key={label} className="menu-item" textValue={label} onAction={act}>
              {label} {keys && <kbd>{keys}</kbd>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </>
  );
}
