/** A view in its forms: page, embed, SVG, PNG, JSON. What was saved never changes, so files of it may be kept for ever. */
import type { Request, Response } from 'express';
import { SaysoError } from '#model/errors.ts';
import { type ViewPictureOptions, viewScene, viewSvg } from '#picture/view-picture.ts';
import type { View } from '#protocol/views.ts';
import type { Dependencies } from '../dependencies.ts';
import { boundedCall } from '../http/call-context.ts';
import { readParameters } from '#contract/parameters.ts';
import { publicOrigin } from '../http/public-origin.ts';
import { readClientPage, withMeta, withPicture } from '../pages/client-page.ts';
import { RENDERER_FONTS } from '../render/png.ts';
import { pictureParameters } from './picture-parameters.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

async function knownView(id: string, { views }: Dependencies): Promise<View> {
  const view = await views.read(id);
  if (!view) throw new SaysoError('VIEW_NOT_FOUND', { id });
  return view;
}

/** The page of a view (`index.html`) or its embed (`embed.html`), with what search engines and chats show of it. */
export async function sendViewPage(
  file: 'index.html' | 'embed.html',
  id: string,
  request: Request,
  response: Response,
  dependencies: Dependencies,
): Promise<void> {
  const view = await knownView(id, dependencies);
  const html = await readClientPage(dependencies.clientFolder, file);
  const scene = viewScene(view);
  const link = `${publicOrigin(request, dependencies.settings)}/v/${id}`;
  const meta = {
    title: scene.title,
    description: scene.caption,
    link,
    image: `${link}.png`,
    language: view.draft.language,
  };
  const page = file === 'embed.html' ? withPicture(html, `/v/${id}.svg`, meta) : html;
  response.set('Cache-Control', 'no-cache').type('html').send(withMeta(page, meta));
}

type Look = {
  readonly width: number;
  readonly theme?: View['draft']['theme'] | undefined;
  readonly language?: View['draft']['language'] | undefined;
};

function svgOf(view: View, look: Look, link: string, fonts: ViewPictureOptions['fonts']): string {
  const { theme = view.draft.theme, language = view.draft.language, width } = look;
  return viewSvg({ ...view, draft: { ...view.draft, theme, language } }, { width, link, ...(fonts ? { fonts } : {}) });
}

async function sendSvg(view: View, request: Request, response: Response, dependencies: Dependencies): Promise<void> {
  const look = readParameters(pictureParameters.svg, request.query);
  const link = `${publicOrigin(request, dependencies.settings)}/v/${view.id}`;
  const stop = dependencies.metrics.pictureSeconds.startTimer({ format: 'svg' });
  const svg = svgOf(view, look, link, undefined);
  stop();
  response.set('Cache-Control', FOR_EVER).type('image/svg+xml').send(svg);
}

async function sendPng(view: View, request: Request, response: Response, dependencies: Dependencies): Promise<void> {
  const { scale, ...look } = readParameters(pictureParameters.png, request.query);
  const { settings, renderer, metrics } = dependencies;
  const { call, bounded } = boundedCall(response, settings.deadline);
  const link = `${publicOrigin(request, settings)}/v/${view.id}`;
  const stop = metrics.pictureSeconds.startTimer({ format: 'png' });
  const png = await bounded(renderer.png(svgOf(view, look, link, RENDERER_FONTS), scale, call.signal));
  stop();
  response.set('Cache-Control', FOR_EVER).type('image/png').send(png);
}

async function sendJson(view: View, request: Request, response: Response): Promise<void> {
  readParameters(pictureParameters.json, request.query);
  response.set('Cache-Control', FOR_EVER).json(view);
}

const FORMS = { svg: sendSvg, png: sendPng, json: sendJson } as const;
export type ViewForm = keyof typeof FORMS;

/** Sends a view as a file. */
export async function sendViewFile(
  form: ViewForm,
  id: string,
  request: Request,
  response: Response,
  dependencies: Dependencies,
): Promise<void> {
  await FORMS[form](await knownView(id, dependencies), request, response, dependencies);
}
