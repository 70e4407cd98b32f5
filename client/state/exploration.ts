/**
 * What is explored: which entities are shown, where they lie, and through which filter. An immutable value;
 * every function gives a new one, and the history keeps them all.
 */
import type { ColourBy, SizeBy } from '#protocol/measures.ts';
import type { FacetChoice, Filter } from '../api/request.ts';
import { drawnIds, type Group, groupAt, leaveGroups, withMembers } from './groups.ts';

export type Id = string;
/** Layout coordinates, whole numbers. */
export type Place = readonly [x: number, y: number];

/** What size and colour go by. */
export interface Look {
  readonly size: SizeBy;
  readonly colour: ColourBy;
}

export const FIRST_LOOK: Look = { size: 'statements', colour: 'kind' };

/** What opening an entity brought, and which of its neighbours were asked for; null: any. */
export interface Expansion {
  readonly brought: readonly Id[];
  readonly facets: FacetChoice | null;
}

export const ARRANGEMENTS = ['force', 'circle', 'columns', 'time', 'hand'] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

export interface Exploration {
  readonly entities: readonly Id[];
  /** What each expansion brought: opening again takes it back. */
  readonly expansions: Readonly<Record<Id, Expansion>>;
  readonly pinned: readonly Id[];
  /** Of everything that was ever shown, so that what comes back comes back to its place. */
  readonly places: Readonly<Record<Id, Place>>;
  readonly filter: Filter;
  /** What a person put together. */
  readonly groups: readonly Group[];
  /** Wholes that gather what their members, office holders and parts said. */
  readonly rolledUp: readonly Id[];
  /** Statements that stand as nodes of their own instead of in folded edges. */
  readonly unfolded: readonly Id[];
  readonly look: Look;
  /** Only what is joined to so many others of what is explored is drawn; 0: everything. */
  readonly leastLines: number;
  /** How everything lies; by hand, once something was put elsewhere or has come since. */
  readonly arrangement: Arrangement;
}

/** The filter at the start: columnists' own assertions stand behind a chip, else the picture is four stars. */
export const FIRST_FILTER: Filter = { columnists: false };

export const EMPTY: Exploration = {
  entities: [],
  expansions: {},
  pinned: [],
  places: {},
  filter: FIRST_FILTER,
  groups: [],
  rolledUp: [],
  unfolded: [],
  look: FIRST_LOOK,
  leastLines: 0,
  arrangement: 'force',
};

function without<Value>(list: readonly Value[], gone: ReadonlySet<Value>): Value[] {
  return list.filter((value) => !gone.has(value));
}

/** Shows more entities, after those that are shown. */
export function show(exploration: Exploration, ids: readonly Id[]): Exploration {
  return { ...exploration, entities: [...new Set([...exploration.entities, ...ids])] };
}

/** Shows the neighbours of an entity and remembers which of them are new, and by which facets they were chosen. */
export function expand(
  exploration: Exploration,
  id: Id,
  neighbours: readonly Id[],
  facets: FacetChoice | null = null,
): Exploration {
  const shown = new Set(exploration.entities);
  const added = neighbours.filter((neighbour) => !shown.has(neighbour) && neighbour !== id);
  const earlier = exploration.expansions[id]?.brought ?? [];
  return {
    ...show(exploration, [id, ...added]),
    expansions: { ...exploration.expansions, [id]: { brought: [...earlier, ...added], facets } },
  };
}

/** Takes entities away, groups with all their members; the places of entities stay known. */
export function hide(exploration: Exploration, ids: readonly Id[]): Exploration {
  const gone = new Set(withMembers(exploration, ids));
  const expansions = Object.fromEntries(
    Object.entries(exploration.expansions)
      .filter(([id]) => !gone.has(id))
      .map(([id, { brought, facets }]) => [id, { brought: without(brought, gone), facets }] as const)
      .filter(([, { brought }]) => brought.length > 0),
  );
  const left = leaveGroups(exploration, gone);
  return {
    ...left,
    entities: without(left.entities, gone),
    pinned: without(left.pinned, gone),
    expansions,
  };
}

/** Whether opening this entity again would take its expansion back. */
export function isExpanded(exploration: Exploration, id: Id): boolean {
  return (exploration.expansions[id]?.brought ?? []).length > 0;
}

