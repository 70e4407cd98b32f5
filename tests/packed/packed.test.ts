/** What people install: the packed package in an empty folder, with nothing of the checkout at hand. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../helpers/running-server.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

describe('the packed package, installed in an empty folder', () => {
  let folder = '';
  let server: RunningServer | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sayso-packed-'));
    await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT });
    const [tarball] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
    await writeFile(path.join(folder, 'package.json'), '{"name":"empty","private":true}');
    await run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`], {
      cwd: folder,
    });
  }, 240_000);

  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('serves the bundled corpus and the page', async () => {
    const main = path.join(folder, 'node_modules/sayso/dist/server/main.js');
    server = await startServer(['--state', path.join(folder, 'state')], main);
    const health = (await (await fetch(`${server.address}/api/health`)).json()) as { status: string; data: object };
    expect(health).toMatchObject({ status: 'ready', data: { entities: 462, statements: 318, documents: 4 } });
    const page = await (await fetch(`${server.address}/`)).text();
    const [, script] = /src="([^"]+\.js)"/.exec(page) ?? [];
    expect((await fetch(`${server.address}${script}`)).status).toBe(200);
  });

  it('has a command of its name', async () => {
    const bin = path.join(folder, 'node_modules/.bin/sayso');
    const { stdout } = await run(bin, ['check'], { cwd: folder });
    expect(stdout).toContain('4 documents');
    expect((await run(bin, ['search', '贝森特'], { cwd: folder })).stdout).toContain('bessent');
  });

  it('brings nothing that only a developer needs', async () => {
    const brought = await readdir(path.join(folder, 'node_modules'));
    const packages = await readdir(path.join(folder, 'node_modules/sayso'));
    expect(
      brought.filter((name) => ['react', 'vite', 'vitest', 'sigma', 'typescript', 'graphology'].includes(name)),
    ).toEqual([]);
    expect(packages.sort()).toEqual(['LICENSE', 'README.md', 'dist', 'graph-data', 'package.json']);
  });
});
