import fc from 'fast-check';
import type { DataSet, EntityRecord, RelationRecord, SourceRecord, StatementRecord } from '#model/data-set.ts';
import { BASES, FACTUAL_TYPES, KINDS, MODALITIES, QUESTION_KINDS, STATEMENT_KINDS } from '#model/vocabulary.ts';

const HASH = '0'.repeat(64);
const ACTORS = 6;
const DAYS = ['2024-02-29', '2025-06-30', '2026-01-01', '2026-01-06', '2026-01-12', '2026-01-31', '2026-02-10'];

const span = fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS)).map(([a, b]) => ({
  from: a < b ? a : b,
  to: a < b ? b : a,
  precision: a === b ? ('day' as const) : ('approximate' as const),
}));

function entitiesOf(count: number): fc.Arbitrary<EntityRecord[]> {
  const one = (index: number): fc.Arbitrary<EntityRecord> =>
    fc.record({
      id: fc.constant(`e${index}`),
      kind:
        index < ACTORS
          ? fc.constantFrom('Person' as const, 'Organization' as const, 'Country' as const)
          : fc.constantFrom(...KINDS),
      names: fc.record({ en: fc.constant(`Entity ${index}`), 'zh-Hans': fc.constant(`实体${index}`) }),
      aliases: fc
        .array(fc.constantFrom('高市', 'G7', 'Ω alias', '稀土'), { maxLength: 2 })
        .map((list) => [...new Set(list)]),
    });
  return fc.tuple(...Array.from({ length: count }, (_, index) => one(index)));
}

function statementOf(id: string, entities: number): fc.Arbitrary<StatementRecord> {
  const stance = fc.oneof(
    fc.constant({ stance: 0 as const }),
    fc.record({ stance: fc.constantFrom(1 as const, -1 as const), basis: fc.constantFrom(...BASES) }),
    fc.record({ stance: fc.constant(0 as const), mixed: fc.constant(true as const), basis: fc.constantFrom(...BASES) }),
  );
  const about = fc
    .uniqueArray(fc.nat(entities - 1), { minLength: 1, maxLength: 4 })
    .chain((targets) => fc.tuple(...targets.map((target) => stance.map((own) => ({ entity: `e${target}`, ...own })))))
    .map((units) => units.map((unit, index) => (index === 0 ? { ...unit, primary: true as const } : unit)));
  return fc
    .record({
      speaker: fc.nat(ACTORS - 1),
      holders: fc.uniqueArray(fc.nat(ACTORS - 1), { maxLength: 2 }),
      told: fc.boolean(),
      about,
      kind: fc.constantFrom(...STATEMENT_KINDS),
      author: fc.boolean(),
      said: fc.option(span, { nil: undefined }),
      asOf: fc.option(
        fc.oneof(
          span,
          span.map(({ from }) => ({ from })),
          span.map(({ to }) => ({ to })),
        ),
        { nil: undefined },
      ),
      modality: fc.constantFrom(...MODALITIES),
      gloss: fc.constantFrom('Exports are limited', 'Nothing was said of Gallium', 'the meeting'),
      lines: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 2 }),
    })
    .map(
      ({ speaker, holders, told, about: units, kind, author, said, asOf, modality, gloss, lines }): StatementRecord => {
        const by = author ? 'e0' : `e${speaker}`;
        const ascribedTo = holders.map((holder) => `e${holder}`).filter((holder) => holder !== by);
        return {
          id,
          by,
          ...(told && ascribedTo.length > 0 ? { ascribedTo } : {}),
          about: units,
          kind,
          mode: author ? 'author' : 'indirect',
          ...(said ? { said } : {}),
          ...(asOf ? { asOf: { ...asOf, text: 'as written' } } : {}),
          modality,
          status: 'adjudicated',
          gloss: { en: gloss },
          at: lines.map((line) => `L${line}`),
          chain:
            by === 'e0'
              ? [{ actor: 'e0', as: 'author' }]
              : [
                  { actor: by, as: 'originator' },
                  { actor: 'e0', as: 'author' },
                ],
        };
      },
    );
}

