import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { tabDesk } from '../../../test/browser/tab-desk.ts';

describe('the page of the search', function () {
  this.timeout(120_000);
  const { desk, open } = tabDesk();

  it('shows what changed lately, then what was typed, with the words in the address', async () => {
    const window = await open('/search');
    const { page } = window;
    await window.heading('Changed lately');
    await page.getByRole('searchbox').fill('printer');
    await window.heading('Results');
    await page.getByRole('link', { name: /^#1001/ }).waitFor();
    await page.waitForURL(/q=printer/);
    await page.reload();
    await page.getByRole('link', { name: /^#1001/ }).waitFor();
    assert.equal(await page.getByRole('searchbox').inputValue(), 'printer');
    await page.getByRole('searchbox').fill('zzz nothing of the kind');
    await page.getByText('Nothing fits').waitFor();
  });

  it('narrows by kind, status, person, client and due time, each a step that Back takes back', async () => {
    const window = await open('/search');
    const { page } = window;
    await page.getByRole('button', { name: 'Tickets' }).click();
    await page.getByLabel('Whose').selectOption('me');
    await page.waitForURL(/who=me/);
    await page.getByLabel('Status').selectOption('waiting');
    await page.waitForURL(/status=waiting/);
    const badges = page.locator('main li').getByText('Waiting for contact', { exact: true });
    await badges.first().waitFor();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('main li')].every(({ textContent }) => textContent?.includes('Waiting for contact')),
    );
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('status'));
    assert.equal(await page.getByLabel('Status').inputValue(), 'active');
    await page.getByRole('combobox', { name: 'Client' }).fill('acme');
    await page.getByRole('option', { name: /Acme Logistics/ }).click();
    await page.waitForURL(/client=Acme/);
    await page.waitForFunction(() => {
      const rows = [...document.querySelectorAll('main li')];
      return rows.length > 0 && rows.every(({ textContent }) => textContent?.includes('Acme Logistics'));
    });
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForURL((url) => url.search === '?kind=ticket');
  });

  it('draws of many rows only those in sight, and reaches the last, however much changes elsewhere meanwhile', async () => {
    const window = await open('/search');
    const { page } = window;
    const rows = (skip: number) =>
      Array.from({ length: 50 }, (_, place) => ({
        ref: { kind: 'ticket', id: `made-up-${skip + place}` },
        number: 10_000 + skip + place,
        title: `Made up ${skip + place}`,
        detail: '',
        status: { value: 'open', title: 'Open', tone: 'accent' },
        updatedAt: desk().core ? '2026-11-20T10:00:00Z' : '',
      }));
    await page.route('**/api/queries/ticket.list*', (route) => {
      const skip = Number(new URL(route.request().url()).searchParams.get('skip'));
      return route.fulfill({ json: { text: '', undoable: false, data: { rows: rows(skip), skip, more: skip < 450 } } });
    });
    await page.getByRole('button', { name: 'Tickets' }).click();
    let notes = 0;
    let isBusy = true;
    // One after the other, each on another ticket: more than that would drown a slow machine, which runs all sides of this here.
    const others = (async () => {
      for (; isBusy; await setTimeout(60))
        await desk().sandbox!.client.say(desk().person('tess'), `add note ${1001 + (notes % 20)}: number ${notes++}`);
    })();
    try {
      for (let shown = 100; shown <= 500; shown += 50) {
        await page.getByRole('button', { name: 'Show more' }).press('Enter');
        await page.getByText(new RegExp(`${shown} records`)).waitFor();
      }
    } finally {
      isBusy = false;
      await others;
    }
    assert.ok(notes > 2, `${notes} notes were added`);
    const drawn = await page.locator('main li').count();
    assert.ok(drawn > 5 && drawn < 100, `${drawn} of 500 rows are drawn`);
    // Rows are measured as they come in sight, so that the end moves on while somebody scrolls to it.
    await page.waitForFunction(() => {
      const content = document.getElementById('content')!;
      content.scrollTo(0, content.scrollHeight);
      return [...content.querySelectorAll('li a')].some(({ textContent }) => textContent.includes('Made up 499'));
    });
    const last = page.getByRole('link', { name: /Made up 499/ });
    assert.equal(await page.locator('main li').last().getAttribute('aria-posinset'), '500');
    await last.focus();
    await page.keyboard.press('Shift+Tab');
    assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /Made up 498/);
  });

  it('says that the server is away, and that a list is not for the reader', async () => {
    const window = await open('/search');
    const { page } = window;
    await window.heading('Changed lately');
    const title = 'Not allowed';
    const problem = {
      type: 'about:blank',
      title,
      status: 403,
      code: 'denied',
      detail: 'Tasks are not for you.',
      remedy: 'Ask Ada.',
    };
    await page.route('**/api/queries/task.list*', (route) =>
      route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await page.getByRole('button', { name: 'Tasks' }).click();
    await page.getByText('Tasks are not for you. Ask Ada.').waitFor();
    await page.route('**/api/queries/approval.list*', (route) => route.abort());
    await page.getByRole('button', { name: 'Approvals' }).click();
    await page.getByRole('alert').getByText('Deskhand cannot be reached').waitFor({ timeout: 30_000 });
    await page.unroute('**/api/queries/approval.list*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page
      .getByRole('link', { name: /#105\d/ })
      .first()
      .waitFor();
  });
});
