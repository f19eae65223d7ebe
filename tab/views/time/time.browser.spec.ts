import assert from 'node:assert/strict';
import { tabDesk } from '../../../test/browser/tab-desk.ts';

describe('the page of the week’s time', function () {
  this.timeout(120_000);
  const { desk, open } = tabDesk();
  const mine = async () => {
    const stored = desk().stored();
    const ticket = (await stored.tickets.byNumber(1007))!;
    const entries = await stored.timeEntries.ofWork(ticket._id, { limit: 20 });
    return entries
      .filter(({ status, member }) => status !== 'removed' && member.name === 'Tess Morgan')
      .map(({ minutes }) => minutes);
  };

  it('adds, corrects and removes time, and sums it up', async () => {
    const window = await open('/time');
    const { page } = window;
    await window.heading('Time');
    const today = page.locator('main li').filter({ hasText: 'Today' });
    await today.getByRole('button', { name: /^Log time on/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Ticket or task' }).fill('1007');
    await page.getByRole('option', { name: /#1007/ }).click();
    await dialog.getByRole('textbox', { name: 'Time' }).fill('20m');
    await dialog.getByRole('button', { name: 'Log time', exact: true }).click();
    const entry = today.getByTestId('time-entry').filter({ hasText: '#1007' });
    await entry.getByText('20 mins').waitFor();
    assert.deepEqual(await mine(), [20]);

    await entry.getByRole('button', { name: /^Correct/ }).click();
    assert.match(await dialog.getByRole('combobox', { name: 'Ticket or task' }).inputValue(), /^#1007/);
    await dialog.getByRole('textbox', { name: 'Time' }).fill('35m');
    await dialog.getByRole('button', { name: 'Log time', exact: true }).click();
    await entry.getByText('35 mins').waitFor();
    await entry.getByText('20 mins').waitFor({ state: 'detached' });
    assert.deepEqual(await mine(), [35]);

    await entry.getByRole('button', { name: /^Remove/ }).click();
    await entry.waitFor({ state: 'detached' });
    assert.deepEqual(await mine(), []);
    await page.waitForFunction(() => document.activeElement !== document.body);
  });

  it('keeps the week in the address, so that it can be gone back to and handed on', async () => {
    const window = await open('/time?week=2020-02-29');
    const { page } = window;
    await page.getByText('Week of Mon 24 Feb to Sun 1 Mar').waitFor();
    await page.getByRole('button', { name: 'Next week' }).click();
    await page.getByText('Week of Mon 2 Mar to Sun 8 Mar').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('week'), '2020-03-02');
    await page.goBack();
    await page.getByText('Week of Mon 24 Feb to Sun 1 Mar').waitFor();
    await page.getByRole('button', { name: 'This week' }).click();
    await page.locator('main li').filter({ hasText: 'Today' }).waitFor();
    await page.goto(`${desk().server.url}/tab/time?week=not-a-week`);
    await page.locator('main li').filter({ hasText: 'Today' }).waitFor();
  });

  it('hands the week in, after which its drafts wait for a decision', async () => {
    const window = await open('/time');
    const { page } = window;
    await page.getByText('Draft', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Submit this week' }).click();
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await page
      .getByText(/is submitted and waits for a decision/)
      .first()
      .waitFor();
    const [newest] = await desk().stored().approvals.list({}, { limit: 1 });
    assert.deepEqual([newest?.of, newest?.requester.name, newest?.status], ['timesheet', 'Tess Morgan', 'requested']);
  });
});
