import assert from 'node:assert/strict';
import { tabDesk } from '../../../test/browser/tab-desk.ts';

describe('the audit trail in the tab', function () {
  this.timeout(120_000);
  const on = tabDesk();

  it('is of the whole desk for administrators, narrowed by who did it, with the filter in the address', async () => {
    await on.desk().say('tess', 'note on 1001: Ordered');
    await on.desk().say('dana', 'assign ticket 1004 to tess');
    const { page } = await on.open('/audit', 'Ada Okafor');
    const rows = page.getByRole('region', { name: 'What was done in the desk' }).getByRole('listitem');
    await rows.filter({ hasText: 'Tess Morgan' }).first().waitFor();
    await page.getByRole('combobox', { name: 'Done by' }).fill('Dana');
    await page.getByRole('option', { name: /Dana Fischer/ }).click();
    await page.waitForURL(/member=/);
    await rows.filter({ hasText: 'Tess Morgan, ' }).first().waitFor({ state: 'detached' });
    assert.ok((await rows.count()) > 0);
    await page.getByRole('button', { name: 'By everybody' }).click();
    await rows.filter({ hasText: 'Add note' }).first().waitFor();
  });

  it('is of one record for whoever may read it, and leads to it', async () => {
    const ticket = (await on.desk().stored().tickets.byNumber(1001))!;
    const { page } = await on.open(`/audit?record=ticket:${ticket._id}`);
    const rows = page.getByRole('region', { name: 'What was done to this record' }).getByRole('listitem');
    await rows.filter({ hasText: 'Add note' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: /#1001/ }).waitFor();
  });

  it('of a record that is not there says so', async () => {
    const { page } = await on.open('/audit?record=ticket:K7jjIBcI-2yXD_M2vkwJuKd0K-PpKmu0');
    await page.getByText('This record is not here').waitFor();
  });
});
