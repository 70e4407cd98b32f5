/** What the README says, done: every address and every command in it works as it stands there. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../helpers/running-server.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const lines = [...README.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => (block as string).split('\n'));
const commands = lines.map((line) => line.replace(/\s+#.*$/, '').trim());
const addresses = commands.flatMap((line) => /^curl '([^']+)'$/.exec(line)?.[1] ?? []);
const own = commands.flatMap((line) => /^npx sayso (.+)$/.exec(line)?.[1] ?? []);

describe('the README', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer();
  });

  afterAll(() => server.stop());

  it('is at most 120 lines long', () => {
    expect(README.trimEnd().split('\n').length).toBeLessThanOrEqual(120);
  });

  it.each(addresses)('%s answers', async (address) => {
    const { pathname, search } = new URL(address);
    const response = await fetch(`${server.address}${pathname}${search}`);
    expect(response.status).toBe(200);
  });

  it.each(own.filter((line) => !line.startsWith('serve')))('sayso %s works', async (line) => {
    const words = line.replace(/ > .*$/, '').replace('my-folder', 'tests/pipeline/small-data-set').match(/'[^']*'|\S+/g);
    const { stdout } = await promisify(execFile)(process.execPath, ['dist/server/main.js', ...(words ?? []).map((word) => word.replaceAll("'", ''))], { cwd: ROOT, maxBuffer: 1e8 });
    expect(stdout.length).toBeGreaterThan(10);
  });

  it('names scripts that there are, and files that there are', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const named = commands.flatMap((line) => /^npm (?:run )?(\w[\w:]*)$/.exec(line)?.[1] ?? []).filter((name) => name !== 'ci');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    const links = [...README.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link as string);
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) expect(() => readFileSync(path.join(ROOT, link)), link).not.toThrow(/ENOENT/);
  });
});
