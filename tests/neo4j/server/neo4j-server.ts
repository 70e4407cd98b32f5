/**
 * A real Neo4j for development and tests: Community, in a process of its own, on a free port of this machine.
 * Its jars come from Maven Central once and stay in a cache.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findJava, javaFor } from './java-home.ts';

const run = promisify(execFile);
const HERE = path.dirname(fileURLToPath(import.meta.url));

/** The version that may never be skipped, and the newest. */
export const LONG_TERM_VERSION = '5.26.30';
export const NEWEST_VERSION = '2026.09.0';

const OPENED = ['java.nio', 'java.io']
  .map((name) => `java.base/${name}`)
  .concat('java.base/sun.nio.ch', 'java.base/java.util.concurrent');

export interface Neo4jOptions {
  readonly version?: string;
  /** Where the data lives; a new temporary folder, removed at the end, where none is given. */
  readonly home?: string;
  /** Asks for a password: the first is neo4j/neo4j, and must be changed before anything else. */
  readonly authentication?: boolean;
  readonly port?: number;
  /** How long it will run: what is soon gone never plans a query twice, and for moments its code is compiled lightly. */
  readonly lasts?: 'minutes' | 'moments';
  /** Further settings, as in neo4j.conf. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Neo4jServer {
  readonly uri: string;
  readonly version: string;
  readonly home: string;
  readonly process: ChildProcess;
  /** What it printed. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
  /** Ends it at once, as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** Why no Neo4j can be had here, in words for the person who asked for one. */
export class Neo4jUnavailable extends Error {
  override readonly name = 'Neo4jUnavailable';
}

async function hasMaven(): Promise<boolean> {
  return run('mvn', ['--version']).then(
    () => true,
    () => false,
  );
}

/** What is missing to run a version, or null. */
export async function missingFor(version: string): Promise<string | null> {
  const least = javaFor(version);
  if (!(await findJava(least)))
    return `Neo4j ${version} needs Java ${least} or newer (on Debian: apt-get install openjdk-17-jre-headless).`;
  const cached = await readdir(jarFolder(version)).catch(() => []);
  if (cached.length > 0 || (await hasMaven())) return null;
  return 'Fetching Neo4j needs Maven (on Debian: apt-get install maven), or a Docker engine.';
}

function jarFolder(version: string): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  return path.join(cache, 'sayso', 'neo4j', version);
}

/** Fetches the jars where they are not in the cache yet; two at once do no harm. */
async function jars(version: string): Promise<string> {
  const folder = jarFolder(version);
  const cached = await readdir(folder).catch(() => []);
  if (cached.length > 0) return folder;
  await mkdir(path.dirname(folder), { recursive: true });
  const part = await mkdtemp(`${folder}.`);
  const options = [
    '-q',
    '-B',
    '-f',
    path.join(HERE, 'pom.xml'),
    `-Dneo4j.version=${version}`,
    `-DoutputDirectory=${part}`,
  ];
  await run('mvn', [...options, 'dependency:copy-dependencies'], { maxBuffer: 1e8 });
  await rename(part, folder).catch(() => rm(part, { recursive: true, force: true }));
  return folder;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** What a server of a few minutes is spared: to plan a query anew because data or the length of a parameter changed. */
const BRIEF = { 'dbms.cypher.min_replan_interval': '1h', 'internal.cypher.use_parameter_size': 'false' };

function configuration(port: number, { authentication = false, lasts, settings }: Neo4jOptions): string {
  const all: Record<string, string> = {
    'server.bolt.enabled': 'true',
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.default_listen_address': '127.0.0.1',
    'dbms.security.auth_enabled': String(authentication),
    'dbms.usage_report.enabled': 'false',
    'server.memory.heap.initial_size': '512m',
    'server.memory.pagecache.size': '512m',
    ...(lasts ? BRIEF : {}),
    ...settings,
  };
  return Object.entries(all)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** Makes the database of a home from tables, by the importer that comes with Neo4j. Throws with what it printed. */
export async function importTables(home: string, nodes: string, relationships: string): Promise<void> {
  const found = await findJava(javaFor(LONG_TERM_VERSION));
  if (!found) throw new Neo4jUnavailable(`no Java for Neo4j ${LONG_TERM_VERSION}`);
  const conf = path.join(home, 'conf');
  await mkdir(conf, { recursive: true });
  await writeFile(path.join(conf, 'neo4j.conf'), '');
  const opened = OPENED.flatMap((name) => ['--add-opens', `${name}=ALL-UNNAMED`]);
  const command = ['database', 'import', 'full', `--nodes=${nodes}`, `--relationships=${relationships}`];
  const options = ['--array-delimiter=U+001F', '--multiline-fields=true', 'neo4j'];
  const program = ['-cp', `${await jars(LONG_TERM_VERSION)}/*`, 'org.neo4j.cli.AdminTool'];
  const env = { ...process.env, NEO4J_HOME: home, NEO4J_CONF: conf };
  // It leaves a report where it is run.
  await run(found.java, ['-Xmx1g', ...opened, ...program, ...command, ...options], { cwd: home, env, maxBuffer: 1e8 });
}

/** Starts Neo4j and settles when it answers. Throws Neo4jUnavailable where it cannot be had. */
export async function startNeo4j(options: Neo4jOptions = {}): Promise<Neo4jServer> {
  const version = options.version ?? LONG_TERM_VERSION;
  const missing = await missingFor(version);
  if (missing !== null) throw new Neo4jUnavailable(missing);
  const found = await findJava(javaFor(version));
  if (!found) throw new Neo4jUnavailable(`no Java for Neo4j ${version}`);
  const folder = await jars(version);
  const own = options.home === undefined;
  const home = options.home ?? (await mkdtemp(path.join(tmpdir(), 'sayso-neo4j-')));
  await mkdir(path.join(home, 'conf'), { recursive: true });
  const port = options.port ?? (await freePort());
  const conf = path.join(home, 'conf', 'neo4j.conf');
  await writeFile(conf, configuration(port, options));
  const flags = [
    ...OPENED.flatMap((name) => ['--add-opens', `${name}=ALL-UNNAMED`]),
    '-Dio.netty.tryReflectionSetAccessible=true',
    '-Xmx1500m',
    ...(options.lasts ? ['-XX:+UseSerialGC'] : []),
    ...(options.lasts === 'moments' ? ['-XX:TieredStopAtLevel=1'] : []),
    ...(found.version >= 21 ? ['--enable-native-access=ALL-UNNAMED', '--add-modules=jdk.incubator.vector'] : []),
  ];
  const child = spawn(found.java, [...flags, '-cp', `${folder}/*`, path.join(HERE, 'Neo4jServer.java'), home, conf], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (/^READY$/m.test(printed)) resolve();
    });
    child.once('exit', (code) =>
      reject(new Error(`Neo4j ${version} ended with ${code} before it answered:\n${printed.slice(-2000)}`)),
    );
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
    if (own) await rm(home, { recursive: true, force: true });
  };
  return {
    uri: `bolt://127.0.0.1:${port}`,
    version,
    home,
    process: child,
    output: () => printed,
    stop: () => end('SIGTERM'),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
