import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../sandbox/testing/browser.ts';
import { type DeskInTeams, deskInTeams } from '../teams/desk-fixture.ts';
import { TeamsWindow } from './teams-window.ts';

describe('a technician in the Teams client', function () {
  this.timeout(60_000);
  let browser: Browser;
  let desk: DeskInTeams;
  let teams: TeamsWindow;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    desk = await deskInTeams();
    teams = await TeamsWindow.open(browser, desk.sandbox!.url);
  });
  afterEach(async () => {
    await teams.close().finally(() => desk.close());
  });

  it('goes from the list to a ticket, assigns it, notes, logs time, takes that back, and replies to the contact', async () => {
    await teams.say('my tickets');
    await teams.sees('14 open tickets');
    await teams.picture('my-tickets');
    await teams.answer().getByRole('button', { name: 'Show #1001' }).click();
    await teams.sees('Fuser looks worn; part number RM2-6461.');

    await teams.press('Assign');
    await teams.fill('Assign to', 'Ravi');
    await teams
      .answer()
      .getByRole('option', { name: /Ravi Patel/ })
      .click();
    await teams.press('Assign', { last: true });
    await teams.sees(/is now Ravi Patel’s \(it was Tess Morgan’s\)/);

    await teams.press('Add note');
    await teams.fill(/Internal note/, 'New fuser ordered');
    await teams.press('Add note', { last: true });
    await teams.sees('New fuser ordered');
    await teams.picture('ticket');

    await teams.say('log time 1001');
    await teams.fill(/^Time/, '45m');
    await teams.press('Log time');
    await teams.sees(/Logged 45 min on #1001/);
    await teams.press('Undo');
    await teams.sees(/Undone\. Removed 45 min/);

    await teams.say('reply to contact 1001: The part comes on Thursday.');
    await teams.sees(/goes to Jordan Reyes <jordan\.reyes@acme\.example>/);
    await teams.sees(/Held — leaves at/);
    await teams.picture('held-reply');
    await teams.press('Send now');
    await teams.sees(/to Jordan Reyes is sent\. No mailbox is bound, so it was not mailed/);

    const ticket = await desk.stored().tickets.byNumber(1001);
    assert.equal(ticket?.assignee?.name, 'Ravi Patel');
    const lines = ticket?.entries.map(({ kind, text, state }) => [kind, text, state]).slice(-2);
    assert.deepEqual(lines, [
      ['note', 'New fuser ordered', undefined],
      ['reply', 'The part comes on Thursday.', 'sent'],
    ]);
  });

  it('calls a reply back before it leaves', async () => {
    await teams.say('reply to contact 1001: Wrong ticket, sorry');
    await teams.press('Cancel reply');
    await teams.sees(/is cancelled; nothing left/);
    const ticket = await desk.stored().tickets.byNumber(1001);
    assert.equal(ticket?.entries.find(({ text }) => text === 'Wrong ticket, sorry')?.state, 'cancelled');
  });

  it('works by keyboard alone: command menu, card, form, undo', async () => {
    const { page } = teams;
    await teams.compose.focus();
    await page.keyboard.type('my ti');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal(await teams.compose.inputValue(), 'my tickets');
    await page.keyboard.press('Enter');
    await teams.sees('14 open tickets');
    await tabTo('Show #1001');
    await page.keyboard.press('Enter');
    await teams.sees('Fuser looks worn; part number RM2-6461.');
    await tabTo('Add note');
    await page.keyboard.press('Enter');
    await tabTo(/^Internal note/);
    await page.keyboard.type('Typed without a mouse');
    await tabTo('Add note');
    await page.keyboard.press('Enter');
    await teams.sees('Typed without a mouse');
    await tabTo('Undo');
    await page.keyboard.press('Enter');
    await teams.sees(/Undone\. The note on #1001/);

    /** Goes on with Tab, at most once around the page, to the control of that name. */
    async function tabTo(name: string | RegExp): Promise<void> {
      for (let step = 0; step < 120; step++) {
        await page.keyboard.press('Tab');
        const focused = page.locator(':focus');
        const isIt = (await focused.count()) === 1 ? await focused.and(named(name)).count() : 0;
        if (isIt) return;
      }
      assert.fail(`Tab does not reach ${name}`);
    }
    function named(name: string | RegExp) {
      const exact = typeof name === 'string' ? { name, exact: true } : { name };
      return page.getByRole('button', exact).or(page.getByRole('textbox', exact));
    }
  });

  it('does nothing twice when Teams delivers a message again under a new id', async () => {
    const { page } = teams;
    await teams.say('new ticket Scanner beeps for Contoso');
    await teams.sees(/Opened #1055/);
    await page.getByTestId('pane-faults').click();
    await page.getByTestId('redeliver-new').click();
    await page.getByTestId('redeliver-new').click();
    const heard = () => desk.sandbox!.log.after(0).filter((one) => JSON.stringify(one).includes('new ticket Scanner beeps'));
    while (heard().length < 3) await setTimeout(20);
    await page.getByTestId('pane-close').click();
    await teams.say('ticket 1055');
    await teams.sees('#1055 Scanner beeps');
    assert.equal(await desk.stored().tickets.byNumber(1056), undefined);
  });

  it('shows a card as it is now when somebody else changed its record, in every window', async () => {
    await teams.say('ticket 1008');
    await teams.sees('Tess Morgan');
    const other = await TeamsWindow.open(browser, desk.sandbox!.url, { as: 'Ravi Patel' });
    await other.say('take over 1008');
    await other.sees(/is now yours/);
    const card = teams.answer().getByTestId('card');
    await teams.sees('Ravi Patel', card);
    await teams.press('Add note');
    await teams.fill(/Internal note/, 'Who has it?');
    await teams.press('Add note', { last: true });
    await teams.sees('Who has it?');
    await other.sees('Who has it?');
    await other.close();
  });
});
