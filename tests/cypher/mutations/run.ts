/**
 * `npm run mutations`: changes one operator at a time in a copy of the sources, and says which test notices. Fails where
 * none does. The quick tests of the engine are asked first, the TCK (where `TCK_DIR` names it) last. Arguments: parts of the
 * names of the files to change; all without.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MUTATIONS, type Mutation } from './mutations.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** One after the other until one notices. */
const TESTS: readonly (readonly string[])[] = [
  ['plans', 'seeks', 'idioms', 'budgets', 'full-text'].map((name) => `tests/cypher/engine/${name}.test.ts`),
  ['tests/cypher/engine/brute-force.test.ts'],
  ['tests/cypher/tck'],
];
const COPIED = [
  'graph-data',
  'server',
  'tests',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'vitest.config.ts',
];

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** The first test that fails in a copy of the repository, or null. */
function firstFailure(copy: string): string | null {
  for (const files of TESTS) {
    const file = path.join(copy, 'report.json');
    rmSync(file, { force: true });
    const how = ['--project', 'unit', '--no-isolate', '--no-file-parallelism', '--bail', '1'];
    const args = ['vitest', 'run', ...files, ...how, '--reporter=json', `--outputFile=${file}`];
    const { status, stderr } = spawnSync('npx', args, { cwd: copy, encoding: 'utf8' });
    if (status === 0) continue;
    const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
    for (const { assertionResults, name } of testResults) {
      const failed = assertionResults.find((each) => each.status === 'failed');
      if (failed !== undefined) return `${path.relative(copy, name)}: ${failed.fullName}`;
    }
    throw new Error(`the tests could not be run: ${stderr}`);
  }
  return null;
}

function mutated(copy: string, { file, from, to }: Mutation, work: () => string | null): string | null {
  const place = path.join(copy, 'graph-data/cypher/engine', file);
  const text = readFileSync(place, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} does not hold this once: ${from}`);
  writeFileSync(
    place,
    text.replace(from, () => to),
  );
  try {
    return work();
  } finally {
    writeFileSync(place, text);
  }
}

const copy = mkdtempSync(path.join(tmpdir(), 'sayso-mutations-'));
try {
  for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  const untouched = firstFailure(copy);
  if (untouched !== null) throw new Error(`the tests fail as they are: ${untouched}`);
  let caught = 0;
  const wanted = process.argv.slice(2);
  const chosen = MUTATIONS.filter(({ file }) => wanted.length === 0 || wanted.some((part) => file.includes(part)));
  for (const mutation of chosen) {
    const found = mutated(copy, mutation, () => firstFailure(copy));
    if (found !== null) caught++;
    process.stdout.write(`${found === null ? 'MISSED' : 'caught'} ${mutation.file}: ${mutation.what}\n`);
    process.stdout.write(`    ${mutation.from}  →  ${mutation.to || '(nothing)'}\n    ${found ?? 'no test noticed'}\n`);
  }
  process.stdout.write(`${caught} of ${chosen.length} caught\n`);
  process.exitCode = caught === chosen.length ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
