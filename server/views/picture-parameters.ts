/** What may be asked of a view’s picture. Sizes are brought into range rather than refused: a report must get a picture. */
import { z } from 'zod';
import { LANGUAGES, THEMES } from '#protocol/views.ts';
import { clampedNumber, id, oneOf } from '#contract/parameters.ts';

const svg = {
  width: clampedNumber('width in units of the SVG', 320, 2000, 1200),
  theme: oneOf('light or dark; the view’s own where not given', THEMES),
  language: oneOf('language of labels and captions; the view’s own where not given', LANGUAGES),
};

export const pictureParameters = {
  svg: z.strictObject(svg),
  png: z.strictObject({ ...svg, scale: clampedNumber('pixels a unit of the SVG', 1, 3, 2) }),
  json: z.strictObject({}),
};

export const fileParameters = z.strictObject({ id: id('the view') });
