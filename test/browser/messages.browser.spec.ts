import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../sandbox/testing/browser.ts';
import { type DeskInTeams, deskInTeams } from '../teams/desk-fixture.ts';
import { TeamsWindow } from './teams-window.ts';

describe('messages, search and people in the Teams client', function () {
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

  /** Opens the menu of the message with these words and chooses from it. */
  async function choose(words: string, entry: string): Promise<void> {
    const message = teams.page.getByTestId('message').filter({ hasText: words }).first();
    await message.getByTestId('message-menu').click();
    await teams.page.getByRole('menuitem', { name: entry }).click();
  }

  it('makes a ticket of a message once; the second time it names that ticket and offers to append', async () => {
    const { page } = teams;
    await desk.sandbox!.client.say(desk.person('ravi'), 'The label printer at Acme prints blanks', { in: 'group' });
    await page.getByTestId('chat').filter({ hasText: 'Service desk' }).click();
    await choose('prints blanks', 'Create ticket');
    const dialog = page.getByTestId('dialog');
    const title = dialog.getByLabel(/^Title/);
    await title.waitFor();
    await teams.picture('create-from-message');
    assert.match(await title.inputValue(), /label printer/);
    await title.fill('Label printer prints blanks');
    await dialog
      .getByRole('button', { name: 'New ticket' })
      .or(dialog.getByRole('button', { name: 'Create ticket' }))
      .click();
    await dialog.or(page.getByTestId('draft')).getByText(/1055/).first().waitFor();
    assert.equal((await desk.stored().tickets.byNumber(1055))?.title, 'Label printer prints blanks');

    if (await dialog.isVisible()) await page.getByTestId('dialog-close').click();
    await choose('prints blanks', 'Create ticket');
    await dialog.getByText(/1055/).first().waitFor();
    await teams.picture('message-again');
    assert.match((await dialog.textContent()) ?? '', /append/i);
    assert.equal(await desk.stored().tickets.byNumber(1056), undefined);
  });

  it('searches, narrows by kind, and inserts a result into the chat', async () => {
    const { page } = teams;
    await page.getByTestId('pane-search').click();
    await page.getByTestId('result').nth(5).waitFor();
    await page.getByTestId('search-query').fill('printer floor');
    await page.getByTestId('result').filter({ hasText: '#1001' }).waitFor();
    await teams.picture('search');
    await page.getByTestId('search-kind').selectOption('contact');
    await page.getByTestId('search-status').getByText('Nothing found').waitFor();
    await page.getByTestId('search-kind').selectOption('ticket');
    await page.getByTestId('result').filter({ hasText: '#1001' }).first().click();
    await page.getByTestId('draft').getByText('#1001').first().waitFor();
    await page.getByTestId('send').click();
    await page.locator('[data-testid=message][data-from=person], [data-testid=message].own').getByText('#1001').first().waitFor();
  });

  it('previews a link to a record for who may read it, and shows nothing to others', async () => {
    const { page } = teams;
    const ticket = await desk.stored().tickets.byNumber(1001);
    const link = `${desk.server.url}/records/ticket/${ticket!._id}`;
    await teams.compose.fill(`see ${link} `);
    await page.getByTestId('draft').getByText('#1001').first().waitFor();
    await page.getByTestId('draft-remove').click();
    await teams.become('Theo Alvarez');
    await teams.compose.fill(`see ${link} `);
    await teams.say('help');
    assert.equal(await page.getByTestId('draft').getByText('#1001').count(), 0);
  });

  it('approves a request of somebody else and refuses one’s own', async () => {
    await teams.become('Arno Lindqvist');
    await teams.say('my approvals');
    await teams.sees('Waiting for your decision');
    await teams.answer().getByRole('button', { name: 'Show #1053' }).click();
    await teams.sees('Firewall rule for the new ERP host');
    await teams.picture('approval');
    await teams.press('Approve');
    await teams.press('Approve', { last: true });
    await teams.sees(/#1053 .* is approved/);
    await teams.say('approve 1054');
    await teams.sees(/is your own request; somebody else has to decide it/);
    await teams.say('approval 1054');
    await teams.sees('Replace the core switch on Saturday');
    assert.equal(await teams.answer().getByRole('button', { name: 'Approve', exact: true }).count(), 0);
    const states = await Promise.all(
      [1053, 1054].map(async (number) => (await desk.stored().approvals.byNumber(number))?.status),
    );
    assert.deepEqual(states, ['approved', 'requested']);
  });

  it('keeps the other desk’s records and the outsider out', async () => {
    await teams.say('new ticket Halibut door for Contoso');
    await teams.sees(/Opened #1055/);
    await teams.become('Theo Alvarez');
    await teams.say('find halibut');
    await teams.sees(/Nothing found/);
    const answer = await teams.say('ticket 1055');
    assert.doesNotMatch((await answer.textContent()) ?? '', /Halibut/);
    await teams.become('Gus Ferreira');
    await teams.say('my tickets');
    await teams.sees(/not linked to a member of Northwind IT Services/);
    assert.doesNotMatch((await teams.answer().textContent()) ?? '', /#\d{4}/);
  });
});
