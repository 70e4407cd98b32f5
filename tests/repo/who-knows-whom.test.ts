/**
 * Who may know whom: docs/architecture.md's rules, read off every import in the tree.
 * A rule names a folder and the folders it may import from; its own is always allowed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PURE = [
  'model',
  'analysis',
  'protocol',
  'graph',
  'cypher/language',
  'cypher/engine',
  'store',
  'picture',
  'formats',
  'contract',
].map((name) => `graph-data/${name}`);
const within = (names: readonly string[]): string[] => names.map((name) => `graph-data/${name}`);

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'graph-data/model': [],
  'graph-data/analysis': within(['model']),
  'graph-data/protocol': within(['model']),
  'graph-data/graph': within(['model']),
  'graph-data/formats': within(['model']),
  'graph-data/cypher/language': within(['model']),
  'graph-data/cypher/engine': within(['model', 'graph', 'cypher/language']),
  'graph-data/store': within(['model', 'graph', 'analysis', 'protocol', 'cypher/engine', 'cypher/language']),
  'graph-data/contract': within([
    'model',
    'graph',
    'analysis',
    'protocol',
    'formats',
    'store',
    'cypher/engine',
    'cypher/language',
  ]),
  'graph-data/picture': within(['model', 'protocol', 'analysis']),
  'graph-data/pipeline': within(['model', 'graph', 'formats']),
  server: [...PURE, 'graph-data/pipeline'],
  client: PURE,
};

/** Packages that only some folders may name. */
const PACKAGES: readonly { readonly name: RegExp; readonly only: readonly string[] }[] = [
  { name: /^(graphology|sigma|@sigma\/)/, only: ['client/stage', 'client/workers'] },
  { name: /^neo4j-driver/, only: ['server/neo4j', 'server/compose.ts'] },
  { name: /^(react|react-dom|react-aria-components)(\/|$)/, only: ['client/app'] },
  { name: /^express(\/|$)/, only: ['server'] },
  { name: /^node:/, only: ['server', 'graph-data/pipeline'] },
];

export interface Import {
  readonly file: string;
  readonly specifier: string;
  /** The file that is meant, from the root; null for a package. */
  readonly target: string | null;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

function targetOf(file: string, specifier: string): string | null {
  const alias = /^#(\w+)\/(.+)$/.exec(specifier);
  if (alias) return `graph-data/${alias[1]}/${alias[2]}`;
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : null;
}

function importsOf(file: string, text: string): Import[] {
  const { module } = parseSync(file, text);
  const named = [
    ...module.staticImports.map((each) => each.moduleRequest.value),
    ...module.staticExports.flatMap((each) => each.entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    ...module.dynamicImports.flatMap(
      ({ moduleRequest }) => /^['"](.+)['"]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1] ?? [],
    ),
  ];
  return named.map((specifier) => ({ file, specifier, target: targetOf(file, specifier) }));
}

function ownerOf(file: string): string | undefined {
  return Object.keys(MAY_IMPORT).find((folder) => file.startsWith(`${folder}/`));
}

/** What is wrong with an import; null where it is allowed. */
function fault({ file, specifier, target }: Import): string | null {
  const owner = ownerOf(file);
  if (owner === undefined) return null;
  if (target === null) {
    const rule = PACKAGES.find(({ name }) => name.test(specifier));
    const allowed = rule === undefined || rule.only.some((folder) => file === folder || file.startsWith(`${folder}/`));
    return allowed ? null : `${file} names ${specifier}, which belongs to ${rule.only.join(', ')}`;
  }
  if (/^(tests|docs)\//.test(target)) return `${file} imports ${target}`;
  if (target.startsWith('client/app/') && !file.startsWith('client/app/'))
    return `${file} imports the page's ${target}`;
  const other = ownerOf(target);
  const known = other === owner || (other !== undefined && MAY_IMPORT[owner]?.includes(other));
  // The entry of the page starts it.
  return known ? null : `${file} may not know ${target}`;
}

describe('who may know whom', () => {
  const imports = ['graph-data', 'server', 'client'].flatMap((folder) =>
    sourceFiles(folder).flatMap((file) => importsOf(file, readFileSync(path.join(ROOT, file), 'utf8'))),
  );

  it('no file imports what its folder may not know', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.map(fault).filter((each) => each !== null)).toEqual([]);
  });

  it.each([
    ['graph-data/model/time.ts', "import { x } from '#graph/graph.ts';"],
    ['graph-data/store/port.ts', "import { readFileSync } from 'node:fs';"],
    ['graph-data/picture/svg.ts', "export { x } from '#store/port.ts';"],
    ['server/app.ts', "import { x } from '../client/state/session.ts';"],
    ['client/state/session.ts', "import Graph from 'graphology';"],
    ['client/stage/stage.ts', "import { useState } from 'react';"],
    ['client/embed/embed.ts', "import { x } from '../app/App.tsx';"],
    ['server/routes/health.ts', "const driver = await import('neo4j-driver');"],
    ['graph-data/cypher/language/lexer.ts', "import type { Graph } from '../../graph/graph.ts';"],
    ['server/app.ts', "import '../tests/helpers/x.ts';"],
  ])('would catch %s saying %s', (file, text) => {
    expect(importsOf(file, text).map(fault)).toEqual([expect.any(String)]);
  });

  it('no folder is a drawer', () => {
    const drawers = imports.filter(({ file }) =>
      /(^|\/)(utils?|common|shared|misc|managers?|helpers?)(\/|\.tsx?$)/.test(file),
    );
    expect(drawers).toEqual([]);
  });
});
