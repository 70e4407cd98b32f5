/**
 * Security headers. The defaults of helmet break embeds and images (framing, Cross-Origin-Resource-Policy) and
 * send a browser from http://localhost to https: pages, embeds and public files each have their own.
 */
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

// Style attributes come with SVG, and the editor writes its own style elements; scripts are only our own files.
const CONTENT = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
};

const SHARED = {
  strictTransportSecurity: false,
  // A browser that met the origin without it before warns on every page.
  originAgentCluster: false,
  referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
} as const;

/** The app, its API and its pages: nobody may frame them, nobody else may read them. */
export function pageHeaders(): Middleware {
  return helmet({
    ...SHARED,
    contentSecurityPolicy: { useDefaults: false, directives: { ...CONTENT, 'frame-ancestors': ["'none'"] } },
    xFrameOptions: { action: 'deny' },
  });
}

/** Embeds: framed by whom the setting names. They run in a sandbox, so that to their own server they are foreign. */
export function embedHeaders(frameAncestors: string): Middleware {
  return helmet({
    ...SHARED,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...CONTENT, 'frame-ancestors': frameAncestors.split(' ') },
    },
    xFrameOptions: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
}

function open(directives: Record<string, string[]>): Middleware {
  const secure = helmet({
    ...SHARED,
    contentSecurityPolicy: { useDefaults: false, directives: { ...directives, 'frame-ancestors': ['*'] } },
    xFrameOptions: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  return (request, response, next) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    secure(request, response, next);
  };
}

/** The client's files: an embed in its sandbox is foreign to its own server and must read them all the same. */
export function fileHeaders(): Middleware {
  return open(CONTENT);
}

/** Pictures and data of one view, for pages anywhere. Opened as a page of its own, a picture runs and loads nothing. */
export function pictureHeaders(): Middleware {
  return open({ 'default-src': ["'none'"], 'style-src': ["'unsafe-inline'"] });
}
