/** SVG → PNG, in a thread of its own, with the font that ships and no other: the same picture everywhere. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { SaysoError } from '#model/errors.ts';
import type { Fonts } from '#picture/svg-text.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import type { Delivery, PictureOrder } from './png-worker.ts';

/** The family that the font of the package goes by. */
export const FONT_FAMILY = 'Sayso Sans';
/** Where the build puts the font. */
export const FONT_FILE = join(PACKAGE_ROOT, 'dist', 'fonts', 'sayso-sans.ttf');

/** The family of each script, for pictures that this renderer draws. */
export const RENDERER_FONTS: Fonts = { latin: FONT_FAMILY, han: FONT_FAMILY, hangul: FONT_FAMILY };

// Node starts no worker from TypeScript: run from source, the built one serves.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/server/render/png-worker.js' : './png-worker.js',
  import.meta.url,
);

export interface Renderer {
  /** The picture as PNG, `scale` pixels a unit of the SVG. An order that is given up before its turn is not drawn. */
  readonly png: (svg: string, scale: number, signal: AbortSignal) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly order: PictureOrder;
  readonly signal: AbortSignal;
  readonly resolve: (png: Buffer) => void;
  readonly reject: (error: unknown) => void;
}

/** A picture takes a few hundred milliseconds: whoever comes after so many would meet the deadline. */
const MOST_WAITING = 24;

/** Draws one picture after the other; the thread starts with the first and holds nothing up when there is none. */
class DrawingThread {
  #worker: Worker | null = null;
  #drawing: Waiting | null = null;
  readonly #queue: Waiting[] = [];

  /** Throws BUSY where so many wait that this one would come too late. */
  add(waiting: Waiting): void {
    const live = this.#queue.filter(({ signal }) => !signal.aborted).length;
    if (live >= MOST_WAITING) throw new SaysoError('BUSY', { waiting: live });
    this.#queue.push(waiting);
    this.#next();
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): Worker {
    const worker = new Worker(WORKER, { execArgv: [] });
    worker.on('message', (delivery: Delivery) => {
      if ('png' in delivery) this.#settle((waiting) => waiting.resolve(Buffer.from(delivery.png.buffer)));
      else this.#settle((waiting) => waiting.reject(new Error(`the picture cannot be drawn: ${delivery.reason}`)));
    });
    const died = (error: Error): void => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#settle((waiting) => waiting.reject(error));
    };
    worker.on('error', died);
    worker.on('exit', (status) => died(new Error(`the drawing thread ended with ${status}`)));
    return worker;
  }

  /** Nobody waits for the picture being drawn: the thread ends in the middle of it, and the next one is a new thread's. */
  readonly #giveUp = (): void => {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
    this.#settle((waiting) => waiting.reject(waiting.signal.reason));
  };

  #settle(how: (waiting: Waiting) => void): void {
    const waiting = this.#drawing;
    this.#drawing = null;
    waiting?.signal.removeEventListener('abort', this.#giveUp);
    this.#worker?.unref();
    if (waiting) how(waiting);
    this.#next();
  }

  #next(): void {
    if (this.#drawing) return;
    const waiting = this.#queue.shift();
    if (!waiting) return;
    if (waiting.signal.aborted) {
      waiting.reject(waiting.signal.reason);
      this.#next();
      return;
    }
    this.#drawing = waiting;
    waiting.signal.addEventListener('abort', this.#giveUp, { once: true });
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage(waiting.order);
  }
}

/** A renderer with this font file; without it a picture would have no text, so there is none then. */
export function createRenderer(fontFile: string = FONT_FILE): Renderer {
  const thread = new DrawingThread();
  return {
    png: (svg, scale, signal) => {
      if (!existsSync(fontFile)) return Promise.reject(new SaysoError('NOT_BUILT', { what: 'font for pictures' }));
      const order = { svg, scale, fontFile, fontFamily: FONT_FAMILY };
      return new Promise((resolve, reject) => thread.add({ order, signal, resolve, reject }));
    },
    close: () => thread.close(),
  };
}
