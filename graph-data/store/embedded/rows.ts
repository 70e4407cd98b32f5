/** Nodes and relationships of the graph → the rows of the protocol. */
import { byCodeUnit } from '#model/canonical.ts';
import { parseLocator } from '#model/locator.ts';
import type { Id } from '#model/property-graph.ts';
import type {
  Basis,
  DatePrecision,
  Modality,
  Provenance,
  QuestionKind,
  QuoteMode,
  Stance,
  StatementKind,
  StatementStatus,
} from '#model/vocabulary.ts';
import { clashesByKind, compareFigures } from '#analysis/disputes.ts';
import type {
  ClaimRow,
  DocumentRow,
  EntityRow,
  FigureRow,
  Gloss,
  Locator,
  QuestionRow,
  RelationRow,
  Span,
  StatementRow,
  UnitRow,
} from '#protocol/rows.ts';
import { dayText, NO_DAY, type StatementTable } from './statement-table.ts';
import { asTexts, type StoredGraph } from './stored-graph.ts';
import type { Walk } from './walk.ts';

/** Properties that a row of an entity has members for, and where a pseudonym is written. */
const OF_THE_ROW = /^(?:id|kind|name|title|(?:name|text)_.+|aliases|role|note|from|to|dateText|pseudonym.*|unnamed)$/u;

export class Rows {
  readonly #stored: StoredGraph;
  readonly #table: StatementTable;
  readonly #walk: Walk;

  constructor(stored: StoredGraph, table: StatementTable, walk: Walk) {
    this.#stored = stored;
    this.#table = table;
    this.#walk = walk;
  }

  entity(node: number): EntityRow {
    const stored = this.#stored;
    const text = (key: string): string | null => stored.text(node, key);
    const id = stored.graph.idOf(node);
    const labels = [...stored.graph.labelsOf(node)];
    const [from, to] = [text('from'), text('to')];
    return {
      id,
      kind: stored.kindOf(node),
      actor: labels.includes('Actor'),
      labels,
      name: text('name') ?? text('title') ?? text('text_en') ?? id,
      names: {
        en: text('name_en') ?? text('text_en'),
        zhHans: text('name_zhHans') ?? text('text_zhHans'),
        zhHant: text('name_zhHant'),
        ja: text('name_ja'),
      },
      aliases: stored.texts(node, 'aliases'),
      role: text('role'),
      note: text('note'),
      span: from === null && to === null ? null : this.#openSpan(from, to, text('dateText')),
      pseudonym: stored.flag(node, 'pseudonym'),
      unnamed: stored.flag(node, 'unnamed'),
      degree: this.#walk.degree(node),
      said: this.#walk.statementCount(this.#table.byActor, node),
      about: this.#walk.statementCount(this.#table.byEntity, node),
      properties: Object.entries(stored.graph.properties(node)).flatMap(([key, value]) =>
        OF_THE_ROW.test(key) ? [] : [{ key, values: asTexts(value) }],
      ),
    };
  }

