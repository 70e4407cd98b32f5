/**
 * How things look: kind by colour and by shape, stance by colour and by dash, in a light and a dark palette.
 * Hues after Okabe and Ito ("Color Universal Design", 2008): teal and vermilion stay apart for red-green-blind
 * readers, and the dash tells them apart in grey. tests/picture/look.test.ts holds every mark to 3:1 and text to 4.5:1.
 */
import type { Kind } from '#model/vocabulary.ts';
import type { Theme } from '#protocol/views.ts';

/** The outline of a node; shapes.ts draws them. No two kinds share one. */
export const SHAPES = [
  'circle',
  'ring',
  'square',
  'hexagon',
  'octagon',
  'diamond',
  'pentagon',
  'triangle',
  'wedge',
  'plus',
  'pill',
  'star',
  'page',
  'dot',
  'cluster',
] as const;
export type Shape = (typeof SHAPES)[number];

/** What a node of the picture stands for: an entity of some kind, a statement that is not folded, or several drawn as one. */
export type NodeKind = Kind | 'Statement' | 'CollapsedGroup';

/**
 * What an edge says. `for`, `against` and `both` are positions; `favourable`, `unfavourable` and `divided` are
 * assessments and evaluations, drawn lighter; `relation` is a reported fact; `link` joins a statement to its ends.
 */
export const INKS = [
  'for',
  'against',
  'both',
  'favourable',
  'unfavourable',
  'divided',
  'neutral',
  'relation',
  'link',
] as const;
export type InkName = (typeof INKS)[number];

export type Dash = 'solid' | 'dashed' | 'dotted' | 'two';

/** `second` is the other colour of a two-coloured dash. */
export interface Ink {
  readonly colour: string;
  readonly second: string | null;
  readonly dash: Dash;
}

export interface Mark {
  readonly shape: Shape;
  readonly colour: string;
}

export interface Look {
  readonly theme: Theme;
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly rule: string;
  readonly marks: Readonly<Record<NodeKind, Mark>>;
  readonly inks: Readonly<Record<InkName, Ink>>;
}

const SHAPE_OF: Readonly<Record<NodeKind, Shape>> = {
  Person: 'circle',
  Group: 'ring',
  Organization: 'square',
  Country: 'hexagon',
  Bloc: 'octagon',
  Event: 'diamond',
  Policy: 'pentagon',
  Mineral: 'triangle',
  Place: 'wedge',
  Technology: 'plus',
  Product: 'pill',
  Concept: 'star',
  Publication: 'page',
  Statement: 'dot',
  CollapsedGroup: 'cluster',
};

interface Palette {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly rule: string;
  readonly teal: string;
  readonly vermilion: string;
  readonly paleTeal: string;
  readonly paleVermilion: string;
  readonly grey: string;
  readonly slate: string;
  readonly kinds: Readonly<Record<NodeKind, string>>;
}

const LIGHT: Palette = {
  background: '#ffffff',
  text: '#1c2024',
  muted: '#5a626b',
  rule: '#dfe2e6',
  teal: '#00736a',
  vermilion: '#c8430c',
  paleTeal: '#4a9d95',
  paleVermilion: '#dc7448',
  grey: '#8d949c',
  slate: '#76808b',
  kinds: {
    Person: '#2c68ad',
    Group: '#5580b3',
    Organization: '#5d52a8',
    Country: '#3a4a60',
    Bloc: '#50708f',
    Event: '#a3680a',
    Policy: '#9a3d84',
    Mineral: '#7a5433',
    Place: '#5d7420',
    Technology: '#3f7385',
    Product: '#94692b',
    Concept: '#6f6a62',
    Publication: '#666c74',
    Statement: '#3b4148',
    CollapsedGroup: '#454b52',
  },
};

const DARK: Palette = {
  background: '#14171b',
  text: '#e7eaee',
  muted: '#a2abb5',
  rule: '#323941',
  teal: '#3fc4b4',
  vermilion: '#ff8a57',
  paleTeal: '#2f8b81',
  paleVermilion: '#bb6843',
  grey: '#737b85',
  slate: '#8b95a1',
  kinds: {
    Person: '#7db1ea',
    Group: '#88a9d4',
    Organization: '#a79df0',
    Country: '#b4c3d8',
    Bloc: '#8fb2d3',
    Event: '#e2ae55',
    Policy: '#dc8ecb',
    Mineral: '#c79b73',
    Place: '#a9c267',
    Technology: '#7fbacd',
    Product: '#d8b173',
    Concept: '#b3ada3',
    Publication: '#aab1ba',
    Statement: '#d4d9df',
    CollapsedGroup: '#c3cad2',
  },
};

function inksOf(palette: Palette): Record<InkName, Ink> {
  const plain = (colour: string, dash: Dash, second: string | null = null): Ink => ({ colour, dash, second });
  return {
    for: plain(palette.teal, 'solid'),
    against: plain(palette.vermilion, 'dashed'),
    both: plain(palette.teal, 'two', palette.vermilion),
    favourable: plain(palette.paleTeal, 'solid'),
    unfavourable: plain(palette.paleVermilion, 'dashed'),
    divided: plain(palette.paleTeal, 'two', palette.paleVermilion),
    neutral: plain(palette.grey, 'solid'),
    relation: plain(palette.slate, 'dotted'),
    link: plain(palette.grey, 'solid'),
  };
}

function compose(theme: Theme, palette: Palette): Look {
  const marks = Object.fromEntries(
    (Object.keys(SHAPE_OF) as NodeKind[]).map((kind) => [kind, { shape: SHAPE_OF[kind], colour: palette.kinds[kind] }]),
  ) as Record<NodeKind, Mark>;
  const { background, text, muted, rule } = palette;
  return { theme, background, text, muted, rule, marks, inks: inksOf(palette) };
}

const LOOKS: Readonly<Record<Theme, Look>> = { light: compose('light', LIGHT), dark: compose('dark', DARK) };

/** The palette, shapes and inks of a theme. */
export function lookOf(theme: Theme): Look {
  return LOOKS[theme];
}
