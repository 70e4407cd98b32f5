/** The generated sentence under a picture: what, when, how many statements, in which documents, as of when. */
import type { EdgeRow } from '#protocol/rows.ts';
import type { Language } from '#protocol/views.ts';
import { dayText, rangeText } from './dates.ts';
import type { SceneNode } from './scene.ts';
import { capitalise, pictureWords } from './words.ts';

/** What the picture alone does not know. Days are ISO; `asOf` is the last day of publication. */
export interface CaptionContext {
  readonly said: { readonly from: string; readonly to: string } | null;
  readonly asOf: string | null;
  readonly dataVersion: string;
  /** False where the columnists' own assertions are left out. */
  readonly columnists: boolean;
}

/** The nodes that the picture turns on: those with most edges in it, then the weightiest, then by id. */
function pivots(nodes: readonly SceneNode[], edges: readonly EdgeRow[], count: number): SceneNode[] {
  const joined = new Map<string, number>();
  for (const { source, target } of edges) {
    for (const id of [source, target]) joined.set(id, (joined.get(id) ?? 0) + 1);
  }
  const edgesAt = ({ id }: SceneNode): number => joined.get(id) ?? 0;
  return nodes
    .toSorted((a, b) => edgesAt(b) - edgesAt(a) || b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .slice(0, count);
}

/** "G7, China, Japan and 27 others": a title where the author gave none. */
export function titleOf(nodes: readonly SceneNode[], edges: readonly EdgeRow[], language: Language): string {
  const words = pictureWords(language);
  if (nodes.length === 0) return words.empty;
  const named = pivots(nodes, edges, nodes.length === 4 ? 4 : 3).map((node) => node.label);
  return words.title(named, nodes.length - named.length);
}

function distinct(edges: readonly EdgeRow[], key: 'statements' | 'relations' | 'documents'): number {
  return new Set(edges.flatMap((edge) => edge[key])).size;
}

/** The caption. Statements, facts and documents are counted once however many edges they stand behind. */
export function captionOf(
  nodes: readonly SceneNode[],
  edges: readonly EdgeRow[],
  context: CaptionContext,
  language: Language,
): string {
  const words = pictureWords(language);
  if (nodes.length === 0) return words.empty;
  const statements = distinct(edges, 'statements');
  const relations = distinct(edges, 'relations');
  const counts = [words.statements(statements)];
  if (relations > 0) counts.push(words.relations(relations));
  const comma = language === 'en' ? ', ' : '，';
  const rest = words.from(words.documents(distinct(edges, 'documents')));
  const groups = nodes.filter(({ kind }) => kind === 'CollapsedGroup');
  const stands = (some: readonly SceneNode[]): number => some.reduce((sum, node) => sum + (node.stands ?? 1), 0);
  const inGroups = groups.length > 0 ? comma + words.inGroups(stands(groups), groups.length) : '';
  const what = `${words.things(stands(nodes))}${inGroups}${language === 'en' ? ': ' : '：'}${words.list(counts)}`;
  const parts = [language === 'en' ? `${what} ${rest}` : `${what}${comma}${rest}`];
  if (context.said && statements > 0) parts.push(words.said(rangeText(context.said.from, context.said.to, language)));
  if (!context.columnists) parts.push(words.noColumnists);
  const rests = context.asOf ? [words.published(dayText(context.asOf, language))] : [];
  rests.push(words.dataVersion(context.dataVersion.slice(0, 8)));
  if (language === 'en') return `${capitalise(parts.join(comma))}. ${capitalise(rests.join('; '))}.`;
  return `${parts.join(comma)}。${rests.join('；')}。`;
}
