/**
 * `npm run neo4j -- [version] [--port number]`: a real Neo4j until Ctrl+C; prints its URI. By Docker where an engine
 * answers, else by Maven and Java, then on a free port where none is named.
 */
import { execFile, spawn } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { LONG_TERM_VERSION, Neo4jUnavailable, startNeo4j } from './neo4j-server.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { port: { type: 'string' } } });
const version = positionals[0] ?? LONG_TERM_VERSION;
const port = values.port === undefined ? undefined : Number(values.port);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

async function dockerAnswers(): Promise<boolean> {
  return promisify(execFile)('docker', ['info'], { timeout: 5000 }).then(
    () => true,
    () => false,
  );
}

async function byDocker(): Promise<void> {
  const image = `neo4j:${version}-community`;
  say(`Starting ${image}. It will be at bolt://127.0.0.1:${port ?? 7687}, without a password. Ctrl+C ends it.`);
  const args = ['run', '--rm', '-p', `127.0.0.1:${port ?? 7687}:7687`, '-e', 'NEO4J_AUTH=none', image];
  const child = spawn('docker', args, { stdio: 'inherit' });
  await new Promise((resolve) => child.once('exit', resolve));
}

async function byMaven(): Promise<void> {
  say(`Starting Neo4j ${version}; the first time, its jars are fetched (120 MB).`);
  const server = await startNeo4j({ version, ...(port === undefined ? {} : { port }) });
  say(`Neo4j is at ${server.uri}`);
  say(`Its data is in ${server.home} and goes with it. Ctrl+C ends it.`);
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.stop();
}

try {
  if (await dockerAnswers()) await byDocker();
  else await byMaven();
} catch (error) {
  if (!(error instanceof Neo4jUnavailable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
