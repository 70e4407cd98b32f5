import type { DocumentRow } from '#protocol/rows.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FacetChoice } from '../../client/api/request.ts';
import { readAddress, writeAddress } from '../../client/state/address.ts';
import {
  collapse,
  drag,
  EMPTY,
  expand,
  type Exploration,
  hide,
  isExpanded,
  keepOnly,
  type Place,
  setFilter,
  setLeastLines,
  setPinned,
  settle,
  show,
  unplaced,
} from '../../client/state/exploration.ts';
import { documentGroups } from '../../client/state/document-groups.ts';
import { type GraphData, NO_DATA, visibleEntities } from '../../client/state/graph-data.ts';
import { createHistory, type StepTitle } from '../../client/state/history.ts';
import {
  ALL_DISPUTES,
  NOTHING,
  selectDispute,
  selectEdge,
  selectNode,
  selectPath,
  selectStatement,
} from '../../client/state/selection.ts';
import { edge, entity } from '../picture/graph-fixture.ts';

const START = show(EMPTY, ['a', 'b']);
const TITLE: StepTitle = { act: 'open', name: null, count: 0 };

describe('an exploration', () => {
  it('shows each thing once, in the order in which it came', () => {
    expect(show(START, ['b', 'c', 'c']).entities).toEqual(['a', 'b', 'c']);
  });

  it('takes an expansion back, with what was brought from there, but not what is pinned', () => {
    const first = expand(START, 'a', ['c', 'd', 'b']);
    const second = expand(first, 'c', ['e', 'f']);
    expect(isExpanded(second, 'a')).toBe(true);
    expect(collapse(second, 'a').entities).toEqual(['a', 'b']);
    expect(collapse(setPinned(second, ['f'], true), 'a').entities).toEqual(['a', 'b', 'f']);
    expect(isExpanded(collapse(second, 'a'), 'a')).toBe(false);
  });

  it('remembers by which facets an expansion was chosen, and forgets it with the last that it brought', () => {
    const opened = expand(START, 'a', ['c', 'd'], { kinds: ['Policy'] });
    expect(opened.expansions['a']).toEqual({ brought: ['c', 'd'], facets: { kinds: ['Policy'] } });
    expect(hide(opened, ['c']).expansions['a']?.brought).toEqual(['d']);
    expect(hide(opened, ['c', 'd']).expansions).toEqual({});
  });

  it('keeps the place of what is hidden', () => {
    const placed = settle(START, { a: [1, 2], b: [3, 4] });
    const hidden = hide(placed, ['a']);
    expect(hidden.entities).toEqual(['b']);
    expect(unplaced(show(hidden, ['a']))).toEqual([]);
    expect(keepOnly(placed, ['a']).entities).toEqual(['a']);
  });

  it('never lets a late layout move what has been dragged', () => {
    expect(settle(drag(START, 'a', [9, 9]), { a: [0, 0], b: [5, 5] }).places).toEqual({ a: [9, 9], b: [5, 5] });
  });

  it('drops conditions that say nothing', () => {
    const filter = { columnists: false, text: '', disputedOnly: false };
    expect(setFilter(START, filter).filter).toEqual({ columnists: false });
    expect(setFilter(START, { stance: ['for'] }).filter).toEqual({ stance: ['for'] });
  });
});

const FACETS: readonly (FacetChoice | null)[] = [
  { types: ['STANCE', 'MEMBER_OF'], kinds: [], years: ['2025', null] },
  null,
];

