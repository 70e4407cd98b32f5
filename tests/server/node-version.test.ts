import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../server/package-root.ts';

const MAIN = join(PACKAGE_ROOT, 'dist', 'server', 'main.js');

describe('a Node that is too old', () => {
  it.each(['18.20.4', '20.18.0', '16.0.0'])('%s is told so in one sentence', async (version) => {
    // The version is read before anything is imported, so that another can be put in its place.
    const script = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); await import(${JSON.stringify(MAIN)});`;
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
    await expect(run).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: `Sayso needs Node 20.19 or newer; this is Node ${version}.\n`,
    });
  });
});
