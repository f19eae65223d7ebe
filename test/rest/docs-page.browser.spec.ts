import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../sandbox/testing/browser.ts';
import { tabDesk } from '../browser/tab-desk.ts';
import { type RestDesk, restDesk } from './rest-fixture.ts';

describe('The page of the REST interface', function () {
  this.timeout(60_000);
  let desk: RestDesk;
  let browser: Browser;
  before(async () => {
    desk = await restDesk();
    browser = await startBrowser();
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

describe('Trying the REST interface out on its page', function () {
  this.timeout(120_000);
  const on = tabDesk();

  it('signs a stranger in as somebody of the sandbox, and acts as that person', async () => {
    const context = await on.browser().newContext();
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
    page.on('pageerror', (error) => void faults.push(String(error)));
    await page.goto(`${on.desk().server.url}/api/docs`);
    await page.getByText('no password is asked for').waitFor();
    await page.getByRole('combobox', { name: 'Desk' }).selectOption({ label: 'Northwind IT Services' });
    await page.getByRole('button', { name: 'Sign in to try it out' }).click();
    await page.getByRole('button', { name: /Tess Morgan/ }).click();
    await page.getByText('Signed in as Tess Morgan (Northwind IT Services)').waitFor();
    assert.equal(new URL(page.url()).search, '');
    await page.click('#operations-tag-note');
    const operation = page.locator('.opblock', { hasText: '/api/actions/note.add' });
    await operation.locator('.opblock-summary-control').click();
    await operation.getByRole('button', { name: 'Try it out' }).click();
    await operation.locator('textarea').fill('{"work":"1001","note":"Written on the page"}');
    await operation.getByRole('button', { name: 'Execute' }).click();
    await operation.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
    const ticket = (await on.desk().stored().tickets.byNumber(1001))!;
    const told = ticket.entries.find(({ text }) => text === 'Written on the page');
    assert.equal(told?.author.name, 'Tess Morgan');
    await page.getByRole('button', { name: 'Forget it' }).click();
    await page.getByRole('button', { name: 'Sign in to try it out' }).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('says why somebody was not signed in', async () => {
    const context = await on.browser().newContext();
    const page = await context.newPage();
    const start = async () => {
      await page.goto(`${on.desk().server.url}/api/docs`);
      await page.getByRole('button', { name: 'Sign in to try it out' }).click();
    };
    await start();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(/You are not signed in/).waitFor();
    await start();
    await page.getByRole('button', { name: /Gus Ferreira/ }).click();
    await page.getByText(/not linked to a member of Northwind IT Services/).waitFor();
    await context.close();
  });
});
