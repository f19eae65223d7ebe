import assert from 'node:assert/strict';
import { tabDesk } from '../../../test/browser/tab-desk.ts';

describe('the history of a record', function () {
  this.timeout(120_000);
  const { desk, open, at } = tabDesk();

  it('draws of a long history only what is in sight, and reaches the oldest line', async () => {
    const window = await open('/');
    await window.heading('My work');
    const { page } = window;
    const author = { id: 'somebody', name: 'Somebody' };
    const madeUp = Array.from({ length: 450 }, (_, place) => ({
      ...{ id: `line-${place}`, at: new Date(Date.UTC(2026, 0, 1, 0, place)).toISOString() },
      ...{ author, kind: 'note', audience: 'internal', text: `Line ${place}${' and on'.repeat(place % 40)}` },
    }));
    await page.route('**/api/queries/ticket.show*', async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      await route.fulfill({ response, json: { ...answer, record: { ...answer.record, timeline: madeUp } } });
    });
    await page.goto(`${desk().server.url}${await at('ticket', 1001)}`);
    await page.getByTestId('timeline').getByText('Line 449').waitFor();
    const earlier = page.getByRole('button', { name: 'Show earlier ones' });
    for (let clicks = 0; clicks < 4; clicks++) await earlier.press('Enter');
    await earlier.waitFor({ state: 'detached' });
    const drawn = await page.getByTestId('timeline').locator('li').count();
    assert.ok(drawn > 5 && drawn < 100, `${drawn} of 450 lines are drawn`);
    await page.waitForFunction(() => {
      const content = document.getElementById('content')!;
      content.scrollTo(0, content.scrollHeight);
      return [...content.querySelectorAll('[data-testid=timeline] li')].at(-1)?.textContent.includes('Line 0');
    });
    assert.equal(await page.getByTestId('timeline').locator('li').last().getAttribute('aria-posinset'), '450');
    await window.picture('tab-long-history');
  });

  it('tells in the reader’s language what was done, and leaves what people wrote as they wrote it', async () => {
    const window = await open(await at('ticket', 1004));
    await window.heading(/#1004/);
    const { page } = window;
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Change priority' }).click();
    await dialog.getByRole('radio', { name: 'Urgent' }).check();
    await dialog.getByRole('button', { name: 'Change priority' }).click();
    await page.getByTestId('timeline').getByText('Change priority: Urgent').waitFor();
    await page.getByRole('button', { name: 'Log time', exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Time' }).fill('1:15');
    await dialog.getByLabel(/What did you do/).fill('Looked at it');
    await dialog.getByRole('button', { name: 'Log time', exact: true }).click();
    await page.getByTestId('timeline').getByText('Looked at it').waitFor();
    await desk().say('tess', 'escalate 1004: Urgent');
    await page.goto(`${desk().server.url}/tab${await at('ticket', 1004)}?locale=de`);
    const history = page.getByTestId('timeline');
    await history.getByText('Priorität ändern: Dringend').waitFor();
    await history.getByText('Eskalieren: Urgent').waitFor();
    await history.getByText(/^1 Std\. 15 Min\. am .*: Looked at it$/).waitFor();
    await page.getByRole('button', { name: 'Zeit erfassen', exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Zeit' }).fill('30');
    await dialog.getByRole('button', { name: 'Zeit erfassen', exact: true }).click();
    await dialog.getByText('Zeit: 30 wovon? Wenn Sie Minuten meinen, schreiben Sie 30m.').waitFor();
    await dialog.getByRole('textbox', { name: 'Zeit' }).fill('30m');
    await dialog.getByRole('button', { name: 'Zeit erfassen', exact: true }).click();
    await page.getByText(/^30 min auf #1004 .* erfasst\.$/).waitFor();
  });
});
