/** The scene as rows of tables. */
import type { Scene } from '#picture/scene.ts';
import type { PictureWords } from '#picture/words.ts';
import { signOf } from '#model/statements.ts';
import { spanText } from '#picture/dates.ts';
import { glossOf } from '#picture/names.ts';
import type { EdgeRow, Span, StatementRow, UnitRow } from '#protocol/rows.ts';
import type { Language } from '#protocol/views.ts';
import type { Id } from './exploration.ts';
import type { GraphData } from './graph-data.ts';
import { typeText, type Words } from './words/index.ts';

export interface TableRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, string | number>>;
  /** What a cell that speaks as people do stands for: by this it is sorted, and this goes into files. */
  readonly exact?: Readonly<Record<string, string>>;
}

/** A cell as files have it. */
export function exactCell({ cells, exact }: TableRow, key: string): string | number {
  return exact?.[key] ?? cells[key] ?? '';
}

/** Numbers from the largest, texts by the alphabet, what is empty last. */
export function compareCells(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return b - a;
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return String(a).localeCompare(String(b));
}

/** The statements by and about a node; of a collapsed group, each counted once. */
export function countedOf(id: Id, { entities, groups }: Pick<GraphData, 'entities' | 'groups'>) {
  const { said = 0, about = 0 } = groups.get(id) ?? entities.get(id) ?? {};
  return { said, about };
}

/** One row a node, the weightiest first. */
export function nodeRows(scene: Scene, data: Pick<GraphData, 'entities' | 'groups'>, words: PictureWords): TableRow[] {
  const near = new Map<Id, Set<Id>>();
  const join = (from: Id, to: Id): void => {
    const found = near.get(from);
    if (found) found.add(to);
    else near.set(from, new Set([to]));
  };
  for (const { source, target } of scene.edges) {
    join(source, target);
    join(target, source);
  }
  return scene.nodes
    .toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .map((node) => ({
      id: node.id,
      cells: {
        name: node.fullName,
        kind: words.kinds[node.kind].one,
        ...countedOf(node.id, data),
        neighbours: near.get(node.id)?.size ?? 0,
      },
    }));
}

/** One row an edge, the weightiest first. */
export function edgeRows(
  scene: Scene,
  edges: readonly EdgeRow[],
  words: Words,
  pictureWords: PictureWords,
  documentName: (id: string) => string,
): TableRow[] {
  const labels = new Map(scene.nodes.map((node) => [node.id, node.label]));
  const rows = new Map(edges.map((edge) => [edge.id, edge]));
  return scene.edges
    .toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .map(({ id, source, target, ink, type, weight }) => {
      const edge = rows.get(id);
      return {
        id,
        cells: {
          source: labels.get(source) ?? source,
          what: ink === 'relation' ? typeText(type, words) : pictureWords.inks[ink],
          target: labels.get(target) ?? target,
          weight,
          words: edge?.words ? words.words[edge.words] : '',
          documents: (edge?.documents ?? []).map(documentName).join('; '),
        },
      };
    });
}

/** A span as ISO 8601 has it: a day, or first and last day. */
function isoText(span: Span | null): string {
  if (!span) return '';
  return span.from === span.to ? span.from : `${span.from}/${span.to}`;
}

function stanceText(unit: UnitRow, words: Words): string {
  const sign = signOf(unit);
  return unit.basis === 'position' || unit.basis === null ? words.stance[sign] : words.judged[sign];
}

/** What names and documents are called, and in which language all is said. */
export interface RowSpeech {
  readonly words: Words;
  readonly language: Language;
  readonly nameOf: (id: Id) => string;
  readonly documentName: (id: Id) => string;
}

/** One row a statement; toward what it takes which stance is said of what is shown, in the same order. */
export function statementRows(
  statements: readonly StatementRow[],
  isShown: (id: Id) => boolean,
  { words, language, nameOf, documentName }: RowSpeech,
): TableRow[] {
  return statements.map((statement) => {
    const { id, speaker, ascribedTo, said, published, reports } = statement;
    const units = statement.units.filter(({ entity }) => isShown(entity));
    const who = ascribedTo.length > 0 ? ascribedTo : [speaker];
    return {
      id,
      cells: {
        who: who.map(nameOf).join('; '),
        gloss: glossOf(statement, language),
        toward: units.map(({ entity }) => nameOf(entity)).join('; '),
        stance: units.map((unit) => stanceText(unit, words)).join('; '),
        said: said ? spanText(said, language) : words.undated,
        published: spanText(published, language),
        where: reports.map(({ document, line }) => words.sourceAt(documentName(document), line)).join('; '),
        id,
      },
      exact: { said: isoText(said), published: isoText(published) },
    };
  });
}
