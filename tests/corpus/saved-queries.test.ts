/** The saved queries, run on the bundled corpus: each gives the answer that the records as people wrote them give. */
import { beforeAll, describe, expect, it } from 'vitest';
import { clashesByKind } from '#analysis/disputes.ts';
import { queryAll } from '#cypher/engine/engine.ts';
import { guard } from '#cypher/language/guard.ts';
import { relaysOf } from '#model/provenance.ts';
import type { StatementRecord } from '#model/data-set.ts';
import type { WireNode, WirePath, WireRelationship, WireValue } from '#protocol/values.ts';
import { parametersFromWire, WireWriter } from '#store/query-values.ts';
import { SHIPPED_QUERIES } from '../../server/query/shipped-queries.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';

let corpus: Awaited<ReturnType<typeof loadCorpus>>;
let statements: readonly StatementRecord[];

beforeAll(async () => {
  corpus = await loadCorpus();
  statements = corpus.data.sources.flatMap((source) => source.statements);
});

function idOf(value: WireValue | undefined): string {
  return (value as WireNode | WireRelationship).id;
}

/** A text as it is, anything else as JSON. */
function text(value: WireValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function idsOf(value: WireValue | undefined): string[] {
  return (value as WireNode[]).map(({ id }) => id).sort();
}

/** The rows of a saved query, asked with its own parameters or others. */
function rowsOf(id: string, changed: Readonly<Record<string, unknown>> = {}): WireValue[][] {
  const saved = SHIPPED_QUERIES.find((query) => query.id === id);
  if (!saved) throw new Error(`there is no query ${id}`);
  const parameters = parametersFromWire({ ...saved.parameters, ...changed });
  const writer = new WireWriter(corpus.built, false);
  const { rows } = queryAll(corpus.built, saved.query, { parameters, clock: () => 0, random: () => 0 });
  return rows.map((row) => row.map((value) => writer.value(value)));
}

/** Whose stance a statement states. */
function holders(statement: StatementRecord): readonly string[] {
  return statement.ascribedTo ?? [statement.by];
}

function counted(keys: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

describe('a saved query', () => {
  it('names only what is in the data, reads only, and stands in both languages', () => {
    expect(SHIPPED_QUERIES.length).toBeGreaterThanOrEqual(8);
    const entities = new Set(corpus.data.entities.map(({ id }) => id));
    for (const { query, needs, title, about } of SHIPPED_QUERIES) {
      expect(() => guard(query)).not.toThrow();
      expect(needs.filter((id) => !entities.has(id))).toEqual([]);
      for (const words of [title.en, title.zhHans, about.en, about.zhHans]) expect(words).not.toBe('');
    }
  });

  it.each(['china-dual-use-controls-japan-2026', 'price-floor', 'minamitorishima-project', 'rare-earths'])(
    'tells who is for and who against: %s',
    (topic) => {
      const found = rowsOf('sides', { topic }).flatMap(([side, actor, told, said]) =>
        idsOf(said).map((statement) => [idOf(actor), text(side), told === true, statement].join(' ')),
      );
      const expected = statements.flatMap((statement) =>
        statement.about.flatMap(({ entity, basis, stance }) => {
          if (entity !== topic || basis !== 'position') return [];
          const side = stance === 1 ? 'for' : stance === -1 ? 'against' : 'for and against';
          const told = statement.ascribedTo !== undefined;
          return holders(statement).map((actor) => [actor, side, told, statement.id].join(' '));
        }),
      );
      expect(found.sort()).toEqual(expected.sort());
    },
  );

  it('finds MOFCOM for the dual-use controls and Kihara against, and not Tashiro, who only judges them', () => {
    const sides = rowsOf('sides').map(([side, actor]) => [side, idOf(actor)]);
    expect(sides).toContainEqual(['for', 'mofcom']);
    expect(sides).toContainEqual(['against', 'kihara-minoru']);
    expect(sides.flat()).not.toContain('tashiro-hidetoshi');
  });

  it.each([
    ['katayama-satsuki', 'klingbeil', ['critical-minerals', 'g7', 'price-floor']],
    ['bessent', 'takaichi-sanae', ['china']],
  ])('tells what %s and %s both speak about', (one, other, topics) => {
    const found = rowsOf('in-common', { one, other });
    expect(found.map(([topic]) => idOf(topic)).sort()).toEqual(topics);
    for (const [topic, said] of found) {
      const of = statements.filter((statement) => holders(statement).some((actor) => actor === one || actor === other));
      const about = of.filter((statement) => statement.about.some(({ entity }) => entity === idOf(topic)));
      expect(idsOf(said)).toEqual(about.map(({ id }) => id).sort());
    }
  });

  it('finds the 39 questions on which claims clash, with all their answers', () => {
    const found = rowsOf('clashes').map(([question, kind, answers, concerns]) => {
      return [idOf(question), [kind, idsOf(answers), idsOf(concerns)]] as const;
    });
    const clashing = corpus.data.questions.filter(({ kind }) => clashesByKind(kind));
    expect(found).toHaveLength(39);
    const expected = clashing.map(({ id, kind, claims, concerns }) => {
      return [id, [kind, claims.map((claim) => claim.id).sort(), concerns.toSorted()]] as const;
    });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  it('tells who spoke within days, certainly and possibly', () => {
    const [from, to] = ['2026-01-08', '2026-01-14'];
    const within = statements.filter(
      ({ said, mode }) => mode !== 'author' && said && said.from <= to && said.to >= from,
    );
    const certain = within.filter(({ said }) => said && said.from >= from && said.to <= to);
    const found = rowsOf('said-between').map(
      ([actor, possible, sure]) => `${idOf(actor)} ${text(possible)} ${text(sure)}`,
    );
    const expected = counted(within.map(({ by }) => by)).map(
      ([by, count]) => `${by} ${count} ${certain.filter((each) => each.by === by).length}`,
    );
    expect(found.length).toBeGreaterThan(5);
    expect(found.sort()).toEqual(expected.sort());
  });

  it('tells what was known by a day', () => {
    const known = corpus.data.sources.filter(({ document }) => document.published.to <= '2026-01-20');
    expect(rowsOf('known-by').map(([document, count]) => [idOf(document), count])).toEqual(
      known.map(({ document, statements: own }) => [document.id, own.length]),
    );
    const late = rowsOf('known-by', { day: '2026-12-31' });
    expect(late.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(statements.length);
  });

  it('finds the shortest ways between two, all of one length and none shorter', () => {
    const joined = new Map<string, Set<string>>();
    const join = (a: string, b: string): void => {
      joined.set(a, (joined.get(a) ?? new Set()).add(b));
      joined.set(b, (joined.get(b) ?? new Set()).add(a));
    };
    for (const { id, by, ascribedTo = [], about } of statements) {
      for (const other of [by, ...ascribedTo, ...about.map(({ entity }) => entity)]) join(id, other);
    }
    let reached = new Set(['keir-starmer']);
    let length = 0;
    while (!reached.has('gallium')) {
      reached = new Set([...reached, ...[...reached].flatMap((id) => [...(joined.get(id) ?? [])])]);
      length++;
    }
    const paths = rowsOf('path').map(([path]) => (path as unknown as WirePath).nodes.map(({ id }) => id));
    expect(paths.length).toBeGreaterThan(0);
    for (const nodes of paths) {
      expect([nodes.length, nodes[0], nodes.at(-1)]).toEqual([length + 1, 'keir-starmer', 'gallium']);
      for (const [at, id] of nodes.slice(1).entries()) expect(joined.get(nodes[at] as string)).toContain(id);
    }
  });

  it('counts what is said of minerals, and by how many', () => {
    const minerals = new Set(corpus.data.entities.filter(({ kind }) => kind === 'Mineral').map(({ id }) => id));
    const about = (id: string) => statements.filter((statement) => statement.about.some(({ entity }) => entity === id));
    const expected = counted(
      statements.flatMap(({ about: units }) =>
        [...new Set(units.map(({ entity }) => entity))].filter((id) => minerals.has(id)),
      ),
    ).map(([id, count]) => [id, count, new Set(about(id).map(({ by }) => by)).size]);
    expect(rowsOf('minerals').map(([mineral, said, by]) => [idOf(mineral), said, by])).toEqual(expected.slice(0, 10));
    expect(expected.slice(0, 5).map(([, count]) => count)).toEqual([32, 7, 5, 5, 4]);
  });

  it('names who stands between speakers and articles', () => {
    const relays = statements.flatMap(({ chain, by }) => [...new Set(relaysOf(chain, by))]);
    expect(rowsOf('relays').map(([relay, count]) => [idOf(relay), count])).toEqual(counted(relays));
  });

  it('names who tells what others want', () => {
    const told = statements.flatMap(({ by, ascribedTo = [] }) => ascribedTo.map((holder) => `${by} ${holder}`));
    expect(rowsOf('as-told').map(([by, holder, count]) => [`${idOf(by)} ${idOf(holder)}`, count])).toEqual(
      counted(told),
    );
  });

  it('lists who supplies, produces or depends on what, with the line', () => {
    const types = ['SUPPLIES', 'PRODUCES', 'DEPENDS_ON', 'DERIVED_FROM'];
    const facts = corpus.data.relations.filter(({ type }) => type !== undefined && types.includes(type));
    const found = rowsOf('supply').map(([a, fact, b, modality, evidence]) =>
      [idOf(fact), idOf(a), idOf(b), text(modality), text(evidence)].join(' '),
    );
    const lineOf = (locator: string): string => locator.replace(/:.*$/, '');
    const expected = facts.map(({ id, source, target, modality, evidence }) =>
      [id, source, target, modality, JSON.stringify(evidence.map(lineOf))].join(' '),
    );
    expect(found.sort()).toEqual(expected.sort());
  });
});