describe('the address', () => {
  const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
  const coordinate = fc.integer({ min: -32_000, max: 32_000 });
  const exploration = fc
    .record({
      ids: fc.uniqueArray(id, { minLength: 1, maxLength: 40 }),
      spots: fc.array(fc.tuple(coordinate, coordinate), { minLength: 40, maxLength: 40 }),
      filter: fc.constantFrom<Exploration['filter']>(
        {},
        { columnists: false },
        { kinds: ['Person'], stance: ['for', 'against'], bases: ['position'] },
        { from: '2026-01-01', to: '2026-01-31', clock: 'published', disputedOnly: true },
        { documents: [], text: 'rare & earths' },
      ),
    })
    .map(({ ids, spots, filter }): Exploration => {
      const places = Object.fromEntries(ids.map((each, index): [string, Place] => [each, spots[index] ?? [0, 0]]));
      return {
        ...EMPTY,
        entities: ids,
        expansions: Object.fromEntries(
          ids.slice(0, 2).map((each, index) => [each, { brought: ids.slice(-2), facets: FACETS[index] ?? null }]),
        ),
        pinned: ids.slice(0, 1),
        places,
        filter,
        rolledUp: ids.slice(1, 2),
        leastLines: ids.length % 3,
        arrangement: ids.length % 2 === 0 ? 'time' : 'force',
        look: { size: 'pagerank', colour: 'community' },
        unfolded: ids.slice(0, 1).map((each) => `S-${each}`),
      };
    });
  const selection = fc.constantFrom(
    NOTHING,
    selectNode(NOTHING, 'a', false),
    selectEdge('a STANCE b'),
    selectStatement('S000-001'),
    selectDispute('DSP01'),
    selectDispute(ALL_DISPUTES),
    selectPath('a', 'b'),
  );

  it('gives back the same picture', () => {
    fc.assert(
      fc.property(exploration, selection, (shown, selected) => {
        const read = readAddress(`#${writeAddress({ exploration: shown, selection: selected })}`);
        expect(read?.exploration).toEqual(shown);
        expect(read?.selection).toEqual(selected);
      }),
    );
  });

  it('names everything once, and no more than one picture shows', () => {
    const many = Array.from({ length: 2500 }, (_, nth) => `n${nth}`);
    const read = readAddress(`#show=a+a+${many.join('+')}`);
    expect(read?.exploration.entities).toEqual(['a', ...many.slice(0, 1999)]);
    expect(read?.beyond).toBe(501);
  });

  it('says nothing where there is nothing, and survives what is broken', () => {
    expect(readAddress('')).toBeNull();
    expect(readAddress('#nonsense')).toBeNull();
    expect(readAddress('#show=a+b&at=%%%')?.exploration.places).toEqual({});
    expect(readAddress('#show=a&at=AAAAA')?.exploration.places).toEqual({});
    const odd = readAddress('#show=a&kinds=Person.Demon&stance=maybe&from=soon&clock=cuckoo');
    expect(odd?.exploration.filter).toEqual({ columnists: false, kinds: ['Person'] });
    const never = readAddress('#show=a&from=2026-99-99&to=2026-02-01');
    expect(never?.exploration.filter).toEqual({ columnists: false, to: '2026-02-01' });
    const backward = readAddress('#show=a&from=2026-02-01&to=2026-01-01');
    expect(backward?.exploration.filter).toEqual({ columnists: false, from: '2026-02-01' });
  });
});

describe('the history', () => {
  it('undoes and redoes, and forgets what was undone when something new is done', () => {
    const history = createHistory({ title: TITLE, exploration: EMPTY });
    history.push({ title: TITLE, exploration: START });
    history.push({ title: TITLE, exploration: show(START, ['c']) });
    expect(history.undo()?.exploration).toBe(START);
    expect(history.canRedo.value).toBe(true);
    history.push({ title: TITLE, exploration: EMPTY });
    expect(history.canRedo.value).toBe(false);
    expect(history.undo()?.exploration).toBe(START);
    history.undo();
    expect(history.undo()).toBeNull();
    expect(history.canUndo.value).toBe(false);
  });

  it('completes a step without making one', () => {
    const history = createHistory({ title: TITLE, exploration: EMPTY });
    history.push({ title: TITLE, exploration: START });
    history.amend(settle(START, { a: [1, 1] }));
    expect(history.steps.value).toHaveLength(2);
    expect(history.current.value.exploration.places).toEqual({ a: [1, 1] });
  });
});

describe('what is drawn', () => {
  const edges = [edge('hub', 'a'), edge('a', 'hub', { type: 'MEMBER_OF' }), edge('b', 'hub'), edge('alone', 'alone')];
  const data: GraphData = {
    ...NO_DATA,
    entities: new Map(['hub', 'a', 'b', 'alone'].map((id) => [id, entity(id)])),
    edges,
    lines: edges,
  };
  const shown = show(EMPTY, ['hub', 'a', 'b', 'alone']);
  const drawn = (exploration: Exploration): string[] => visibleEntities(exploration, data).map(({ id }) => id);

  it('is everything, or what is joined to enough others: two lines to one other count once, pins stay', () => {
    expect(drawn(shown)).toEqual(['hub', 'a', 'b', 'alone']);
    expect(drawn(setLeastLines(shown, 1))).toEqual(['hub', 'a', 'b']);
    expect(drawn(setLeastLines(shown, 2))).toEqual(['hub']);
    expect(drawn(setLeastLines(setPinned(shown, ['alone'], true), 2))).toEqual(['hub', 'alone']);
  });
});

describe('documents', () => {
  const document = (id: string, authors: string[], script: string): DocumentRow =>
    ({ id, authors, script, language: 'zh' }) as DocumentRow;

  it('are grouped by who wrote them and in which script, where that tells any apart', () => {
    const documents = [
      document('1', ['chen'], 'Hans'),
      document('2', ['lin', 'chen'], 'Hant'),
      document('3', [], 'Hans'),
    ];
    expect(documentGroups(documents, 'author')).toEqual([
      { value: 'chen', documents: ['1', '2'] },
      { value: 'lin', documents: ['2'] },
    ]);
    expect(documentGroups(documents, 'script').map(({ value }) => value)).toEqual(['Hans', 'Hant']);
    expect(documentGroups(documents, 'language')).toEqual([]);
  });
});
