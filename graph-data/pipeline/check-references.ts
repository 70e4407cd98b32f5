/**
 * What holds between records: ids are unique, ends exist and are of the right kind, locators point at known lines,
 * each statement has one primary unit, and a chain runs from the speaker to the document's author.
 */
import type { StatementRecord } from '#model/data-set.ts';
import { nearest } from '#model/identity.ts';
import { formatLocator, parseLocator, type ParsedLocator } from '#model/locator.ts';
import type { YamlPath } from '#formats/yaml-source.ts';
import { ACTOR_KINDS } from '#model/vocabulary.ts';
import type { Placed } from './placed.ts';
import { shown, type Problem } from '#model/problem.ts';
import type { PlacedDataSet, PlacedSource } from './read-folder.ts';

interface Known {
  readonly entities: ReadonlyMap<string, { readonly actor: boolean; readonly event: boolean }>;
  readonly statements: ReadonlySet<string>;
  readonly documents: ReadonlyMap<string, PlacedSource>;
  /** Whether an id that is not among these may stand in a record or file that could not be read. */
  readonly mayExist: (id: string) => boolean;
}

type AnyPlaced = Placed<object>;

/** All problems between the records of a data set, file by file in the order read. */
export function checkReferences(data: PlacedDataSet): Problem[] {
  const known = collect(data);
  const pseudonyms = new Set(data.relations.flatMap(({ record }) => (record.pseudonym ? [record.source] : [])));
  const problems = [...checkIds(data)];
  for (const entity of data.entities) {
    const { names, possiblySame = [] } = entity.record;
    if (Object.keys(names).length === 0) {
      problems.push(
        entity.problem(['names'], 'NO_NAME', 'no name', 'a name in at least one language', 'names: {en: …}'),
      );
    }
    possiblySame.forEach(({ id }, index) => {
      problems.push(...checkEntity(entity, ['possiblySame', index, 'id'], id, known));
      if (id === entity.record.id) problems.push(selfReference(entity, ['possiblySame', index, 'id'], id));
      const hidden = [entity.record.id, id].find((each) => pseudonyms.has(each));
      if (hidden !== undefined) {
        const expected = 'that a pseudonym is never resolved';
        problems.push(
          entity.problem(['possiblySame', index], 'PSEUDONYM_RESOLVED', `"${hidden}"`, expected, 'Leave it out.'),
        );
      }
    });
  }
  for (const source of data.sources) problems.push(...checkSource(source, known));
  for (const relation of data.relations) {
    const { source, target, assertedBy = [], evidence, figure } = relation.record;
    problems.push(...checkEntity(relation, ['source'], source, known));
    if (target !== undefined) problems.push(...checkEntity(relation, ['target'], target, known));
    assertedBy.forEach((id, index) => problems.push(...checkActor(relation, ['assertedBy', index], id, known)));
    problems.push(...checkLocators(relation, ['evidence'], evidence, null, known));
    if (figure) problems.push(...checkFigure(relation, ['figure'], figure));
  }
  for (const question of data.questions) {
    question.record.concerns.forEach((id, index) =>
      problems.push(...checkEntity(question, ['concerns', index], id, known)),
    );
    question.record.claims.forEach((claim, index) => {
      const at = ['claims', index] as const;
      claim.speakers?.forEach((id, nth) => problems.push(...checkActor(question, [...at, 'speakers', nth], id, known)));
      for (const key of ['assertedIn', 'deniedIn'] as const) {
        claim[key]?.forEach(({ statement }, nth) => {
          problems.push(...checkStatement(question, [...at, key, nth, 'statement'], statement, known));
        });
      }
      problems.push(...checkLocators(question, [...at, 'evidence'], claim.evidence, null, known));
    });
  }
  for (const moment of data.moments) {
    moment.record.marks?.forEach(({ entity }, index) => {
      problems.push(...checkEntity(moment, ['marks', index, 'entity'], entity, known));
    });
    problems.push(...checkLocators(moment, ['evidence'], moment.record.evidence, null, known));
  }
  return problems;
}

function collect(data: PlacedDataSet): Known {
  const actorKinds: readonly string[] = ACTOR_KINDS;
  return {
    entities: new Map(
      data.entities.map(({ record }) => [
        record.id,
        { actor: record.speaks === true || actorKinds.includes(record.kind), event: record.kind === 'Event' },
      ]),
    ),
    statements: new Set(data.sources.flatMap(({ statements }) => statements.map(({ record }) => record.id))),
    documents: new Map(data.sources.map((source) => [source.document.record.id, source])),
    mayExist: (id) => !data.complete || data.faultyIds.has(id),
  };
}

