/** Where the package lies, whether it runs from source or built, and what it says of itself. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package.json is missing: the package is not complete');
    folder = parent;
  }
  return folder;
}

/** The folder that holds package.json. */
export const PACKAGE_ROOT = findRoot();

/** Only a checkout has the compiler's settings: they are not among the files of the package. */
export const IS_CHECKOUT = existsSync(join(PACKAGE_ROOT, 'tsconfig.json'));

/** The version in package.json. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string };
  return version;
}
