/**
 * The address bar and the browser's own history, in step with the picture: a step is a page to go back from, Back is undo
 * and Forward redo. What is undone on the page goes back in the browser too, so that Back afterwards leads to the step
 * before, and never to the one that was undone.
 */
import { effect } from '@preact/signals-core';
import { writeAddress } from '../state/address.ts';
import type { StepTitle } from '../state/history.ts';
import type { Session } from '../state/session.ts';

/** Which step a page of the browser's history stands for. */
interface Visited {
  /** When the page was loaded: of the steps before a reload nothing is left. */
  readonly load: number;
  readonly begun: number;
  readonly position: number;
}

const LOAD = performance.timeOrigin;
/** Browsers forget all but the last fifty pages: further back, and one may not be there. */
const PAGES_KEPT = 40;

function visited(): Visited | null {
  const state = history.state as Visited | null;
  return state?.load === LOAD ? state : null;
}

/**
 * Follows the picture from now on. `arrive` opens what an address says that the picture's own history knows nothing of:
 * one that was typed, a saved view, or a page from before a reload.
 */
export function followAddress(session: Session, arrive: () => Promise<void>): void {
  const { begun, position, current } = session.history;
  /** The steps that the browser has a page of, by position. */
  let pages: StepTitle[] = [];
  /** The position that the browser is on its way to. */
  let target: number | null = null;
  /** How many addresses are being opened: until they are, the picture is not yet what the address says. */
  let arriving = 0;

  const hasPages = (...positions: number[]): boolean =>
    Math.min(...positions) >= pages.length - PAGES_KEPT && Math.max(...positions) < pages.length;

  const write = (): void => {
    const { title, exploration } = current.value;
    const selection = session.selection.value;
    const isKnown = session.data.value.dataVersion !== '';
    const isView = session.view.value !== null;
    const state: Visited = { load: LOAD, begun: begun.value, position: position.value };
    if (arriving > 0 || target !== null || exploration.entities.length === 0 || !isKnown) return;
    // A saved view keeps the address that it was opened by.
    const address = isView ? location.href : `/#${writeAddress({ exploration, selection })}`;
    const before = visited();
    if (before?.begun !== state.begun) {
      pages = [];
      // Where nothing is known of the page that is shown, it is the one that was asked for.
      history[before && !isView ? 'pushState' : 'replaceState'](state, '', address);
    } else if (before.position === state.position) {
      if (location.hash !== new URL(address, location.href).hash) history.replaceState(state, '', address);
    } else if (pages[state.position] === title && hasPages(state.position, before.position)) {
      target = state.position;
      history.go(target - before.position);
      return;
    } else {
      const isNew = state.position > before.position;
      if (isNew) pages.length = before.position + 1;
      history[isNew ? 'pushState' : 'replaceState'](state, '', address);
    }
    pages[state.position] = title;
  };

  const open = async (): Promise<void> => {
    arriving += 1;
    try {
      await arrive();
    } finally {
      arriving -= 1;
      write();
    }
  };

  effect(write);
  window.addEventListener('popstate', () => {
    const here = visited();
    // A saved view that is still on its way belongs to a page that was left.
    session.tasks.cancel('view');
    if (target !== null) {
      if (here?.begun !== begun.value || here.position !== target) pages = [];
      target = null;
      write();
    } else if (here?.begun === begun.value && here.position === position.value) {
      write();
    } else if (here?.begun === begun.value && !location.pathname.startsWith('/v/')) {
      void session.jump(here.position);
    } else {
      // What comes now belongs to this page of the browser and makes no other.
      history.replaceState(null, '');
      void open();
    }
  });
}
