/**
 * The session: what is explored, what is selected, what is known, and everything one can do to it.
 * Free of React and of the stage: both listen to its signals and call its actions.
 */
import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { Scene } from '#picture/scene.ts';
import type { DocumentRow, EntityRow, Gloss, Opening } from '#protocol/rows.ts';
import type { View } from '#protocol/views.ts';
import { fetchStory } from '../api/story.ts';
import { PLAIN, type Styling } from '#picture/styling.ts';
import { stylingOf } from '#picture/view-picture.ts';
import type { Arrange } from '../workers/layout-client.ts';
import type { Room } from '../workers/messages.ts';
import type { Measure } from '../workers/measure-client.ts';
import { readAddress, writeAddress } from './address.ts';
import { EMPTY, type Exploration, hide, type Id, settle, show, unplaced } from './exploration.ts';
import { type GraphData, NO_DATA } from './graph-data.ts';
import { createHistory, type History, type Step, type StepTitle } from './history.ts';
import { createNotices, type Notices } from './notices.ts';
import { placesFor } from './placement.ts';
import type { Preferences } from './preferences.ts';
import { createRemaining } from './remaining.ts';
import { NOTHING, type Selection, selectNode } from './selection.ts';
import { dropGone, sceneOf } from './session-scene.ts';
import { stylingFor } from './styled.ts';
import { createSubgraphs } from './subgraphs.ts';
import { createTasks, type Tasks } from './tasks.ts';
import { wordsIn } from './words/index.ts';

export interface Session {
  readonly preferences: Preferences;
  readonly history: History;
  readonly tasks: Tasks;
  readonly notices: Notices;
  readonly exploration: ReadonlySignal<Exploration>;
  readonly data: ReadonlySignal<GraphData>;
  readonly documents: ReadonlySignal<readonly DocumentRow[]>;
  readonly scene: ReadonlySignal<Scene>;
  readonly selection: ReadonlySignal<Selection>;
  /** The saved view that is shown unchanged; null as soon as something differs. */
  readonly view: ReadonlySignal<View | null>;
  /** What the first screen showed; null where it was never opened. */
  readonly story: ReadonlySignal<GraphData | null>;
  /** The title of the data. */
  readonly dataTitle: ReadonlySignal<Gloss | null>;
  /** How many neighbours of each expanded entity are not shown. */
  readonly remaining: ReadonlySignal<ReadonlyMap<Id, number>>;
  /** The entity whose expansion is being chosen by facets. */
  readonly choosing: ReadonlySignal<Id | null>;
  /** Entities by id, whatever brought them here. */
  readonly known: ReadonlySignal<ReadonlyMap<Id, EntityRow>>;
  /** The values that size and colour go by. */
  readonly styling: ReadonlySignal<Styling>;
  /** Counts up whenever the whole picture should be brought into view. */
  readonly fitWanted: ReadonlySignal<number>;

  select(selection: Selection): void;
  /** Goes to another exploration as a step that can be undone; `again` puts it in the place of the step before. */
  step(title: StepTitle, exploration: Exploration, again?: boolean): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Goes back or on to any step. */
  jump(position: number): Promise<void>;
  openStory(): Promise<void>;
  openView(view: View, data: GraphData, exploration: Exploration): void;
  /** Opens what the address says; false when it says nothing. */
  openAddress(fragment: string): Promise<boolean>;
  learn(entities: Iterable<EntityRow>): void;
  /** Places by forces for all that is drawn but what `kept` has places for; undefined where it was cancelled. */
  placesByForces(kept: Exploration['places']): Promise<Exploration['places'] | undefined>;
  /** Who knows what is seen of the layout; null where there is no stage. */
  setSight(this: void, sight: () => Room | null): void;
  /** Opens the choice of facets for an entity, or closes it. */
  choose(id: Id | null): void;
  setDocuments(documents: readonly DocumentRow[]): void;
  setDataTitle(title: Gloss): void;
  wantFit(): void;
}

/** What is opened first: where the data places it, as far as it does. */
function opened({ ids, unfolded, places }: Opening): Exploration {
  const placed = (places?.id ?? []).map((id, at) => [id, [places?.x[at] ?? 0, places?.y[at] ?? 0] as const] as const);
  return { ...show(EMPTY, ids), unfolded, places: Object.fromEntries(placed) };
}

