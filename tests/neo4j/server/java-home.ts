/** Finds a Java that can run a version of Neo4j. */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const INSTALLED = '/usr/lib/jvm';

async function majorVersion(java: string): Promise<number | null> {
  try {
    const { stderr } = await run(java, ['-version']);
    const found = /version "(\d+)/.exec(stderr);
    return found ? Number(found[1]) : null;
  } catch {
    return null;
  }
}

async function candidates(): Promise<string[]> {
  const home = process.env['JAVA_HOME'];
  const installed = await readdir(INSTALLED).catch(() => []);
  return [
    ...(home === undefined ? [] : [path.join(home, 'bin/java')]),
    'java',
    ...installed.map((name) => path.join(INSTALLED, name, 'bin/java')),
  ];
}

/** The oldest Java that Neo4j's own version asks for: calendar versions (2025 on) want 21. */
export function javaFor(neo4jVersion: string): number {
  return Number(neo4jVersion.split('.')[0]) >= 2025 ? 21 : 17;
}

/** The first Java that is new enough, with its version; null where there is none. */
export async function findJava(least: number): Promise<{ java: string; version: number } | null> {
  for (const java of await candidates()) {
    const version = await majorVersion(java);
    if (version !== null && version >= least) return { java, version };
  }
  return null;
}
