import assert from 'node:assert/strict';
import type { Delivery } from '../../../shared/domain/notices/delivery.ts';
import { recordDelivery } from '../../../src/events/deliveries.ts';
import { tabDesk } from '../../../test/browser/tab-desk.ts';

const hour = 3_600_000;

describe('a person’s list of notices in the tab', function () {
  this.timeout(120_000);
  const on = tabDesk();
  const assign = async (ticket: number, to: string) => {
    // Each notice is of a minute of its own, so that none waits for another.
    on.desk().advance(61_000);
    await on.desk().say('dana', `assign ticket ${ticket} to ${to}`);
    await on.desk().core.notices.drain();
  };
  let made = 0;
  /** Puts a notice into the store that was told so many hours ago. */
  const put = async (person: string, hours: number, more: Partial<Delivery> = {}) => {
    const { _id: recipient, tenantId } = (await on.desk().stored().members.byEntraObjectId(on.desk().person(person)))!;
    made += 1;
    const preview = `Notice number ${made}`;
    const notice = {
      eventId: `e-${made}`,
      category: 'escalation',
      title: 'Escalated',
      preview,
      chain: 1,
      fallback: false,
    } as const;
    const known = { _id: `d-${made}`, tenantId, channel: 'feed', state: 'sent', about: { kind: 'ticket', id: 'x' } } as const;
    const at = new Date(Date.now() - hours * hour);
    await recordDelivery(on.desk().core.store, { ...known, recipient, at, notice, ...more });
  };

  it('is empty with a word on what would stand there; a new notice comes in by itself, and its click opens the record', async () => {
    const { page } = await on.open('/notices');
    await page.getByText('No notices', { exact: true }).waitFor();
    await assign(1004, 'tess');
    const row = page.getByRole('link', { name: /^Dana Fischer assigned #1004 .* to you\./ });
    await row.waitFor();
    assert.match((await row.textContent())!, /Assignment.*(now|second|minute)/);
    await row.click();
    await page.getByRole('heading', { name: /#1004/, level: 1 }).waitFor();
  });

  it('says what holds a notice back and until when, and by itself that it was sent though no record changed', async () => {
    await on.desk().say('tess', 'notices bot');
    await on.desk().say('tess', 'snooze notices 4h');
    const { page } = await on.open('/notices');
    await assign(1009, 'tess');
    const row = page.getByRole('link', { name: /assigned #1009/ });
    await row.getByText(/^Bot message: waits for the end of your snooze \(.*\d\d:\d\d\)$/).waitFor();
    on.desk().advance(5 * hour);
    await on.desk().core.notices.drain();
    await row.getByText('Bot message: sent', { exact: true }).waitFor();
    await on.desk().say('tess', 'notices off');
    await assign(1010, 'tess');
    await page
      .getByRole('link', { name: /assigned #1010/ })
      .getByText('Not told, as this kind was off')
      .waitFor();
  });

  it('shows one kind and one page, both in the address', async () => {
    for (let count = 0; count < 30; count += 1) await put('ravi', 24 + count);
    const { page } = await on.open('/notices', 'Ravi Patel');
    const rows = page.getByRole('main').getByRole('listitem');
    await page.getByRole('link', { name: 'Older' }).click();
    await page.getByText('Page 2', { exact: true }).waitFor();
    await rows.nth(5).waitFor({ state: 'detached' });
    assert.equal(await rows.count(), 5);
    await page.getByLabel('Kind').selectOption('sla-risk');
    await page.getByText('You were told nothing of this kind in the last 30 days.').waitFor();
    assert.equal(new URL(page.url()).search, '?kind=sla-risk');
    await page.getByLabel('Kind').selectOption({ label: 'Every kind' });
    await rows.nth(24).waitFor();
    assert.equal(new URL(page.url()).search, '');
    assert.deepEqual(await page.getByLabel('Kind').locator('option').allTextContents(), [
      'Every kind',
      'Assignment',
      'Customer reply',
      'Approval request',
      'Escalation',
      'SLA risk',
    ]);
  });

  it('neither names nor links what the reader may not read any more', async () => {
    await put('arno', 1, { about: { kind: 'delivery', id: 'hidden-one' }, state: 'failed', reason: '403' });
    const { page } = await on.open('/notices', 'Arno Lindqvist');
    await page.getByText('About a record that you may not read any more').waitFor();
    await page.getByText('Activity feed: could not be sent').waitFor();
    assert.doesNotMatch(await page.getByRole('main').innerHTML(), /hidden-one|Notice number/);
    assert.equal(await page.getByRole('main').getByRole('listitem').getByRole('link').count(), 0);
  });

  it('keeps what it shows while the server is away, and has the newest when it is back', async () => {
    const { page, context } = await on.open('/notices', 'Ravi Patel');
    await page.getByText('Notice number 1', { exact: true }).waitFor();
    await context.setOffline(true);
    await page.getByTestId('offline').waitFor();
    await put('ravi', 0);
    assert.equal(await page.getByText('Notice number 1', { exact: true }).isVisible(), true);
    await context.setOffline(false);
    await page.getByText(`Notice number ${made}`, { exact: true }).waitFor();
  });

  it('stands before the settings, both in the address, in German for whoever reads German', async () => {
    const { page } = await on.open('/notices', 'Dana Fischer');
    await page.getByRole('heading', { name: 'Benachrichtigungen der letzten 30 Tage' }).waitFor();
    await page.getByText('Keine Benachrichtigungen').waitFor();
    await page.getByRole('button', { name: 'Einstellungen' }).click();
    await page.getByRole('heading', { name: 'Ruhezeiten' }).waitFor();
    assert.equal(new URL(page.url()).search, '?show=settings');
    await page.goBack();
    await page.getByText('Keine Benachrichtigungen').waitFor();
  });
});
