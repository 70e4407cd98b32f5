/** The picture as a figure of its own: what a saved view looks like, with title, legend, caption and sources. */
import { documentText } from '#picture/view-picture.ts';
import { sceneSvg } from '#picture/svg.ts';
import { pictureWords } from '#picture/words.ts';
import type { Scene } from '#picture/scene.ts';
import type { DocumentRow } from '#protocol/rows.ts';
import type { GraphData } from '../graph-data.ts';

/** Pixels, as wide as the picture of a saved view. */
const WIDTH = 1200;

export interface Figure {
  readonly scene: Scene;
  readonly remark: string | null;
  /** Of the documents that the picture rests on, one text each. */
  readonly sources: readonly string[];
  readonly credit: string;
}

/** The documents behind the lines that are drawn, each as in a list of sources. */
export function sourcesOf(scene: Scene, data: GraphData, documents: readonly DocumentRow[]): string[] {
  const drawn = new Set(scene.edges.map(({ id }) => id));
  const cited = new Set(data.edges.flatMap((edge) => (drawn.has(edge.id) ? edge.documents : [])));
  return documents.flatMap((document) => (cited.has(document.id) ? [documentText(document, scene.language)] : []));
}

/** The figure as an SVG document. */
export function figureSvg({ scene, remark, sources, credit }: Figure): string {
  return sceneSvg(scene, {
    width: WIDTH,
    stageHeight: Math.round(WIDTH * 0.62),
    remark,
    sources,
    sourcesLabel: pictureWords(scene.language).sources,
    credit,
  });
}

/** An SVG document drawn as PNG, `scale` pixels a unit. Rejects where the browser cannot draw it. */
export async function drawPng(svg: string, scale: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!context || !drawn) throw new Error(`No canvas of ${canvas.width} by ${canvas.height} pixels.`);
    return drawn;
  } finally {
    URL.revokeObjectURL(address);
  }
}
