/** `sayso serve`: the server, until it is told to stop. */
import { stat } from 'node:fs/promises';
import type { Server } from 'node:http';
import { formatProblem } from '#model/problem.ts';
import { createApp } from '../app.ts';
import { compose, type Composition } from '../compose.ts';
import { watchFolder } from '../data/folder-watch.ts';
import { createReloading, type Reloading } from '../data/reloading.ts';
import { addressOf, listen, stop } from '../listening.ts';
import { createLog, type Log } from '../log.ts';
import { PlainError } from '../plain-error.ts';
import { isLoopback, readSettings, type Settings } from '../settings.ts';
import { printError, printLine } from './printing.ts';

interface Running {
  readonly server: Server;
  readonly composition: Composition;
  readonly log: Log;
}

/** Loads for the first time; false, with the problems printed, where the folder will not do. */
async function loadOrExplain({ data }: Settings, { composition }: Running): Promise<boolean> {
  const problems = await composition.load();
  if (problems.length === 0) return true;
  for (const problem of problems) printError(formatProblem(problem));
  printError(`Nothing was loaded from ${data}.`);
  return false;
}

async function reloadOnChange(settings: Settings, { composition, log }: Running): Promise<() => void> {
  const failed = (error: unknown): void => log.error({ err: error }, 'the data could not be loaded again');
  const reloading: Reloading = createReloading(composition.load, failed);
  if (!hangsUpWithTerminal()) process.on('SIGHUP', reloading.ask);
  const watch = await watchFolder(settings.data, reloading.ask, (error) => {
    log.warn({ err: error }, 'the data folder is no longer watched; SIGHUP loads it again');
  });
  const unwatchDatabase = await composition.watchDatabase(reloading.ask);
  return () => {
    process.off('SIGHUP', reloading.ask);
    watch.close();
    unwatchDatabase();
  };
}

/** At a terminal SIGHUP says that the terminal is gone; elsewhere it is how a service is told to load again. */
function hangsUpWithTerminal(): boolean {
  return process.stdin.isTTY || process.stdout.isTTY;
}

/** Settles when a signal to stop comes. A second one is met by the system's own way, at once. */
function toldToStop(): Promise<NodeJS.Signals> {
  const signals: NodeJS.Signals[] = hangsUpWithTerminal() ? ['SIGTERM', 'SIGINT', 'SIGHUP'] : ['SIGTERM', 'SIGINT'];
  return new Promise((resolve) => {
    for (const signal of signals) process.once(signal, resolve);
  });
}

async function end({ server, composition, log }: Running): Promise<void> {
  await stop(server);
  await composition.close();
  log.info('stopped');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Makes sure of the folders before anything is served from them. */
async function checkFolders({ state, sources }: Settings, { dependencies }: Composition): Promise<void> {
  try {
    await dependencies.views.tidy(Date.now());
  } catch (error) {
    throw new PlainError(
      `The state folder ${state} cannot be used (${reasonOf(error)}). Choose another with --state (or SAYSO_STATE).`,
    );
  }
  if (sources === null) return;
  const found = await stat(sources).catch(() => null);
  if (!found?.isDirectory()) {
    throw new PlainError(`There is no folder ${sources}. --sources (or SAYSO_SOURCES) names the texts of documents.`);
  }
}

/** Loads, serves and waits until told to stop. */
async function run(settings: Settings, running: Running): Promise<void> {
  const { server, log } = running;
  const stopSignal = toldToStop();
  log.info({ address: addressOf(server), folder: settings.data }, 'listening; the data is being loaded');
  if (!isLoopback(settings.host)) log.warn('others on the network can reach this server');
  if (!(await loadOrExplain(settings, running))) {
    process.exitCode = 1;
    return;
  }
  const stopReloading = await reloadOnChange(settings, running);
  printLine(`Sayso is at ${addressOf(server)}`);
  log.info({ signal: await stopSignal }, 'stopping');
  stopReloading();
}

/** Starts the server; settles when it has stopped. Flags are by the names of the settings. */
export async function serve(flags: Readonly<Record<string, string | undefined>>): Promise<void> {
  const settings = readSettings(flags, process.env);
  const log = createLog(settings.log);
  const composition = compose(settings, log);
  await checkFolders(settings, composition);
  const server = await listen(createApp(composition.dependencies), settings);
  const running: Running = { server, composition, log };
  try {
    await run(settings, running);
  } finally {
    await end(running);
  }
}
