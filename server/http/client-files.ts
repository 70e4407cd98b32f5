/** The built client's files. Those with a hash in their name never change; pages are sent by their own routes. */
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { SaysoError } from '#model/errors.ts';

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new SaysoError('NOT_FOUND', { path });
  }
}

/** Serves files from the client's folder. */
export function clientFiles(folder: string): Router {
  const router = Router();
  router.use((request: Request, _response: Response, next: NextFunction) => {
    // Pages have headers of their own against framing, which they would not have as plain files.
    if (/\.html?$/i.test(decoded(request.path))) throw new SaysoError('NOT_FOUND', { path: request.path });
    next();
  });
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      setHeaders: (response, path) => {
        const hashed = /[\\/]assets[\\/]/.test(path);
        response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
      },
    }),
  );
  return router;
}
