/** What one can do with groups, each as one step of the history. */
import type { Exploration, Id } from './exploration.ts';
import {
  collapseGroup,
  dissolveGroup,
  type Group,
  groupAt,
  makeGroup,
  openGroup,
  renameGroup,
  takeOut,
  withMembers,
} from './groups.ts';
import type { StepTitle } from './history.ts';
import { NOTHING, selectNode } from './selection.ts';
import type { Session } from './session.ts';

export interface GroupActions {
  /** Puts entities together under a name; collapsed, they are drawn as one at once. */
  makeGroup(ids: readonly Id[], name: string, collapsed: boolean): Promise<void>;
  /** Draws a group as one, or its members again. `id` is of the group or of a member. */
  toggleGroup(id: Id): Promise<void>;
  renameGroup(id: Id, name: string): Promise<void>;
  /** Takes members of an open group out of it; a group of whom only one is left is dissolved. */
  takeOut(ids: readonly Id[]): Promise<void>;
  /** Parts a group for good. */
  dissolveGroup(id: Id): Promise<void>;
}

/** The ids that can be put together: entities, and groups for all their members. Statements are none of them. */
export function groupable({ entities, groups }: Exploration, ids: readonly Id[]): Id[] {
  return withMembers({ groups }, ids).filter((id) => entities.includes(id));
}

/** The open group that all of these, and not only these, are members of; undefined where there is none. */
export function openGroupOf({ groups }: Pick<Exploration, 'groups'>, ids: readonly Id[]): Group | undefined {
  const group = groupAt({ groups }, ids[0] ?? '');
  const some = group && !group.collapsed && ids.length < group.members.length;
  return some && ids.every((id) => group.members.includes(id)) ? group : undefined;
}

/** The actions on groups of a session. */
export function createGroupActions(session: Session): GroupActions {
  const now = () => session.exploration.value;
  const titleOf = (act: StepTitle['act'], { name, members }: Pick<Group, 'name' | 'members'>): StepTitle => ({
    act,
    name,
    count: members.length,
  });
  const step = async (act: StepTitle['act'], group: Group | undefined, next: Exploration): Promise<void> => {
    if (!group) return;
    await session.step(titleOf(act, group), next);
    // What was selected as one stays so as many, and the other way round.
    const after = now().groups.find(({ id }) => id === group.id);
    const nodes = after?.collapsed ? [group.id] : group.members;
    session.select({ ...NOTHING, nodes });
  };
  return {
    makeGroup(ids, name, collapsed) {
      const next = makeGroup(now(), ids, name, collapsed);
      return next === now() ? Promise.resolve() : step('group', next.groups.at(-1), next);
    },
    toggleGroup(id) {
      const group = groupAt(now(), id);
      if (!group) return Promise.resolve();
      return group.collapsed
        ? step('openGroup', group, openGroup(now(), group.id))
        : step('collapseGroup', group, collapseGroup(now(), group.id));
    },
    renameGroup(id, name) {
      const group = groupAt(now(), id);
      if (!group || group.name === name) return Promise.resolve();
      return session.step(titleOf('renameGroup', { ...group, name }), renameGroup(now(), group.id, name));
    },
    takeOut(ids) {
      const group = openGroupOf(now(), ids);
      if (!group) return Promise.resolve();
      return session.step({ act: 'takeOut', name: group.name, count: ids.length }, takeOut(now(), ids));
    },
    dissolveGroup(id) {
      const group = groupAt(now(), id);
      return group ? step('dissolveGroup', group, dissolveGroup(now(), group.id)) : Promise.resolve();
    },
  };
}

/** Selects a group: the one node that it is drawn as, or all its members. */
export function selectGroup(session: Session, { id, members, collapsed }: Group): void {
  session.select(collapsed ? selectNode(NOTHING, id, false) : { ...NOTHING, nodes: members });
}

/** The group that is meant by what is selected: that of a single thing, or the one that exactly these are. */
export function groupMeant({ groups }: Pick<Exploration, 'groups'>, nodes: readonly Id[]): Group | undefined {
  const group = groupAt({ groups }, nodes[0] ?? '');
  if (!group || nodes.length === 1) return group;
  const all = nodes.length === group.members.length && nodes.every((id) => group.members.includes(id));
  return all ? group : undefined;
}
