import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const CLIENT = fileURLToPath(new URL('../../dist/client', import.meta.url));

/** The scripts that a script asks for, itself included; what it imports on demand only when `lazy`. */
async function closure(entry: string, lazy: boolean, found = new Set<string>()): Promise<Set<string>> {
  if (found.has(entry)) return found;
  found.add(entry);
  const text = await readFile(join(CLIENT, 'assets', entry), 'utf8');
  const asked = [...text.matchAll(/(import\()?["'`]\.\/([\w.-]+\.js)["'`]/g)];
  for (const [, onDemand, file] of asked) {
    if (file && (lazy || !onDemand)) await closure(file, lazy, found);
  }
  return found;
}

async function kilobytes(page: string, lazy: boolean): Promise<number> {
  const html = await readFile(join(CLIENT, page), 'utf8');
  const files = new Set<string>();
  for (const [, file] of html.matchAll(/assets\/([\w.-]+\.js)/g)) if (file) await closure(file, lazy, files);
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await readFile(join(CLIENT, 'assets', file))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

describe('the weight of the page', () => {
  it('is at most 250 kB of compressed script before interaction', async () => {
    const weight = await kilobytes('index.html', false);
    expect(weight).toBeGreaterThan(100);
    expect(weight).toBeLessThanOrEqual(250);
  });

  it('is at most 60 kB for an embed, the live stage included', async () => {
    const weight = await kilobytes('embed.html', true);
    expect(weight).toBeGreaterThan(30);
    expect(weight).toBeLessThanOrEqual(60);
  });
});
