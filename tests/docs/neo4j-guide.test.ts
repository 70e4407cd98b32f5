/** What docs/guides/neo4j.md and docker-compose.yml say, held against what there is. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DCLinter } from 'dclint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { describedSettings, readSettings } from '../../server/settings.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');
const variables = new Set(describedSettings().map(({ variable }) => variable));
const { scripts, files } = JSON.parse(read('package.json')) as { scripts: Record<string, string>; files: string[] };

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly mem_limit?: string;
  readonly read_only?: boolean;
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<'neo4j' | 'load' | 'sayso', Service>;
  volumes: Record<string, unknown>;
};

describe('the guide to Neo4j', () => {
  const guide = read('docs/guides/neo4j.md');

  it('names only settings and scripts that there are', () => {
    const named = [...guide.matchAll(/\b(?:NEO4J|SAYSO)_[A-Z_]+/g)].map(([name]) => name);
    expect(named.filter((name) => !variables.has(name) && name !== 'NEO4J_USERNAME')).toEqual([]);
    const run = [...guide.matchAll(/npm run (\w+)/g)].map(([, name]) => name as string);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('takes a newcomer there in four commands', () => {
    const [, block = ''] = /```sh\n([\s\S]*?)```/.exec(guide) ?? [];
    expect(block.trim().split('\n')).toHaveLength(4);
  });
});

describe('docker-compose.yml', () => {
  const { neo4j, load, sayso } = compose.services;

  it('is what the schema of Compose allows, and its linter finds no fault with it', () => {
    const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] });
    const results = linter.lintFiles([path.join(ROOT, 'docker-compose.yml')], false) as {
      messages: { type: string }[];
    }[];
    const found = results.flatMap(({ messages }) => messages);
    // Its warnings are of taste: the order of keys.
    expect(found.filter(({ type }) => type === 'error')).toEqual([]);
  });

  it('sets only variables that the settings know, to values that they take', () => {
    for (const { environment } of [load, sayso]) {
      expect(Object.keys(environment).filter((name) => !variables.has(name))).toEqual([]);
      const plain = Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{\w+:-([^}]*)\}/, '$1')]);
      expect(readSettings({}, Object.fromEntries(plain) as Record<string, string>).neo4jUri).toBe('bolt://neo4j:7687');
    }
  });

  it('starts an exact version of Neo4j with health check, memory and volume, loads once, then serves', () => {
    expect(neo4j.image).toMatch(/^neo4j:5\.26\.\d+-community$/);
    expect([neo4j.healthcheck, neo4j.mem_limit, neo4j.volumes].every((each) => each !== undefined)).toBe(true);
    expect(load.command).toEqual(['load', '--to', 'neo4j']);
    expect(load.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
    expect(sayso.depends_on?.['load']).toEqual({ condition: 'service_completed_successfully' });
    expect([load.read_only, sayso.read_only]).toEqual([true, true]);
    const volumes = Object.values(compose.services).flatMap((service) => service.volumes ?? []);
    expect(volumes.map((volume) => volume.split(':')[0])).toEqual(Object.keys(compose.volumes));
  });
});

describe('server/Dockerfile', () => {
  const lines = read('server/Dockerfile').split('\n');

  it('has stages, an exact base, no root, and a health check', () => {
    const bases = lines.flatMap((line) => /^FROM (\S+)/.exec(line)?.[1] ?? []);
    expect(bases.length).toBeGreaterThan(1);
    expect(bases.filter((base) => !/^node:20\.\d+-alpine$/.test(base))).toEqual([]);
    expect(lines.findIndex((line) => line === 'USER node')).toBeGreaterThan(lines.findLastIndex((line) => line.startsWith('FROM')));
    expect(lines.some((line) => line.startsWith('HEALTHCHECK'))).toBe(true);
  });

  it('copies all that the package is made of, and runs scripts that there are', () => {
    const copied = lines.filter((line) => line.startsWith('COPY --from=build')).join(' ');
    for (const part of files.filter((name) => name !== 'README.md')) expect(copied).toContain(part);
    const run = lines.flatMap((line) => /npm run (\w+)/.exec(line)?.[1] ?? []);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
  });
});
