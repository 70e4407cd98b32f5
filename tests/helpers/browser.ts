/**
 * The one launcher of browsers and of the built server. A Chromium of the system where there is one, else the one
 * that comes with npm (CHROMIUM_PATH names another, or says `bundled`); the server on a free port of the loopback,
 * with a state folder of its own.
 */
import { access, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startServer as startProcess } from './running-server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const SYSTEM_BROWSERS = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** OpenGL for what asks for it; all else is drawn faster without where software has to do it. */
const GL_FOR_STAGE = [
  '--ignore-gpu-blocklist',
  '--disable-accelerated-2d-canvas',
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
];
const SOFTWARE_GL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', ...GL_FOR_STAGE];
/** OpenGL of the system: as fast as its own software renderer, for comparisons of speed. */
const SYSTEM_GL = ['--use-angle=gl-egl', ...GL_FOR_STAGE];
const NO_GL = ['--disable-gpu', '--disable-webgl', '--disable-webgl2', '--disable-3d-apis'];
const STEADY = ['--disable-dev-shm-usage', '--hide-scrollbars', '--font-render-hinting=none'];

async function systemBrowser(): Promise<string | null> {
  if (process.env['CHROMIUM_PATH'] === 'bundled') return null;
  for (const path of SYSTEM_BROWSERS) {
    if (path === undefined) continue;
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (there) return path;
  }
  return null;
}

/** The bundled browser knows no fonts: it gets a folder with a Latin one of its own and one for Chinese. */
async function fontsFor(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sayso-fonts-'));
  const files = join(ROOT, 'node_modules/@fontsource/noto-sans-sc/files');
  const han = 'noto-sans-sc-chinese-simplified-400-normal.woff';
  await cp(join(files, han), join(folder, han));
  const dirs = [folder, join(tmpdir(), 'fonts')].map((dir) => `<dir>${dir}</dir>`).join('');
  const file = join(folder, 'fonts.conf');
  await writeFile(file, `<?xml version="1.0"?><fontconfig>${dirs}<cachedir>${folder}/cache</cachedir></fontconfig>`);
  return file;
}

async function bundledBrowser(): Promise<{ executablePath: string; env: Record<string, string> }> {
  // Read when the module is loaded: without it, the libraries of the bundle are not unpacked.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
  const { default: bundled } = await import('@sparticuz/chromium');
  const executablePath = await bundled.executablePath();
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { executablePath, env: { ...Object.fromEntries(inherited), FONTCONFIG_FILE: await fontsFor() } };
}

/** A browser: with the WebGL that it brings along, that of the system, or none. */
export async function launchBrowser({ webgl = true }: { webgl?: boolean | 'system' } = {}): Promise<Browser> {
  const system = await systemBrowser();
  const chosen = system ? { executablePath: system } : await bundledBrowser();
  const args = [...(webgl === 'system' ? SYSTEM_GL : webgl ? SOFTWARE_GL : NO_GL), ...STEADY];
  return chromium.launch({ ...chosen, headless: true, chromiumSandbox: false, args });
}

export interface RunningServer {
  readonly address: string;
  stop(): Promise<void>;
}

/** What a server serves: the bundled corpus, or a folder; with more arguments. */
export interface Served {
  readonly data?: string;
  readonly args?: readonly string[];
}

/** The built server with a state folder of its own. */
export async function startServer({ data, args = [] }: Served = {}): Promise<RunningServer> {
  const state = await mkdtemp(join(tmpdir(), 'sayso-state-'));
  const server = await startProcess(['--state', state, ...(data === undefined ? [] : ['--data', data]), ...args]);
  return {
    address: server.address,
    async stop() {
      await server.stop();
      await rm(state, { recursive: true, force: true });
    },
  };
}

/** A page of some other site: its HTML at an address of another port, which makes another origin. */
export async function foreignPage(html: string): Promise<RunningServer> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
}

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A page in a context of its own, in English, and what its scripts complained of. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: DESK, locale: 'en-GB', colorScheme: 'light', ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return { page, errors };
}
