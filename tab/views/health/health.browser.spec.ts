import assert from 'node:assert/strict';
import { tabDesk } from '../../../test/browser/tab-desk.ts';

describe('health and members in the tab', function () {
  this.timeout(120_000);
  const on = tabDesk();

  it('shows readiness, the countdown of secrets, and charts with the same values in a table', async () => {
    await on.desk().say('tess', 'reply to contact 1001: Hello');
    await on.desk().say('tess', 'my tickets');
    const window = await on.open('/setup/health', 'Ada Okafor');
    const { page } = window;
    await page.getByRole('region', { name: 'Readiness' }).getByText('Teams is active.').waitFor();
    await page.getByRole('region', { name: 'Secrets and certificates' }).getByText('No end known').waitFor();
    const calls = page.getByRole('region', { name: 'Calls of 24 hours' }).first();
    await calls.locator('svg rect').first().waitFor();
    await calls.getByText('The same as a table').click();
    const numbers = await calls.locator('tbody td').allTextContents();
    assert.equal(numbers.length % 24, 0);
    assert.ok(numbers.some((number) => Number(number) >= 2));
    await window.picture('health');
  });

  it('finds members by words and by what they lack, with the filter in the address', async () => {
    const { page } = await on.open('/setup/members?show=unlinked', 'Ada Okafor');
    await page.getByText('Everybody has a Microsoft account').waitFor();
    await page.getByLabel('Show').selectOption('active');
    await page.getByText('Tess Morgan').first().waitFor();
    await page.getByLabel('Name or mail').fill('ravi');
    await page.waitForURL(/words=ravi/);
    await page.getByText('Tess Morgan').first().waitFor({ state: 'detached' });
    const rows = page.getByRole('region', { name: 'People' }).getByRole('listitem');
    assert.match((await rows.first().textContent()) ?? '', /Ravi Patel.*Linked.*Technician.*ravi\.patel@northwind\.example/);
  });
});
