/** Where the kit lies, and what is in it. Without it a suite says so; with CI set it fails. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFeature, type Scenario } from './gherkin.ts';

const folder = process.env.TCK_DIR ?? '';

/** Whether the folder that TCK_DIR names holds the kit. */
export const kitIsThere = folder !== '' && existsSync(join(folder, 'features'));

/** Whether a suite over the kit may be left out. */
export const kitMayLack = !kitIsThere && process.env.CI === undefined;

function featureFiles(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const below = join(path, entry.name);
    if (entry.isDirectory()) return featureFiles(below);
    return entry.name.endsWith('.feature') ? [below] : [];
  });
}

/** All scenarios, in the order of their files' names. */
export function scenarios(): Scenario[] {
  return featureFiles(join(folder, 'features'))
    .sort()
    .flatMap((path) => readFeature(readFileSync(path, 'utf8')));
}

/** The statements that make a graph which scenarios name, such as binary-tree-1. */
export function namedGraph(name: string): string {
  return readFileSync(join(folder, 'graphs', name, `${name}.cypher`), 'utf8');
}