/** Takes back what an expansion brought, and what was brought from there, but not what is pinned or was put into a group. */
export function collapse(exploration: Exploration, id: Id): Exploration {
  const gone = new Set<Id>();
  const pinned = new Set(exploration.pinned);
  const take = (from: Id): void => {
    for (const added of exploration.expansions[from]?.brought ?? []) {
      if (gone.has(added) || pinned.has(added) || groupAt(exploration, added)) continue;
      gone.add(added);
      take(added);
    }
  };
  take(id);
  const { [id]: _taken, ...expansions } = exploration.expansions;
  return hide({ ...exploration, expansions }, [...gone]);
}

/** Shows only these. */
export function keepOnly(exploration: Exploration, ids: readonly Id[]): Exploration {
  const kept = new Set(withMembers(exploration, ids));
  return hide(
    exploration,
    exploration.entities.filter((id) => !kept.has(id)),
  );
}

/** Pins or frees an entity where it lies. */
export function setPinned(exploration: Exploration, ids: readonly Id[], pinned: boolean): Exploration {
  const others = without(exploration.pinned, new Set(ids));
  return { ...exploration, pinned: pinned ? [...others, ...ids] : others };
}

/** Puts an entity somewhere and pins it there. */
export function drag(exploration: Exploration, id: Id, place: Place): Exploration {
  return put(setPinned(exploration, [id], true), { [id]: place });
}

/** Puts entities elsewhere by hand, pinned ones too. */
export function put(exploration: Exploration, places: Readonly<Record<Id, Place>>): Exploration {
  return { ...exploration, places: { ...exploration.places, ...places }, arrangement: 'hand' };
}

/** Puts everything that is not pinned where an arrangement wants it. */
export function arrange(
  exploration: Exploration,
  places: Readonly<Record<Id, Place>>,
  arrangement: Arrangement,
): Exploration {
  const pinned = new Set(exploration.pinned);
  const moved = Object.entries(places).filter(([id]) => !pinned.has(id));
  return { ...exploration, places: { ...exploration.places, ...Object.fromEntries(moved) }, arrangement };
}

/** Gives places to entities that had none. */
export function settle(exploration: Exploration, places: Readonly<Record<Id, Place>>): Exploration {
  // What comes to a circle, to columns or to an axis lies beside them, wherever there is room.
  const beside = exploration.arrangement !== 'force' && Object.keys(places).some((id) => !exploration.places[id]);
  const arrangement = beside ? 'hand' : exploration.arrangement;
  return { ...exploration, places: { ...places, ...exploration.places }, arrangement };
}

/** Looks through another filter; conditions that are undefined or empty of meaning are dropped. */
export function setFilter(exploration: Exploration, filter: Filter): Exploration {
  const kept = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '' && value !== false);
  const columnists = filter.columnists === false ? { columnists: false } : {};
  return { ...exploration, filter: { ...Object.fromEntries(kept), ...columnists } };
}

/** Draws only what is joined to at least so many others. */
export function setLeastLines(exploration: Exploration, leastLines: number): Exploration {
  return { ...exploration, leastLines };
}

/** Lets a whole gather what its members said, or parts them again. */
export function setRolledUp(exploration: Exploration, id: Id, rolled: boolean): Exploration {
  const others = without(exploration.rolledUp, new Set([id]));
  return { ...exploration, rolledUp: rolled ? [...others, id] : others };
}

/** Lets statements stand as nodes of their own. */
export function unfold(exploration: Exploration, statements: readonly Id[]): Exploration {
  return { ...exploration, unfolded: [...new Set([...exploration.unfolded, ...statements])] };
}

/** Folds statements back into edges; all of them where none is named. Their places stay known. */
export function foldBack(exploration: Exploration, statements: readonly Id[] | null): Exploration {
  return {
    ...exploration,
    unfolded: statements === null ? [] : without(exploration.unfolded, new Set(statements)),
  };
}

/** What is drawn and has no place, in the order in which it is shown. */
export function unplaced(exploration: Exploration): Id[] {
  return drawnIds(exploration).filter((id) => exploration.places[id] === undefined);
}