/** One id, one thing: entities, statements, documents, questions, claims, moments and relations share one space. */
function* checkIds(data: PlacedDataSet): Generator<Problem> {
  const first = new Map<string, string>();
  function* claim(placed: AnyPlaced, path: YamlPath, id: string): Generator<Problem> {
    const before = first.get(id);
    if (before === undefined) first.set(id, placed.file);
    else yield placed.problem(path, 'DUPLICATE_ID', `"${id}" again`, 'an id of its own', `It is taken in ${before}.`);
  }
  for (const placed of data.entities) yield* claim(placed, ['id'], placed.record.id);
  for (const { document, statements } of data.sources) {
    yield* claim(document, ['id'], document.record.id);
    for (const placed of statements) yield* claim(placed, ['id'], placed.record.id);
  }
  for (const placed of data.relations) yield* claim(placed, ['id'], placed.record.id);
  for (const placed of data.questions) {
    yield* claim(placed, ['id'], placed.record.id);
    for (const [index, { id }] of placed.record.claims.entries()) yield* claim(placed, ['claims', index, 'id'], id);
  }
  for (const placed of data.moments) yield* claim(placed, ['id'], placed.record.id);
}

function checkSource(source: PlacedSource, known: Known): Problem[] {
  const { document, statements, mentions, lines } = source;
  const problems: Problem[] = [];
  document.record.authors.forEach((id, index) => problems.push(...checkActor(document, ['authors', index], id, known)));
  document.record.publishers?.forEach(({ id }, index) => {
    problems.push(...checkActor(document, ['publishers', index, 'id'], id, known));
  });
  for (const statement of statements) problems.push(...checkOneStatement(statement, source, known));
  for (const { record, file, line } of mentions) {
    const at = { file, line, column: 1 };
    if (!known.entities.has(record.entity) && !known.mayExist(record.entity)) {
      const suggestion = didYouMean(record.entity, known.entities.keys());
      problems.push({
        ...at,
        code: 'UNKNOWN_ENTITY',
        found: shown(record.entity),
        expected: 'the id of an entity',
        suggestion,
      });
    }
    const locator = parseLocator(record.at, document.record.id);
    if (!locator) {
      problems.push({
        ...at,
        code: 'BAD_LOCATOR',
        found: shown(record.at),
        expected: 'L25 or L25:4-12',
        suggestion: '',
      });
    } else if (!lines.has(locator.line)) {
      problems.push({ ...at, code: 'UNKNOWN_LINE', found: record.at, expected: 'a line of lines.csv', suggestion: '' });
    }
  }
  return problems;
}

function checkOneStatement(placed: Placed<StatementRecord>, source: PlacedSource, known: Known): Problem[] {
  const { record } = placed;
  const home = source.document.record;
  const problems = [...checkActor(placed, ['by'], record.by, known), ...checkUnits(placed, known)];
  record.ascribedTo?.forEach((id, index) => {
    problems.push(...checkActor(placed, ['ascribedTo', index], id, known));
    if (id === record.by) {
      const expected = 'someone other than the speaker';
      problems.push(
        placed.problem(
          ['ascribedTo', index],
          'ASCRIBED_TO_SPEAKER',
          `"${id}"`,
          expected,
          'Leave "ascribedTo" out for own words.',
        ),
      );
    }
  });
  record.chain.forEach(({ actor }, index) =>
    problems.push(...checkActor(placed, ['chain', index, 'actor'], actor, known)),
  );
  const last = record.chain.at(-1)?.actor;
  if (last !== undefined && !home.authors.includes(last)) {
    const expected = `an author of document ${home.id} (${home.authors.join(', ')})`;
    problems.push(
      placed.problem(
        ['chain', record.chain.length - 1],
        'CHAIN_ENDS',
        `"${last}" at the end`,
        expected,
        'A chain runs from the speaker to the author.',
      ),
    );
  }
  if (!record.chain.some(({ actor }) => actor === record.by)) {
    problems.push(placed.problem(['chain'], 'CHAIN_ENDS', 'a chain without the speaker', `"${record.by}" in it`, ''));
  }
  if (record.mode === 'author' && !home.authors.includes(record.by)) {
    const expected = `an author of document ${home.id}, because "mode" is author`;
    problems.push(
      placed.problem(
        ['by'],
        'MODE_AND_SPEAKER',
        `"${record.by}"`,
        expected,
        'Or set "mode" to direct, indirect or mixed.',
      ),
    );
  }
  if (record.said === undefined && record.undated !== undefined && record.undated.trim() === '') {
    problems.push(placed.problem(['undated'], 'DATE_MISSING', 'no reason', 'why it has no date', ''));
  }
  record.addressedTo?.forEach((id, index) => problems.push(...checkActor(placed, ['addressedTo', index], id, known)));
  record.saidAt?.forEach((id, index) => {
    problems.push(...checkEntity(placed, ['saidAt', index], id, known));
    if (known.entities.get(id)?.event === false) {
      problems.push(
        placed.problem(['saidAt', index], 'NOT_AN_EVENT', `"${id}"`, 'an event', 'For a place use "place".'),
      );
    }
  });
  if (record.place !== undefined) problems.push(...checkEntity(placed, ['place'], record.place, known));
  record.implicit?.forEach((id, index) => problems.push(...checkEntity(placed, ['implicit', index], id, known)));
  record.sameUtterance?.forEach(({ statement }, index) => {
    const path = ['sameUtterance', index, 'statement'];
    problems.push(...checkStatement(placed, path, statement, known));
    if (statement === record.id) problems.push(selfReference(placed, path, statement));
  });
  record.figures?.forEach((figure, index) => problems.push(...checkFigure(placed, ['figures', index], figure)));
  problems.push(...checkLocators(placed, ['at'], record.at, home.id, known));
  problems.push(...checkLocators(placed, ['repeatedAt'], record.repeatedAt ?? [], home.id, known));
  if (record.asWrittenAt !== undefined) {
    problems.push(...checkLocators(placed, ['asWrittenAt'], [record.asWrittenAt], home.id, known));
  }
  return problems;
}

