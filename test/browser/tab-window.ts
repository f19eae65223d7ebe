import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Browser, BrowserContext, Frame, FrameLocator, Locator, Page, Response } from 'playwright-core';
import { faultsIn, faultsOf } from '../../sandbox/testing/browser.ts';
import type { DeskInTeams } from '../teams/desk-fixture.ts';

const size = { width: 1280, height: 900 };

/** What the browser says when a server is away or refuses on purpose; everything else on the console is a fault. */
const expected = /net::ERR_|status of (401|403|404|409|412|422|503)/;

/** The tab in front of somebody: in the sandbox's Teams, or in a plain browser. */
export class TabWindow {
  readonly page: Page;
  /** The tab itself: the frame in Teams, or the page. */
  readonly tab: Page | FrameLocator;
  readonly context: BrowserContext;
  readonly #problems: string[] = [];

  private constructor(context: BrowserContext, page: Page, isFramed: boolean) {
    this.context = context;
    this.page = page;
    this.tab = isFramed ? page.frameLocator('[data-testid=tab-frame]') : page;
    page.on('pageerror', (error) => this.#problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !expected.test(message.text())) this.#problems.push(message.text());
    });
  }

  /** Opens the personal app's tab in Teams as this person. */
  static async inTeams(browser: Browser, { sandbox }: DeskInTeams, as = 'Tess Morgan', viewport = size): Promise<TabWindow> {
    const context = await browser.newContext({ viewport, ignoreHTTPSErrors: true });
    const window = new TabWindow(context, await context.newPage(), true);
    const { page } = window;
    await page.goto(sandbox!.url);
    await page.getByTestId('chat-title').getByText('Deskhand').waitFor();
    if (viewport.width < 700) await page.getByTestId('back').click();
    await page.getByTestId('person').filter({ hasText: as }).click();
    await page
      .getByTestId('person')
      .and(page.locator('[aria-current=true]'))
      .filter({ hasText: as })
      .waitFor({ state: 'attached' });
    await page.getByTestId('app-tab').filter({ hasText: 'Work' }).click();
    return window;
  }

  /** Opens an address of the desk in a plain browser, where nobody is signed in yet. */
  static async inBrowser(
    browser: Browser,
    { server }: DeskInTeams,
    path = '/tab/',
    options: NonNullable<Parameters<Browser['newContext']>[0]> = {},
  ): Promise<TabWindow> {
    const context = await browser.newContext({ viewport: size, ...options });
    const window = new TabWindow(context, await context.newPage(), false);
    await window.page.goto(`${server.url}${path}`);
    return window;
  }

  /** Ends the window; fails when the page reported an error. */
  async close(): Promise<void> {
    await this.context.close();
    assert.deepEqual(this.#problems, []);
  }

  /** Signs in at Microsoft's page as this person of this desk; resolves when the tab has drawn what they see of it. */
  async signIn(as = 'Tess Morgan', desk = 'Northwind IT Services'): Promise<void> {
    await this.page.getByRole('button', { name: `Sign in to ${desk}` }).click();
    await this.page.getByRole('button', { name: `Accept as ${as}` }).click();
    // While a page is left for one of another host, the browser lets requests past those who ask to answer them.
    await this.page.waitForURL(({ pathname }) => pathname.startsWith('/tab') && pathname !== '/tab/signed-in');
    await this.page.locator('h1').first().waitFor();
  }

  /** The answer to the next call of this action. What the page shows before it came may only be foreseen. */
  answered(action: string): Promise<Response> {
    return this.page.waitForResponse((response) => response.url().endsWith(`/api/actions/${action}`));
  }

  /** Waits until there is a heading that says this. */
  async heading(name: string | RegExp): Promise<Locator> {
    const found = this.tab.getByRole('heading', { name }).first();
    await found.waitFor();
    return found;
  }

  /** Goes through the sandbox's themes until it is this one. */
  async wear(theme: 'Light' | 'Dark' | 'Contrast'): Promise<void> {
    const button = this.page.getByTestId('theme');
    while (!(await button.textContent())?.endsWith(theme)) await button.click();
  }

  /** The tab's own document: a frame in Teams, the page in a browser. */
  frame(): Frame {
    return this.page.frames().find((frame) => new URL(frame.url()).pathname.startsWith('/tab/')) ?? this.page.mainFrame();
  }

  /** Goes to another page of the tab as a link does, without loading the tab anew; waits until it has its content. */
  async go(path: string): Promise<void> {
    const frame = this.frame();
    const to = JSON.stringify(`/tab${path}`);
    // The heading of the page that is left is marked, so that it is not taken for the next one's.
    await frame.evaluate(`{
      const left = document.querySelector('main h1');
      if (left && new URL(${to}, location.href).pathname !== location.pathname) left.dataset.left = '';
      history.pushState({ depth: 0 }, '', ${to});
      dispatchEvent(new PopStateEvent('popstate'));
    }`);
    await frame.locator('main h1:not([data-left])').first().waitFor();
    await frame.locator('main :is(.fui-Skeleton, .fui-Spinner)').first().waitFor({ state: 'detached' });
  }

  /** What axe finds wrong, as sentences: with the whole window, or with the tab in it alone. */
  faults({ tabAlone = false } = {}): Promise<string[]> {
    return tabAlone ? faultsIn(this.frame()) : faultsOf(this.page);
  }

  /** Keeps a picture where `DESKHAND_PICTURES` names a folder; else does nothing, so that tests leave no trace. */
  async picture(name: string): Promise<void> {
    const folder = process.env['DESKHAND_PICTURES'];
    if (folder) await this.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  }
}
