/** What the guide to data of one's own says, done: its tables are read, its commands run, its limits are those that there are. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAIN_ENDINGS } from '#formats/plain/endings.ts';
import { MOST_BYTES, MOST_ROWS } from '#formats/plain/read-plain.ts';
import { PACKAGE_ROOT } from '../../server/package-root.ts';
import { SaysoProcess } from '../server/sayso-process.ts';

const FILE = path.resolve(import.meta.dirname, '../../docs/guides/own-data.md');
const GUIDE = readFileSync(FILE, 'utf8');
const tables = [...GUIDE.matchAll(/`my-folder\/([^`]+)`[^`]*```csv\n([\s\S]*?)```/g)];
const commands = [...GUIDE.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => (block as string).trim().split('\n'));

describe('the guide to data of one’s own', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sayso-guide-'));
    await mkdir(path.join(folder, 'my-folder'));
    for (const [, name, text] of tables) await writeFile(path.join(folder, 'my-folder', name as string), text as string);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has two tables, and commands that work on them', async () => {
    expect(tables.map(([, name]) => name)).toEqual(['said.csv', 'people and topics.csv']);
    expect(commands).toHaveLength(3);
    const printed: string[] = [];
    for (const command of commands.filter((each) => !each.includes(' serve '))) {
      const words = command.replace('npx sayso ', '').split(' ');
      const run = promisify(execFile)(process.execPath, [path.join(PACKAGE_ROOT, 'dist/server/main.js'), ...words], { cwd: folder });
      const { stdout } = await run;
      printed.push(stdout);
    }
    expect(printed[0]).toMatch(/^2 documents, 3 entities, 3 statements/);
    expect(readFileSync(path.join(folder, 'my-graph.graphml'), 'utf8')).toContain('They cost more than they bring');
  });

  it('serves the folder as it says', async () => {
    const process = new SaysoProcess(['serve', path.join(folder, 'my-folder'), '--port', '0', '--state', path.join(folder, 'state')]);
    try {
      const answer = await fetch(`${await process.address()}api/statements?about=Port-tariffs`);
      expect(await answer.json()).toMatchObject({ total: 2 });
    } finally {
      await process.end();
    }
  });

  it('names the limits and forms that there are, and files that there are', () => {
    expect(GUIDE).toContain(`${MOST_BYTES / 1024 / 1024} MB and ${MOST_ROWS.toLocaleString('en-GB')} rows`);
    for (const ending of PLAIN_ENDINGS) expect(GUIDE).toContain(`\`.${ending}\``);
    for (const [, link] of GUIDE.matchAll(/\]\(([^)#]+)\)/g)) {
      expect(readFileSync(path.resolve(path.dirname(FILE), link as string)).length).toBeGreaterThan(0);
    }
  });
});