function checkUnits(placed: Placed<StatementRecord>, known: Known): Problem[] {
  const { about } = placed.record;
  const problems: Problem[] = [];
  const seen = new Set<string>();
  about.forEach(({ entity }, index) => {
    problems.push(...checkEntity(placed, ['about', index, 'entity'], entity, known));
    if (seen.has(entity)) {
      const expected = 'each entity once; a stance for and against is "stance: 0, mixed: true"';
      problems.push(placed.problem(['about', index], 'DUPLICATE_UNIT', `"${entity}" again`, expected, ''));
    }
    seen.add(entity);
  });
  const primaries = about.filter((unit) => unit.primary === true).length;
  if (primaries !== 1) {
    problems.push(
      placed.problem(
        ['about'],
        'PRIMARY_COUNT',
        `${primaries} primary units`,
        'exactly one',
        'Mark what it is chiefly about with "primary: true".',
      ),
    );
  }
  return problems;
}

function checkFigure(
  placed: AnyPlaced,
  path: YamlPath,
  figure: { value?: number | undefined; min?: number | undefined; max?: number | undefined; text?: string | undefined },
): Problem[] {
  const { value, min, max, text } = figure;
  if (value === undefined && min === undefined && max === undefined && text === undefined) {
    return [placed.problem(path, 'NO_VALUE', 'a figure without a value', 'value, min, max or text', '')];
  }
  if (min !== undefined && max !== undefined && min > max) {
    return [
      placed.problem(path, 'BAD_VALUE', `${min} to ${max}`, 'a range whose least is not above its most', 'Swap them.'),
    ];
  }
  return [];
}

function didYouMean(id: string, candidates: Iterable<string>): string {
  const near = nearest(id, candidates);
  return near.length === 0 ? '' : `Did you mean ${near.join(' or ')}?`;
}

function selfReference(placed: AnyPlaced, path: YamlPath, id: string): Problem {
  return placed.problem(path, 'SELF_REFERENCE', `"${id}"`, 'another one', '');
}

function checkEntity(placed: AnyPlaced, path: YamlPath, id: string, known: Known): Problem[] {
  if (known.entities.has(id) || known.mayExist(id)) return [];
  return [
    placed.problem(path, 'UNKNOWN_ENTITY', `"${id}"`, 'the id of an entity', didYouMean(id, known.entities.keys())),
  ];
}

function checkActor(placed: AnyPlaced, path: YamlPath, id: string, known: Known): Problem[] {
  const entity = known.entities.get(id);
  if (entity?.actor) return [];
  if (!entity) return checkEntity(placed, path, id, known);
  return [
    placed.problem(
      path,
      'NOT_AN_ACTOR',
      `"${id}"`,
      'someone who can speak',
      'If it does speak, give the entity "speaks: true".',
    ),
  ];
}

function checkStatement(placed: AnyPlaced, path: YamlPath, id: string, known: Known): Problem[] {
  if (known.statements.has(id) || known.mayExist(id)) return [];
  return [
    placed.problem(path, 'UNKNOWN_STATEMENT', `"${id}"`, 'the id of a statement', didYouMean(id, known.statements)),
  ];
}

function checkLocators(
  placed: AnyPlaced,
  path: YamlPath,
  locators: readonly string[],
  home: string | null,
  known: Known,
): Problem[] {
  return locators.flatMap((text, index) => {
    const locator = parseLocator(text, home);
    if (locator) return checkLocator(placed, [...path, index], locator, known);
    const expected = home === null ? '003#L25 or 003#L25:4-12' : 'L25 or L25:4-12';
    return [
      placed.problem([...path, index], 'BAD_LOCATOR', shown(text), expected, 'Ranges are half-open and not empty.'),
    ];
  });
}

function checkLocator(placed: AnyPlaced, path: YamlPath, locator: ParsedLocator, known: Known): Problem[] {
  const source = known.documents.get(locator.document);
  if (!source) {
    if (known.mayExist(locator.document)) return [];
    const suggestion = `The documents are ${[...known.documents.keys()].join(', ')}.`;
    return [placed.problem(path, 'UNKNOWN_DOCUMENT', `"${locator.document}"`, 'the id of a document', suggestion)];
  }
  if (source.lines.has(locator.line)) return [];
  const file = `sources/${source.folder}/lines.csv`;
  return [
    placed.problem(
      path,
      'UNKNOWN_LINE',
      formatLocator(locator),
      `a line of ${file}`,
      'Add the line with its SHA-256 there.',
    ),
  ];
}
