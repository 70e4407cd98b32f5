/** Labels on a canvas of the stage: placed as in the figure, the weightiest first, what is lit before all. */
import type Sigma from 'sigma';
import type { Look } from '#picture/look.ts';
import { type Box, type LabelRequest, placeLabels } from '#picture/labels.ts';
import type { Point, Scene, SceneEdge, SceneNode } from '#picture/scene.ts';
import { textWidth } from '#picture/script-runs.ts';
import { disputePath } from '#picture/shapes.ts';
import { disputeMark } from '#picture/svg-edges.ts';
import type { EdgeAttributes, NodeAttributes } from './attributes.ts';
import { projection } from './camera.ts';

/** A node where it is drawn now, in pixels. */
type Drawn = Point & { readonly radius: number };

interface Lit {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

const FONT =
  'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Sayso Han", sans-serif';
/** Enough letters to know how wide a face runs. */
const SAMPLE = 'Ministry of Commerce of the European Union';
const FONT_SIZE = 12.5;
const LEADING = 1.2;
/** More labels than this at once are not read, and cost a frame. */
const MOST = 240;

/** Everything about text on a canvas that differs between themes and screens. */
export interface LabelStyle {
  readonly look: Look;
  readonly width: number;
  readonly height: number;
  /** What lies over the lower edge of the stage, in pixels. */
  readonly covered: number;
  /** What else no label may lie under. */
  readonly taken: readonly Box[];
  /** Something is lit, and the rest recedes. */
  readonly receding: boolean;
  readonly recededColour: string;
}

function inView(node: Point, { width, height }: LabelStyle): boolean {
  return node.x > -20 && node.y > -20 && node.x < width + 20 && node.y < height + 20;
}

/** A line that sources disagree about, with its ends. */
interface Disputed {
  readonly edge: SceneEdge;
  readonly source: SceneNode;
  readonly target: SceneNode;
}

const LIT_FIRST = 1e9;
const PIN_RADIUS = 2.4;
const MARK_RADIUS = 6.5;
/** More marks than this at once are not read, and cost a frame. */
const MOST_MARKS = 400;
/** Among more nodes than this no mark looks for a free place. */
const CROWD = 600;

/** What a scene says is put in order once, so that a frame looks at no more nodes than it writes names for. */
export class LabelLayer {
  readonly #sigma: Sigma<NodeAttributes, EdgeAttributes>;
  #byId: ReadonlyMap<string, SceneNode> = new Map();
  #weightiest: readonly SceneNode[] = [];
  #disputed: readonly Disputed[] = [];
  readonly #marks = new Map<string, HTMLCanvasElement>();

  constructor(sigma: Sigma<NodeAttributes, EdgeAttributes>) {
    this.#sigma = sigma;
  }

