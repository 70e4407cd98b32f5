import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, utterances } from '#analysis/fold.ts';
import { foldGroups, type Line } from '#analysis/group.ts';
import { edgesBeside, foldRolledUp, stanceEdge } from '#analysis/roll-up.ts';
import { unfoldEdges } from '#analysis/unfold.ts';
import type { Filter } from '#analysis/slice.ts';
import type { Statement, Unit } from '#model/statements.ts';
import { BASES } from '#model/vocabulary.ts';

const DAY = { from: '2026-01-06', to: '2026-01-06' };

function unit(actor: string, entity: string, over: Partial<Unit> = {}): Unit {
  return { actor, entity, stance: 1, mixed: false, basis: 'position', ascribed: false, ...over };
}

function statement(id: string, units: Unit[], over: Partial<Statement> = {}): Statement {
  return {
    id,
    kind: 'position',
    modality: 'asserted',
    gloss: { en: id, zhHans: id },
    units,
    said: DAY,
    published: DAY,
    asOf: null,
    columnist: false,
    reports: [{ document: `d${id}` }],
    sameUtterance: [],
    contradictedBy: [],
    ...over,
  };
}

function relation(source: string, type: string, target: string, over: Partial<Line> = {}): Line {
  return {
    id: `${source}:${type}:${target}`,
    source,
    target,
    type,
    statements: [],
    relations: [`${source}-${target}`],
    weight: 1,
    tally: null,
    positions: null,
    stance: null,
    basis: null,
    words: null,
    documents: ['d0'],
    modality: 'asserted',
    columnist: false,
    disputed: false,
    ...over,
  };
}

/** The lines that a store folds. */
function linesOf(statements: readonly Statement[], filter: Filter = {}): Line[] {
  return fold(statements, filter, () => 'Person').map(stanceEdge);
}

function grouped(statements: readonly Statement[], groups: Record<string, string>, filter: Filter = {}) {
  const groupOf = new Map(Object.entries(groups));
  return foldGroups(linesOf(statements, filter), groupOf, { statements, memberships: [], filter });
}

const GROUP = { ann: 'group:1', ben: 'group:1', cod: 'group:1' };

describe('drawing several as one', () => {
  it('counts an utterance once, however many members it is of and however often it is reported', () => {
    const { lines } = grouped(
      [
        statement('S1', [unit('ann', 'tax'), unit('ben', 'tax')]),
        statement('S2', [unit('ben', 'tax')], { sameUtterance: [{ statement: 'S1', judgement: 'same' }] }),
        statement('S3', [unit('cod', 'tax', { stance: -1 })]),
      ],
      GROUP,
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      id: 'group:1:STANCE:tax',
      weight: 2,
      stance: 'both',
      statements: ['S1', 'S2', 'S3'],
      documents: ['dS1', 'dS2', 'dS3'],
      tally: { for: 1, against: 1, mixed: 0, neutral: 0 },
    });
  });

  it('lets a position speak louder than the assessments of other members, and is hollow where it is only told', () => {
    const { lines } = grouped(
      [
        statement('S1', [unit('ann', 'tax', { stance: -1, basis: 'assessment' })]),
        statement('S2', [unit('ben', 'tax', { ascribed: true })]),
      ],
      GROUP,
    );
    expect(lines[0]).toMatchObject({ stance: 'for', basis: 'position', words: 'told', weight: 2 });
  });

  it('does not draw what members say of each other, and says how many lines that is', () => {
    const statements = [
      statement('S1', [unit('ann', 'ben'), unit('ann', 'tax')]),
      statement('S2', [unit('ben', 'ann')]),
    ];
    const { lines, within } = grouped(statements, GROUP);
    expect(lines.map(({ id }) => id)).toEqual(['group:1:STANCE:tax']);
    expect(within).toEqual(new Map([['group:1', 2]]));
  });

  it('groups what is spoken of as well, and joins group to group', () => {
    const statements = [statement('S1', [unit('ann', 'tax'), unit('ann', 'toll'), unit('dov', 'toll')])];
    const { lines } = grouped(statements, { ...GROUP, tax: 'group:2', toll: 'group:2' });
    expect(lines.map(({ id, weight }) => [id, weight])).toEqual([
      ['dov:STANCE:group:2', 1],
      ['group:1:STANCE:group:2', 1],
    ]);
  });

  it('adds relations of one type up, each way apart', () => {
    const lines = [
      relation('ann', 'WORKS_FOR', 'firm', { weight: 2 }),
      relation('ben', 'WORKS_FOR', 'firm', { weight: 0.5, documents: ['d1'], modality: 'rumoured' }),
      relation('firm', 'WORKS_FOR', 'ann'),
      relation('ann', 'OWNS', 'firm'),
      relation('ann', 'KNOWS', 'cod'),
    ];
    const folded = foldGroups(lines, new Map(Object.entries(GROUP)), { statements: [], memberships: [], filter: {} });
    expect(folded.lines.map(({ id, weight, modality }) => [id, weight, modality])).toEqual([
      ['group:1:WORKS_FOR:firm', 2.5, null],
      ['firm:WORKS_FOR:group:1', 1, 'asserted'],
      ['group:1:OWNS:firm', 1, 'asserted'],
    ]);
    expect(folded.lines[0]).toMatchObject({ relations: ['ann-firm', 'ben-firm'], documents: ['d0', 'd1'] });
    expect(folded.within).toEqual(new Map([['group:1', 1]]));
  });

  it('holds to the filter under which the lines were folded', () => {
    const statements = [statement('S1', [unit('ann', 'tax'), unit('ben', 'tax', { stance: -1 })])];
    const { lines } = grouped(statements, GROUP, { stance: ['against'] });
    expect(lines[0]).toMatchObject({ stance: 'against', weight: 1, tally: { for: 0, against: 1 } });
  });

  it('lets a whole that gathers its members be one of a group', () => {
    const statements = [statement('S1', [unit('envoy', 'tax')]), statement('S2', [unit('ann', 'tax')])];
    const memberships = [{ member: 'envoy', whole: 'state', from: null, to: null }];
    const rolled = foldRolledUp(statements, memberships, {}, () => true);
    const lines = [...edgesBeside(linesOf(statements), rolled), ...rolled.folded];
    const groupOf = new Map([
      ['state', 'group:1'],
      ['ann', 'group:1'],
    ]);
    const folded = foldGroups(lines, groupOf, { statements, memberships, filter: {} });
    expect(folded.lines.map(({ id, statements: behind }) => [id, behind])).toEqual([
      ['group:1:STANCE:tax', ['S1', 'S2']],
    ]);
  });

  it('joins a statement that stands alone to the group of those who said it and of what it is about', () => {
    const one = statement('S1', [unit('ann', 'tax'), unit('ann', 'toll', { stance: -1 })]);
    const about = (entity: string, stance: 'for' | 'against'): Line =>
      relation('S1', 'ABOUT', entity, { statements: ['S1'], relations: [], stance, basis: 'position' });
    const said = (actor: string): Line => relation(actor, 'SAID', 'S1', { statements: ['S1'], relations: [] });
    const apart = [said('ann'), said('ben'), about('tax', 'for'), about('toll', 'against')];
    const lines = unfoldEdges(linesOf([one]), apart, ['ann', 'ben', 'tax', 'toll'], ['S1']);
    const groupOf = new Map(Object.entries({ ...GROUP, tax: 'group:2', toll: 'group:2' }));
    const folded = foldGroups(lines, groupOf, { statements: [one], memberships: [], filter: {} });
    expect(folded.lines.map(({ id, stance, weight }) => [id, stance, weight])).toEqual([
      ['S1:ABOUT:group:2', 'both', 1],
      ['group:1:SAID:S1', null, 1],
    ]);
  });
});

