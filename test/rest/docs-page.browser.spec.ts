import assert from 'node:assert/strict';
import { type Browser, chromium } from 'playwright-core';
import { type RestDesk, restDesk } from './rest-fixture.ts';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe('The page of the REST interface', function () {
  this.timeout(60_000);
  let desk: RestDesk;
  let browser: Browser;
  before(async () => {
    desk = await restDesk();
    browser = await chromium.launch({ executablePath: process.env['DESKHAND_CHROMIUM']!, args: quiet });
  });
  after(async () => {
    await browser?.close();
    await desk?.close();
  });

  it('shows what there is from this machine alone, under a policy without inline scripts', async () => {
    const page = await browser.newPage();
    const faults: string[] = [];
    const hosts = new Set<string>();
    page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
    page.on('pageerror', (error) => void faults.push(String(error)));
    page.on('request', (request) => void hosts.add(new URL(request.url()).host));
    await page.goto(`${desk.server.url}/api/docs`);
    await page.waitForSelector('.opblock-tag');
    assert.equal(await page.title(), 'Deskhand REST interface');
    await page.click('#operations-tag-note');
    const operation = page.locator('.opblock', { hasText: '/api/actions/note.add' });
    await operation.locator('.opblock-summary-control').click();
    await operation.getByText('Internal note').first().waitFor();
    assert.deepEqual(faults, []);
    assert.deepEqual(
      [...hosts].filter((host) => host && host !== new URL(desk.server.url).host),
      [],
    );
  });
});