  #openSpan(from: string | null, to: string | null, text: string | null): Span {
    const [first, last] = [from ?? to ?? '', to ?? from ?? ''];
    return { from: first, to: last, precision: first === last ? 'day' : 'approximate', text };
  }

  statement(index: number): StatementRow {
    const stored = this.#stored;
    const table = this.#table;
    const node = table.nodes[index] as number;
    const id = stored.graph.idOf(node);
    const text = (key: string): string | null => stored.text(node, key);
    const actors = stored.texts(node, 'chainActors');
    const roles = stored.texts(node, 'chainRoles');
    const [asOfFrom, asOfTo] = [text('asOfFrom'), text('asOfTo')];
    const asOfText = text('asOfText');
    return {
      id,
      kind: text('kind') as StatementKind,
      gloss: this.#gloss(node, 'gloss'),
      speaker: stored.sources(node, 'SAID')[0] ?? '',
      ascribedTo: stored.targets(node, 'ASCRIBED_TO'),
      units: this.units(index),
      said: this.#span(node, 'said'),
      published: {
        from: publishedDay(table.published.from[index] as number),
        to: publishedDay(table.published.to[index] as number),
        ...this.#publishedForm(node),
      },
      asOf: asOfText === null ? null : { from: asOfFrom, to: asOfTo, text: asOfText },
      modality: text('modality') as Modality,
      condition: text('condition'),
      status: text('status') as StatementStatus,
      mode: text('mode') as QuoteMode,
      columnist: table.columnist[index] === 1,
      provenance: text('provenance') as Provenance,
      reports: this.#reports(node),
      chain: actors.map((actor, at) => ({ actor, role: roles[at] ?? '' })),
      addressedTo: stored.targets(node, 'ADDRESSED_TO'),
      saidAt: stored.targets(node, 'SAID_AT'),
      channel: text('channel'),
      place: text('place'),
      speakerAsWritten: text('speakerAsWritten'),
      figures: stored.out(node, 'STATES').map((relationship) => this.figure(stored.targetOf(relationship))),
      sameUtterance: this.#sameUtterance(node),
      contradictedBy: this.#contradictedBy(node),
      note: text('note'),
    };
  }

  #gloss(node: number, prefix: string): Gloss {
    const en = this.#stored.text(node, `${prefix}_en`) ?? '';
    return { en, zhHans: this.#stored.text(node, `${prefix}_zhHans`) ?? en };
  }

  #span(node: number, prefix: string): Span | null {
    const [from, to] = [this.#stored.text(node, `${prefix}From`), this.#stored.text(node, `${prefix}To`)];
    if (from === null || to === null) return null;
    const precision = this.#stored.text(node, `${prefix}Precision`) as DatePrecision;
    return { from, to, precision, text: this.#stored.text(node, `${prefix}Text`) };
  }

  #publishedForm(node: number): Pick<Span, 'precision' | 'text'> {
    const [first] = this.#stored.out(node, 'REPORTED_IN');
    const document = first === undefined ? -1 : this.#stored.targetOf(first);
    const known = document < 0 ? null : this.#stored.text(document, 'publishedPrecision');
    const precision = (known ?? 'unknown') as DatePrecision;
    return { precision, text: document < 0 ? null : this.#stored.text(document, 'publishedText') };
  }

  /** The units of a statement, in order. */
  units(index: number): UnitRow[] {
    const { graph } = this.#stored;
    const table = this.#table;
    const node = table.nodes[index] as number;
    const units: UnitRow[] = [];
    const about = this.#stored.out(node, 'ABOUT');
    for (let unit = table.unitOffset[index] as number; unit < (table.unitOffset[index + 1] as number); unit++) {
      const entity = table.unitEntity[unit] as number;
      const relationship = about.find((each) => this.#stored.targetOf(each) === entity) as number;
      units.push({
        actor: graph.idOf(table.unitActor[unit] as number),
        entity: graph.idOf(entity),
        stance: (this.#stored.relationNumber(relationship, 'stance') ?? 0) as Stance,
        mixed: graph.relationshipProperty(relationship, 'mixed') === true,
        basis: this.#stored.relationText(relationship, 'basis') as Basis | null,
        primary: graph.relationshipProperty(relationship, 'primary') === true,
        ascribed: table.unitAscribed[unit] === 1,
      });
    }
    return units;
  }

  #reports(node: number): StatementRow['reports'] {
    const stored = this.#stored;
    return stored
      .out(node, 'REPORTED_IN')
      .map((relationship) => ({
        document: stored.graph.idOf(stored.targetOf(relationship)),
        line: stored.relationNumber(relationship, 'line') ?? 0,
        start: stored.relationNumber(relationship, 'start'),
        end: stored.relationNumber(relationship, 'end'),
        lineSha256: stored.relationText(relationship, 'lineSha256') ?? '',
        mode: stored.relationText(relationship, 'mode') as QuoteMode,
        via: stored.relationTexts(relationship, 'via'),
        repeat: stored.graph.relationshipProperty(relationship, 'repeat') === true,
      }))
      .sort((a, b) => byCodeUnit(a.document, b.document) || a.line - b.line);
  }

  #sameUtterance(node: number): StatementRow['sameUtterance'] {
    const stored = this.#stored;
    const link = (relationship: number, other: number): StatementRow['sameUtterance'][number] => ({
      statement: stored.graph.idOf(other),
      judgement: stored.relationText(relationship, 'judgement') ?? '',
    });
    return [
      ...stored.out(node, 'SAME_UTTERANCE').map((each) => link(each, stored.targetOf(each))),
      ...stored.in(node, 'SAME_UTTERANCE').map((each) => link(each, stored.sourceOf(each))),
    ].sort((a, b) => byCodeUnit(a.statement, b.statement));
  }

  /** What stands against a statement: the other sides of each clashing question to which it gives an answer. */
  #contradictedBy(node: number): StatementRow['contradictedBy'] {
    const stored = this.#stored;
    const found = new Map<string, { statement: Id; question: Id }>();
    const add = (claim: number, question: number, type: 'ASSERTS' | 'DENIES'): void => {
      for (const relationship of stored.in(claim, type)) {
        const other = stored.sourceOf(relationship);
        if (other === node) continue;
        const pair = { statement: stored.graph.idOf(other), question: stored.graph.idOf(question) };
        found.set(`${pair.question} ${pair.statement}`, pair);
      }
    };
    const answers = (type: 'ASSERTS' | 'DENIES'): void => {
      for (const link of stored.out(node, type)) {
        const claim = stored.targetOf(link);
        for (const answer of stored.out(claim, 'ANSWERS')) {
          const question = stored.targetOf(answer);
          if (!clashesByKind(stored.text(question, 'kind') as QuestionKind)) continue;
          add(claim, question, type === 'ASSERTS' ? 'DENIES' : 'ASSERTS');
          if (type === 'DENIES') continue;
          for (const side of stored.in(question, 'ANSWERS')) {
            if (stored.sourceOf(side) !== claim) add(stored.sourceOf(side), question, 'ASSERTS');
          }
        }
      }
    };
    answers('ASSERTS');
    answers('DENIES');
    return [...found.entries()].sort(([a], [b]) => byCodeUnit(a, b)).map(([, pair]) => pair);
  }

  figure(node: number): FigureRow {
    const stored = this.#stored;
    return {
      subject: stored.text(node, 'subject') ?? '',
      value: stored.number(node, 'value'),
      min: stored.number(node, 'min'),
      max: stored.number(node, 'max'),
      unit: stored.text(node, 'unit') ?? '',
      qualifier: stored.text(node, 'qualifier'),
      asOf: stored.text(node, 'asOf'),
      text: stored.text(node, 'text'),
    };
  }

  relation(relationship: number): RelationRow {
    const stored = this.#stored;
    const text = (key: string): string | null => stored.relationText(relationship, key);
    const keys = stored.relationTexts(relationship, 'qualifierKeys');
    const values = stored.relationTexts(relationship, 'qualifierValues');
    return {
      id: stored.graph.relationshipIdOf(relationship),
      source: stored.graph.idOf(stored.sourceOf(relationship)),
      target: stored.graph.idOf(stored.targetOf(relationship)),
      type: stored.typeOf(relationship),
      predicate: text('predicate') ?? stored.typeOf(relationship).toLowerCase(),
      modality: (text('modality') ?? 'asserted') as Modality,
      from: text('from'),
      to: text('to'),
      dateText: text('dateText'),
      evidence: [...locators((key) => stored.relationTexts(relationship, key)), ...this.#mentionLocator(relationship)],
      assertedBy: stored.relationTexts(relationship, 'assertedBy'),
      qualifiers: keys.map((key, at) => ({ key, value: values[at] ?? '' })),
      note: text('note'),
    };
  }

  /** Where a document mentions an entity: the relationship itself says so. */
  #mentionLocator(relationship: number): Locator[] {
    const stored = this.#stored;
    const line = stored.relationNumber(relationship, 'line');
    if (line === null) return [];
    return [
      {
        document: stored.graph.idOf(stored.sourceOf(relationship)),
        line,
        start: stored.relationNumber(relationship, 'start'),
        end: stored.relationNumber(relationship, 'end'),
        lineSha256: stored.relationText(relationship, 'lineSha256') ?? '',
      },
    ];
  }

  document(node: number): DocumentRow {
    const stored = this.#stored;
    const reported = new Set(stored.in(node, 'REPORTED_IN').map((each) => stored.sourceOf(each)));
    return {
      id: stored.graph.idOf(node),
      title: stored.text(node, 'title'),
      outlet: stored.text(node, 'outlet'),
      authors: stored.targets(node, 'WRITTEN_BY'),
      publishers: stored.targets(node, 'PUBLISHED_BY'),
      language: stored.text(node, 'language') ?? '',
      script: stored.text(node, 'script') ?? '',
      published: this.#span(node, 'published') ?? { from: '', to: '', precision: 'unknown', text: null },
      sha256: stored.text(node, 'sha256') ?? '',
      lines: stored.number(node, 'linesTotal') ?? 0,
      perspective: stored.text(node, 'perspective'),
      statements: reported.size,
    };
  }

  question(node: number): QuestionRow {
    const stored = this.#stored;
    const kind = stored.text(node, 'kind') as QuestionKind;
    const claims = stored.sources(node, 'ANSWERS').map((id) => this.#claim(stored.graph.nodeById(id)));
    return {
      id: stored.graph.idOf(node),
      topic: stored.text(node, 'topic') ?? '',
      kind,
      text: this.#gloss(node, 'text'),
      clashes: clashesByKind(kind),
      figures: compareFigures(claims),
      concerns: stored.targets(node, 'CONCERNS'),
      claims,
      resolution: stored.text(node, 'resolution'),
    };
  }

  #claim(node: number): ClaimRow {
    const stored = this.#stored;
    return {
      id: stored.graph.idOf(node),
      label: stored.text(node, 'label') ?? '',
      position: this.#gloss(node, 'position'),
      speakers: stored.texts(node, 'speakers'),
      statements: stored.sources(node, 'ASSERTS'),
      denials: stored.sources(node, 'DENIES'),
      evidence: locators((key) => stored.texts(node, key)),
      byAbsence: stored.flag(node, 'byAbsence'),
      value: stored.number(node, 'value'),
      min: stored.number(node, 'min'),
      max: stored.number(node, 'max'),
      unit: stored.text(node, 'unit'),
    };
  }
}

/** The day; empty where a document does not say when it was published. */
function publishedDay(day: number): string {
  return day === NO_DAY ? '' : dayText(day);
}

/** The three parallel lists of evidence → locators. */
function locators(list: (key: string) => string[]): Locator[] {
  const [ranges, hashes] = [list('evidenceRanges'), list('evidenceSha256')];
  return list('evidence').map((text, at) => {
    const range = ranges[at] ?? '';
    const parsed = parseLocator(range === '' ? text : `${text}:${range}`, null);
    if (!parsed) throw new Error(`"${text}" is no locator: the graph was not made from a checked data set`);
    return { ...parsed, lineSha256: hashes[at] ?? '' };
  });
}