const PEOPLE = ['a', 'b', 'c', 'd', 'e'];
const THINGS = [...PEOPLE, 'x', 'y'];
const units = fc.array(
  fc.record({
    actor: fc.constantFrom(...PEOPLE),
    entity: fc.constantFrom(...THINGS),
    stance: fc.constantFrom(1 as const, -1 as const, 0 as const),
    mixed: fc.constant(false),
    basis: fc.constantFrom(...BASES),
    ascribed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);
const statements = fc.array(fc.tuple(units, fc.option(fc.nat(5))), { maxLength: 12 }).map((list) =>
  list.map(([own, same], index) =>
    statement(`S${index}`, own, {
      sameUtterance: same === null || same === index ? [] : [{ statement: `S${same}`, judgement: 'same' }],
    }),
  ),
);
const groups = fc
  .tuple(...THINGS.map(() => fc.constantFrom(null, 'group:1', 'group:2')))
  .map((chosen) => new Map(chosen.flatMap((group, at) => (group ? [[THINGS[at] as string, group] as const] : []))));
const filters = fc.constantFrom<Filter>({}, { stance: ['for'] }, { words: 'own' }, { bases: ['position'] });

describe('a group’s line', () => {
  it('weighs as much as there are distinct utterances behind its members’ lines, and nothing outside changes', () => {
    fc.assert(
      fc.property(statements, groups, filters, (said, groupOf, filter) => {
        const lines = linesOf(said, filter);
        const drawn = (id: string): string => groupOf.get(id) ?? id;
        const folded = foldGroups(lines, groupOf, { statements: said, memberships: [], filter });
        const utteranceOf = utterances(said);
        const expected = new Map<string, Set<string>>();
        let inside = 0;
        for (const { source, target, statements: behind } of lines) {
          if (drawn(source) === drawn(target)) {
            inside += 1;
            continue;
          }
          const key = `${drawn(source)} ${drawn(target)}`;
          const found = expected.get(key) ?? new Set();
          for (const id of behind) found.add(utteranceOf(id));
          expected.set(key, found);
        }
        const weights = new Map(folded.lines.map(({ source, target, weight }) => [`${source} ${target}`, weight]));
        expect(weights).toEqual(new Map([...expected].map(([key, found]) => [key, found.size])));
        expect([...folded.within.values()].reduce((sum, count) => sum + count, 0)).toBe(inside);
        const outside = lines.filter(({ source, target }) => !groupOf.has(source) && !groupOf.has(target));
        expect(folded.lines.filter((line) => outside.some(({ id }) => id === line.id))).toEqual(outside);
      }),
    );
  });
});
