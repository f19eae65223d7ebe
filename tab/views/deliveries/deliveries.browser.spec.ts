import assert from 'node:assert/strict';
import { derivedId } from '../../../src/actions/keys.ts';
import { deliveryCollection } from '../../../src/events/deliveries.ts';
import { tabDesk } from '../../../test/browser/tab-desk.ts';

describe('deliveries in the tab', function () {
  this.timeout(120_000);
  const on = tabDesk();
  const newest = async () => (await on.desk().stored().deliveries.list({ channel: 'bot' }, { limit: 1 }))[0]!;

  /** A notice for Tess on the way of the bot that ended like this. */
  async function ended(state: 'failed' | 'uncertain', ticket: number): Promise<string> {
    await on.desk().say('tess', 'notices bot');
    await on.desk().say('dana', `assign ticket ${ticket} to tess`);
    await on.desk().core.notices.drain();
    const { _id } = await newest();
    const deliveries = on.desk().core.store.collection(deliveryCollection);
    const tenantId = derivedId('seed', 'northwind');
    await deliveries.updateOne({ _id, tenantId }, { $set: { state, reason: 'no_conversation' } });
    return _id;
  }

  it('are found by filters in the address, tried without sending, and sent again after a question', async () => {
    const id = await ended('failed', 1004);
    const window = await on.open('/setup/deliveries', 'Ada Okafor');
    const { page } = window;
    await page.getByLabel('State').selectOption('failed');
    await page.waitForURL(/state=failed/);
    await page.getByRole('link', { name: /assigned #1004/ }).click();
    await page.getByText('The bot has no chat with the recipient yet').waitFor();
    await page.getByRole('button', { name: 'Try first (sends nothing)' }).click();
    await page.getByText(/It would send .* to Tess Morgan by bot message\. Nothing was sent\./).waitFor();
    const { stored } = on.desk();
    assert.equal((await stored().deliveries.byId(id))!.state, 'failed');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await on.desk().core.notices.drain();
    assert.equal((await stored().deliveries.byId(id))!.state, 'sent');
    await page.goBack();
    await page.waitForURL(/state=failed/);
    assert.equal(await page.getByLabel('State').inputValue(), 'failed');
  });

  it('that are uncertain are settled by an administrator, and warn that they could come twice', async () => {
    const id = await ended('uncertain', 1006);
    const { page } = await on.open(`/setup/deliveries/${id}`, 'Ada Okafor');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('alertdialog').getByText('It may have arrived already and come twice.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'It arrived' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'It arrived' }).click();
    await page.getByText('Sent', { exact: true }).waitFor();
    assert.equal((await on.desk().stored().deliveries.byId(id))!.state, 'sent');
    assert.equal(await page.getByRole('button', { name: 'It arrived' }).count(), 0);
  });

  it('that there are none of, or that are gone, each have their own words', async () => {
    const { page } = await on.open('/setup/deliveries?state=dead&page=-3', 'Ada Okafor');
    await page.getByText('There are no such deliveries').waitFor();
    const gone = await on.open('/setup/deliveries/nothing-of-ours', 'Ada Okafor');
    await gone.page.getByText('This record is not here').waitFor();
  });
});
