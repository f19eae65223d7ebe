import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { faultsOf, startBrowser } from '../testing/browser.ts';
import type { CloudCaller } from '../testing/cloud-caller.ts';
import { contoso, startCloud } from '../testing/cloud-caller.ts';
import { people } from '../testing/contoso.ts';

const kept = process.env['SANDBOX_PICTURES'];

describe("the cloud's page", function () {
  this.timeout(60_000);
  const { ada } = people;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let cloud: CloudCaller;
  let problems: string[];

  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    cloud = await startCloud();
    context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    page = await context.newPage();
    problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await cloud.graph('GET', '/users?$nonsense=1');
    await page.goto(cloud.sandbox.cloud.url);
    await page.getByTestId('tenant').first().waitFor();
  });
  afterEach(async () => {
    await context.close();
    await cloud.sandbox.close();
    assert.deepEqual(problems, []);
  });

  async function assertAccessible(name: string): Promise<void> {
    if (kept !== undefined) await page.screenshot({ path: join(kept, `cloud-${name}.png`), fullPage: true });
    assert.deepEqual(await faultsOf(page), []);
  }
  const overflow = () => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  it('shows tenants, tokens, requests and violations, and no secret', async () => {
    await page.getByRole('heading', { name: 'Contoso, contoso.example' }).waitFor();
    await page.getByTestId('violations').getByText('$nonsense is not a query parameter').waitFor();
    await page.getByTestId('requests').getByText('/graph/v1.0/users').waitFor();
    await page.getByTestId('tokens').getByText('application, to https://graph.microsoft.com').waitFor();
    const text = (await page.textContent('body')) ?? '';
    assert.doesNotMatch(text, /correct-horse|eyJ[\w-]+\./);
    await assertAccessible('wide');
  });

  it('switches consent, installs, throttles, sets faults, rotates keys and moves the clock', async () => {
    await page.getByTestId('consents').first().locator('summary').click();
    await page.getByRole('checkbox', { name: 'User.Read.All', exact: true }).uncheck();
    await page.getByTestId('status').getByText('Done.').waitFor();
    assert.equal((await cloud.graph('GET', '/users')).status, 403);
    await page.getByRole('button', { name: `Install the app for ${ada.name}` }).click();
    await page.getByRole('button', { name: `Uninstall the app for ${ada.name}` }).waitFor();
    await page.getByTestId('bucket').selectOption('graph.directory');
    await page.getByTestId('throttle').click();
    await page.getByTestId('fault-503').click();
    await page.getByTestId('faults').getByText('graph.*: 503').waitFor();
    const token = await cloud.appToken();
    assert.equal((await cloud.graph('GET', '/organization', { token })).status, 503);
    assert.equal((await cloud.graph('GET', '/organization', { token })).status, 429);
    await page.getByTestId('throttle-reset').click();
    await page.getByTestId('clock-1-day').click();
    await page.getByTestId('ahead').getByText('1440 min ahead').waitFor();
    assert.equal((await cloud.graph('GET', '/organization', { token })).status, 401);
    await page.getByTestId('forget').click();
    await page.getByTestId('violations').getByText('None.').waitFor();
    await assertAccessible('used');
  });

  it('works in the dark and at 320 pixels, and leads to Teams and back', async () => {
    await page.getByTestId('theme').click();
    await page.getByTestId('theme').click();
    await page.setViewportSize({ width: 320, height: 700 });
    await assertAccessible('narrow-dark');
    assert.equal(await overflow(), 0);
    await page.getByTestId('teams').click();
    await page.getByTestId('cloud').click();
    await page.getByTestId('tenant').first().waitFor();
  });

  it('asks for consent on a page of its own', async () => {
    const query = new URLSearchParams({
      client_id: contoso.appId,
      redirect_uri: contoso.redirectUri,
      scope: 'User.Read',
      state: 's',
    });
    await page.goto(`${cloud.sandbox.url}entra/${contoso.tenant}/oauth2/v2.0/authorize?${query}`);
    await page.getByRole('button', { name: 'Accept as Ada Lindqvist' }).waitFor();
    await assertAccessible('sign-in');
    await page.setViewportSize({ width: 320, height: 700 });
    assert.equal(await overflow(), 0);
  });
});
