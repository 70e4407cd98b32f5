/**
 * What a store should hold, worked out plainly from a data set: statements, relations and names as analysis sees them.
 * The conformance suite compares stores with it. Nothing here is fast, and nothing here shares code with a store.
 */
import { byCodeUnit } from '#model/canonical.ts';
import type { DataSet, StatementRecord } from '#model/data-set.ts';
import { parseLocator } from '#model/locator.ts';
import type { Id } from '#model/property-graph.ts';
import type { Statement, Unit } from '#model/statements.ts';
import type { DaySpan } from '#model/time.ts';
import type { Kind } from '#model/vocabulary.ts';
import { clashesByKind } from '#analysis/disputes.ts';
import type { SlicedRelation } from '#analysis/slice.ts';

export interface ReferenceRelation extends SlicedRelation {
  readonly id: Id;
}

export interface Reference {
  readonly data: DataSet;
  readonly statements: readonly Statement[];
  readonly relations: readonly ReferenceRelation[];
  readonly kindOf: (id: Id) => Kind;
  readonly publishedOf: (document: Id) => DaySpan;
}

function unitsOf({ by, ascribedTo, about }: StatementRecord): Unit[] {
  return about.flatMap(({ entity, stance, mixed, basis }) =>
    (ascribedTo ?? [by]).map((actor) => ({
      actor,
      entity,
      stance,
      mixed: mixed === true,
      basis: basis ?? null,
      ascribed: ascribedTo !== undefined,
    })),
  );
}

type Pair = Statement['contradictedBy'][number];

/** For each statement, the other sides of the clashing questions that it answers. */
function contradictions(data: DataSet): Map<Id, Pair[]> {
  const found = new Map<Id, Map<string, Pair>>();
  const add = (statement: Id, other: Id, question: Id): void => {
    if (statement === other) return;
    const own = found.get(statement) ?? new Map<string, Pair>();
    own.set(`${question} ${other}`, { statement: other, question });
    found.set(statement, own);
  };
  for (const { id, kind, claims } of data.questions) {
    if (!clashesByKind(kind)) continue;
    const sides = claims.map(({ assertedIn = [], deniedIn = [] }) => ({
      asserted: assertedIn.map(({ statement }) => statement),
      denied: deniedIn.map(({ statement }) => statement),
    }));
    sides.forEach((side, index) => {
      const others = sides.filter((_, other) => other !== index).flatMap(({ asserted }) => asserted);
      for (const statement of side.asserted) {
        for (const other of [...others, ...side.denied]) add(statement, other, id);
      }
      for (const statement of side.denied) for (const other of side.asserted) add(statement, other, id);
    });
  }
  return new Map(
    [...found].map(([statement, pairs]) => [
      statement,
      [...pairs].sort(([a], [b]) => byCodeUnit(a, b)).map(([, pair]) => pair),
    ]),
  );
}

/** Works out the reference of a data set. */
export function referenceOf(data: DataSet): Reference {
  const kinds = new Map(data.entities.map(({ id, kind }) => [id, kind]));
  const published = new Map(
    data.sources.map(({ document }) => [document.id, { from: document.published.from, to: document.published.to }]),
  );
  const kindOf = (id: Id): Kind => {
    const kind = kinds.get(id);
    if (kind === undefined) throw new Error(`"${id}" is no entity`);
    return kind;
  };
  const publishedOf = (id: Id): DaySpan => {
    const span = published.get(id);
    if (span === undefined) throw new Error(`"${id}" is no document`);
    return span;
  };
  const disputes = contradictions(data);
  const all = data.sources.flatMap(({ statements }) => statements);
  const same = (id: Id): Statement['sameUtterance'] => [
    ...(all.find((record) => record.id === id)?.sameUtterance ?? []),
    ...all.flatMap((record) =>
      (record.sameUtterance ?? [])
        .filter(({ statement }) => statement === id)
        .map(({ judgement }) => ({ statement: record.id, judgement })),
    ),
  ];
  const statements = data.sources.flatMap((source) =>
    source.statements.map((record): Statement => ({
      id: record.id,
      kind: record.kind,
      modality: record.modality,
      gloss: { en: record.gloss.en, zhHans: record.gloss['zh-Hans'] ?? record.gloss.en },
      units: unitsOf(record),
      said: record.said ? { from: record.said.from, to: record.said.to } : null,
      published: publishedOf(source.document.id),
      asOf: record.asOf ? { from: record.asOf.from ?? null, to: record.asOf.to ?? null } : null,
      columnist: record.mode === 'author',
      reports: [...record.at, ...(record.repeatedAt ?? [])].map(() => ({ document: source.document.id })),
      sameUtterance: same(record.id),
      contradictedBy: disputes.get(record.id) ?? [],
    })),
  );
  const relations = data.relations.flatMap(
    ({ id, source, type, target, modality, date, evidence }): ReferenceRelation[] => {
      if (type === undefined || target === undefined) return [];
      const documents = evidence.map((text) => parseLocator(text, null)?.document ?? '');
      return [{ id, source, type, target, modality, from: date?.from ?? null, to: date?.to ?? null, documents }];
    },
  );
  return { data, statements, relations, kindOf, publishedOf };
}
