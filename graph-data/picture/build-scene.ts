/** A subgraph with positions and a look becomes a Scene. */
import { STATEMENT_TYPES } from '#model/vocabulary.ts';
import type { EdgeRow, EntityRow, StatementRow } from '#protocol/rows.ts';
import type { Language, Theme } from '#protocol/views.ts';
import { captionOf, type CaptionContext, titleOf } from './caption.ts';
import { descriptionOf, membersText } from './description.ts';
import { legendOf } from './legend.ts';
import { type InkName, type Look, lookOf, type NodeKind } from './look.ts';
import { glossOf, nameOf, secondName, shortName } from './names.ts';
import type { Outlined, Point, Scene, SceneEdge, SceneNode } from './scene.ts';
import { colourClasses, measuredRadius, PLAIN, type Styling } from './styling.ts';

/** Several entities that are drawn as one. */
export interface SceneGroup {
  readonly id: string;
  readonly name: string;
  readonly members: readonly EntityRow[];
  /** Statements by its members and about them, each counted once. */
  readonly said: number;
  readonly about: number;
  /** How many lines join the members to each other. */
  readonly within: number;
}

export interface SceneInput {
  /** Those that are drawn, members of collapsed groups not among them. */
  readonly entities: readonly EntityRow[];
  readonly groups?: readonly SceneGroup[];
  /** Open groups; those of whom nobody is drawn are left out. */
  readonly outlined?: readonly Outlined[];
  /** Statements that are nodes of their own. */
  readonly statements: readonly StatementRow[];
  readonly edges: readonly EdgeRow[];
  readonly positions: ReadonlyMap<string, Point>;
  readonly pinned: ReadonlySet<string>;
  readonly language: Language;
  readonly theme: Theme;
  /** Size and colour by a measure; by statements and kind where it is not given. */
  readonly styling?: Styling;
  /** The author's title; empty for a generated one. */
  readonly title: string;
  readonly context: CaptionContext;
}

const JUDGED = { for: 'favourable', against: 'unfavourable', both: 'divided' } as const;

/** What an edge says. Only a position is for or against: an assessment never makes an opponent. */
export function inkOf(edge: Pick<EdgeRow, 'type' | 'stance' | 'basis'>): InkName {
  if (edge.stance === null) return (STATEMENT_TYPES as readonly string[]).includes(edge.type) ? 'link' : 'relation';
  if (edge.stance === 'neutral') return 'neutral';
  return edge.basis === 'position' ? edge.stance : JUDGED[edge.stance];
}

/** The radius in pixels of something with so many statements by and about it. */
export function radiusOf(weight: number): number {
  return Math.min(20, 4.5 + 1.55 * Math.sqrt(Math.max(0, weight)));
}

const THIN: ReadonlySet<InkName> = new Set(['neutral', 'relation', 'link']);

/** The width in pixels of an edge with so many statements. Hollow lines need room for both rims. */
function widthOf(ink: InkName, weight: number, hollow: boolean): number {
  const doublings = Math.log2(Math.max(1, weight));
  const width = THIN.has(ink) ? 1.2 + 0.5 * doublings : 1.9 + 1.1 * doublings;
  return Math.min(8, hollow ? Math.max(4, width + 1.6) : width);
}

/** How a styling gives each entity its radius, weight and colour. */
interface Measured {
  readonly weightOf: (thing: Pick<EntityRow, 'id' | 'said' | 'about'>) => number;
  readonly radiusOf: (weight: number) => number;
  readonly colourOf: (thing: { readonly id: string; readonly kind: NodeKind }) => string;
}

function measuredBy({ styling = PLAIN, theme, language }: SceneInput, look: Look): Measured {
  const { size, colour } = styling;
  const classes = colourClasses(colour, theme, language);
  const bySize = size && size.by !== 'statements' ? size.values : null;
  const most = bySize ? Math.max(...bySize.values()) : 0;
  return {
    weightOf: ({ id, said, about }) => (bySize ? (bySize.get(id) ?? 0) : said + about),
    radiusOf: bySize ? (weight) => measuredRadius(weight, most) : radiusOf,
    colourOf: ({ id, kind }) =>
      classes ? (classes.classes.find(({ holds }) => holds(id))?.colour ?? classes.none) : look.marks[kind].colour,
  };
}

function entityNode(entity: EntityRow, position: Point, input: SceneInput, look: Look, measured: Measured): SceneNode {
  const weight = measured.weightOf(entity);
  return {
    id: entity.id,
    kind: entity.kind,
    x: position.x,
    y: position.y,
    radius: measured.radiusOf(weight),
    shape: look.marks[entity.kind].shape,
    colour: measured.colourOf(entity),
    label: shortName(entity, input.language),
    fullName: nameOf(entity, input.language),
    second: secondName(entity, input.language),
    weight,
    pinned: input.pinned.has(entity.id),
  };
}

