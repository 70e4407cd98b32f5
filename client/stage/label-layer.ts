/** Labels on a canvas of the stage: placed as in the figure, the weightiest first, what is lit before all. */
import type Sigma from 'sigma';
import type { Look } from '#picture/look.ts';
import { type LabelRequest, placeLabels } from '#picture/labels.ts';
import type { Point, Scene } from '#picture/scene.ts';
import { textWidth } from '#picture/script-runs.ts';
import { disputePath } from '#picture/shapes.ts';
import { disputeMark } from '#picture/svg-edges.ts';
import type { EdgeAttributes, NodeAttributes } from './attributes.ts';

export interface LabelNode extends LabelRequest {
  readonly lit: boolean;
  readonly pinned: boolean;
}

const FONT =
  'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Sayso Han", sans-serif';
/** Enough letters to know how wide a face runs. */
const SAMPLE = 'Ministry of Commerce of the European Union';
const FONT_SIZE = 12.5;
const LEADING = 1.2;
/** More labels than this at once are not read, and cost a frame. */
const MOST = 240;

/** A length in layout units that is neither lost in rounding nor far beyond any picture. */
const UNIT = 1000;

/** Everything about text on a canvas that differs between themes and screens. */
export interface LabelStyle {
  readonly look: Look;
  readonly width: number;
  readonly height: number;
  /** What lies over the lower edge of the stage, in pixels. */
  readonly covered: number;
  /** Something is lit, and the rest recedes. */
  readonly receding: boolean;
  readonly recededColour: string;
}

/** The nodes of a scene where they are drawn now. */
export function labelNodes(
  sigma: Sigma<NodeAttributes, EdgeAttributes>,
  scene: Scene,
  lit: { readonly nodes: ReadonlySet<string> } | null,
): LabelNode[] {
  const graph = sigma.getGraph();
  // The camera maps places to pixels by one linear map: asking it for each of ten thousand nodes would cost a frame.
  const origin = sigma.graphToViewport({ x: 0, y: 0 });
  const [right, up] = [sigma.graphToViewport({ x: UNIT, y: 0 }), sigma.graphToViewport({ x: 0, y: UNIT })];
  const [ax, ay] = [(right.x - origin.x) / UNIT, (right.y - origin.y) / UNIT];
  const [bx, by] = [(up.x - origin.x) / UNIT, (up.y - origin.y) / UNIT];
  const scale = sigma.scaleSize(1);
  const nodes: LabelNode[] = [];
  for (const { id, label, weight, radius, pinned } of scene.nodes) {
    if (!graph.hasNode(id)) continue;
    const { x, y } = graph.getNodeAttributes(id);
    nodes.push({
      x: origin.x + ax * x + bx * y,
      y: origin.y + ay * x + by * y,
      id,
      label,
      weight,
      radius: radius * scale,
      lit: lit?.nodes.has(id) ?? false,
      pinned,
    });
  }
  return nodes;
}

function inView(node: Point, { width, height }: LabelStyle): boolean {
  return node.x > -20 && node.y > -20 && node.x < width + 20 && node.y < height + 20;
}

const LIT_FIRST = 1e9;
const PIN_RADIUS = 2.4;

/** A dot in the middle of what is pinned. It is a mark for the hand, so no figure has it. */
function drawPins(context: CanvasRenderingContext2D, nodes: readonly LabelNode[], { look }: LabelStyle): void {
  context.fillStyle = look.background;
  for (const { x, y, pinned } of nodes) {
    if (!pinned) continue;
    context.beginPath();
    context.arc(x, y, PIN_RADIUS, 0, 2 * Math.PI);
    context.fill();
  }
}

const MARK_RADIUS = 6.5;
/** More marks than this at once are not read, and cost a frame. */
const MOST_MARKS = 400;
/** Among more nodes than this no mark looks for a free place. */
const CROWD = 600;

/** Marks the lines that sources disagree about, each where the figure has it. */
export function drawDisputes(
  context: CanvasRenderingContext2D,
  scene: Scene,
  nodes: readonly LabelNode[],
  lit: { readonly edges: ReadonlySet<string> } | null,
  style: LabelStyle,
): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const seen = nodes.filter((node) => inView(node, style));
  // In a crowd every place lies over something.
  const obstacles = seen.length > CROWD ? [] : seen;
  let left = MOST_MARKS;
  context.lineWidth = 1.3;
  for (const edge of scene.edges) {
    if (!edge.disputed) continue;
    const source = byId.get(edge.source);
    const target = byId.get(edge.target);
    const at = source && target && disputeMark(edge, { source, target }, obstacles);
    if (!at || !inView(at, style)) continue;
    if (--left < 0) return;
    context.fillStyle = style.look.background;
    context.beginPath();
    context.arc(at.x, at.y, MARK_RADIUS, 0, 2 * Math.PI);
    context.fill();
    context.strokeStyle = style.receding && !lit?.edges.has(edge.id) ? style.recededColour : style.look.text;
    context.stroke(new Path2D(disputePath(at.x, at.y)));
  }
}

/** Draws pins, and the labels that find room; gives back how many did. */
export function drawLabels(context: CanvasRenderingContext2D, nodes: readonly LabelNode[], style: LabelStyle): number {
  drawPins(context, nodes, style);
  const small = style.width < 520;
  const size = small ? 11 : FONT_SIZE;
  const rank = ({ weight, lit }: LabelNode): number => weight + (lit ? LIT_FIRST : 0);
  const requests = nodes
    .filter((node) => inView(node, style))
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, MOST)
    .map((node) => ({ ...node, weight: rank(node) }));
  const byId = new Map(requests.map((node) => [node.id, node]));
  const bounds = { left: 2, top: 2, right: style.width - 2, bottom: style.height - 2 - style.covered };
  context.font = `${size}px ${FONT}`;
  const breadth = Math.max(1, context.measureText(SAMPLE).width / textWidth(SAMPLE, size));
  const maxWidth = small ? 96 : 150;
  const placed = placeLabels(requests, { bounds, fontSize: size, leading: LEADING, maxWidth, breadth });
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = style.look.background;
  for (const label of placed) {
    context.textAlign = label.anchor === 'middle' ? 'center' : label.anchor;
    const lit = byId.get(label.id)?.lit ?? false;
    context.fillStyle = style.receding && !lit ? style.recededColour : style.look.text;
    label.lines.forEach((line, index) => {
      const y = label.y + index * size * LEADING;
      context.strokeText(line, label.x, y);
      context.fillText(line, label.x, y);
    });
  }
  return placed.length;
}
