import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { faultsOf } from '../../sandbox/testing/browser.ts';
import { builtTab } from '../../src/tab-build/build-tab.ts';

let tab: Promise<string> | undefined;

/** The tab as it is now, built once for a whole run of tests. */
export function tabForTests(): Promise<string> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  tab ??= builtTab({ root, variables: process.env });
  return tab;
}

/** A window of the sandbox's Teams client, used as somebody at the screen would. */
export class TeamsWindow {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #problems: string[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.on('pageerror', (error) => this.#problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#problems.push(message.text());
    });
  }

  /** Opens Teams as this person; waits until the bot's greeting is there, which outsiders do not get. */
  static async open(
    browser: Browser,
    url: string,
    { as = 'Tess Morgan', width = 1280, height = 900 } = {},
  ): Promise<TeamsWindow> {
    const context = await browser.newContext({ viewport: { width, height } });
    const teams = new TeamsWindow(context, await context.newPage());
    await teams.page.goto(url);
    await teams.page.getByTestId('chat-title').getByText('Deskhand').waitFor();
    await teams.become(as);
    return teams;
  }

  /** Ends the window; fails when the page reported an error. */
  async close(): Promise<void> {
    await this.#context.close();
    assert.deepEqual(this.#problems, []);
  }

  /** Sits down as somebody else. */
  async become(name: string): Promise<void> {
    await this.page.getByTestId('person').filter({ hasText: name }).click();
    await this.page.getByTestId('person').and(this.page.locator('[aria-current=true]')).filter({ hasText: name }).waitFor();
    await this.answers().first().waitFor();
  }

  get compose(): Locator {
    return this.page.getByTestId('compose');
  }

  /** The bot's messages, oldest first. */
  answers(): Locator {
    return this.page.locator('[data-testid=message][data-from=bot]');
  }

  /** The bot's last message. */
  answer(): Locator {
    return this.answers().last();
  }

  /** Types a message and waits for the bot's next one. */
  async say(text: string): Promise<Locator> {
    const before = await this.answers().count();
    await this.compose.fill(text);
    await this.compose.press('Enter');
    const answer = this.answers().nth(before);
    await answer.waitFor();
    return answer;
  }

  /** Waits until this stands somewhere in there; the bot's last message when left out. */
  async sees(text: string | RegExp, where: Locator = this.answer()): Promise<void> {
    await where.getByText(text).first().waitFor();
  }

  /** Presses a button of the bot's last message; with `last` the lower of two that are called the same. */
  async press(name: string, { last = false } = {}): Promise<void> {
    const button = this.answer().getByRole('button', { name, exact: true });
    await (last ? button.last() : button.first()).click();
  }

  /** Writes into a field of the bot's last message. */
  async fill(label: string | RegExp, text: string): Promise<void> {
    const inputs = this.page.locator('input, textarea');
    await this.answer().getByLabel(label).and(inputs).first().fill(text);
  }

  /** What axe finds wrong with the page, as sentences. */
  faults(): Promise<string[]> {
    return faultsOf(this.page);
  }

  /** Keeps a picture where `DESKHAND_PICTURES` names a folder; else does nothing, so that tests leave no trace. */
  async picture(name: string): Promise<void> {
    const folder = process.env['DESKHAND_PICTURES'];
    if (folder) await this.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  }
}
