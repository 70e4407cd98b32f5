/** What one can do on the page, in words of the page: each is one step of the history. */
import { nameOf, shortName } from '#picture/names.ts';
import type { EntityRow } from '#protocol/rows.ts';
import { toRows } from '#protocol/columns.ts';
import { type Kind, STANCE_EDGE } from '#model/vocabulary.ts';
import { type Alignment, aligned } from './align.ts';
import { fetchExpansion } from '../api/expand.ts';
import { fetchMostTalked } from '../api/most-talked.ts';
import type { FacetChoice, Filter } from '../api/request.ts';
import { fetchSubgraph } from '../api/subgraph.ts';
import {
  arrange,
  collapse,
  drag,
  EMPTY,
  expand,
  foldBack,
  hide,
  type Id,
  isExpanded,
  keepOnly,
  type Look,
  type Place,
  put,
  setFilter,
  setLeastLines,
  setPinned,
  setRolledUp,
  show,
  unfold,
} from './exploration.ts';
import { facetText } from './facet-text.ts';
import { isNarrow } from './graph-data.ts';
import { createGroupActions, type GroupActions } from './group-actions.ts';
import { groupAt, isGroupId, openAround } from './groups.ts';
import type { StepTitle } from './history.ts';
import { placesIn } from './laid-out.ts';
import type { LayoutName } from './layouts.ts';
import { NOTHING, selectNode } from './selection.ts';
import type { Session } from './session.ts';
import { wordsIn } from './words/index.ts';

/** How many neighbours come at once. */
const EXPANSION = 20;
/** More new neighbours than this are not simply shown: one chooses which. */
export const MANY = 40;
/** How many speakers stand around the most talked-about. */
const SPEAKERS = 24;

export interface Actions extends GroupActions {
  /** Shows an entity, selects it, and brings it into view. */
  find(entity: Pick<EntityRow, 'id' | 'name' | 'names'>): Promise<void>;
  /** Shows the next neighbours of an entity: the heaviest, or of those that are chosen by facets. */
  expand(id: Id, choice?: ChosenExpansion): Promise<void>;
  collapse(id: Id): Promise<void>;
  /** Expands, or takes the expansion back. Where many would come, one chooses first. */
  toggle(id: Id): Promise<void>;
  hide(ids: readonly Id[]): Promise<void>;
  /** Shows the entities of a path. */
  showPath(ids: readonly Id[]): Promise<void>;
  /** Shows what is joined to all that is selected. */
  showCommon(ids: readonly Id[]): Promise<void>;
  /** Lets a whole gather what its members said, or parts them again. */
  toggleRollUp(id: Id): Promise<void>;
  /** Lets statements stand as nodes of their own. */
  unfold(statements: readonly Id[]): Promise<void>;
  /** Folds statements back into edges; all of them where none is named. */
  foldBack(statements: readonly Id[] | null): Promise<void>;
  keepOnly(ids: readonly Id[]): Promise<void>;
  togglePin(ids: readonly Id[]): Promise<void>;
  drag(id: Id, place: Place): Promise<void>;
  /** Lines entities up or spaces them evenly; `what` says so in words. */
  align(ids: readonly Id[], how: Alignment, what: string): Promise<void>;
  /** Changes members of the filter; `what` says in words what it is about. */
  filter(change: Filter | { readonly [Key in keyof Filter]: undefined }, what: string | null): Promise<void>;
  /** Draws only what is joined to at least so many others; `what` says so in words. */
  leastLines(least: number, what: string): Promise<void>;
  /** Sets the window of time and its clock; `again` says that it is the one before moving on. */
  setTime(window: Pick<Filter, 'from' | 'to' | 'clock'>, what: string, again: boolean): Promise<void>;
  clearFilters(): Promise<void>;
  /** Lets size or colour go by another measure. */
  setLook(change: Partial<Look>, what: string): Promise<void>;
  /** Puts everything that is not pinned on a circle, in columns by kind, along time, or lets forces find the places anew. */
  layOut(layout: LayoutName, what: string): Promise<void>;
  /** Shows the entities of a kind that most statements are about, with those who speak of them. */
  showMostTalked(kind: Kind, count: number, what: string): Promise<void>;
  /** Lets go of all places but those of pinned entities and arranges anew. */
  arrangeAgain(): Promise<void>;
}