function groupNode(group: SceneGroup, position: Point, input: SceneInput, look: Look, measured: Measured): SceneNode {
  const { id, name, members } = group;
  const { language } = input;
  const weight = measured.weightOf(group);
  const label = `${name} (${members.length})`;
  return {
    id,
    kind: 'CollapsedGroup',
    x: position.x,
    y: position.y,
    radius: measured.radiusOf(weight),
    shape: look.marks.CollapsedGroup.shape,
    colour: measured.colourOf({ id, kind: 'CollapsedGroup' }),
    label,
    fullName: label,
    second: membersText(
      members.map((member) => shortName(member, language)),
      language,
    ),
    weight,
    pinned: input.pinned.has(id),
    stands: members.length,
  };
}

function statementNode(statement: StatementRow, position: Point, input: SceneInput, look: Look): SceneNode {
  const gloss = glossOf(statement, input.language);
  return {
    id: statement.id,
    kind: 'Statement',
    x: position.x,
    y: position.y,
    radius: 5,
    ...look.marks.Statement,
    label: gloss.length > 42 ? `${gloss.slice(0, 40).trimEnd()}…` : gloss,
    fullName: gloss,
    second: null,
    weight: 0,
    pinned: input.pinned.has(statement.id),
  };
}

function sceneNodes(input: SceneInput, look: Look): SceneNode[] {
  const nodes: SceneNode[] = [];
  const measured = measuredBy(input, look);
  for (const entity of input.entities) {
    const position = input.positions.get(entity.id);
    if (position) nodes.push(entityNode(entity, position, input, look, measured));
  }
  for (const group of input.groups ?? []) {
    const position = input.positions.get(group.id);
    if (position) nodes.push(groupNode(group, position, input, look, measured));
  }
  for (const statement of input.statements) {
    const position = input.positions.get(statement.id);
    if (position) nodes.push(statementNode(statement, position, input, look));
  }
  return nodes;
}

function sceneEdge(edge: EdgeRow, look: Look): SceneEdge {
  const ink = inkOf(edge);
  const hollow = edge.words === 'told';
  const { colour, second, dash } = look.inks[ink];
  return {
    id: edge.id,
    source: edge.source,
    target: edge.target,
    type: edge.type,
    ink,
    colour,
    second,
    dash,
    hollow,
    width: widthOf(ink, edge.weight, hollow),
    offset: 0,
    weight: edge.weight,
    disputed: edge.disputed,
  };
}

const GAP = 2.5;

/** Edges between the same two nodes lie side by side. */
function sideBySide(edges: readonly SceneEdge[]): SceneEdge[] {
  const bundles = new Map<string, SceneEdge[]>();
  for (const edge of edges) {
    const key = edge.source < edge.target ? `${edge.source}\n${edge.target}` : `${edge.target}\n${edge.source}`;
    const bundle = bundles.get(key);
    if (bundle) bundle.push(edge);
    else bundles.set(key, [edge]);
  }
  return [...bundles.values()].flatMap((bundle) => {
    if (bundle.length === 1) return bundle;
    const room = bundle.reduce((sum, edge) => sum + edge.width + GAP, -GAP);
    let side = -room / 2;
    return bundle.map((edge) => {
      const centre = side + edge.width / 2;
      side += edge.width + GAP;
      return { ...edge, offset: edge.source < edge.target ? centre : -centre };
    });
  });
}

/** What is drawn first lies lowest: thin lines under judgements under positions. */
export const DEPTH: Readonly<Record<InkName, number>> = {
  link: 0,
  relation: 0,
  neutral: 0,
  divided: 1,
  favourable: 1,
  unfavourable: 1,
  both: 2,
  for: 2,
  against: 2,
};

/** The Scene of a subgraph. Entities without a position are left out, and with them their edges. */
export function buildScene(input: SceneInput): Scene {
  const look = lookOf(input.theme);
  const nodes = sceneNodes(input, look);
  const drawn = new Set(nodes.map((node) => node.id));
  // A statement about its own speaker is for the panel: as a loop it would say nothing.
  const shown = input.edges.filter(
    (edge) => edge.source !== edge.target && drawn.has(edge.source) && drawn.has(edge.target),
  );
  const within = (input.groups ?? []).reduce((sum, group) => sum + (drawn.has(group.id) ? group.within : 0), 0);
  const edges = sideBySide(shown.map((edge) => sceneEdge(edge, look))).sort((a, b) => DEPTH[a.ink] - DEPTH[b.ink]);
  const outlined = (input.outlined ?? []).filter(({ members }) => members.some((member) => drawn.has(member)));
  return {
    language: input.language,
    look,
    nodes,
    edges,
    outlined,
    legend: legendOf(nodes, edges, { look, language: input.language, styling: input.styling ?? PLAIN, within }),
    title: input.title.trim() === '' ? titleOf(nodes, shown, input.language) : input.title,
    caption: captionOf(
      nodes.filter(({ kind }) => kind !== 'Statement'),
      shown,
      input.context,
      input.language,
    ),
    description: descriptionOf({ nodes, edges, outlined, language: input.language }),
  };
}
