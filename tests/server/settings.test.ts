import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../server/package-root.ts';
import { PlainError } from '../../server/plain-error.ts';
import { describedSettings, isLoopback, readSettings } from '../../server/settings.ts';

describe('settings', () => {
  it('have defaults: this machine alone, the bundled corpus, state in the checkout', () => {
    expect(readSettings({}, {})).toEqual({
      host: '127.0.0.1',
      port: 8787,
      data: join(PACKAGE_ROOT, 'graph-data', 'corpus'),
      state: join(PACKAGE_ROOT, '.sayso'),
      sources: null,
      origin: null,
      frameAncestors: '*',
      requestsPerMinute: 1200,
      deadline: 10_000,
      neo4jUri: null,
      neo4jUser: 'neo4j',
      neo4jPassword: null,
      neo4jPasswordFile: null,
      neo4jDatabase: null,
      log: 'info',
    });
  });

  it('are taken from the environment, and from a flag before that', () => {
    expect(readSettings({}, { SAYSO_PORT: '9000' }).port).toBe(9000);
    expect(readSettings({ port: '9001' }, { SAYSO_PORT: '9000' }).port).toBe(9001);
    expect(readSettings({}, { SAYSO_PORT: '' }).port).toBe(8787);
    expect(readSettings({}, { SAYSO_ORIGIN: 'https://sayso.example/' }).origin).toBe('https://sayso.example');
  });

  it.each([
    ['port', 'SAYSO_PORT', '--port', ['65536', '-1', '80a', '1e3', ' ']],
    ['host', 'SAYSO_HOST', '--host', ['a b', 'http://x', '1.2.3.4:80']],
    ['origin', 'SAYSO_ORIGIN', '--origin', ['sayso.example', 'ftp://x', 'https://x/path', 'https://u:p@x']],
    ['frameAncestors', 'SAYSO_FRAME_ANCESTORS', '--frame-ancestors', ['*; script-src *', 'a,b']],
    ['requestsPerMinute', 'SAYSO_REQUESTS_PER_MINUTE', '--requests-per-minute', ['0', 'many']],
    ['deadline', 'SAYSO_DEADLINE', '--deadline', ['0', '999999']],
    ['neo4jUri', 'NEO4J_URI', '--neo4j-uri', ['127.0.0.1:7687', 'http://x:7474', 'bolt://', 'neo4j://u:p@x']],
    ['neo4jDatabase', 'NEO4J_DATABASE', '--neo4j-database', ['system', 'a b', '1x']],
    ['log', 'SAYSO_LOG', '--log', ['loud']],
    ['data', 'SAYSO_DATA', '--data', [' ']],
  ])('%s is refused where it will not do, by name, with what it may be', (name, variable, flag, wrong) => {
    for (const value of wrong) {
      const reading = (): unknown => readSettings({}, { [variable]: value });
      expect(reading).toThrow(PlainError);
      expect(reading).toThrow(`${variable} is "${value}". It may be `);
      expect(() => readSettings({ [name]: value }, {})).toThrow(`${flag} is "${value}". It may be `);
    }
  });

  it('take the user of Neo4j by either name that is common', () => {
    expect(readSettings({}, { NEO4J_USERNAME: 'b5d4' }).neo4jUser).toBe('b5d4');
    expect(readSettings({}, { NEO4J_USERNAME: 'b5d4', NEO4J_USER: 'reader' }).neo4jUser).toBe('reader');
    for (const uri of ['neo4j+s://x.databases.neo4j.io', 'bolt://127.0.0.1:7687', 'neo4j://[::1]:7687'])
      expect(readSettings({}, { NEO4J_URI: uri }).neo4jUri).toBe(uri);
  });

  it('each have a flag, a variable and a sentence of help', () => {
    for (const { flag, variable, help } of describedSettings()) {
      expect(flag).toMatch(/^--[a-z0-9-]+ <\w+>$/);
      expect(variable).toMatch(/^(SAYSO_|NEO4J_)[A-Z_]+$/);
      expect(help.length).toBeGreaterThan(10);
    }
  });

  it('know which addresses are this machine’s own', () => {
    for (const host of ['127.0.0.1', '127.1.2.3', '::1', 'localhost']) expect(isLoopback(host)).toBe(true);
    for (const host of ['0.0.0.0', '::', '192.168.0.1', '127.0.0.1.example', 'example'])
      expect(isLoopback(host)).toBe(false);
  });
});
