/**
 * What the build makes besides code: the font of pictures, and a snapshot of the bundled corpus, so that the first
 * start is as quick as the second. Run after the compiler; does again only what is out of date.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatProblem } from '#model/problem.ts';
import { BUNDLED_SNAPSHOTS, prepareSnapshot } from '../compose.ts';
import { fingerprint } from '../data/fingerprint.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { FONT_FAMILY, FONT_FILE } from '../render/png.ts';
import { fontPackage, makePictureFont } from './picture-font.ts';

const CORPUS = join(PACKAGE_ROOT, 'graph-data', 'corpus');

async function readOrEmpty(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

/** A hash over what the font is made from: the data, the typeface, and the code that makes it. */
async function fontMark(): Promise<string> {
  const hash = createHash('sha256').update(await fingerprint(CORPUS));
  hash.update(await readFile(join(fontPackage(), 'package.json')));
  for (const name of ['picture-font', 'merge-fonts', 'font-tables', 'woff']) {
    hash.update(await readFile(new URL(`./${name}.js`, import.meta.url)));
  }
  return hash.digest('hex');
}

async function prepareFont(): Promise<void> {
  const folder = dirname(FONT_FILE);
  const markFile = join(folder, 'made-from');
  const mark = await fontMark();
  if ((await readOrEmpty(markFile)) === mark) return;
  await mkdir(folder, { recursive: true });
  await writeFile(`${FONT_FILE}.part`, await makePictureFont(FONT_FAMILY, CORPUS));
  await rename(`${FONT_FILE}.part`, FONT_FILE);
  await copyFile(join(fontPackage(), 'LICENSE'), join(folder, 'LICENSE'));
  await writeFile(markFile, mark);
}

await prepareFont();
const problems = await prepareSnapshot(CORPUS, BUNDLED_SNAPSHOTS);
for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
if (problems.length > 0) process.exitCode = 1;
