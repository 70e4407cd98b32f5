/** The program as people start it: the built `sayso`, in a process of its own, stopped by the test that started it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../server/package-root.ts';

const MAIN = join(PACKAGE_ROOT, 'dist', 'server', 'main.js');

export interface Finished {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A running `sayso`. */
export class SaysoProcess {
  readonly child: ChildProcess;
  out = '';
  err = '';
  readonly #ended: Promise<number | null>;

  constructor(parameters: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(SAYSO|NEO4J)_/.test(name)));
    this.child = spawn(process.execPath, [MAIN, ...parameters], {
      env: { ...inherited, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.out += text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.err += text));
    this.#ended = once(this.child, 'close').then(([status]) => status as number | null);
  }

  /** Waits until what it says, on either stream, holds a match. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.out) ?? pattern.exec(this.err);
      if (match) return match;
      const next = Promise.race([
        once(this.child.stdout as NodeJS.ReadableStream, 'data'),
        once(this.child.stderr as NodeJS.ReadableStream, 'data'),
        this.#ended.then((status) => {
          throw new Error(`sayso ended with ${status} and never said ${pattern}: ${this.out}${this.err}`);
        }),
      ]);
      await next;
    }
  }

  /** The address that it prints, alone on a line. */
  async address(): Promise<string> {
    return (await this.says(/^Sayso is at (http:\/\/\S+\/)$/m))[1] as string;
  }

  async finished(): Promise<Finished> {
    const status = await this.#ended;
    return { status, out: this.out, err: this.err };
  }

  /** Stops it, if it still runs. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<Finished> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    return this.finished();
  }
}

/** Runs a command to its end. */
export function sayso(...parameters: string[]): Promise<Finished> {
  return new SaysoProcess(parameters).finished();
}
