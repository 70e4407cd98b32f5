/** What a built page asks for, weighed as it travels. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const CLIENT = fileURLToPath(new URL('../../dist/client', import.meta.url));

/** The scripts that a script asks for, itself included; what it imports on demand only when `lazy`. */
async function closure(entry: string, lazy: boolean, found: Set<string>): Promise<void> {
  if (found.has(entry)) return;
  found.add(entry);
  const text = await readFile(join(CLIENT, 'assets', entry), 'utf8');
  const asked = [...text.matchAll(/(import\()?["'`]\.\/([\w.-]+\.js)["'`]/g)];
  for (const [, onDemand, file] of asked) {
    if (file && (lazy || !onDemand)) await closure(file, lazy, found);
  }
}

/** The scripts of a built page in kB (1,000 bytes) of gzip; those that come on demand count only when `lazy`. */
export async function pageWeight(page: 'index.html' | 'embed.html', lazy: boolean): Promise<number> {
  const html = await readFile(join(CLIENT, page), 'utf8');
  const files = new Set<string>();
  for (const [, file] of html.matchAll(/assets\/([\w.-]+\.js)/g)) if (file) await closure(file, lazy, files);
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await readFile(join(CLIENT, 'assets', file))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
