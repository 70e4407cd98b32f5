/** What every component can reach: the session, the actions on it, and the stage once it stands. */
import type { ReadonlySignal } from '@preact/signals-core';
import { createContext, useContext } from 'react';
import type { Language, Theme } from '#protocol/views.ts';
import type { LinkedQuery } from '../console/link.ts';
import type { Stage } from '../stage/stage.ts';
import type { Actions } from '../state/actions.ts';
import type { Session } from '../state/session.ts';
import { type Words, wordsIn } from '../state/words/index.ts';
import { useValue } from './hooks/use-value.ts';

export interface App {
  readonly session: Session;
  readonly actions: Actions;
  /** Data of one's own that is shown instead of the server's; null where it is the server's. */
  readonly own: { readonly title: string; leave(this: void): void } | null;
  readonly stage: ReadonlySignal<Stage | null>;
  readonly tableOpen: ReadonlySignal<boolean>;
  readonly panelOpen: ReadonlySignal<boolean>;
  readonly dialog: ReadonlySignal<DialogName | null>;
  /** Whether the next drag on the stage draws a line around what to select. */
  readonly lassoArmed: ReadonlySignal<boolean>;
  readonly mapOpen: ReadonlySignal<boolean>;
  /** What a name is being asked for: entities to put together, or a group to rename. */
  readonly naming: ReadonlySignal<Naming | null>;
  /** Null until it is first opened: nothing of it is fetched before. */
  readonly consoleState: ReadonlySignal<ConsoleState | null>;
  /** The question that an address brought. */
  readonly linkedQuery: ReadonlySignal<LinkedQuery | null>;
  setStage(this: void, stage: Stage | null): void;
  setTableOpen(this: void, open: boolean): void;
  setPanelOpen(this: void, open: boolean): void;
  setLassoArmed(this: void, armed: boolean): void;
  setMapOpen(this: void, open: boolean): void;
  setNaming(this: void, naming: Naming | null): void;
  setDialog(this: void, name: DialogName | null): void;
  setConsole(this: void, state: ConsoleState): void;
}

export type Naming = { readonly ids: readonly string[] } | { readonly group: string };

export type ConsoleState = 'open' | 'folded' | 'closed';

export type DialogName = 'share' | 'keys' | 'tour' | 'own';

export const AppContext = createContext<App | null>(null);

/** The app; only inside its provider. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('A component of the page stands outside AppContext.');
  return app;
}

/** The reader's language. */
export function useLanguage(): Language {
  return useValue(useApp().session.preferences.language);
}

/** The theme that is shown. */
export function useTheme(): Theme {
  return useValue(useApp().session.preferences.theme);
}

/** Everything the page says, in the reader's language. */
export function useWords(): Words {
  return wordsIn(useLanguage());
}
