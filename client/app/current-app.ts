/** Which app is on the page: the one over the server, or one over data of one's own in this tab, and the way between. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type Carrier, carryBy } from '../api/request.ts';
import { wordsIn } from '../state/words/index.ts';
import type { App } from './app-context.ts';
import { startApp, startOwnApp } from './start.ts';

const served = startApp();
const current = signal<App>(served);

/** The app that is shown. */
export const currentApp: ReadonlySignal<App> = current;

/** Data of one's own that a worker holds. */
export interface OpenedData {
  readonly title: string;
  readonly carry: Carrier;
  readonly close: () => void;
}

let closeWorker: (() => void) | null = null;

function closeOwn(): void {
  removeEventListener('beforeunload', askBrowser);
  removeEventListener('popstate', askPerson);
  closeWorker?.();
  closeWorker = null;
  carryBy(null);
  current.value = served;
}

/** Closing the tab or reloading: the browser asks, in words of its own. */
function askBrowser(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** The browser's Back. */
function askPerson(): void {
  if (confirm(wordsIn(served.session.preferences.language.value).own.leaving)) closeOwn();
  else markPage();
}

/** A page of the browser's history at the same address, so that Back leaves what is open here and not what lies under it. */
function markPage(): void {
  history.pushState(history.state, '');
}

/** Shows data of one's own, in a session of its own. */
export function openOwnData({ title, carry, close }: OpenedData): void {
  if (closeWorker) closeWorker();
  else {
    markPage();
    addEventListener('beforeunload', askBrowser);
    addEventListener('popstate', askPerson);
  }
  closeWorker = close;
  carryBy(carry);
  const leave = (): void => {
    closeOwn();
    history.back();
  };
  current.value = startOwnApp(served.session.preferences, { title, leave });
}
