/** The picture in words, for who cannot see it: how much there is, and its weightiest lines. */
import type { Language } from '#protocol/views.ts';
import type { NodeKind } from './look.ts';
import type { Outlined, SceneEdge, SceneNode } from './scene.ts';
import { pictureWords } from './words.ts';

const MOST_LINES = 12;

function kindsInWords(nodes: readonly SceneNode[], language: Language): string {
  const words = pictureWords(language);
  const counts = new Map<NodeKind, number>();
  for (const node of nodes) counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1);
  const parts = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([kind, count]) => {
      const { one, many } = words.kinds[kind];
      return language === 'en' ? `${count} ${count === 1 ? one : many}` : `${count}个${many}`;
    });
  return words.list(parts);
}

function edgeInWords(edge: SceneEdge, labels: ReadonlyMap<string, string>, language: Language): string {
  const words = pictureWords(language);
  const count = edge.ink === 'relation' ? words.relations(edge.weight) : words.statements(edge.weight);
  const source = labels.get(edge.source) ?? edge.source;
  const target = labels.get(edge.target) ?? edge.target;
  if (language === 'en') return `${source} ${words.reads[edge.ink]} ${target} (${count})`;
  return `${source}${words.reads[edge.ink]}${target}（${count}）`;
}

/** More members than this are not named: they are counted. */
const MOST_NAMED = 8;

/** The members of a group by name, as far as they are not too many. */
export function membersText(names: readonly string[], language: Language): string {
  const named = names.slice(0, MOST_NAMED);
  return pictureWords(language).title(named, names.length - named.length);
}

/** What is described: the parts of a scene. */
interface Described {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly outlined: readonly Outlined[];
  readonly language: Language;
}

const SIGNED = new Set(['for', 'against', 'both', 'favourable', 'unfavourable', 'divided']);

/** Alternative text: the counts, who is put together, then the weightiest lines that take a side, then others while there is room. */
export function descriptionOf({ nodes, edges, outlined, language }: Described): string {
  const words = pictureWords(language);
  if (nodes.length === 0) return words.empty;
  const labels = new Map(nodes.map((node) => [node.id, node.label]));
  const sides = (edge: SceneEdge): number => (SIGNED.has(edge.ink) ? 1 : 0);
  const told = edges
    .toSorted((a, b) => sides(b) - sides(a) || b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_LINES)
    .map((edge) => edgeInWords(edge, labels, language));
  const network = words.graphOf(kindsInWords(nodes, language), words.edges(edges.length));
  const groups = nodes.flatMap(({ kind, label, second }) =>
    kind === 'CollapsedGroup' && second !== null ? [words.standsFor(label, second)] : [],
  );
  const circled = outlined.map(({ name, members }) =>
    words.outlines(
      name,
      membersText(
        members.flatMap((member) => labels.get(member) ?? []),
        language,
      ),
    ),
  );
  const opening = [network, ...groups, ...circled].join(language === 'en' ? ' ' : '');
  if (told.length === 0) return opening;
  return language === 'en' ? `${opening} ${told.join('; ')}.` : `${opening}${told.join('；')}。`;
}
