/**
 * Scene → SVG: title, graph, legend, caption, sources, as text that can be selected and searched.
 * No script, no style sheet, no reference to anything outside; whatever a name holds is text.
 */
import { fitInto } from './frame.ts';
import { type Box, placeLabels } from './labels.ts';
import { clearingsPath, edgePath, NAME_SIZE, namePlace, type Outline, outlinesOf } from './outlines.ts';
import type { Point, Scene, SceneNode } from './scene.ts';
import { round, shapePath } from './shapes.ts';
import { disputeMark, disputeMarkSvg, edgeSvg } from './svg-edges.ts';
import { documentSvg, footSvg, MARGIN, paragraph, type Pen, type SvgOptions } from './svg-foot.ts';
import { escapeXml, FONTS, textLine } from './svg-text.ts';

const LABEL_SIZE = 12.5;
/** Pixels for an outline over the topmost node, and its name. */
const OUTLINE_ROOM = 24;

function nodeSvg(node: SceneNode, at: Point, background: string): string {
  const rule = node.shape === 'ring' ? ' fill-rule="evenodd"' : '';
  const path = shapePath(node.shape, at.x, at.y, node.radius);
  return `<path d="${path}" fill="${node.colour}"${rule} stroke="${background}" stroke-width="1.5" stroke-linejoin="round" paint-order="stroke"><title>${escapeXml(node.second ? `${node.fullName} · ${node.second}` : node.fullName)}</title></path>`;
}

/** Outlines of open groups, beneath everything. */
function outlineSvg(outline: Outline, { muted, background }: Scene['look']): string {
  const line = `stroke="${muted}" stroke-opacity=".55"`;
  const cleared = clearingsPath(outline);
  const clearings = cleared === '' ? '' : `<path d="${cleared}" fill="${background}" ${line}/>`;
  return `<path d="${edgePath(outline)}" fill="${muted}" fill-opacity=".08" ${line}/>${clearings}`;
}

function stageSvg(scene: Scene, box: Box, { fonts = FONTS }: SvgOptions): string {
  const room = scene.outlined.length > 0 ? OUTLINE_ROOM : 0;
  const inner = { left: box.left + 64, top: box.top + 30 + room, right: box.right - 64, bottom: box.bottom - 40 };
  const project = fitInto(scene.nodes, inner);
  const placed = new Map(scene.nodes.map((node) => [node.id, { ...project(node), radius: node.radius }]));
  const { background, text } = scene.look;
  const spots = [...placed.values()];
  const disks = scene.nodes.map(({ id, radius, ...node }) => ({ id, radius, ...project(node) }));
  const outlines = outlinesOf(scene.outlined, disks);
  let out = outlines.map((outline) => outlineSvg(outline, scene.look)).join('');
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
  const names = outlines.flatMap((outline) => {
    const place = namePlace(outline, box, disks);
    return place ? [{ name: outline.name, ...place }] : [];
  });
  for (const { name, x, y } of names) {
    const style = { size: NAME_SIZE, fill: scene.look.muted, fonts, anchor: 'middle', halo: background } as const;
    out += textLine(name, x, y, style);
  }
  const taken = names.map((name) => name.box);
  const labels = placeLabels(requests, { bounds: box, fontSize: LABEL_SIZE, leading: 1.2, maxWidth: 150, taken });
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
  pen.out.push(stageSvg(scene, box, options));
  pen.y = box.bottom;
  pen.out.push(
    `<path d="M${MARGIN} ${round(pen.y)}H${round(options.width - MARGIN)}" stroke="${look.rule}" fill="none"/>`,
  );
  footSvg(pen, scene, options);
  return documentSvg(pen, scene, options.width, scene);
}
