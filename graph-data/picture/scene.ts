/**
 * The Scene: everything a renderer needs and nothing it has to know about the domain. The stage and the SVG
 * draw the same one. Coordinates are the layout's own, y upward; radii and widths are pixels at the scale of 1.
 */
import type { Language } from '#protocol/views.ts';
import type { Dash, Ink, InkName, Look, Mark, NodeKind, Shape } from './look.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface SceneNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly x: number;
  readonly y: number;
  /** Pixels. */
  readonly radius: number;
  readonly shape: Shape;
  readonly colour: string;
  /** The short name, for the label. */
  readonly label: string;
  readonly fullName: string;
  /** The name in another script, for the tooltip. */
  readonly second: string | null;
  /** How much it matters: statements by and about it. Labels are placed in this order. */
  readonly weight: number;
  readonly pinned: boolean;
  /** How many entities it stands for, where it is a collapsed group. */
  readonly stands?: number;
}

export interface SceneEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly type: string;
  readonly ink: InkName;
  readonly colour: string;
  readonly second: string | null;
  readonly dash: Dash;
  /** As told by another throughout. */
  readonly hollow: boolean;
  /** Pixels. */
  readonly width: number;
  /** How far the line lies to the left of its straight way from source to target, in pixels. */
  readonly offset: number;
  readonly weight: number;
  /** Statements contradict one another about what stands behind it. */
  readonly disputed: boolean;
}

export type LegendItem =
  | {
      readonly group: 'kind';
      readonly key: NodeKind;
      readonly label: string;
      readonly count: number;
      readonly mark: Mark;
    }
  | {
      /** A class of a colouring by measure; kinds are then told by shape alone. */
      readonly group: 'colour';
      readonly key: string;
      readonly label: string;
      readonly count: number;
      readonly colour: string;
    }
  | { readonly group: 'edge'; readonly key: InkName; readonly label: string; readonly count: number; readonly ink: Ink }
  | {
      readonly group: 'note';
      readonly key: 'hollow' | 'disputed' | 'size' | 'width' | 'colour' | 'within';
      readonly label: string;
    };

/** What is outlined: the name and the ids of the members. */
export interface Outlined {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

export interface Scene {
  readonly language: Language;
  readonly look: Look;
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  /** Open groups, each with a line around its members. */
  readonly outlined: readonly Outlined[];
  readonly legend: readonly LegendItem[];
  readonly title: string;
  readonly caption: string;
  /** Alternative text: the same in words. */
  readonly description: string;
}
