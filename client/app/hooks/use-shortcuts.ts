import { useCallback, useEffect } from 'react';
import { groupable, groupMeant } from '../../state/group-actions.ts';
import { isGroupId } from '../../state/groups.ts';
import { firstNode, isDirection, neighbourToward } from '../../state/walk.ts';
import { alsoSelect, invert, NOTHING, selectNode } from '../../state/selection.ts';
import { stepText, type Words } from '../../state/words/index.ts';
import { type App, useApp, useWords } from '../app-context.ts';

/** Fields in which no text is typed. */
const TOGGLES = /^(?:checkbox|radio|button|submit|range)$/;

/** Whether a key belongs to what has the focus: letters to a field, a list or a menu, and everything to a dialog. */
function isTyping({ target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !TOGGLES.test(target.type);
  if (target instanceof HTMLSelectElement) return !ctrlKey && !metaKey;
  return (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    // In a menu letters lead to what begins with them.
    target.closest('[role="dialog"], [role="menu"]') !== null
  );
}

/** An arrow: to the neighbour in that direction; with Shift those that one comes from stay selected. */
function walk(app: App, key: string, shift: boolean): boolean {
  if (!isDirection(key) || !document.activeElement?.closest('.stage')) return false;
  const { session } = app;
  const scene = session.scene.value;
  const selection = session.selection.value;
  const from = selection.nodes.at(-1);
  const next = from ? neighbourToward(scene, from, key) : firstNode(scene);
  if (!next) return true;
  session.select(shift ? alsoSelect(selection, next.id) : selectNode(NOTHING, next.id, false));
  app.stage.value?.reveal(next.id);
  session.notices.announce(next.fullName);
  return true;
}

async function undoOrRedo(app: App, words: Words, back: boolean): Promise<void> {
  const { history, notices } = app.session;
  const undone = history.current.value.title;
  if (back ? !history.canUndo.value : !history.canRedo.value) return;
  await (back ? app.session.undo() : app.session.redo());
  notices.announce(
    back
      ? words.announceUndone(stepText(undone, words))
      : words.announceRedone(stepText(history.current.value.title, words)),
  );
}

function invertSelection({ session }: App): void {
  const drawn = session.scene.value.nodes.map(({ id }) => id);
  session.select(invert(session.selection.value, drawn));
}

/** U: unfolds the line that is selected, or folds everything back. */
function unfoldOrFold({ session, actions }: App): boolean {
  const { edge: id } = session.selection.value;
  const edge = session.data.value.edges.find((one) => one.id === id);
  if (edge && edge.statements.length > 0) void actions.unfold(edge.statements);
  else if (session.exploration.value.unfolded.length > 0) void actions.foldBack(null);
  else return false;
  return true;
}

/** G: collapses or opens the group that is selected, or of the one that is; else puts together what is selected. */
function groupOrToggle({ session, actions, setNaming }: App, nodes: readonly string[]): boolean {
  const exploration = session.exploration.value;
  const group = groupMeant(exploration, nodes);
  if (group) void actions.toggleGroup(group.id);
  else if (groupable(exploration, nodes).length > 1) setNaming({ ids: nodes });
  else return false;
  return true;
}

function onSelected(app: App, letter: string, shift: boolean): boolean {
  if (letter === 'u') return unfoldOrFold(app);
  const { nodes } = app.session.selection.value;
  const [first] = nodes;
  if (!first) return false;
  if (letter === 'g') return groupOrToggle(app, nodes);
  if (letter === 'e' && shift && !isGroupId(first)) app.session.choose(first);
  else if (letter === 'e') void app.actions.toggle(first);
  else if (letter === 'h') void app.actions.hide(nodes);
  else if (letter === 'p') void app.actions.togglePin(nodes);
  else return false;
  return true;
}

function press(app: App, words: Words, event: KeyboardEvent): boolean {
  const letter = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && letter === 'z') {
    void undoOrRedo(app, words, !event.shiftKey);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === '/') document.querySelector<HTMLElement>('.search-in-page input')?.focus();
  else if (letter === 'c') app.setConsole(app.consoleState.value === 'open' ? 'closed' : 'open');
  else if (event.key === '?') app.setDialog('keys');
  else if (event.key === 'Escape') {
    app.setLassoArmed(false);
    app.session.select(NOTHING);
  } else if (letter === 'f') app.stage.value?.fit();
  else if (letter === 'l') app.setLassoArmed(!app.lassoArmed.value);
  else if (letter === 'm') app.setMapOpen(!app.mapOpen.value);
  else if (letter === 'i') invertSelection(app);
  else return walk(app, event.key, event.shiftKey) || onSelected(app, letter, event.shiftKey);
  return true;
}

/** Does what a key of the page is for; says whether it is one. */
export function useKeyPress(): (event: KeyboardEvent) => boolean {
  const app = useApp();
  const words = useWords();
  return useCallback((event) => press(app, words, event), [app, words]);
}

/** The keys of the page. They rest while someone types or a dialog is open. */
export function useShortcuts(): void {
  const app = useApp();
  const pressed = useKeyPress();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event) || app.dialog.value !== null) return;
      if (pressed(event)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [app, pressed]);
}
