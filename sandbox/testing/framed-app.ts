import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { faultsOf, startBrowser } from './browser.ts';
import { manifest } from './contoso.ts';
import type { RunningSandbox } from './running-sandbox.ts';
import { startWithEchoBot } from './running-sandbox.ts';
import { teachShowcase } from './showcase.ts';
import type { TestTab } from './test-tab.ts';
import { startTestTab } from './test-tab.ts';

/** A folder in which the pictures stay, for whoever wants to look at them. */
const kept = process.env['SANDBOX_PICTURES'];

/** A window of the sandbox's Teams whose app has the test tab, and another app's pages beside it. */
export interface FramedApp {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly sandbox: RunningSandbox;
  /** The app's own pages, and those of an origin that the manifest does not name. */
  readonly own: TestTab;
  readonly foreign: TestTab;
  /** The frame that shows this path, once teams-js is ready in it. */
  frame(path: '/tab' | '/dialog'): Promise<Frame>;
  openTab(): Promise<Frame>;
  picture(name: string): Promise<void>;
  /** Fails when axe finds anything, in the page or in its frames. */
  assertAccessible(): Promise<void>;
}

/** What the browser says when the sandbox refuses on purpose. */
const expected = /status of 403/;

/** The library asks Microsoft's network who may be trusted; here the list that it brings along has to do. */
const trustList = 'https://res.cdn.office.net/**';

function frameOf(page: Page): FramedApp['frame'] {
  return async (path) => {
    await page.locator(`iframe[data-testid=${path === '/tab' ? 'tab-frame' : 'dialog-frame'}]`).waitFor();
    const find = () => page.frames().find((one) => one.url().startsWith('http') && new URL(one.url()).pathname === path);
    while (!find()) await page.waitForEvent('framenavigated');
    const frame = find()!;
    await frame.locator('html[data-theme]').waitFor();
    return frame;
  };
}

/** Starts a browser and, anew for each test, the sandbox and the app; a test fails when the page reported an error. */
export function framedApp(): () => FramedApp {
  let browser: Browser;
  let pictures: string;
  let app: FramedApp;
  let problems: string[];
  before(async () => {
    browser = await startBrowser();
    pictures = kept ?? (await mkdtemp(join(tmpdir(), 'sandbox-frame-')));
  });
  after(async () => {
    await browser.close();
    if (kept === undefined) await rm(pictures, { recursive: true });
  });
  beforeEach(async () => {
    const [own, foreign] = await Promise.all([startTestTab(), startTestTab()]);
    const staticTabs = ['home', 'other'].map((entityId) => ({
      entityId,
      name: entityId === 'home' ? 'Home' : 'Other',
      contentUrl: `${own.origin}/tab?page=${entityId}`,
      websiteUrl: `${own.origin}/web`,
      scopes: ['personal'],
    }));
    const webApplicationInfo = { id: 'eeeeeeee-0000-4000-8000-000000000005' };
    const shown = { ...manifest, staticTabs, webApplicationInfo, validDomains: [new URL(own.origin).host, 'desk.example'] };
    const sandbox = await startWithEchoBot({ manifest: async () => shown });
    teachShowcase(sandbox.bot);
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    const page = await context.newPage();
    problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !expected.test(message.text())) problems.push(message.text());
    });
    const headers = { 'access-control-allow-origin': '*' };
    await context.route(trustList, (route) => route.fulfill({ headers, json: { validOrigins: ['teams.microsoft.com'] } }));
    await page.goto(sandbox.url);
    await page.getByTestId('message').getByText('Welcome to Deskhand').waitFor();
    const frame = frameOf(page);
    app = {
      ...{ page, context, sandbox, own, foreign, frame },
      async openTab() {
        await page.getByTestId('app-tab').filter({ hasText: 'Home' }).click();
        return frame('/tab');
      },
      picture: async (name) => void (await page.screenshot({ path: join(pictures, `${name}.png`) })),
      assertAccessible: async () => assert.deepEqual(await faultsOf(page), []),
    };
  });
  afterEach(async () => {
    await app.context.close();
    await Promise.all([app.sandbox.close(), app.own.close(), app.foreign.close()]);
    assert.deepEqual(app.sandbox.bot.problems, []);
    assert.deepEqual(problems, []);
  });
  return () => app;
}