  /** Takes up another scene, of nodes that the graph of sigma has. */
  setScene({ nodes, edges }: Scene): void {
    this.#byId = new Map(nodes.map((node) => [node.id, node]));
    this.#weightiest = nodes.toSorted((a, b) => b.weight - a.weight);
    this.#disputed = edges.flatMap((edge) => {
      const source = edge.disputed && this.#byId.get(edge.source);
      const target = this.#byId.get(edge.target);
      return source && target ? [{ edge, source, target }] : [];
    });
  }

  /** Draws the marks of disputes, pins, and the names that find room. */
  draw(context: CanvasRenderingContext2D, lit: Lit | null, style: LabelStyle): void {
    const drawn = this.#project();
    this.#drawDisputes(context, drawn, lit, style);
    this.#drawPins(context, drawn, style);
    this.#drawNames(context, drawn, lit, style);
  }

  /** Where nodes are drawn. */
  #project(): (node: SceneNode) => Drawn {
    const graph = this.#sigma.getGraph();
    const pixelsOf = projection(this.#sigma);
    const scale = this.#sigma.scaleSize(1);
    return ({ id, radius }) => ({ ...pixelsOf(graph.getNodeAttributes(id)), radius: radius * scale });
  }

  /** Marks the lines that sources disagree about, each where the figure has it. */
  #drawDisputes(
    context: CanvasRenderingContext2D,
    drawn: (node: SceneNode) => Drawn,
    lit: Lit | null,
    style: LabelStyle,
  ): void {
    // In a crowd every place lies over something.
    const obstacles = this.#weightiest.length > CROWD ? [] : this.#weightiest.map(drawn);
    let left = MOST_MARKS;
    // What the canvas has of pixels for each of the page's.
    const ratio = context.getTransform().a;
    for (const { edge, source, target } of this.#disputed) {
      const at = disputeMark(edge, { source: drawn(source), target: drawn(target) }, obstacles);
      if (!at || !inView(at, style)) continue;
      if (--left < 0) return;
      const receded = style.receding && !lit?.edges.has(edge.id);
      const mark = this.#mark(receded ? style.recededColour : style.look.text, style.look.background, ratio);
      const corner = ({ x, y }: Point): [number, number] => [
        Math.round((x - MARK_RADIUS) * ratio) / ratio,
        Math.round((y - MARK_RADIUS) * ratio) / ratio,
      ];
      context.drawImage(mark, ...corner(at), mark.width / ratio, mark.height / ratio);
    }
  }

  /** The mark of a dispute as an image: copied to hundreds of places it costs a tenth of what drawing it there would. */
  #mark(colour: string, background: string, ratio: number): HTMLCanvasElement {
    const key = `${colour} ${background} ${ratio}`;
    const known = this.#marks.get(key);
    if (known) return known;
    const mark = document.createElement('canvas');
    mark.width = Math.ceil(2 * MARK_RADIUS * ratio);
    mark.height = mark.width;
    const context = mark.getContext('2d');
    context?.scale(ratio, ratio);
    if (context) {
      context.fillStyle = background;
      context.arc(MARK_RADIUS, MARK_RADIUS, MARK_RADIUS, 0, 2 * Math.PI);
      context.fill();
      context.lineWidth = 1.3;
      context.strokeStyle = colour;
      context.stroke(new Path2D(disputePath(MARK_RADIUS, MARK_RADIUS)));
    }
    this.#marks.set(key, mark);
    return mark;
  }

  /** A dot in the middle of what is pinned. It is a mark for the hand, so no figure has it. */
  #drawPins(context: CanvasRenderingContext2D, drawn: (node: SceneNode) => Drawn, { look }: LabelStyle): void {
    context.fillStyle = look.background;
    for (const node of this.#weightiest) {
      if (!node.pinned) continue;
      const { x, y } = drawn(node);
      context.beginPath();
      context.arc(x, y, PIN_RADIUS, 0, 2 * Math.PI);
      context.fill();
    }
  }

  /** The weightiest nodes in view, those that are lit before all. */
  #wanted(drawn: (node: SceneNode) => Drawn, lit: Lit | null, style: LabelStyle): LabelRequest[] {
    const requests: LabelRequest[] = [];
    for (const isLit of lit ? [true, false] : [false]) {
      for (const node of this.#weightiest) {
        if (requests.length >= MOST) break;
        if (isLit !== Boolean(lit?.nodes.has(node.id))) continue;
        const place = drawn(node);
        const weight = node.weight + (isLit ? LIT_FIRST : 0);
        if (inView(place, style)) requests.push({ ...node, ...place, weight });
      }
    }
    return requests;
  }

  #drawNames(
    context: CanvasRenderingContext2D,
    drawn: (node: SceneNode) => Drawn,
    lit: Lit | null,
    style: LabelStyle,
  ): void {
    const small = style.width < 520;
    const size = small ? 11 : FONT_SIZE;
    const bounds = { left: 2, top: 2, right: style.width - 2, bottom: style.height - 2 - style.covered };
    context.font = `${size}px ${FONT}`;
    const breadth = Math.max(1, context.measureText(SAMPLE).width / textWidth(SAMPLE, size));
    const requests = this.#wanted(drawn, lit, style);
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = style.look.background;
    const options = {
      bounds,
      fontSize: size,
      leading: LEADING,
      maxWidth: small ? 96 : 150,
      breadth,
      taken: style.taken,
    };
    for (const label of placeLabels(requests, options)) {
      context.textAlign = label.anchor === 'middle' ? 'center' : label.anchor;
      context.fillStyle = style.receding && !lit?.nodes.has(label.id) ? style.recededColour : style.look.text;
      label.lines.forEach((line, index) => {
        const y = label.y + index * size * LEADING;
        context.strokeText(line, label.x, y);
        context.fillText(line, label.x, y);
      });
    }
  }
}
