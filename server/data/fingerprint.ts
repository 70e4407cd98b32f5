/** Whether a data folder, and the code that reads it, are what they were: a hash over all of their files. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CODE_FOLDERS = ['model', 'formats', 'graph', 'pipeline'].map((name) =>
  fileURLToPath(new URL(`../../graph-data/${name}`, import.meta.url)),
);

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Hexadecimal SHA-256 over the names and contents of the folder's files and of the code that turns them into a graph. */
export async function fingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const each of [folder, ...CODE_FOLDERS]) {
    for (const path of await filesOf(each)) {
      const bytes = await readFile(path);
      hash.update(`${path.slice(each.length)}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest('hex');
}
