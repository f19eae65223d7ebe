import assert from 'node:assert/strict';
import { tabDesk } from '../../../test/browser/tab-desk.ts';

describe('a person’s notices in the tab', function () {
  this.timeout(120_000);
  const on = tabDesk();
  const last = async () => (await on.desk().stored().deliveries.list({}, { limit: 9 })).find(({ notice }) => notice)!;
  const assigned = async (ticket: number) => {
    // Each notice is of a minute of its own, so that none waits for another.
    on.desk().advance(61_000);
    await on.desk().say('dana', `assign ticket ${ticket} to tess`);
    await on.desk().core.notices.drain();
  };

  it('are chosen for each sort and obeyed at once', async () => {
    const window = await on.open('/notices?show=settings');
    const { page } = window;
    const choose = async (way: string, told: RegExp) => {
      const chosen = window.answered('notice.set-preference');
      await page.getByLabel('Assignment').selectOption(way);
      await chosen;
      await page.getByText(told).first().waitFor();
    };
    await choose('bot', /^Changed\. Assignment: bot message/);
    await assigned(1004);
    assert.equal((await last()).channel, 'bot');
    await choose('none', /^Changed\. Assignment: off/);
    await assigned(1006);
    const { state, reason } = await last();
    assert.deepEqual([state, reason], ['skipped', 'muted']);
    await choose('bot', /^Changed\. Assignment: bot message/);
  });

  it('are snoozed for a while, and woken', async () => {
    const window = await on.open('/notices?show=settings');
    const { page } = window;
    const snoozed = window.answered('notice.snooze');
    await page.getByRole('button', { name: 'For 4 hours' }).click();
    await snoozed;
    await page.getByText(/^Snoozed until .* Then one summary comes\.$/).waitFor();
    await assigned(1009);
    const { state, reason } = await last();
    assert.deepEqual([state, reason], ['pending', 'snoozed']);
    await page.getByRole('button', { name: 'Wake now' }).click();
    await page.getByText('You have not snoozed your notices.').waitFor();
  });

  it('have quiet hours and a daily summary in the person’s own zone, each set and taken off', async () => {
    const { page } = await on.open('/notices?show=settings');
    await page.getByRole('button', { name: 'Set quiet hours' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Quiet hours from/).fill('21:30');
    await dialog.getByLabel(/^Quiet hours to/).fill('06:15');
    await dialog.locator('button[type=submit]').click();
    await page.getByText('Quiet from 21:30 to 06:15 (Europe/London).').waitFor();
    await page.getByRole('button', { name: 'No quiet hours' }).click();
    await page.getByText('You have no quiet hours.').waitFor();
    await page.getByRole('button', { name: 'Set the time of the summary' }).click();
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await page.getByText('Everything comes as one summary at 08:00 (Europe/London).').waitFor();
    await page.getByRole('button', { name: 'No summary' }).click();
    await page.getByText('You are told at once, not once a day.').waitFor();
  });

  it('are the same in two windows of one person, whichever of them changes something', async () => {
    const [one, other] = [
      await on.open('/notices?show=settings', 'Ravi Patel'),
      await on.open('/notices?show=settings', 'Ravi Patel'),
    ];
    await one.page.getByRole('button', { name: 'For 1 hour' }).click();
    await other.page.getByText(/^Snoozed until .* Then one summary comes\.$/).waitFor();
    await other.page.getByRole('button', { name: 'Wake now' }).click();
    await one.page.getByText('You have not snoozed your notices.').waitFor();
    await other.page.getByLabel('Escalation').selectOption('both');
    await one.page
      .locator('select', { has: one.page.locator('option[value=both]:checked') })
      .first()
      .waitFor();
    assert.equal(await one.page.getByLabel('Escalation').inputValue(), 'both');
  });

  it('say of a change that could not be sent that it may not have been made, and go back to what is so', async () => {
    const { page, context } = await on.open('/notices?show=settings', 'Ravi Patel');
    const way = page.getByLabel('SLA risk');
    const before = await way.inputValue();
    // What draws messages comes some time after the page.
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/toasts-')));
    await context.setOffline(true);
    await way.selectOption('none');
    await page.getByText(/so this may not have been done\. Try it again/).waitFor();
    assert.equal(await way.inputValue(), before);
    await context.setOffline(false);
  });

  it('have no quiet hours that end when they begin', async () => {
    const { page } = await on.open('/notices?show=settings', 'Ravi Patel');
    await page.getByRole('button', { name: 'Set quiet hours' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Quiet hours from/).fill('07:00');
    await dialog.getByLabel(/^Quiet hours to/).fill('07:00');
    await dialog.locator('button[type=submit]').click();
    await dialog.getByText('Choose another time than the beginning.').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('You have no quiet hours.').waitFor();
  });

  it('show what an administrator switched off for everybody, and read in German for whoever reads German', async () => {
    await on.desk().say('ada', 'help');
    const admin = await on.open('/setup/switches', 'Ada Okafor');
    await admin.page.getByRole('switch', { name: 'Escalation', exact: true }).click();
    await admin.page.getByText('Notices of escalation: off in Teams.', { exact: true }).waitFor();
    const { page } = await on.open('/notices?show=settings', 'Dana Fischer');
    await page.getByRole('heading', { name: 'Benachrichtigungen', level: 1 }).waitFor();
    assert.equal(await page.getByLabel('Eskalation').isDisabled(), true);
    await page.getByText('Von der Administration für alle abgeschaltet.').waitFor();
  });
});