/** A session over a layout function; it fetches nothing until it is told to open something. */
export function createSession(preferences: Preferences, arrange: Arrange, measure: Measure): Session {
  const history = createHistory({ title: { act: 'open', name: null, count: 0 }, exploration: EMPTY });
  const tasks = createTasks();
  const notices = createNotices();
  const subgraphs = createSubgraphs();
  const exploration = computed(() => history.current.value.exploration);
  const data = signal<GraphData>(NO_DATA);
  const documents = signal<readonly DocumentRow[]>([]);
  const selection = signal<Selection>(NOTHING);
  const view = signal<View | null>(null);
  let seen: () => Room | null = () => null;
  const choosing = signal<Id | null>(null);
  const known = signal<ReadonlyMap<Id, EntityRow>>(new Map());
  const fitWanted = signal(0);
  const styling = signal<Styling>(PLAIN);
  const story = signal<GraphData | null>(null);
  const dataTitle = signal<Gloss | null>(null);

  const scene = computed(() =>
    sceneOf(exploration.value, data.value, documents.value, preferences, view.value?.draft.title ?? '', styling.value),
  );

  const learn = (entities: Iterable<EntityRow>): void => {
    const all = new Map(known.value);
    for (const entity of entities) all.set(entity.id, entity);
    known.value = all;
  };

  const receive = (received: GraphData): void => {
    data.value = received;
    learn(received.entities.values());
  };

  /** Brings data and places to what the history now says. */
  const follow = async (): Promise<void> => {
    const wanted = exploration.value;
    const ready = subgraphs.peek(wanted);
    if (ready) receive(ready);
    const loaded = ready ?? (await tasks.run('graph', (abort) => subgraphs.load(wanted, abort)));
    if (!loaded || exploration.value !== wanted) return;
    const lost = wanted.entities.filter((id) => !loaded.entities.has(id) && !loaded.gathered.has(id));
    if (lost.length > 0) {
      history.amend(hide(wanted, lost));
      notices.word(wordsIn(preferences.language.value).leftOut(lost.join(', ')));
      await follow();
      return;
    }
    if (unplaced(wanted).every((id) => !loaded.entities.has(id) && !loaded.groups.has(id))) {
      receive(loaded);
      return;
    }
    const places = await tasks.run('layout', (abort) => placesFor(wanted, loaded, arrange, seen(), abort));
    if (!places || exploration.value !== wanted) return;
    batch(() => {
      history.amend(settle(wanted, places));
      receive(loaded);
    });
  };

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      notices.error(error);
    }
  };

  const goTo = (step: Step | null): Promise<void> =>
    attempt(async () => {
      if (!step) return;
      view.value = null;
      await follow();
    });

  const restart = (first: Exploration): void => {
    history.restart({ title: { act: 'open', name: null, count: first.entities.length }, exploration: first });
  };

  const look = computed(() => exploration.value.look);
  effect(() => {
    // What the server said when the view was saved is what the view shows, whatever is measured today.
    if (view.value) {
      styling.value = stylingOf(view.value.draft);
      return;
    }
    const wanted = look.value;
    const shown = data.value;
    // What the work reads on its way is none of the effect's business: tasks would start it over and over.
    untracked(
      () =>
        void attempt(async () => {
          const found = await tasks.run('measure', (abort) => stylingFor(wanted, shown, measure, abort));
          if (found && look.value === wanted && data.value === shown) styling.value = found;
        }),
    );
  });

  effect(() => dropGone(selection, exploration.value, data.value));

  return {
    preferences,
    history,
    tasks,
    notices,
    exploration,
    data,
    documents,
    scene,
    selection,
    view,
    story,
    dataTitle,
    remaining: createRemaining({ exploration, data, view, notices }),
    choosing,
    known,
    fitWanted,
    styling,
    learn,
    select(next) {
      selection.value = next;
      if (next.nodes.length !== 1 || next.nodes[0] !== choosing.value) choosing.value = null;
    },
    step: (title, next, again = false) =>
      attempt(async () => {
        const before = history.current.value;
        batch(() => {
          view.value = null;
          if (again) history.replace({ title, exploration: next });
          else history.push({ title, exploration: next });
        });
        try {
          await follow();
        } catch (error) {
          // What cannot be shown is no step: the picture and the history stay as they were.
          if (history.current.value.title === title && history.current.value !== before) history.undo();
          throw error;
        }
      }),
    undo: () => goTo(history.undo()),
    redo: () => goTo(history.redo()),
    jump: (position) => goTo(history.jump(position)),
    openStory: () =>
      attempt(async () => {
        const told = await tasks.run('story', fetchStory);
        if (!told) return;
        batch(() => {
          view.value = null;
          dataTitle.value = told.title;
          restart(opened(told));
        });
        await follow();
        story.value = data.value;
        fitWanted.value += 1;
      }),
    openView(opened, shown, saved) {
      batch(() => {
        restart(saved);
        receive(shown);
        view.value = opened;
      });
    },
    async openAddress(fragment) {
      const addressed = readAddress(fragment);
      if (!addressed) return false;
      if (fragment.replace(/^#/, '') === writeAddress({ exploration: exploration.value, selection: selection.value })) {
        return true;
      }
      batch(() => {
        view.value = null;
        restart(addressed.exploration);
      });
      await attempt(follow);
      selection.value = addressed.selection;
      if (addressed.beyond > 0) {
        const { beyondPicture } = wordsIn(preferences.language.value);
        notices.word(beyondPicture(addressed.exploration.entities.length, addressed.beyond));
      }
      fitWanted.value += 1;
      return true;
    },
    placesByForces(kept) {
      const wanted = { ...exploration.value, places: kept };
      return tasks.run('layout', (abort) => placesFor(wanted, data.value, arrange, seen(), abort));
    },
    setSight(sight) {
      seen = sight;
    },
    choose(id) {
      if (id !== null) selection.value = selectNode(NOTHING, id, false);
      choosing.value = id;
    },
    setDocuments(all) {
      documents.value = all;
    },
    setDataTitle(title) {
      dataTitle.value = title;
    },
    wantFit() {
      fitWanted.value += 1;
    },
  };
}