/** Which neighbours, and how many of them. */
export interface ChosenExpansion {
  readonly facets: FacetChoice | null;
  readonly count: number;
}

/** The actions on a session. */
export function createActions(session: Session): Actions {
  const now = () => session.exploration.value;
  const named = (id: Id): string => {
    if (isGroupId(id)) return groupAt(now(), id)?.name ?? id;
    const entity = session.known.value.get(id);
    return entity ? shortName(entity, session.preferences.language.value) : id;
  };
  const groupActions = createGroupActions(session);
  const title = (act: StepTitle['act'], ids: readonly Id[], count = ids.length): StepTitle => ({
    act,
    name: ids.length === 1 ? named(ids[0] as Id) : null,
    count,
  });

  const expandOne = async (id: Id, ask: boolean, choice?: ChosenExpansion): Promise<void> => {
    const { filter, entities, expansions } = now();
    const { facets, count } = choice ?? { facets: expansions[id]?.facets ?? null, count: EXPANSION };
    const found = await session.tasks.run('expand', (abort) =>
      fetchExpansion([id], filter, null, count, abort, { facets: facets ?? undefined, except: entities }),
    );
    if (!found) return;
    const neighbours = toRows<EntityRow>(found.entities);
    session.learn(neighbours);
    if (ask && found.total > MANY) {
      session.choose(id);
      return;
    }
    const added = neighbours.map((entity) => entity.id).filter((other) => other !== id);
    const { language } = session.preferences;
    const chosen = facets ? facetText(facets, wordsIn(language.value), language.value) : '';
    const name = chosen === '' ? named(id) : wordsIn(language.value).walking.narrowed(named(id), chosen);
    await session.step({ act: 'expand', name, count: added.length }, expand(now(), id, added, facets));
    session.choose(null);
  };

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      session.notices.error(error);
    }
  };

  const collapseOne = (id: Id): Promise<void> => session.step(title('collapse', [id]), collapse(now(), id));

  const arrangeAgain = (what: string | null): Promise<void> =>
    attempt(async () => {
      const { places, pinned, groups } = now();
      // Members of collapsed groups come along with the one node that is drawn for them.
      const still = new Set([...pinned, ...groups.flatMap(({ members, collapsed }) => (collapsed ? members : []))]);
      const kept = Object.fromEntries(Object.entries(places).filter(([id]) => still.has(id)));
      const found = await session.placesByForces(kept);
      if (!found) return;
      const title = { act: what === null ? ('arrange' as const) : ('layout' as const), name: what, count: 0 };
      await session.step(title, { ...now(), places: { ...kept, ...found }, arrangement: 'force' });
    });

  return {
    ...groupActions,
    setLook: (change, what) =>
      session.step({ act: 'look', name: what, count: 0 }, { ...now(), look: { ...now().look, ...change } }),
    layOut: (layout, what) =>
      layout === 'force'
        ? arrangeAgain(what).then(() => session.wantFit())
        : attempt(async () => {
            const places = await placesIn(layout, session);
            if (!places) return;
            await session.step({ act: 'layout', name: what, count: 0 }, arrange(now(), places, layout));
            session.wantFit();
          }),
    showMostTalked: (kind, count, what) =>
      attempt(async () => {
        const { filter } = now();
        const columnists = filter.columnists !== false;
        const found = await session.tasks.run('expand', async (abort) => {
          const ids = await fetchMostTalked(kind, count, columnists, abort);
          const speaking = { types: [STANCE_EDGE], ...(columnists ? {} : { columnists: false }) };
          const around = await fetchExpansion(ids, speaking, null, SPEAKERS, abort);
          return [
            ...ids,
            ...toRows<EntityRow>(around.entities)
              .filter(({ actor }) => actor)
              .map(({ id }) => id),
          ];
        });
        if (!found) return;
        // Whatever was narrowed before is let go; a choice made while one waits is kept.
        const { look, filter: chosen } = now();
        const narrowed = chosen === filter ? (columnists ? {} : { columnists: false }) : chosen;
        const next = { ...setFilter(show(EMPTY, found), narrowed), look };
        await session.step({ act: 'most', name: what, count }, next);
        session.wantFit();
      }),
    find: ({ id, name, names }) =>
      attempt(async () => {
        const language = session.preferences.language.value;
        const inside = groupAt(now(), id)?.collapsed;
        if (inside || !now().entities.includes(id)) {
          const step = { act: 'find' as const, name: nameOf({ name, names }, language), count: 1 };
          // A filter or a group that hides what was asked for would look like a search that found nothing.
          const next = openAround(show(now(), [id]), [id]);
          await session.step(step, isNarrow(next) ? setFilter(next, { columnists: next.filter.columnists }) : next);
        }
        session.select(selectNode(NOTHING, id, false));
      }),
    expand: (id, choice) => attempt(() => expandOne(id, false, choice)),
    collapse: collapseOne,
    toggle(id) {
      if (isGroupId(id)) return groupActions.toggleGroup(id);
      return isExpanded(now(), id) ? collapseOne(id) : attempt(() => expandOne(id, true));
    },
    showPath(ids) {
      const next = openAround(show(now(), ids), ids);
      return session.step({ act: 'path', name: ids.map(named).join(' → '), count: ids.length }, next);
    },
    showCommon: (ids) => session.step(title('common', [], ids.length), openAround(show(now(), ids), ids)),
    toggleRollUp(id) {
      const rolled = !now().rolledUp.includes(id);
      return session.step(title(rolled ? 'rollUp' : 'rollDown', [id]), setRolledUp(now(), id, rolled));
    },
    unfold: (statements) =>
      session.step({ act: 'unfold', name: null, count: statements.length }, unfold(now(), statements)),
    foldBack(statements) {
      const count = statements?.length ?? now().unfolded.length;
      return session.step({ act: 'foldBack', name: null, count }, foldBack(now(), statements));
    },
    hide: (ids) => session.step(title('hide', ids), hide(now(), ids)),
    keepOnly: (ids) => session.step(title('keep', [], ids.length), keepOnly(now(), ids)),
    togglePin(ids) {
      const free = ids.some((id) => !now().pinned.includes(id));
      return session.step(title(free ? 'pin' : 'unpin', ids), setPinned(now(), ids, free));
    },
    align: (ids, how, what) =>
      session.step({ act: 'layout', name: what, count: ids.length }, put(now(), aligned(ids, now().places, how))),
    drag: (id, place) => session.step(title('drag', [id]), drag(now(), id, place)),
    filter(change, what) {
      const next = setFilter(now(), { ...now().filter, ...change } as Filter);
      return session.step({ act: 'filter', name: what, count: 0 }, next);
    },
    leastLines: (least, what) => session.step({ act: 'filter', name: what, count: 0 }, setLeastLines(now(), least)),
    setTime({ from, to, clock }, what, again) {
      const next = setFilter(now(), { ...now().filter, from, to, clock });
      const moving = again && session.history.current.value.title.act === 'time';
      return session.step({ act: 'time', name: what, count: 0 }, next, moving);
    },
    clearFilters() {
      const { columnists } = now().filter;
      const next = setLeastLines(setFilter(now(), { columnists }), 0);
      return session.step({ act: 'filter', name: null, count: 0 }, next);
    },
    arrangeAgain: () => arrangeAgain(null),
  };
}

/** Asks for the names of entities that nothing brought here yet. */
export async function learnNames(session: Session, ids: Iterable<Id>, abort: AbortSignal): Promise<void> {
  const unknown = [...new Set(ids)].filter((id) => !session.known.value.has(id) && !isGroupId(id));
  if (unknown.length === 0) return;
  // No relationship type is let through: only the entities themselves come.
  session.learn(toRows<EntityRow>((await fetchSubgraph(unknown, { types: [] }, true, abort)).entities));
}
