/** The thread that draws: SVG in, PNG out, one at a time. Drawing takes long enough that the server must not wait for it. */
import { parentPort } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';

/** One picture to draw, `scale` pixels a unit of the SVG. */
export interface PictureOrder {
  readonly svg: string;
  readonly scale: number;
  readonly fontFile: string;
  readonly fontFamily: string;
}

/** The picture, or why there is none. */
export type Delivery = { readonly png: Uint8Array<ArrayBuffer> } | { readonly reason: string };

function draw({ svg, scale, fontFile, fontFamily }: PictureOrder): Uint8Array<ArrayBuffer> {
  const font = { loadSystemFonts: false, fontFiles: [fontFile], defaultFontFamily: fontFamily };
  const image = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: scale } }).render();
  return new Uint8Array(image.asPng());
}

parentPort?.on('message', (order: PictureOrder) => {
  let delivery: Delivery;
  try {
    delivery = { png: draw(order) };
  } catch (error) {
    delivery = { reason: String(error) };
  }
  parentPort?.postMessage(delivery, 'png' in delivery ? [delivery.png.buffer] : []);
});
