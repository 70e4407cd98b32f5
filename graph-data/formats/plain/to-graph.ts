/**
 * Tables of people's own data → the property graph of the model. The file is the document and the row the locator, so that
 * every line leads to the row that says it (docs/adr/0008). Nothing is loaded where anything is wrong.
 */
import { byCodeUnit } from '#model/canonical.ts';
import { relationshipId } from '#model/identity.ts';
import type { Problem } from '#model/problem.ts';
import type {
  NodeRecord,
  Properties,
  PropertyGraph,
  PropertyValue,
  RelationshipRecord,
} from '#model/property-graph.ts';
import type { Sign } from '#model/statements.ts';
import { ACTOR_KINDS, type Basis, type Kind } from '#model/vocabulary.ts';
import type { MappedTable } from './cells.ts';
import { type PlainEdges, type PlainRelation, type PlainStatement, readEdges } from './edges.ts';
import { namesOf, PlainEntities, type PlainEntity } from './nodes.ts';
import { PlainDocuments, type PlainFile, relationEvidence, reportOf } from './sources.ts';

type Loose = Readonly<Record<string, PropertyValue | null | undefined>>;

function present(loose: Loose): Properties {
  return Object.fromEntries(
    Object.entries(loose).filter((entry): entry is [string, PropertyValue] => {
      const [, value] = entry;
      return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
    }),
  );
}

const STANCES: Readonly<Record<Sign, bigint>> = { for: 1n, against: -1n, mixed: 0n, neutral: 0n };
const STANCE_WORDS: Readonly<Record<Sign, readonly [en: string, zh: string]>> = {
  for: ['is for', '支持'],
  against: ['is against', '反对'],
  mixed: ['is for and against', '既支持又反对'],
  neutral: ['speaks of', '谈到'],
};

/** Whoever tells what others want, where a file does not say who it is. */
const TELLER = 'teller';

/** Gives each what it wants to be called, the second and later ones with a number. */
class FreeIds {
  readonly #taken = new Set<string>();
  /** How often each was wanted: the same edge may stand in a table a hundred thousand times. */
  readonly #wanted = new Map<string, number>();

  take(wanted: string): string {
    let nth = (this.#wanted.get(wanted) ?? 0) + 1;
    let id = nth === 1 ? wanted : `${wanted}:${nth}`;
    while (this.#taken.has(id)) id = `${wanted}:${++nth}`;
    this.#wanted.set(wanted, nth);
    this.#taken.add(id);
    return id;
  }
}

class GraphWriter {
  readonly nodes: NodeRecord[] = [];
  readonly relationships: RelationshipRecord[] = [];
  readonly #nodeIds = new FreeIds();
  readonly #relationshipIds = new FreeIds();
  readonly #entities: PlainEntities;
  readonly #documents: PlainDocuments;
  #teller: string | null = null;

  constructor(entities: PlainEntities, documents: PlainDocuments) {
    this.#entities = entities;
    this.#documents = documents;
  }

  #node(wanted: string, labels: readonly string[], properties: Loose): string {
    const id = this.#nodeIds.take(wanted);
    const sorted = [...new Set(labels)].sort(byCodeUnit);
    this.nodes.push({ id, labels: sorted, properties: present({ ...properties, id }) });
    return id;
  }

  #join(source: string, type: string, target: string, properties: Loose, wanted?: string): void {
    const id = this.#relationshipIds.take(wanted ?? relationshipId(source, type, target));
    this.relationships.push({ id, type, source, target, properties: present({ ...properties, id }) });
  }

