/** Which app is on the page: the one over the server, or one over data of one's own in this tab, and the way between. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type Carrier, carryBy } from '../api/request.ts';
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

/** Shows data of one's own, in a session of its own. */
export function openOwnData({ title, carry, close }: OpenedData): void {
  current.value.own?.leave();
  carryBy(carry);
  const leave = (): void => {
    carryBy(null);
    close();
    current.value = served;
  };
  current.value = startOwnApp(served.session.preferences, { title, leave });
}
