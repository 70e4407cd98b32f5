/** Watches a folder and those in it, and says when there has been quiet after a change. */
import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Editors write a file in several steps: a change counts when nothing more has come for so long. */
const QUIET_MS = 250;

export interface FolderWatch {
  readonly close: () => void;
}

async function foldersIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return [root, ...entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))];
}

/** Calls `changed` after changes; `failed` where a folder can no longer be watched. */
export async function watchFolder(
  root: string,
  changed: () => void,
  failed: (error: unknown) => void,
): Promise<FolderWatch> {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const watchOne = (folder: string): void => {
    const watcher = watch(folder, { persistent: false }, stir);
    watcher.on('error', (error) => {
      drop(folder);
      failed(error);
    });
    watchers.set(folder, watcher);
  };
  const follow = async (): Promise<void> => {
    const folders = await foldersIn(root);
    for (const folder of watchers.keys()) if (!folders.includes(folder)) drop(folder);
    if (closed) return;
    for (const folder of folders) if (!watchers.has(folder)) watchOne(folder);
  };
  function stir(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      follow().catch(failed);
      changed();
    }, QUIET_MS);
    timer.unref();
  }

  await follow();
  return {
    close: () => {
      closed = true;
      clearTimeout(timer);
      for (const folder of watchers.keys()) drop(folder);
    },
  };
}
