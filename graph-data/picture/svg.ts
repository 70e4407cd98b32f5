/**
 * Scene → SVG: title, graph, legend, caption, sources, as text that can be selected and searched.
 * No script, no style sheet, no reference to anything outside; whatever a name holds is text.
 */
import { fitInto } from './frame.ts';
import { type Box, placeLabels } from './labels.ts';
import type { Point, Scene, SceneNode } from './scene.ts';
import { round, shapePath } from './shapes.ts';
import { disputeMark, disputeMarkSvg, edgeSvg } from './svg-edges.ts';
import { documentSvg, footSvg, MARGIN, paragraph, type Pen, type SvgOptions } from './svg-foot.ts';
import { escapeXml, type Fonts, FONTS, textLine } from './svg-text.ts';

const LABEL_SIZE = 12.5;

function nodeSvg(node: SceneNode, at: Point, background: string): string {
  const rule = node.shape === 'ring' ? ' fill-rule="evenodd"' : '';
  const path = shapePath(node.shape, at.x, at.y, node.radius);
  return `<path d="${path}" fill="${node.colour}"${rule} stroke="${background}" stroke-width="1.5" stroke-linejoin="round" paint-order="stroke"><title>${escapeXml(node.second ? `${node.fullName} · ${node.second}` : node.fullName)}</title></path>`;
}

function stageSvg(scene: Scene, box: Box, fonts: Fonts): string {
  const inner = { left: box.left + 64, top: box.top + 30, right: box.right - 64, bottom: box.bottom - 40 };
  const project = fitInto(scene.nodes, inner);
  const placed = new Map(scene.nodes.map((node) => [node.id, { ...project(node), radius: node.radius }]));
  const { background, text } = scene.look;
  const spots = [...placed.values()];
  let out = '';
  for (const edge of scene.edges) {
    const source = placed.get(edge.source);
    const target = placed.get(edge.target);
    if (source && target) out += edgeSvg(edge, { source, target }, background);
  }
  for (const edge of scene.edges) {
    const source = placed.get(edge.source);
    const target = placed.get(edge.target);
    const at = source && target && disputeMark(edge, { source, target }, spots);
    if (at) out += disputeMarkSvg(at, text, background);
  }
  for (const node of scene.nodes) out += nodeSvg(node, placed.get(node.id) ?? node, background);
  const requests = scene.nodes.map((node) => ({ ...node, ...project(node) }));
  const labels = placeLabels(requests, { bounds: box, fontSize: LABEL_SIZE, leading: 1.2, maxWidth: 150 });
  for (const label of labels) {
    label.lines.forEach((line, index) => {
      const style = { size: LABEL_SIZE, fill: text, fonts, anchor: label.anchor, halo: background };
      out += textLine(line, label.x, label.y + index * LABEL_SIZE * 1.2, style);
    });
  }
  return `<g>${out}</g>`;
}

/** The picture as one SVG document. The same scene and options give the same text. */
export function sceneSvg(scene: Scene, options: SvgOptions): string {
  const { look } = scene;
  const pen: Pen = { out: [], y: 14 };
  paragraph(pen, scene.title, 21, look.text, options);
  pen.y += 10;
  const box = { left: 8, top: pen.y, right: options.width - 8, bottom: pen.y + options.stageHeight };
  pen.out.push(stageSvg(scene, box, options.fonts ?? FONTS));
  pen.y = box.bottom;
  pen.out.push(
    `<path d="M${MARGIN} ${round(pen.y)}H${round(options.width - MARGIN)}" stroke="${look.rule}" fill="none"/>`,
  );
  footSvg(pen, scene, options);
  return documentSvg(pen, scene, options.width, scene);
}
