/** What the suites of the page share: a browser and a server for a file of tests, and pages that go with their test. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchBrowser, openPage, type RunningServer, type Served, startServer } from '../helpers/browser.ts';
import { openExplorer } from './explorer.ts';

interface OpenedPage {
  readonly page: Page;
  /** What its scripts complained of. */
  readonly errors: string[];
}

export interface ExplorerSuite {
  /** Where the server is. Like all else here it is there once tests run. */
  readonly address: string;
  /** An empty page in a context of its own. */
  page(options?: BrowserContextOptions): Promise<OpenedPage>;
  /** A page that shows the explorer, on its first screen or at an address of the server; nothing in it moves of itself. */
  open(options?: BrowserContextOptions & { readonly at?: string }): Promise<OpenedPage>;
}

/**
 * A browser and a server for the tests of this file. Pages that a test opens are closed behind it, since one that nobody
 * looks at any more still draws; what is opened before all tests stays to the end.
 */
export function explorerSuite({
  webgl = true,
  served = () => Promise.resolve({}),
}: { webgl?: boolean; served?: () => Promise<Served> } = {}): ExplorerSuite {
  let browser: Browser;
  let server: RunningServer;
  let opened: Page[] = [];
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser({ webgl }), served().then(startServer)]);
  });
  beforeEach(() => {
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((page) => page.context().close()));
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  const suite: ExplorerSuite = {
    get address() {
      return server.address;
    },
    async page(options) {
      const blank = await openPage(browser, options);
      opened.push(blank.page);
      return blank;
    },
    async open({ at = '/', ...options } = {}) {
      const blank = await suite.page({ reducedMotion: 'reduce', ...options });
      await openExplorer(blank.page, new URL(at, server.address).href);
      return blank;
    },
  };
  return suite;
}
