/**
 * Saved views as files, one a view, named by the hash of what they hold. A file is written beside its place and
 * moved there when all of it is on disk: whoever is killed in the middle leaves no half view.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, sha256Hex } from '#model/canonical.ts';
import { SaysoError } from '#model/errors.ts';
import type { View } from '#protocol/views.ts';

/** The form of an id: anything else never becomes part of a path. */
const VIEW_ID = /^[0-9a-f]{24}$/;
const UNFINISHED = /^\.[0-9a-f]{24}\.[0-9a-f]{12}\.part$/;
/** No write takes this long: an unfinished file that is older was left by a process that is gone. */
const ABANDONED_AFTER_MS = 600_000;

/** A view before it has its id. */
export type UnnamedView = Omit<View, 'id'>;

/** The id of a view: the first 24 hexadecimal digits of the SHA-256 over the canonical JSON of all the rest. */
export function viewId(view: UnnamedView): string {
  return sha256Hex(canonicalJson(view)).slice(0, 24);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

export class ViewFiles {
  readonly #folder: string;

  constructor(stateFolder: string) {
    this.#folder = join(stateFolder, 'views');
  }

  /** Removes what killed processes left unfinished. `now` is in milliseconds since 1970. */
  async tidy(now: number): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    for (const name of await readdir(this.#folder)) {
      if (!UNFINISHED.test(name)) continue;
      const path = join(this.#folder, name);
      const { mtimeMs } = await stat(path);
      if (now - mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true });
    }
  }

  /** Saves a view and gives it its id. The same view again is the same file. */
  async save(view: UnnamedView): Promise<View> {
    const id = viewId(view);
    const whole: View = { id, ...view };
    const part = join(this.#folder, `.${id}.${randomBytes(6).toString('hex')}.part`);
    await mkdir(this.#folder, { recursive: true });
    try {
      await writeWhole(part, JSON.stringify(whole));
      await rename(part, join(this.#folder, `${id}.json`));
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    return whole;
  }

  /** The view with this id, or null. Throws VIEW_DAMAGED where its file is not what was saved. */
  async read(id: string): Promise<View | null> {
    if (!VIEW_ID.test(id)) return null;
    let text: string;
    try {
      text = await readFile(join(this.#folder, `${id}.json`), 'utf8');
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return null;
      throw error;
    }
    return soundView(id, text);
  }
}

/** The view in a file's text, if it is what was saved under this id. Throws VIEW_DAMAGED. */
function soundView(id: string, text: string): View {
  try {
    const { id: own, ...rest } = JSON.parse(text) as View;
    if (own === id && viewId(rest) === id) return { id, ...rest };
  } catch (error) {
    throw new SaysoError('VIEW_DAMAGED', { id }, { cause: error });
  }
  throw new SaysoError('VIEW_DAMAGED', { id });
}
