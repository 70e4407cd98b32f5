/** What stands under the graph in every form of the picture: legend, caption, remark, sources. Alone, for under a live stage. */
import type { Scene } from './scene.ts';
import { textWidth, wrap } from './script-runs.ts';
import { shapePath } from './shapes.ts';
import { disputeMarkSvg, edgeSample } from './svg-edges.ts';
import { escapeXml, type Fonts, FONTS, textLine } from './svg-text.ts';

export interface SvgOptions {
  /** Pixels; the height follows from what stands under the graph. */
  readonly width: number;
  /** The height of the graph alone. */
  readonly stageHeight: number;
  readonly fonts?: Fonts;
  /** The author's own sentence, under the caption. */
  readonly remark?: string | null;
  /** One line a document. */
  readonly sources?: readonly string[];
  readonly sourcesLabel?: string;
  /** Where the picture came from, in small letters at the end. */
  readonly credit?: string;
}

/** Pixels left free at either side. */
export const MARGIN = 28;

/** What is drawn so far, and how far down. */
export interface Pen {
  readonly out: string[];
  y: number;
}

/** Lines of text, as wide as the picture. */
export function paragraph(pen: Pen, text: string, size: number, fill: string, options: SvgOptions): void {
  const fonts = options.fonts ?? FONTS;
  for (const line of wrap(text, size, options.width - 2 * MARGIN)) {
    pen.y += size * 1.45;
    pen.out.push(textLine(line, MARGIN, pen.y, { size, fill, fonts }));
  }
}

function legendMark(item: Scene['legend'][number], x: number, y: number, scene: Scene): { svg: string; width: number } {
  const { background, inks } = scene.look;
  if (item.group === 'kind') {
    const rule = item.mark.shape === 'ring' ? ' fill-rule="evenodd"' : '';
    return {
      svg: `<path d="${shapePath(item.mark.shape, x + 6, y, 5.2)}" fill="${item.mark.colour}"${rule}/>`,
      width: 18,
    };
  }
  if (item.group === 'colour') {
    return { svg: `<rect x="${x}" y="${y - 5}" width="11" height="11" rx="2" fill="${item.colour}"/>`, width: 17 };
  }
  if (item.group === 'edge') {
    const svg = edgeSample({ ...item.ink, hollow: false, width: 2.4 }, x, y, background);
    return { svg, width: 33 };
  }
  if (item.key === 'disputed') {
    return { svg: disputeMarkSvg({ x: x + 6, y }, scene.look.text, background), width: 18 };
  }
  if (item.key !== 'hollow') return { svg: '', width: 0 };
  return { svg: edgeSample({ ...inks.for, hollow: true, width: 4 }, x, y, background), width: 33 };
}

/** Items in rows, left to right; kinds, lines and notes each begin a row. */
function legendSvg(pen: Pen, scene: Scene, options: SvgOptions): void {
  const size = 12;
  const fonts = options.fonts ?? FONTS;
  let x = MARGIN;
  let group: string | null = null;
  pen.y += 6;
  for (const item of scene.legend) {
    const count = item.group === 'note' ? '' : String(item.count);
    const probe = legendMark(item, 0, 0, scene);
    const labelWidth = textWidth(item.label, size);
    const width = probe.width + labelWidth + (count ? textWidth(count, size) + 5 : 0) + 18;
    if (item.group !== group || x + width > options.width - MARGIN) {
      pen.y += 20;
      x = MARGIN;
      group = item.group;
    }
    pen.out.push(legendMark(item, x, pen.y - 4, scene).svg);
    pen.out.push(textLine(item.label, x + probe.width, pen.y, { size, fill: scene.look.text, fonts }));
    if (count) {
      pen.out.push(textLine(count, x + probe.width + labelWidth + 5, pen.y, { size, fill: scene.look.muted, fonts }));
    }
    x += width;
  }
}

/** Legend, caption, remark and sources: what stands under the graph in every form of it. */
export function footSvg(pen: Pen, scene: Scene, options: SvgOptions): void {
  const { look } = scene;
  legendSvg(pen, scene, options);
  pen.y += 12;
  paragraph(pen, scene.caption, 13.5, look.text, options);
  if (options.remark) paragraph(pen, options.remark, 13.5, look.text, options);
  pen.y += 4;
  if (options.sources && options.sources.length > 0) {
    const label = options.sourcesLabel ? `${options.sourcesLabel}: ` : '';
    paragraph(pen, label + options.sources.join('; '), 11.5, look.muted, options);
  }
  if (options.credit) paragraph(pen, options.credit, 11.5, look.muted, options);
}

interface Named {
  readonly title: string;
  readonly description: string;
}

/** The document around what is drawn. */
export function documentSvg(pen: Pen, scene: Scene, width: number, { title, description }: Named): string {
  const height = Math.ceil(pen.y + 22);
  const lang = scene.language;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="picture-title picture-description" xml:lang="${lang}" lang="${lang}">` +
    `<title id="picture-title">${escapeXml(title)}</title>` +
    `<desc id="picture-description">${escapeXml(description)}</desc>` +
    `<rect width="${width}" height="${height}" fill="${scene.look.background}"/>${pen.out.join('')}</svg>\n`
  );
}

/** Legend and caption alone, to stand under a stage that is live. */
export function legendAndCaptionSvg(scene: Scene, options: Omit<SvgOptions, 'stageHeight'>): string {
  const pen: Pen = { out: [], y: 0 };
  footSvg(pen, scene, { ...options, stageHeight: 0 });
  return documentSvg(pen, scene, options.width, { title: scene.title, description: scene.caption });
}