  documents(): void {
    for (const properties of this.#documents.properties())
      this.#node(String(properties['id']), ['Document'], properties);
  }

  entity(entity: PlainEntity, speaks: boolean): void {
    const kind: Kind = entity.kind ?? (speaks ? 'Group' : 'Concept');
    const isActor = (ACTOR_KINDS as readonly string[]).includes(kind) || entity.labels.includes('Actor');
    const labels = ['Entity', kind, ...(isActor ? ['Actor'] : []), ...(speaks && !isActor ? ['Actor', 'Group'] : [])];
    const own = Object.fromEntries(entity.rest.map(([name, text]) => [`own_${name}`, text]));
    this.#node(entity.id, labels, {
      ...own,
      kind,
      ...namesOf(entity),
      role: entity.kindWritten,
      note: entity.note,
    });
  }

  /** A statement that stands as a node of its own in the file. */
  statementNode({ id, name, row }: PlainEntity): void {
    this.#statement(id, { en: name, zh: name }, { kind: 'factual', mode: 'indirect' }, [], []);
    if (row) this.#report(id, row);
  }

  #statement(
    wanted: string,
    gloss: { readonly en: string; readonly zh: string },
    form: Loose,
    speakers: readonly string[],
    note: readonly string[],
  ): string {
    return this.#node(wanted, ['Statement'], {
      gloss_en: gloss.en,
      gloss_zhHans: gloss.zh,
      saidPrecision: 'unknown',
      modality: 'asserted',
      status: 'draft',
      provenance: 'unsourced',
      chainActors: speakers,
      chainRoles: speakers.map(() => 'speaker'),
      note: note.length === 0 ? null : note.join('; '),
      ...form,
    });
  }

  #report(statement: string, { file, row }: Pick<PlainStatement, 'file' | 'row'>): void {
    const evidence = this.#documents.evidence(file, row);
    this.#join(statement, 'REPORTED_IN', evidence.document, { ...reportOf(evidence), mode: 'indirect' });
  }

  #tellerId(): string {
    this.#teller ??= this.#node(TELLER, ['Actor', 'Entity', 'Group'], {
      kind: 'Group',
      name: 'someone who is not named',
      name_en: 'someone who is not named',
      name_zhHans: '未具名者',
      unnamed: true,
    });
    return this.#teller;
  }

  statements(plain: PlainStatement): void {
    const { source, target, sign, basis, words, ids, utterances, date, row, file } = plain;
    const names = [source, target].map((id) => this.#entities.get(id)?.name ?? id);
    const said = (language: 0 | 1, space: string): string => {
      return `${names[0]}${space}${STANCE_WORDS[sign][language]}${space}${names[1]}`;
    };
    const gloss = plain.text === '' ? { en: said(0, ' '), zh: said(1, '') } : { en: plain.text, zh: plain.text };
    const note = plain.rest.map(([name, text]) => `${name}: ${text}`);
    const time = date && { saidFrom: date.from, saidTo: date.to, saidPrecision: date.precision, saidText: date.text };
    let first: string | null = null;
    for (let nth = 0; nth < Math.max(ids.length, utterances); nth++) {
      const told = words === 'told' || (words === 'both' && nth === 0);
      const speaker = told ? this.#tellerId() : source;
      const form = { kind: basis === 'position' ? 'position' : 'factual', mode: 'indirect', ...time };
      const wanted = ids[nth] ?? `${this.#documents.idOf(file)}-L${row.line}`;
      const id = this.#statement(wanted, gloss, form, [speaker], note);
      this.#join(speaker, 'SAID', id, {});
      if (told) this.#join(id, 'ASCRIBED_TO', source, {});
      this.#about(id, target, sign, basis, true);
      this.#report(id, plain);
      // More reports than utterances: the last ones are reports of the same words.
      if (first !== null && nth >= utterances) this.#join(id, 'SAME_UTTERANCE', first, { judgement: 'same' });
      first ??= id;
    }
  }

  #about(statement: string, target: string, sign: Sign, basis: Basis | null, primary: boolean): void {
    this.#join(statement, 'ABOUT', target, { stance: STANCES[sign], mixed: sign === 'mixed', basis, primary });
  }

  part({ type, sign, basis, said: { source, target } }: PlainEdges['parts'][number]): void {
    if (type === 'ABOUT') this.#about(source, target, sign, basis, false);
    else this.#join(source, type, target, {});
  }

  relations(plain: PlainRelation): void {
    const { source, target, type, ids, weight, text, rest } = plain;
    const evidence = this.#documents.evidence(plain.file, plain.row);
    for (const id of ids) {
      const properties: Loose = {
        predicate: type,
        modality: 'asserted',
        weight: weight === 1 ? null : weight,
        from: plain.from,
        to: plain.to,
        dateText: plain.dateText,
        ...relationEvidence(evidence),
        qualifierKeys: rest.map(([name]) => name),
        qualifierValues: rest.map(([, value]) => value),
        note: text === '' ? null : text,
      };
      this.#join(source, type, target, properties, id);
    }
  }
}

/** Where a file places its nodes, as far as it places all of them. */
export type PlainPlaces = ReadonlyMap<string, readonly [x: number, y: number]>;

export interface PlainGraph {
  readonly graph: PropertyGraph;
  /** The entities and the statements that stand as nodes of their own, in the order of the files. */
  readonly entities: readonly string[];
  readonly statements: readonly string[];
  /** Null where any has none. */
  readonly places: PlainPlaces | null;
}

function placesOf(entities: readonly PlainEntity[]): PlainPlaces | null {
  const placed = entities.flatMap(({ id, place }) => (place ? [[id, place] as const] : []));
  return placed.length > 0 && placed.length === entities.length ? new Map(placed) : null;
}

function isStatement({ labels }: PlainEntity): boolean {
  return labels.includes('Statement');
}

function write(files: readonly PlainFile[], entities: PlainEntities, edges: PlainEdges): PlainGraph {
  const documents = new PlainDocuments(files, (id) => entities.has(id));
  const writer = new GraphWriter(entities, documents);
  const saying = edges.parts.flatMap(({ type, said }) =>
    type === 'SAID' ? said.source : type === 'ASCRIBED_TO' ? said.target : [],
  );
  const speakers = new Set([...edges.statements.map(({ source }) => source), ...saying]);
  writer.documents();
  for (const entity of entities.all()) {
    if (isStatement(entity)) writer.statementNode(entity);
    else writer.entity(entity, speakers.has(entity.id));
  }
  for (const statement of edges.statements) writer.statements(statement);
  for (const part of edges.parts) writer.part(part);
  for (const relation of edges.relations) writer.relations(relation);
  const nodes = writer.nodes.sort((a, b) => byCodeUnit(a.id, b.id));
  const relationships = writer.relationships.sort((a, b) => byCodeUnit(a.id, b.id));
  const all = [...entities.all()];
  return {
    graph: { nodes, relationships },
    entities: all.filter((entity) => !isStatement(entity)).map(({ id }) => id),
    statements: all.filter(isStatement).map(({ id }) => id),
    places: placesOf(all.filter((entity) => !isStatement(entity))),
  };
}

/** The graph, or all that is wrong with the rows. `STANCE` as a type, or a stance, makes a row a statement. */
export function toPlainGraph(
  files: readonly PlainFile[],
  tables: readonly MappedTable[],
): { readonly made: PlainGraph | null; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const entities = new PlainEntities(problems);
  const edges: PlainEdges = { statements: [], relations: [], parts: [] };
  for (const table of tables) if (table.mapping.kind === 'nodes') entities.read(table);
  for (const table of tables) if (table.mapping.kind === 'edges') readEdges(table, entities, edges, problems);
  return { made: problems.length > 0 ? null : write(files, entities, edges), problems };
}
