/** What the address asks for is opened: a saved view, what a fragment says, or the story. */
import { effect, signal } from '@preact/signals-core';
import { toRows } from '#protocol/columns.ts';
import type { DocumentRow } from '#protocol/rows.ts';
import { fetchDocuments } from '../api/documents.ts';
import { ApiError } from '../api/request.ts';
import { fetchStory } from '../api/story.ts';
import { fetchView } from '../api/views.ts';
import { createActions } from '../state/actions.ts';
import { writeAddress } from '../state/address.ts';
import { graphDataOfView } from '../state/graph-data.ts';
import { createPreferences } from '../state/preferences.ts';
import { createSession, type Session } from '../state/session.ts';
import { explorationOf, selectionOf } from '../state/sharing.ts';
import { layoutInWorker } from '../workers/layout-client.ts';
import type { Stage } from '../stage/create-stage.ts';
import type { App, DialogName } from './app-context.ts';

/** The id of a saved view in a path, or null. */
export function viewIdOf(path: string): string | null {
  return /^\/v\/([^/.]+)$/.exec(path)?.[1] ?? null;
}

async function openView(session: Session, id: string): Promise<'shown' | 'missing'> {
  try {
    const view = await session.tasks.run('view', (abort) => fetchView(id, abort));
    if (!view) return 'shown';
    session.preferences.setLanguage(view.draft.language);
    session.preferences.setTheme(view.draft.theme);
    session.setDocuments(toRows<DocumentRow>(view.content.documents));
    session.openView(view, graphDataOfView(view), explorationOf(view));
    session.select(selectionOf(view.draft.selection));
    return 'shown';
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return 'missing';
    session.notices.error(error);
    return 'shown';
  }
}

/** Writes the picture into the address while no saved view is shown; the browser's own history stays short. */
function followAddress(session: Session): void {
  effect(() => {
    const exploration = session.exploration.value;
    const selection = session.selection.value;
    const data = session.data.value;
    if (session.view.value || exploration.entities.length === 0 || data.dataVersion === '') return;
    const fragment = writeAddress({ exploration, selection });
    if (location.hash !== `#${fragment}`) history.replaceState(null, '', `/#${fragment}`);
  });
  window.addEventListener('hashchange', () => void session.openAddress(location.hash));
}

/** What stands where on the page, apart from what is explored. */
function createChrome(): Omit<App, 'session' | 'actions'> {
  const stage = signal<Stage | null>(null);
  const tableOpen = signal(false);
  const panelOpen = signal(matchMedia('(min-width: 720px)').matches);
  const dialog = signal<DialogName | null>(null);
  return {
    stage,
    tableOpen,
    panelOpen,
    dialog,
    setStage(next) {
      stage.value = next;
    },
    setTableOpen(open) {
      tableOpen.value = open;
    },
    setPanelOpen(open) {
      panelOpen.value = open;
    },
    setDialog(name) {
      dialog.value = name;
    },
  };
}

/** The app, and a promise of what the address led to. */
export function startApp(): { app: App; opened: Promise<'shown' | 'missing'> } {
  const session = createSession(createPreferences(), layoutInWorker());
  const app: App = {
    session,
    actions: createActions(session),
    ...createChrome(),
  };
  const open = async (): Promise<'shown' | 'missing'> => {
    const id = viewIdOf(location.pathname);
    const outcome = id ? await openView(session, id) : 'shown';
    if (!id) {
      void learnAround(session);
      if (!(await session.openAddress(location.hash))) await session.openStory();
    }
    followAddress(session);
    return outcome;
  };
  return { app, opened: open() };
}

/** Documents and title, which the picture does not wait for. */
async function learnAround(session: Session): Promise<void> {
  const abort = new AbortController().signal;
  try {
    session.setDocuments(toRows<DocumentRow>((await fetchDocuments(abort)).documents));
    if (!session.dataTitle.value) session.setDataTitle((await fetchStory(abort)).title);
  } catch (error) {
    session.notices.error(error);
  }
}
