/** The legend: one item for every kind and every ink that is drawn, with how many there are. */
import type { Language } from '#protocol/views.ts';
import { INKS, type Look, type NodeKind } from './look.ts';
import type { LegendItem, SceneEdge, SceneNode } from './scene.ts';
import { colourClasses, colourText, sizeText, type Styling } from './styling.ts';
import { capitalise, pictureWords } from './words.ts';

function tallyBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

export interface LegendContext {
  readonly look: Look;
  readonly language: Language;
  readonly styling: Styling;
  /** How many lines lie within collapsed groups. */
  readonly within: number;
}

/** Kinds first (in the palette's order), then classes of colour, then inks, then what size, width and hollowness mean. */
export function legendOf(
  nodes: readonly SceneNode[],
  edges: readonly SceneEdge[],
  { look, language, styling, within }: LegendContext,
): LegendItem[] {
  const words = pictureWords(language);
  const kinds = tallyBy(nodes, (node) => node.kind);
  const inks = tallyBy(edges, (edge) => edge.ink);
  const items: LegendItem[] = [];
  const colouring = colourClasses(styling.colour, look.theme, language);
  for (const kind of Object.keys(look.marks) as NodeKind[]) {
    const count = kinds.get(kind);
    if (!count) continue;
    const { one, many } = words.kinds[kind];
    items.push({
      group: 'kind',
      key: kind,
      label: capitalise(count === 1 ? one : many),
      count,
      mark: colouring ? { ...look.marks[kind], colour: look.muted } : look.marks[kind],
    });
  }
  for (const { key, colour, label, holds } of colouring?.classes ?? []) {
    const held = nodes.filter(({ id, kind }) => kind !== 'Statement' && holds(id)).length;
    if (held > 0) items.push({ group: 'colour', key, label: capitalise(label), count: held, colour });
  }
  const bare = nodes.filter(
    ({ id, kind }) => kind !== 'Statement' && !colouring?.classes.some(({ holds }) => holds(id)),
  );
  if (colouring && bare.length > 0) {
    const label = capitalise(words.noValue);
    items.push({ group: 'colour', key: 'none', label, count: bare.length, colour: colouring.none });
  }
  for (const ink of INKS) {
    const count = inks.get(ink);
    if (count) items.push({ group: 'edge', key: ink, label: capitalise(words.inks[ink]), count, ink: look.inks[ink] });
  }
  if (edges.some((edge) => edge.hollow)) items.push({ group: 'note', key: 'hollow', label: capitalise(words.hollow) });
  if (edges.some((edge) => edge.disputed)) {
    items.push({ group: 'note', key: 'disputed', label: capitalise(words.disputed) });
  }
  if (within > 0) items.push({ group: 'note', key: 'within', label: capitalise(words.within(within)) });
  if (edges.some((edge) => edge.weight > 1))
    items.push({ group: 'note', key: 'width', label: capitalise(words.width) });
  if (nodes.length > 0) {
    items.push({ group: 'note', key: 'size', label: capitalise(sizeText(styling.size, language)) });
  }
  if (colouring && styling.colour) {
    items.push({ group: 'note', key: 'colour', label: capitalise(colourText(styling.colour, language)) });
  }
  return items;
}
