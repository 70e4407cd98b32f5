/** SVG → PNG, in a thread of the library's own, with the fonts that ship and no others: the same picture everywhere. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SaysoError } from '#model/errors.ts';
import type { Fonts } from '#picture/svg-text.ts';
import { PACKAGE_ROOT } from '../package-root.ts';

/** The family that the font of the package goes by. */
export const FONT_FAMILY = 'Sayso Sans';
/** Where the build puts the font. */
export const FONT_FILE = join(PACKAGE_ROOT, 'dist', 'fonts', 'sayso-sans.ttf');

/** The family of each script, for pictures that this renderer draws. */
export const RENDERER_FONTS: Fonts = { latin: FONT_FAMILY, han: FONT_FAMILY, hangul: FONT_FAMILY };

export interface Renderer {
  /** The picture as PNG, `scale` pixels a unit of the SVG. */
  readonly png: (svg: string, scale: number, signal: AbortSignal) => Promise<Buffer>;
}

/** A renderer with this font file; without it a picture would have no text, so there is none then. */
export function createRenderer(fontFile: string = FONT_FILE): Renderer {
  return {
    png: async (svg, scale, signal) => {
      if (!existsSync(fontFile)) throw new SaysoError('NOT_BUILT', { what: 'font for pictures' });
      // Loaded when it is first needed: it is native code, and most requests draw nothing.
      const { renderAsync } = await import('@resvg/resvg-js');
      const font = { loadSystemFonts: false, fontFiles: [fontFile], defaultFontFamily: FONT_FAMILY };
      const image = await renderAsync(svg, { font, fitTo: { mode: 'zoom', value: scale } }, signal);
      return image.asPng();
    },
  };
}
