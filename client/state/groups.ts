/**
 * Groups: entities that a person put together under a name. Collapsed, they are drawn as one node; opened, each is where
 * it was. An entity belongs to one group, and there are no groups within groups.
 */
import type { Group } from '#protocol/views.ts';
import type { Exploration, Id, Place } from './exploration.ts';

export type { Group };

/** Whether an id is that of a group. No id of the data has a colon. */
export function isGroupId(id: Id): boolean {
  return id.startsWith('group:');
}

/** The group with this id, or whose member it is; undefined where there is none. */
export function groupAt({ groups }: Pick<Exploration, 'groups'>, id: Id): Group | undefined {
  return groups.find((group) => group.id === id || group.members.includes(id));
}

/** Ids with the members of groups in the groups' places. */
export function withMembers({ groups }: Pick<Exploration, 'groups'>, ids: readonly Id[]): Id[] {
  return [...new Set(ids.flatMap((id) => groups.find((group) => group.id === id)?.members ?? [id]))];
}

/** What would be drawn if nothing were filtered: entities, with collapsed groups in their members' places. */
export function drawnIds({ entities, groups }: Pick<Exploration, 'entities' | 'groups'>): Id[] {
  const collapsed = groups.filter((group) => group.collapsed);
  const members = new Set(collapsed.flatMap((group) => group.members));
  return [...entities.filter((id) => !members.has(id)), ...collapsed.map(({ id }) => id)];
}

function without<Value>(record: Readonly<Record<Id, Value>>, id: Id): Record<Id, Value> {
  const { [id]: _gone, ...rest } = record;
  return rest;
}

/** The middle of those that have a place. */
function middleOf(ids: readonly Id[], places: Exploration['places']): Place | null {
  const known = ids.flatMap((id) => places[id] ?? []);
  const count = known.length / 2;
  if (count === 0) return null;
  const sum = (axis: 0 | 1): number => known.reduce((total, value, at) => total + (at % 2 === axis ? value : 0), 0);
  // Adding nothing makes of −0 what an address gives back.
  return [Math.round(sum(0) / count) + 0, Math.round(sum(1) / count) + 0];
}

function changed(exploration: Exploration, id: Id, change: Partial<Group>): Exploration {
  const groups = exploration.groups.map((group) => (group.id === id ? { ...group, ...change } : group));
  return { ...exploration, groups };
}

/** Takes entities out of their groups; a group without members is none. */
export function leaveGroups(exploration: Exploration, ids: ReadonlySet<Id>): Exploration {
  const groups = exploration.groups.flatMap((group) => {
    const members = group.members.filter((id) => !ids.has(id));
    if (members.length === group.members.length) return [group];
    return members.length > 0 ? [{ ...group, members }] : [];
  });
  const gone = exploration.groups.filter(({ id }) => !groups.some((group) => group.id === id)).map(({ id }) => id);
  const places = gone.reduce<Exploration['places']>(without, exploration.places);
  return { ...exploration, groups, places, pinned: exploration.pinned.filter((id) => !gone.includes(id)) };
}

/** Takes entities out of their groups; a group of whom only one is left is dissolved. */
export function takeOut(exploration: Exploration, ids: readonly Id[]): Exploration {
  const left = leaveGroups(exploration, new Set(ids));
  const before = new Map(exploration.groups.map(({ id, members }) => [id, members.length]));
  const alone = left.groups.filter(({ id, members }) => members.length === 1 && before.get(id) !== 1);
  return alone.reduce((now, { id }) => dissolveGroup(now, id), left);
}

/** Draws a group as one, in the middle of its members. */
export function collapseGroup(exploration: Exploration, id: Id): Exploration {
  const group = exploration.groups.find((each) => each.id === id);
  if (!group || group.collapsed) return exploration;
  const middle = middleOf(group.members, exploration.places);
  const places = middle ? { ...exploration.places, [id]: middle } : exploration.places;
  return changed({ ...exploration, places }, id, { collapsed: true });
}

/** Draws the members of a group again: where they were, or as far from there as the group was moved. */
export function openGroup(exploration: Exploration, id: Id): Exploration {
  const group = exploration.groups.find((each) => each.id === id);
  if (!group?.collapsed) return exploration;
  const [from, to] = [middleOf(group.members, exploration.places), exploration.places[id]];
  const [dx, dy] = from && to ? [to[0] - from[0], to[1] - from[1]] : [0, 0];
  const moved = group.members.flatMap((member) => {
    const place = exploration.places[member];
    return place ? [[member, [place[0] + dx, place[1] + dy] as const] as const] : [];
  });
  const places = { ...without(exploration.places, id), ...Object.fromEntries(moved) };
  const pinned = exploration.pinned.filter((each) => each !== id);
  return changed({ ...exploration, places, pinned }, id, { collapsed: false });
}

/** Opens whatever stands in the way of these being seen. */
export function openAround(exploration: Exploration, ids: readonly Id[]): Exploration {
  return ids.reduce((now, id) => {
    const group = groupAt(now, id);
    return group?.collapsed && group.id !== id ? openGroup(now, group.id) : now;
  }, exploration);
}

/** Puts entities together, those of other groups among them: they leave these. */
export function makeGroup(exploration: Exploration, ids: readonly Id[], name: string, collapsed: boolean): Exploration {
  const whole = ids.filter(isGroupId).reduce(openGroup, exploration);
  const members = withMembers(whole, ids).filter((id) => whole.entities.includes(id));
  if (members.length < 2) return exploration;
  const numbers = whole.groups.map((group) => Number(group.id.slice('group:'.length)));
  const id = `group:${Math.max(0, ...numbers) + 1}`;
  const left = leaveGroups(whole, new Set(members));
  const made = { ...left, groups: [...left.groups, { id, name, members, collapsed: false }] };
  return collapsed ? collapseGroup(made, id) : made;
}

/** Gives a group another name. */
export function renameGroup(exploration: Exploration, id: Id, name: string): Exploration {
  return changed(exploration, id, { name });
}

/** Parts a group for good; its members are where they are. */
export function dissolveGroup(exploration: Exploration, id: Id): Exploration {
  const opened = openGroup(exploration, id);
  return { ...opened, groups: opened.groups.filter((group) => group.id !== id) };
}
