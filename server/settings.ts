/**
 * Every setting of the server in one table: its flag, its environment variable, its default, its help, and what it
 * may be. A flag outranks the environment, the environment the default.
 */
import { isIP } from 'node:net';
import { homedir, platform } from 'node:os';
import { join, resolve } from 'node:path';
import { IS_CHECKOUT, PACKAGE_ROOT } from './package-root.ts';
import { PlainError } from './plain-error.ts';

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly state: string;
  readonly sources: string | null;
  readonly origin: string | null;
  readonly frameAncestors: string;
  readonly requestsPerMinute: number;
  readonly deadline: number;
  /** Where Neo4j is; null for the engine within. */
  readonly neo4jUri: string | null;
  readonly neo4jUser: string;
  readonly neo4jPassword: string | null;
  readonly neo4jPasswordFile: string | null;
  /** Null for the database that the server calls its default. */
  readonly neo4jDatabase: string | null;
  readonly log: LogLevel;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Name = keyof Settings;

interface Setting<Value> {
  /** The long flag, with the word that stands for its value. */
  readonly flag: string;
  readonly variable: string;
  readonly help: string;
  /** What it may be, as the end of a sentence. */
  readonly expected: string;
  readonly fallback: (environment: Environment) => Value;
  /** The value of a text, or undefined where the text will not do. */
  readonly read: (text: string) => Value | undefined;
}

function wholeNumber(least: number, most: number): (text: string) => number | undefined {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  };
}

function folder(text: string): string | undefined {
  return text.trim() === '' ? undefined : resolve(text);
}

function readHost(text: string): string | undefined {
  return isIP(text) > 0 || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text) ? text : undefined;
}

function readOrigin(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : null;
  const bare = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  return bare && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : undefined;
}

function readFrameAncestors(text: string): string | undefined {
  const words = text.trim().split(/\s+/);
  const fits = (word: string): boolean => /^(\*|'self'|'none'|(https?:\/\/)?[\w*.-]+(:(\d+|\*))?|https?:)$/.test(word);
  return words.every(fits) ? words.join(' ') : undefined;
}

/** What the driver takes; `+s` and `+ssc` ask for encryption. */
function readNeo4jUri(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : null;
  const known = url !== null && /^(neo4j|bolt)(\+s|\+ssc)?:$/.test(url.protocol);
  return known && url.hostname !== '' && url.username === '' && url.password === '' ? text : undefined;
}

