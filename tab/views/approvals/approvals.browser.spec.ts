import assert from 'node:assert/strict';
import { tabDesk } from '../../../test/browser/tab-desk.ts';

describe('the pages of approvals', function () {
  this.timeout(120_000);
  const { desk, open, at } = tabDesk();
  const status = async (number: number) => (await desk().stored().approvals.byNumber(number))?.status;

  it('list what waits for the reader; a decision takes it away and is told to who asked', async () => {
    const asking = await open('/approvals?list=mine');
    await asking.heading('Approvals');
    const own = asking.page.getByRole('listitem').filter({ hasText: '#1053' });
    await own.getByText('Waiting for a decision').waitFor();

    const window = await open('/approvals', 'Arno Lindqvist');
    const { page } = window;
    const row = page.locator('main li').filter({ hasText: '#1053' });
    await row.waitFor();
    const before = await page.locator('main [data-action="approval.approve"]').count();
    await row.locator('[data-action="approval.request-changes"]').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('button[type=submit]').click();
    await dialog.locator('[aria-invalid=true]').waitFor();
    await dialog.getByRole('textbox').fill('Which rule is the way back?');
    await dialog.locator('button[type=submit]').click();
    await row.waitFor({ state: 'detached' });
    assert.equal(await page.locator('main [data-action="approval.approve"]').count(), before - 1);
    assert.equal(await status(1053), 'changes-requested');
    await own.getByText('Changes requested').waitFor();
  });

  it('let nobody decide what they asked for, and say so', async () => {
    const number = 1054;
    const approval = (await desk().stored().approvals.byNumber(number))!;
    const window = await open(await at('approval', number), approval.requester.name);
    await window.heading(/#1054/);
    await window.page.getByText('You asked for this yourself, so somebody else has to decide it.').waitFor();
    assert.equal(await window.page.locator('[data-action="approval.approve"]').count(), 0);
    assert.equal(await status(number), 'requested');
  });

  it('approve by keyboard alone, with a comment, and keep the focus on the page', async () => {
    const [approval] = await desk().stored().approvals.waitingFor('nobody-in-particular', { limit: 1 });
    const number = approval?.number ?? 1050;
    const window = await open(await at('approval', number), 'Arno Lindqvist');
    const { page } = window;
    await window.heading(new RegExp(`#${number}`));
    const focused = (selector: string) => page.evaluate((one) => document.activeElement?.matches(one) === true, selector);
    for (let step = 0; step < 60 && !(await focused('[data-action="approval.approve"]')); step++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('[role=dialog] textarea'));
    await page.keyboard.type('Fine with me');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('[data-action="approval.approve"]').waitFor({ state: 'detached' });
    const decided = (await desk().stored().approvals.byNumber(number))!;
    assert.deepEqual([decided.status, decided.decision?.comment], ['approved', 'Fine with me']);
    await page.waitForFunction(() => document.activeElement !== document.body);
  });
});