function sourceOf(id: string, entities: number): fc.Arbitrary<SourceRecord> {
  const statements = fc
    .nat(14)
    .chain((count) =>
      fc.tuple(...Array.from({ length: count }, (_, index) => statementOf(`S${id}-${index}`, entities))),
    );
  return fc.tuple(span, statements).map(([published, list]) => ({
    document: { id, authors: ['e0'], published, language: 'en', script: 'Latn', linesTotal: 9, sha256: HASH },
    lines: new Map(Array.from({ length: 9 }, (_, index) => [index + 1, HASH])),
    statements: list,
    mentions: [],
  }));
}

function relationOf(id: string, entities: number): fc.Arbitrary<RelationRecord> {
  return fc
    .record({
      source: fc.nat(entities - 1),
      target: fc.nat(entities - 1),
      type: fc.constantFrom(...FACTUAL_TYPES.slice(0, 5)),
      modality: fc.constantFrom(...MODALITIES),
      date: fc.option(span, { nil: undefined }),
      document: fc.constantFrom('d0', 'd1'),
    })
    .map(({ source, target, type, modality, date, document }) => ({
      id,
      source: `e${source}`,
      target: `e${target}`,
      type,
      predicate: type.toLowerCase(),
      modality,
      ...(date ? { date: { from: date.from, to: date.to, text: 'as written' } } : {}),
      evidence: [`${document}#L1`],
    }));
}

/** Small data sets that are sound, with every turn the model allows: told stances, reprints, disputes, open dates. */
export const dataSets: fc.Arbitrary<DataSet> = fc.integer({ min: ACTORS + 1, max: 14 }).chain((count) =>
  fc
    .record({
      entities: entitiesOf(count),
      sources: fc.tuple(sourceOf('d0', count), sourceOf('d1', count)),
      relations: fc
        .nat(8)
        .chain((total) => fc.tuple(...Array.from({ length: total }, (_, index) => relationOf(`R${index}`, count)))),
      kinds: fc.array(fc.constantFrom(...QUESTION_KINDS), { maxLength: 3 }),
      links: fc.array(fc.nat(1000), { minLength: 24, maxLength: 24 }),
    })
    .map(({ entities, sources, relations, kinds, links }): DataSet => {
      const ids = sources.flatMap(({ statements }) => statements.map(({ id }) => id));
      const pick = (nth: number): string | undefined =>
        ids[(links[nth % links.length] as number) % Math.max(ids.length, 1)];
      const [first, other] = [pick(0), pick(1)];
      const joined = sources.map((source) => ({
        ...source,
        statements: source.statements.map((statement) =>
          statement.id === first && other !== undefined && other !== first
            ? { ...statement, sameUtterance: [{ statement: other, judgement: 'same' }] }
            : statement,
        ),
      }));
      const questions = kinds.map((kind, index) => ({
        id: `Q${index}`,
        topic: 'topic',
        kind,
        text: { en: 'Which?' },
        concerns: ['e0'],
        claims: [0, 1, 2].map((side) => {
          const statement = pick(2 + index * 6 + side * 2);
          const denied = pick(3 + index * 6 + side * 2);
          return {
            id: `Q${index}-${side}`,
            label: `side ${side}`,
            position: { en: 'this' },
            evidence: ['d0#L1'],
            ...(statement === undefined ? {} : { assertedIn: [{ statement, basis: 'coded' as const }] }),
            ...(denied === undefined || side > 0 ? {} : { deniedIn: [{ statement: denied, basis: 'coded' as const }] }),
          };
        }),
      }));
      return { about: { title: { en: 'Generated' } }, entities, sources: joined, relations, questions, moments: [] };
    }),
);