/** Where the system keeps what programs remember from run to run. */
function userStateFolder(environment: Environment): string {
  if (platform() === 'win32') return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'sayso');
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', 'sayso');
  return join(environment['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'sayso');
}

const SETTINGS: { readonly [Key in Name]: Setting<Settings[Key]> } = {
  host: {
    flag: '--host <address>',
    variable: 'SAYSO_HOST',
    help: 'address to listen at; any but this machine’s own lets others in',
    expected: 'an address or a host name, such as 127.0.0.1 or 0.0.0.0',
    fallback: () => '127.0.0.1',
    read: readHost,
  },
  port: {
    flag: '--port <number>',
    variable: 'SAYSO_PORT',
    help: 'port to listen at; 0 picks a free one',
    expected: 'a whole number from 0 to 65535',
    fallback: () => 8787,
    read: wholeNumber(0, 65_535),
  },
  data: {
    flag: '--data <folder>',
    variable: 'SAYSO_DATA',
    help: 'folder with the data set; the bundled corpus where none is named',
    expected: 'a folder with a data set',
    fallback: () => join(PACKAGE_ROOT, 'graph-data', 'corpus'),
    read: folder,
  },
  state: {
    flag: '--state <folder>',
    variable: 'SAYSO_STATE',
    help: 'folder for views and snapshots; .sayso in a checkout, else the user’s state folder',
    expected: 'a folder that can be written to',
    fallback: (environment) => (IS_CHECKOUT ? join(PACKAGE_ROOT, '.sayso') : userStateFolder(environment)),
    read: folder,
  },
  sources: {
    flag: '--sources <folder>',
    variable: 'SAYSO_SOURCES',
    help: 'folder with the texts of the documents; without it no line of a source is shown',
    expected: 'a folder with the texts of the documents',
    fallback: () => null,
    read: folder,
  },
  origin: {
    flag: '--origin <url>',
    variable: 'SAYSO_ORIGIN',
    help: 'public address, where the server stands behind a proxy',
    expected: 'an address without a path, such as https://sayso.example',
    fallback: () => null,
    read: readOrigin,
  },
  frameAncestors: {
    flag: '--frame-ancestors <sources>',
    variable: 'SAYSO_FRAME_ANCESTORS',
    help: 'pages that may hold an embed, as in Content-Security-Policy; * is any',
    expected: "*, 'self', 'none' or addresses, separated by spaces",
    fallback: () => '*',
    read: readFrameAncestors,
  },
  requestsPerMinute: {
    flag: '--requests-per-minute <number>',
    variable: 'SAYSO_REQUESTS_PER_MINUTE',
    help: 'requests that one address may make in a minute',
    expected: 'a whole number from 1 to 1000000',
    fallback: () => 1200,
    read: wholeNumber(1, 1_000_000),
  },
  deadline: {
    flag: '--deadline <milliseconds>',
    variable: 'SAYSO_DEADLINE',
    help: 'milliseconds after which an answer is given up',
    expected: 'a whole number from 1 to 120000',
    fallback: () => 10_000,
    read: wholeNumber(1, 120_000),
  },
  neo4jUri: {
    flag: '--neo4j-uri <uri>',
    variable: 'NEO4J_URI',
    help: 'Neo4j to serve from; without it the engine within is used',
    expected: 'an address such as neo4j://127.0.0.1:7687, bolt://… or neo4j+s://…, without a user in it',
    fallback: () => null,
    read: readNeo4jUri,
  },
  neo4jUser: {
    flag: '--neo4j-user <name>',
    variable: 'NEO4J_USER',
    help: 'user of Neo4j; NEO4J_USERNAME, as Aura calls it, is read too',
    expected: 'the name of a user',
    fallback: (environment) => environment['NEO4J_USERNAME'] || 'neo4j',
    read: (text) => (text.trim() === '' ? undefined : text),
  },
  neo4jPassword: {
    flag: '--neo4j-password <password>',
    variable: 'NEO4J_PASSWORD',
    help: 'password of that user; others on the machine can see flags, so better the variable or a file',
    expected: 'a password',
    fallback: () => null,
    read: (text) => (text === '' ? undefined : text),
  },
  neo4jPasswordFile: {
    flag: '--neo4j-password-file <file>',
    variable: 'NEO4J_PASSWORD_FILE',
    help: 'file with that password alone in it, such as a secret of Docker',
    expected: 'a file with a password',
    fallback: () => null,
    read: folder,
  },
  neo4jDatabase: {
    flag: '--neo4j-database <name>',
    variable: 'NEO4J_DATABASE',
    help: 'database on that server; its default one where none is named',
    expected: 'the name of a database, such as neo4j',
    fallback: () => null,
    read: (text) => (/^[a-z][a-z0-9.-]{2,62}$/i.test(text) && text.toLowerCase() !== 'system' ? text : undefined),
  },
  log: {
    flag: '--log <level>',
    variable: 'SAYSO_LOG',
    help: 'how much is logged, to standard error',
    expected: LOG_LEVELS.join(', '),
    fallback: () => 'info',
    read: (text) => LOG_LEVELS.find((level) => level === text),
  },
};

/** The table as the command line and the documentation need it. */
export function describedSettings(): { name: Name; flag: string; variable: string; help: string }[] {
  return (Object.keys(SETTINGS) as Name[]).map((name) => {
    const { flag, variable, help } = SETTINGS[name];
    return { name, flag, variable, help };
  });
}

/** The settings that say where Neo4j is and how to enter. */
export type Neo4jSettings = Pick<
  Settings,
  'neo4jUri' | 'neo4jUser' | 'neo4jPassword' | 'neo4jPasswordFile' | 'neo4jDatabase'
>;

/** The settings of one part, as the command line needs them: those of Neo4j. */
export function neo4jSettings(): ReturnType<typeof describedSettings> {
  return describedSettings().filter(({ name }) => name.startsWith('neo4j'));
}

function readSetting<Key extends Name>(name: Key, flags: Environment, environment: Environment): Settings[Key] {
  const setting: Setting<Settings[Key]> = SETTINGS[name];
  const given = flags[name];
  // An empty variable is how shells and compose files say "not set".
  const text = given ?? (environment[setting.variable] || undefined);
  if (text === undefined) return setting.fallback(environment);
  const value = setting.read(text);
  if (value !== undefined) return value;
  const where = given === undefined ? setting.variable : (setting.flag.split(' ')[0] as string);
  throw new PlainError(`${where} is "${text}". It may be ${setting.expected}.`);
}

/** Reads all settings. `flags` are the command line's, by the setting's name. Throws PlainError. */
export function readSettings(flags: Environment, environment: Environment): Settings {
  const read = <Key extends Name>(name: Key): Settings[Key] => readSetting(name, flags, environment);
  return {
    host: read('host'),
    port: read('port'),
    data: read('data'),
    state: read('state'),
    sources: read('sources'),
    origin: read('origin'),
    frameAncestors: read('frameAncestors'),
    requestsPerMinute: read('requestsPerMinute'),
    deadline: read('deadline'),
    neo4jUri: read('neo4jUri'),
    neo4jUser: read('neo4jUser'),
    neo4jPassword: read('neo4jPassword'),
    neo4jPasswordFile: read('neo4jPasswordFile'),
    neo4jDatabase: read('neo4jDatabase'),
    log: read('log'),
  };
}

/** Whether only this machine can reach what listens at the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
