/** The programs of the guide for notebooks, run against a server: each prints what stands under it. */
import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../helpers/running-server.ts';

const GUIDE = readFileSync(path.resolve(import.meta.dirname, '../../docs/guides/notebooks.md'), 'utf8');
const programs = [...GUIDE.matchAll(/```(js|python|r)\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)].map(
  ([, language, code, printed]) => ({ language, code, printed }) as Program,
);

interface Program {
  readonly language: 'js' | 'python' | 'r';
  readonly code: string;
  readonly printed: string;
}

/** How a program is run, and what must work for that. */
const RUNNERS = {
  js: { command: process.execPath, args: ['--input-type=module', '-e'], probe: '' },
  python: { command: 'python3', args: ['-c'], probe: 'import requests' },
  r: { command: 'Rscript', args: ['-e'], probe: 'library(httr2)' },
} as const;

function isThere(language: Program['language']): boolean {
  const { command, args, probe } = RUNNERS[language];
  try {
    execFileSync(command, [...args, probe], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    // Not found, or without the library: the test says so by being skipped.
    return false;
  }
}

describe('the guide for notebooks', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  it('shows every language, and a stream', () => {
    expect(new Set(programs.map(({ language }) => language))).toEqual(new Set(['js', 'python', 'r']));
    expect(programs.filter(({ code }) => code.includes('application/x-ndjson'))).toHaveLength(2);
  });

  const there = { js: isThere('js'), python: isThere('python'), r: isThere('r') };
  programs.forEach(({ code, language, printed }, at) => {
    const missing = there[language] ? '' : ` (skipped: ${RUNNERS[language].command} with its library is not here)`;
    it.skipIf(!there[language])(`program ${at + 1}, ${language}, prints what it says${missing}`, async () => {
      const { command, args } = RUNNERS[language];
      const own = code.replaceAll('http://127.0.0.1:8787', server.address);
      const { stdout } = await promisify(execFile)(command, [...args, own], { timeout: 60_000 });
      expect(stdout).toBe(printed);
    });
  });
});
