/**
 * A checked data set → the property graph of docs/reference/model.md. Every relationship gets an id;
 * maps are flattened (no store here keeps maps); absent values are absent.
 */
import { byCodeUnit } from '#model/canonical.ts';
import type { DataSet, FigureRecord, SourceRecord, SpanRecord, StatementRecord } from '#model/data-set.ts';
import { relationshipId } from '#model/identity.ts';
import { parseLocator, type ParsedLocator } from '#model/locator.ts';
import type {
  NodeRecord,
  Properties,
  PropertyGraph,
  PropertyValue,
  RelationshipRecord,
} from '#model/property-graph.ts';
import { provenanceOf, relaysOf, upstreamOf } from '#model/provenance.ts';
import { ACTOR_KINDS } from '#model/vocabulary.ts';

/** Values as records have them: numbers that are whole become INTEGER, absent and empty ones nothing. */
type Loose = Readonly<Record<string, PropertyValue | undefined>>;

interface Output {
  readonly node: (id: string, labels: readonly string[], properties: Loose) => void;
  readonly relationship: (source: string, type: string, target: string, properties: Loose, id?: string) => void;
}

function present(loose: Loose): Properties {
  const entries: [string, PropertyValue][] = [];
  for (const [key, value] of Object.entries(loose)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}

/** A whole number as INTEGER. */
const integer = (value: number | undefined): bigint | undefined => (value === undefined ? undefined : BigInt(value));

interface LocatedEvidence {
  evidence: string[];
  evidenceRanges: string[];
  evidenceSha256: string[];
}

class Lines {
  private readonly byDocument: ReadonlyMap<string, ReadonlyMap<number, string>>;

  constructor(sources: readonly SourceRecord[]) {
    this.byDocument = new Map(sources.map(({ document, lines }) => [document.id, lines]));
  }

  /** The locator and the hash of its line. The data set is checked, so both exist. */
  read(text: string, home: string | null): ParsedLocator & { sha256: string } {
    const locator = parseLocator(text, home);
    const sha256 = locator && this.byDocument.get(locator.document)?.get(locator.line);
    if (!locator || typeof sha256 !== 'string')
      throw new Error(`"${text}" is no locator of a known line: check the data set first`);
    return { ...locator, sha256 };
  }

  /** Locators as three parallel lists: `003#L25`, `4-12` (empty for a whole line), and the hash of the line. */
  lists(locators: readonly string[]): LocatedEvidence {
    const read = locators.map((text) => this.read(text, null));
    return {
      evidence: read.map(({ document, line }) => `${document}#L${line}`),
      evidenceRanges: read.map(({ start, end }) => (start === null || end === null ? '' : `${start}-${end}`)),
      evidenceSha256: read.map(({ sha256 }) => sha256),
    };
  }
}

/** Makes the graph. Nodes and relationships are sorted by id. */
export function toPropertyGraph(data: DataSet): PropertyGraph {
  const nodes: NodeRecord[] = [];
  const relationships: RelationshipRecord[] = [];
  const used = new Set<string>();
  const output: Output = {
    node: (id, labels, properties) =>
      nodes.push({ id, labels: [...new Set(labels)].sort(byCodeUnit), properties: present({ id, ...properties }) }),
    relationship: (source, type, target, properties, given) => {
      let id = given ?? relationshipId(source, type, target);
      for (let nth = 2; used.has(id); nth++) id = relationshipId(source, type, target, nth);
      used.add(id);
      relationships.push({ id, type, source, target, properties: present({ id, ...properties }) });
    },
  };
  const lines = new Lines(data.sources);
  addEntities(data, lines, output);
  for (const source of data.sources) addSource(source, lines, output);
  addRelations(data, lines, output);
  addQuestions(data, lines, output);
  addMoments(data, lines, output);
  nodes.sort((a, b) => byCodeUnit(a.id, b.id));
  relationships.sort((a, b) => byCodeUnit(a.id, b.id));
  return { nodes, relationships };
}

function addEntities(data: DataSet, lines: Lines, output: Output): void {
  const actorKinds: readonly string[] = ACTOR_KINDS;
  const pseudonyms = new Map(
    data.relations.filter(({ pseudonym }) => pseudonym).map((record) => [record.source, record]),
  );
  for (const entity of data.entities) {
    const { names, kind } = entity;
    const labels = ['Entity', kind];
    if (actorKinds.includes(kind)) labels.push('Actor');
    if (entity.speaks) labels.push('Actor', 'Group');
    const pseudonym = pseudonyms.get(entity.id);
    output.node(entity.id, labels, {
      kind,
      name: names.en ?? names['zh-Hans'] ?? names['zh-Hant'] ?? names.ja,
      name_en: names.en,
      name_zhHans: names['zh-Hans'],
      name_zhHant: names['zh-Hant'],
      name_ja: names.ja,
      aliases: entity.aliases,
      type: entity.type,
      subtype: entity.subtype,
      unnamed: entity.unnamed,
      role: entity.role,
      affiliations: entity.affiliations,
      from: entity.date?.from,
      to: entity.date?.to,
      dateText: entity.date?.text,
      note: entity.note,
      ...(pseudonym && {
        pseudonym: true,
        pseudonymId: pseudonym.id,
        pseudonymAssertedBy: pseudonym.assertedBy,
        ...prefixed('pseudonym', lines.lists(pseudonym.evidence)),
      }),
    });
    for (const { id, judgement } of entity.possiblySame ?? []) {
      output.relationship(entity.id, 'POSSIBLY_SAME', id, { judgement, basis: 'coded' });
    }
  }
}

function prefixed(prefix: string, lists: LocatedEvidence): Loose {
  return Object.fromEntries(
    Object.entries(lists).map(([key, value]) => [`${prefix}${key[0]?.toUpperCase()}${key.slice(1)}`, value]),
  );
}

function span(prefix: string, record: SpanRecord | undefined): Loose {
  return {
    [`${prefix}From`]: record?.from,
    [`${prefix}To`]: record?.to,
    [`${prefix}Precision`]: record?.precision ?? (prefix === 'said' ? 'unknown' : undefined),
    [`${prefix}Text`]: record?.text,
    [`${prefix}Status`]: record?.status,
  };
}

function addSource(source: SourceRecord, lines: Lines, output: Output): void {
  const { document, statements, mentions } = source;
  const { id, authors, publishers = [], published, linesTotal, imagePlaceholders, ...rest } = document;
  output.node(id, ['Document'], {
    ...rest,
    ...span('published', published),
    linesTotal: integer(linesTotal),
    imagePlaceholders: integer(imagePlaceholders),
  });
  for (const author of authors) output.relationship(id, 'WRITTEN_BY', author, { basis: 'coded' });
  for (const publisher of publishers) output.relationship(id, 'PUBLISHED_BY', publisher.id, { basis: publisher.basis });
  for (const statement of statements) addStatement(statement, source, lines, output);
  for (const mention of mentions) {
    const { line, start, end, sha256 } = lines.read(mention.at, id);
    output.relationship(id, 'MENTIONS', mention.entity, {
      line: integer(line),
      start: integer(start ?? undefined),
      end: integer(end ?? undefined),
      lineSha256: sha256,
      surfaces: mention.surfaces,
      by: mention.by,
      duplicateOf: integer(mention.duplicateOf),
      meta: mention.meta,
      basis: 'coded',
    });
  }
}

function addStatement(record: StatementRecord, source: SourceRecord, lines: Lines, output: Output): void {
  const { id, by, chain, mode, asOf, firstCoding, gloss } = record;
  const { document } = source;
  output.node(id, ['Statement'], {
    kind: record.kind,
    kindCoded: record.kindCoded,
    gloss_en: gloss.en,
    gloss_zhHans: gloss['zh-Hans'],
    ...span('said', record.said),
    undated: record.undated,
    asOfFrom: asOf?.from,
    asOfTo: asOf?.to,
    asOfText: asOf?.text,
    modality: record.modality,
    condition: record.condition,
    status: record.status,
    mode,
    provenance: provenanceOf({
      speaker: by,
      mode,
      chain,
      channel: record.channel,
      addressedTo: record.addressedTo ?? [],
      authors: document.authors,
      publishers: (document.publishers ?? []).map((publisher) => publisher.id),
    }),
    chainActors: chain.map(({ actor }) => actor),
    chainRoles: chain.map((link) => link.as),
    upstream: upstreamOf(chain, by),
    speakerClass: record.speakerClass,
    speakerAsWritten: record.asWritten,
    speakerAsWrittenAt: record.asWrittenAt,
    speakerExplicit: record.speakerExplicit,
    channel: record.channel,
    place: record.place,
    implicit: record.implicit,
    coding: record.coding,
    firstCodingStance: firstCoding?.stance,
    firstCodingTarget: firstCoding?.target,
    firstCodingHolders: firstCoding?.holders,
    firstCodingSpeaker: firstCoding?.speaker,
    note: record.note,
  });
  output.relationship(by, 'SAID', id, { capacity: record.capacity });
  for (const holder of record.ascribedTo ?? []) output.relationship(id, 'ASCRIBED_TO', holder, {});
  for (const { entity, stance, mixed, basis, primary } of record.about) {
    output.relationship(id, 'ABOUT', entity, {
      stance: integer(stance),
      mixed: mixed ?? false,
      basis,
      primary: primary ?? false,
    });
  }
  const via = relaysOf(chain, by);
  const report =
    (repeat: boolean) =>
    (text: string): void => {
      const { line, start, end, sha256 } = lines.read(text, document.id);
      output.relationship(id, 'REPORTED_IN', document.id, {
        line: integer(line),
        start: integer(start ?? undefined),
        end: integer(end ?? undefined),
        lineSha256: sha256,
        mode,
        via,
        repeat,
      });
    };
  record.at.forEach(report(false));
  record.repeatedAt?.forEach(report(true));
  for (const actor of record.addressedTo ?? []) output.relationship(id, 'ADDRESSED_TO', actor, {});
  for (const event of record.saidAt ?? []) output.relationship(id, 'SAID_AT', event, {});
  for (const { statement, judgement } of record.sameUtterance ?? []) {
    output.relationship(id, 'SAME_UTTERANCE', statement, { judgement });
  }
  record.figures?.forEach((figure, index) => {
    const figureId = `${id}-F${index + 1}`;
    addFigure(figureId, figure, output);
    output.relationship(id, 'STATES', figureId, {});
  });
}

function addFigure(id: string, figure: FigureRecord, output: Output): void {
  output.node(id, ['Figure'], { ...figure });
}

function addRelations(data: DataSet, lines: Lines, output: Output): void {
  for (const record of data.relations) {
    const { id, source, type, target, figure, date, qualifiers = {} } = record;
    const properties: Loose = {
      predicate: record.predicate,
      reversed: record.reversed,
      from: date?.from,
      to: date?.to,
      dateText: date?.text,
      modality: record.modality,
      modalityText: record.modalityText,
      assertedBy: record.assertedBy,
      ...lines.lists(record.evidence),
      implicitEnds: record.implicitEnds,
      qualifierKeys: Object.keys(qualifiers),
      qualifierValues: Object.values(qualifiers).map(String),
      note: record.note,
    };
    if (type !== undefined && target !== undefined) output.relationship(source, type, target, properties, id);
    if (figure) {
      const figureId = `${id}-F`;
      addFigure(figureId, figure, output);
      output.relationship(source, 'HAS_FIGURE', figureId, { ...properties, basis: 'coded' }, id);
    }
  }
}

function addQuestions(data: DataSet, lines: Lines, output: Output): void {
  for (const { id, topic, kind, text, concerns, claims, resolution, note } of data.questions) {
    output.node(id, ['Question'], { topic, kind, text_en: text.en, text_zhHans: text['zh-Hans'], resolution, note });
    for (const entity of concerns) output.relationship(id, 'CONCERNS', entity, { basis: 'coded' });
    for (const claim of claims) {
      const { position, evidence, assertedIn, deniedIn, id: claimId, ...rest } = claim;
      output.node(claimId, ['Claim'], {
        ...rest,
        position_en: position.en,
        position_zhHans: position['zh-Hans'],
        ...lines.lists(evidence),
      });
      output.relationship(claimId, 'ANSWERS', id, { basis: 'coded' });
      for (const { statement, basis } of assertedIn ?? [])
        output.relationship(statement, 'ASSERTS', claimId, { basis });
      for (const { statement, basis } of deniedIn ?? []) output.relationship(statement, 'DENIES', claimId, { basis });
    }
  }
}

function addMoments(data: DataSet, lines: Lines, output: Output): void {
  for (const { id, date, kind, text, marks, evidence, note } of data.moments) {
    output.node(id, ['Moment'], {
      from: date.from,
      to: date.to,
      precision: date.precision,
      dateText: date.text,
      dateStatus: date.status,
      kind,
      text_en: text.en,
      text_zhHans: text['zh-Hans'],
      ...lines.lists(evidence),
      note,
    });
    for (const { entity, basis } of marks ?? []) output.relationship(id, 'MARKS', entity, { basis });
  }
}
