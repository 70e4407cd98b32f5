import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../client/state/address.ts';
import {
  collapse,
  EMPTY,
  expand,
  type Exploration,
  hide,
  keepOnly,
  setPinned,
  show,
  unplaced,
} from '../../client/state/exploration.ts';
import {
  collapseGroup,
  dissolveGroup,
  drawnIds,
  groupAt,
  makeGroup,
  openAround,
  openGroup,
  renameGroup,
  takeOut,
} from '../../client/state/groups.ts';
import { groupable, groupMeant, openGroupOf } from '../../client/state/group-actions.ts';
import {
  drawnEntities,
  graphDataOfView,
  joinedTo,
  NO_DATA,
  pairsOf,
  visibleEntities,
} from '../../client/state/graph-data.ts';
import { explorationOf } from '../../client/state/sharing.ts';
import { NOTHING, selectNode } from '../../client/state/selection.ts';
import { controlsView, edge, entity } from '../picture/graph-fixture.ts';

const PLACES = { a: [0, 0], b: [10, 0], c: [20, 31], d: [99, 99] } as const;
const START: Exploration = { ...show(EMPTY, ['a', 'b', 'c', 'd']), places: PLACES };
const GROUPED = makeGroup(START, ['a', 'b', 'c'], 'The three', false);

describe('a group', () => {
  it('has the name that was typed, and is drawn as one in the middle of its members', () => {
    const collapsed = collapseGroup(GROUPED, 'group:1');
    expect(collapsed.groups).toEqual([{ id: 'group:1', name: 'The three', members: ['a', 'b', 'c'], collapsed: true }]);
    expect(drawnIds(collapsed)).toEqual(['d', 'group:1']);
    expect(collapsed.places['group:1']).toEqual([10, 10]);
    expect(unplaced(collapsed)).toEqual([]);
    expect(renameGroup(collapsed, 'group:1', 'Trio').groups[0]?.name).toBe('Trio');
  });

  it('is as it was when it is opened again; moved in between, its members have moved along', () => {
    const pinned = setPinned(GROUPED, ['a'], true);
    const collapsed = collapseGroup(pinned, 'group:1');
    expect(openGroup(collapsed, 'group:1')).toEqual(pinned);
    const moved = { ...collapsed, places: { ...collapsed.places, 'group:1': [110, 5] as const } };
    expect(openGroup(moved, 'group:1').places).toEqual({ ...PLACES, a: [100, -5], b: [110, -5], c: [120, 26] });
  });

  it('collapsed and opened again gives the same exploration, wherever its members lie', () => {
    const whole = fc.integer({ min: -9999, max: 9999 });
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, whole), { minLength: 4, maxLength: 4 }), (spots) => {
        const places = Object.fromEntries(spots.map((spot, at) => [START.entities[at] as string, spot]));
        const before = { ...GROUPED, places };
        expect(openGroup(collapseGroup(before, 'group:1'), 'group:1')).toEqual(before);
      }),
    );
  });

  it('takes what it gets from another group away from it: there are no groups within groups', () => {
    const second = makeGroup(GROUPED, ['c', 'd'], 'Two', true);
    expect(second.groups.map(({ id, members }) => [id, members])).toEqual([
      ['group:1', ['a', 'b']],
      ['group:2', ['c', 'd']],
    ]);
    const all = makeGroup(second, ['a', 'group:2'], 'All', false);
    expect(all.groups.map(({ id, members }) => [id, members])).toEqual([
      ['group:1', ['b']],
      ['group:3', ['a', 'c', 'd']],
    ]);
    expect(all.places['group:2']).toBeUndefined();
    expect(makeGroup(START, ['a', 'S001-001'], 'One', true)).toBe(START);
  });

  it('loses a member that is hidden, is gone with the last, and is hidden whole', () => {
    const collapsed = collapseGroup(GROUPED, 'group:1');
    expect(hide(collapsed, ['a']).groups[0]?.members).toEqual(['b', 'c']);
    expect(hide(collapsed, ['a', 'b', 'c'])).toMatchObject({ groups: [], entities: ['d'], places: PLACES });
    expect(hide(collapsed, ['group:1'])).toEqual(hide(collapsed, ['a', 'b', 'c']));
    expect(keepOnly(collapsed, ['group:1']).entities).toEqual(['a', 'b', 'c']);
  });

  it('keeps what a person put into it when the expansion that brought it is taken back', () => {
    const expanded = makeGroup(expand(show(EMPTY, ['a']), 'a', ['b', 'c', 'd']), ['b', 'c'], 'Two', false);
    expect(collapse(expanded, 'a').entities).toEqual(['a', 'b', 'c']);
  });

  it('parted for good leaves everything where it is', () => {
    const { groups, places } = dissolveGroup(collapseGroup(GROUPED, 'group:1'), 'group:1');
    expect([groups, places]).toEqual([[], PLACES]);
  });

  it('lets a member go that is taken out, and is dissolved where only one would be left', () => {
    const two = takeOut(GROUPED, ['a']);
    expect(two.groups[0]?.members).toEqual(['b', 'c']);
    expect({ ...two, groups: [] }).toEqual({ ...GROUPED, groups: [] });
    expect(takeOut(two, ['c'])).toEqual({ ...START, groups: [] });
    expect(takeOut(GROUPED, ['a', 'b']).groups).toEqual([]);
  });

  it('lets only those go who are members while it is open, and not all of them', () => {
    expect(openGroupOf(GROUPED, ['a'])?.id).toBe('group:1');
    expect(openGroupOf(GROUPED, ['a', 'c'])?.id).toBe('group:1');
    expect(openGroupOf(GROUPED, ['a', 'b', 'c'])).toBeUndefined();
    expect(openGroupOf(GROUPED, ['a', 'd'])).toBeUndefined();
    expect(openGroupOf(collapseGroup(GROUPED, 'group:1'), ['a'])).toBeUndefined();
  });

  it('opens where one of its members is asked for, and not where the group itself is', () => {
    const collapsed = collapseGroup(GROUPED, 'group:1');
    expect(groupAt(openAround(collapsed, ['b']), 'b')?.collapsed).toBe(false);
    expect(openAround(collapsed, ['group:1', 'd'])).toBe(collapsed);
  });

  it('is what is meant by its node, by any one of its members, and by exactly all of them', () => {
    expect(groupMeant(GROUPED, ['c', 'a', 'b'])?.id).toBe('group:1');
    expect(groupMeant(GROUPED, ['a', 'b'])).toBeUndefined();
    expect(groupMeant(GROUPED, ['a'])?.id).toBe('group:1');
    expect(groupMeant(GROUPED, ['d'])).toBeUndefined();
    expect(groupMeant(collapseGroup(GROUPED, 'group:1'), ['group:1'])?.id).toBe('group:1');
    expect(groupable(GROUPED, ['S001-001', 'd', 'group:1'])).toEqual(['d', 'a', 'b', 'c']);
  });
});

