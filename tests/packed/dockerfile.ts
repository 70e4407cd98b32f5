/**
 * Does what a Dockerfile says without a container engine: each stage is a folder, its steps run there. Knows the
 * instructions that server/Dockerfile uses, and refuses others.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A stage, made: where its files are, and what would run in it. */
export interface Stage {
  readonly root: string;
  workdir: string;
  user: string;
  entrypoint: readonly string[];
  command: readonly string[];
  readonly environment: Record<string, string>;
}

interface Context {
  readonly folder: string;
  /** Names at the top that .dockerignore leaves out. */
  readonly ignored: readonly string[];
}

async function copy(stage: Stage, parameters: readonly string[], context: Context, stages: Map<string, Stage>) {
  const from = /^--from=(\w+)$/.exec(parameters[0] ?? '')?.[1];
  const source = from === undefined ? null : stages.get(from);
  if (source === undefined) throw new Error(`COPY from "${from}", which is no stage before it`);
  const [target = '', ...names] = parameters.slice(source === null ? 0 : 1).toReversed();
  const folder = source?.root ?? context.folder;
  for (const name of names) {
    const wanted = path.join(folder, name);
    // As COPY has it: what is in a folder, but a file by its name.
    const place = path.resolve(path.join(stage.root, path.resolve(stage.workdir, target)));
    await cp(wanted, target.endsWith('/') ? path.join(place, path.basename(name)) : place, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => source !== null || !context.ignored.includes(path.relative(folder, file)),
    });
  }
}

async function step(stage: Stage, instruction: string, rest: string, context: Context, stages: Map<string, Stage>) {
  const words = rest.split(/\s+/);
  if (instruction === 'WORKDIR') {
    stage.workdir = rest;
    await mkdir(path.join(stage.root, rest), { recursive: true });
  } else if (instruction === 'COPY') {
    await copy(stage, words, context, stages);
  } else if (instruction === 'RUN') {
    // The one absolute path that a step names lies in the stage; its owner is whoever runs the test.
    const command = rest.replaceAll(' /', ` ${stage.root}/`).replaceAll('node:node', '"$(id -u):$(id -g)"');
    const cwd = path.join(stage.root, stage.workdir);
    await run('sh', ['-c', command], { cwd, maxBuffer: 1e8, env: { ...process.env, ...stage.environment } });
  } else if (instruction === 'ENV') {
    for (const word of words) stage.environment[word.split('=')[0] as string] = word.slice(word.indexOf('=') + 1);
  } else if (instruction === 'USER') stage.user = rest;
  else if (instruction === 'ENTRYPOINT') stage.entrypoint = JSON.parse(rest) as string[];
  else if (instruction === 'CMD') stage.command = JSON.parse(rest) as string[];
  else if (!['VOLUME', 'EXPOSE', 'HEALTHCHECK'].includes(instruction)) throw new Error(`no way to do ${instruction}`);
}

/** Makes all stages under a folder and returns the last. Throws with what a step printed where it fails. */
export async function build(dockerfile: string, context: Context, under: string): Promise<Stage> {
  const stages = new Map<string, Stage>();
  let last: Stage | null = null;
  for (const line of dockerfile.split('\n')) {
    const [, instruction = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (instruction === '') continue;
    if (instruction === 'FROM') {
      const root = await mkdtemp(path.join(under, 'stage-'));
      last = { root, workdir: '/', user: 'root', entrypoint: [], command: [], environment: {} };
      const name = / AS (\w+)$/.exec(rest)?.[1];
      if (name !== undefined) stages.set(name, last);
    } else if (last === null) throw new Error('a step before the first FROM');
    else await step(last, instruction, rest, context, stages);
  }
  if (last === null) throw new Error('a Dockerfile without a stage');
  return last;
}
