/** server/Dockerfile, step by step in clean folders, and what its image would run. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type Stage } from './dockerfile.ts';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');
/** Unpacked, in megabytes: the base image (node:20-alpine) as its layers add up, and what the whole may be. */
const BASE_MB = 135;
const ASKED_MB = 250;

describe('the steps of server/Dockerfile', () => {
  let under = '';
  let stage: Stage;
  let running: ChildProcess | null = null;

  beforeAll(async () => {
    under = await mkdtemp(path.join(tmpdir(), 'sayso-image-'));
    await chmod(under, 0o755);
    const ignored = (await readFile(path.join(ROOT, '.dockerignore'), 'utf8')).trim().split('\n');
    const dockerfile = await readFile(path.join(ROOT, 'server/Dockerfile'), 'utf8');
    stage = await build(dockerfile, { folder: ROOT, ignored }, under);
  }, 300_000);

  afterAll(async () => {
    if (running !== null && running.exitCode === null) {
      running.kill('SIGTERM');
      await once(running, 'exit');
    }
    await run('chmod', ['-R', 'u+w', under]);
    await rm(under, { recursive: true, force: true });
  });

  it('make an image that is small', async () => {
    const { stdout } = await run('du', ['-sm', stage.root]);
    expect(BASE_MB + Number.parseInt(stdout, 10)).toBeLessThan(ASKED_MB);
  });

  it('make one that serves as somebody who may write nothing but the state', async () => {
    const root = process.getuid?.() === 0;
    expect(stage.user).toBe('node');
    // Beside the stage, as a volume is.
    const state = path.join(under, 'state');
    await mkdir(state);
    await run('chmod', ['-R', 'a-w', stage.root]);
    await run('chmod', ['a+rx', stage.root]);
    if (root) await run('chown', ['1000:1000', state]);
    const [program = '', ...parameters] = [...stage.entrypoint, ...stage.command];
    const given = { SAYSO_STATE: state, SAYSO_HOST: '127.0.0.1', SAYSO_PORT: '0', SAYSO_LOG: 'error' };
    running = spawn(program, parameters, {
      cwd: path.join(stage.root, stage.workdir),
      env: { PATH: process.env['PATH'], ...stage.environment, ...given },
      stdio: ['ignore', 'pipe', 'inherit'],
      ...(root ? { uid: 1000, gid: 1000 } : {}),
    });
    let printed = '';
    const address = await new Promise<string>((resolve, reject) => {
      running?.stdout?.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const found = /Sayso is at (http:\S+?)\/?\s/.exec(printed)?.[1];
        if (found !== undefined) resolve(found);
      });
      running?.once('exit', (code) => reject(new Error(`it ended with ${code}: ${printed}`)));
    });
    const health = (await (await fetch(`${address}/api/health`)).json()) as object;
    expect(health).toMatchObject({ status: 'ready', data: { entities: 462, statements: 318, documents: 4 } });
    expect((await fetch(`${address}/`)).status).toBe(200);
  }, 60_000);
});
