/** What the address asks for is opened: a saved view, what a fragment says, or the story. */
import { signal } from '@preact/signals-core';
import { toRows } from '#protocol/columns.ts';
import type { DocumentRow } from '#protocol/rows.ts';
import { fetchDocuments } from '../api/documents.ts';
import { fetchStory } from '../api/story.ts';
import { fetchView } from '../api/views.ts';
import { type LinkedQuery, readLink } from '../console/link.ts';
import { createActions } from '../state/actions.ts';
import { graphDataOfView } from '../state/graph-data.ts';
import { createPreferences } from '../state/preferences.ts';
import { createSession, type Session } from '../state/session.ts';
import { readSelection } from '../state/selection.ts';
import { explorationOf } from '../state/sharing.ts';
import { layoutInWorker } from '../workers/layout-client.ts';
import { measureInWorker } from '../workers/measure-client.ts';
import type { Stage } from '../stage/stage.ts';
import type { App, ConsoleState, DialogName, Naming } from './app-context.ts';
import { followAddress } from './browser-history.ts';

/** The id of a saved view in a path, or null. */
function viewIdOf(path: string): string | null {
  return /^\/v\/([^/.]+)$/.exec(path)?.[1] ?? null;
}

async function openView(session: Session, id: string): Promise<void> {
  try {
    const view = await session.tasks.run('view', (abort) => fetchView(id, abort));
    if (!view) return;
    session.preferences.adopt(view.draft.language, view.draft.theme);
    session.setDocuments(toRows<DocumentRow>(view.content.documents));
    session.openView(view, graphDataOfView(view), explorationOf(view));
    session.select(readSelection(view.draft.selection));
  } catch (error) {
    session.notices.error(error);
  }
}

/** Opens the console with the question of a fragment, if it has one; gives the fragment without it. */
type OpenLink = (fragment: string) => string;

/** What stands where on the page, apart from what is explored. */
function createChrome(): Omit<App, 'session' | 'actions' | 'own'> & { readonly openLink: OpenLink } {
  const stage = signal<Stage | null>(null);
  const tableOpen = signal(false);
  const panelOpen = signal(matchMedia('(min-width: 720px)').matches);
  const lassoArmed = signal(false);
  const mapOpen = signal(false);
  const naming = signal<Naming | null>(null);
  const dialog = signal<DialogName | null>(null);
  const consoleState = signal<ConsoleState | null>(null);
  const linkedQuery = signal<LinkedQuery | null>(null);
  return {
    stage,
    tableOpen,
    panelOpen,
    lassoArmed,
    mapOpen,
    naming,
    dialog,
    consoleState,
    linkedQuery,
    setStage(next) {
      stage.value = next;
    },
    setTableOpen(open) {
      tableOpen.value = open;
    },
    setPanelOpen(open) {
      panelOpen.value = open;
    },
    setLassoArmed(armed) {
      lassoArmed.value = armed;
    },
    setMapOpen(open) {
      mapOpen.value = open;
    },
    setNaming(next) {
      naming.value = next;
    },
    setDialog(name) {
      dialog.value = name;
    },
    setConsole(state) {
      consoleState.value = state;
    },
    openLink(fragment) {
      const { linked, picture } = readLink(fragment);
      if (linked) {
        linkedQuery.value = linked;
        consoleState.value = 'open';
      }
      return picture;
    },
  };
}

/** Opens what the address says now: a saved view, a picture, or the story where it says nothing. */
async function openAddressed(session: Session, openLink: OpenLink): Promise<void> {
  const id = viewIdOf(location.pathname);
  const picture = openLink(location.hash);
  if (id) {
    await openView(session, id);
    return;
  }
  void learnAround(session, async (abort) => {
    session.setDocuments(toRows<DocumentRow>((await fetchDocuments(abort)).documents));
  });
  if (await session.openAddress(picture)) {
    void learnAround(session, async (abort) => session.setDataTitle((await fetchStory(abort)).title));
  } else await session.openStory();
}

const arrange = layoutInWorker();
const measure = measureInWorker();

/** The app; what the address asks for is on its way. */
export function startApp(): App {
  const session = createSession(createPreferences(), arrange, measure);
  const { openLink, ...chrome } = createChrome();
  const arrive = (): Promise<void> => openAddressed(session, openLink);
  void arrive().then(() => followAddress(session, arrive));
  return { session, actions: createActions(session), own: null, ...chrome };
}

/** An app over data of one's own: it has no address, because nobody else could open it. */
export function startOwnApp(preferences: Session['preferences'], own: NonNullable<App['own']>): App {
  const session = createSession(preferences, arrange, measure);
  const { openLink: _openLink, ...chrome } = createChrome();
  void learnAround(session, async (abort) => {
    session.setDocuments(toRows<DocumentRow>((await fetchDocuments(abort)).documents));
  });
  void session.openStory();
  return { session, actions: createActions(session), own, ...chrome };
}

/** What stands around the picture: it does not wait for this. */
async function learnAround(session: Session, learn: (abort: AbortSignal) => Promise<void>): Promise<void> {
  try {
    await learn(new AbortController().signal);
  } catch (error) {
    session.notices.error(error);
  }
}