describe('the address of a picture with groups', () => {
  const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
  const name = fc
    .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
    .filter((text) => /^[^\n\r\u2028\u2029]+$/u.test(text));

  it('gives back the groups, their names and places, and which of them is selected', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 4, maxLength: 9 }), name, fc.boolean(), (ids, called, collapsed) => {
        const places = Object.fromEntries(ids.map((each, at) => [each, [at * 7, 3 - at] as const]));
        const shown = { ...show(EMPTY, ids), places };
        const first = makeGroup(shown, ids.slice(0, 2), called, true);
        const both = setPinned(makeGroup(first, ids.slice(2), 'b: 2', collapsed), ['group:1'], true);
        const selection = selectNode(NOTHING, 'group:1', false);
        expect(readAddress(writeAddress({ exploration: both, selection }))).toEqual({
          exploration: both,
          selection,
          beyond: 0,
        });
      }),
    );
  });

  it('leaves out what is no group: strangers, members taken twice, names of nothing', () => {
    const read = (groups: string) => readAddress(`#show=a+b+c&at=&${groups}`)?.exploration.groups;
    expect(read('group=1:0.1:Two&group=2c:1.2.77:Rest')).toEqual([
      { id: 'group:1', name: 'Two', members: ['a', 'b'], collapsed: false },
      { id: 'group:2', name: 'Rest', members: ['c'], collapsed: true },
    ]);
    expect(read('group=1:0.1:&group=0:0:Zero&group=x&group=1::None')).toEqual([]);
  });
});

describe('what is drawn of a group', () => {
  const data = {
    ...NO_DATA,
    dataVersion: 'v1',
    entities: new Map(['a', 'b', 'c', 'd'].map((id) => [id, entity(id)])),
    groups: new Map([
      ['group:1', { id: 'group:1', name: 'Two', members: [entity('a'), entity('b')], said: 4, about: 2, within: 1 }],
    ]),
    edges: [edge('group:1', 'c', { weight: 2 }), edge('c', 'd')],
    lines: [edge('a', 'c'), edge('b', 'c'), edge('a', 'b'), edge('c', 'd')],
  };

  it('is one node; its members count as if it were open', () => {
    const exploration = makeGroup(show(EMPTY, ['a', 'b', 'c', 'd']), ['a', 'b'], 'Two', true);
    expect(drawnEntities(exploration, data).map(({ id }) => id)).toEqual(['c', 'd']);
    expect(joinedTo(data).get('c')?.size).toBe(3);
    const least = { ...exploration, leastLines: 3 };
    expect(visibleEntities(least, data).map(({ id }) => id)).toEqual(['c']);
  });

  it('leads from a line of the group to those of its members', () => {
    expect(pairsOf({ source: 'group:1', target: 'c' }, data)).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ]);
    expect(pairsOf({ source: 'c', target: 'd' }, data)).toEqual([['c', 'd']]);
  });

  it('is in a saved view what it was', () => {
    const groups = [{ id: 'group:1', name: 'Against', members: ['kihara', 'tashiro'], collapsed: true }];
    const view = controlsView({ groups });
    const saved = {
      ...view,
      content: {
        ...view.content,
        edges: {
          ...view.content.edges,
          source: view.content.edges.source.map((id) => (id === 'kihara' ? 'group:1' : id)),
        },
      },
    };
    expect(explorationOf(saved).groups).toEqual(groups);
    const shown = graphDataOfView(saved);
    expect(shown.groups.get('group:1')?.members.map(({ id }) => id)).toEqual(['kihara', 'tashiro']);
    expect(pairsOf({ source: 'group:1', target: 'controls' }, shown)).toEqual([
      ['kihara', 'controls'],
      ['tashiro', 'controls'],
    ]);
  });
});
