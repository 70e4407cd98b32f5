/** The built server as its own process on a free port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

export interface RunningServer {
  readonly address: string;
  readonly process: ChildProcess;
  /** Ends it and waits until it has ended. */
  readonly stop: () => Promise<void>;
}

/** Starts `sayso serve --port 0` with more arguments, of this checkout's build or another; settles when it prints its address. */
export async function startServer(args: readonly string[] = [], main = MAIN): Promise<RunningServer> {
  // What the one who runs the tests has set is not what the tests are about.
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(SAYSO|NEO4J)_/.test(name)));
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--log', 'error', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...inherited, SAYSO_REQUESTS_PER_MINUTE: '1000000' },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /Sayso is at (http:\S+?)\/?\s/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it said where it is`)));
  });
  return {
    address,
    process: child,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
