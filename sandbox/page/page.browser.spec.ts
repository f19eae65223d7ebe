import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { textAt, valueAt } from '../json.ts';
import { faultsOf, startBrowser } from '../testing/browser.ts';
import { people } from '../testing/contoso.ts';
import type { RunningSandbox } from '../testing/running-sandbox.ts';
import { startWithEchoBot } from '../testing/running-sandbox.ts';
import { teachShowcase } from '../testing/showcase.ts';

/** A folder in which the pictures stay, for whoever wants to look at them. */
const kept = process.env['SANDBOX_PICTURES'];

describe('the Teams client page', function () {
  this.timeout(60_000);
  const { ada, ben } = people;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let sandbox: RunningSandbox;
  let pictures: string;
  let problems: string[];

  before(async () => {
    browser = await startBrowser();
    pictures = kept ?? (await mkdtemp(join(tmpdir(), 'sandbox-page-')));
  });
  after(async () => {
    await browser.close();
    if (kept === undefined) await rm(pictures, { recursive: true });
  });
  beforeEach(async () => {
    sandbox = await startWithEchoBot();
    teachShowcase(sandbox.bot);
    context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    page = await context.newPage();
    problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(sandbox.url);
    await page.getByTestId('message').getByText('Welcome to Deskhand').waitFor();
  });
  afterEach(async () => {
    await context.close();
    await sandbox.close();
    assert.deepEqual(sandbox.bot.problems, []);
    assert.deepEqual(problems, []);
  });

  const compose = () => page.getByRole('textbox', { name: 'Type a message' });
  async function say(text: string): Promise<void> {
    await compose().fill(text);
    await compose().press('Enter');
  }
  async function picture(name: string): Promise<void> {
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
  const assertAccessible = async () => assert.deepEqual(await faultsOf(page), []);
  it('asks for no chat of somebody else when another person sits down while it is looking', async () => {
    const isAda = (url: URL) => url.pathname === '/api/state' && url.searchParams.get('person') === ada.aadObjectId;
    const held: Route[] = [];
    await page.route(isAda, (route) => void held.push(route));
    await say('hello');
    while (held.length === 0) await page.waitForTimeout(10);
    await page.getByTestId('person').filter({ hasText: ben.name }).click();
    await page.locator('[data-testid=person][aria-current=true]').filter({ hasText: ben.name }).waitFor();
    for (const route of held) await route.continue();
    await page.waitForTimeout(300);
  });

  const openTicket = async () => {
    await say('card');
    await page.getByRole('button', { name: 'Add note' }).waitFor();
  };

  it('offers the commands of the manifest by keyboard', async () => {
    await compose().press('ArrowDown');
    await picture('commands');
    await assertAccessible();
    await compose().fill('tick');
    await compose().press('ArrowDown');
    await compose().press('Enter');
    assert.equal(await compose().inputValue(), 'my tickets');
    await compose().press('Enter');
    await page.getByTestId('message').getByText('You said: my tickets').waitFor();
  });

  it('shows a card, checks its inputs, looks up choices and shows the card that comes back', async () => {
    await openTicket();
    await picture('card');
    await assertAccessible();
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.getByText('Write a note first').waitFor();
    await page.getByRole('textbox', { name: 'Note' }).fill('paper jam');
    const client = page.getByRole('combobox', { name: 'Client' });
    await client.fill('Mar');
    await page.getByRole('option', { name: 'Mar & <b>Sons</b>' }).waitFor();
    await picture('typeahead');
    await assertAccessible();
    await client.press('ArrowDown');
    await client.press('Enter');
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.getByText('Noted: paper jam').waitFor();
    assert.deepEqual(valueAt(sandbox.bot.received.at(-1), 'value', 'action', 'data'), {
      nonce: 'n1',
      note: 'paper jam',
      isPublic: 'false',
      client: 'c7',
      priority: 'high',
    });
  });

  it('opens parts of a card, and never takes markup from it', async () => {
    await openTicket();
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByText('Called twice.').waitFor();
    await page.getByRole('button', { name: 'Log time' }).click();
    await page.getByRole('textbox', { name: 'Time' }).waitFor();
    await picture('opened');
    const send = (message: object) => sandbox.bot.send(sandbox.bot.received.at(-1) ?? {}, { type: 'message', ...message });
    await send({ text: '[press](javascript:document.title=1) <img src=x onerror=document.title=1> **done**' });
    await send({
      text: '<p>first<img src=x onerror=document.title=1></p><at>Ada</at> <script>document.title=1</script>',
      textFormat: 'xml',
    });
    await page.getByTestId('message').last().getByText('first').waitFor();
    assert.equal(await page.locator('.messages').locator('img, script, a[href^="javascript"]').count(), 0);
    assert.notEqual(await page.title(), '1');
  });

  it('opens a dialog from a card and submits it', async () => {
    await openTicket();
    await page.getByRole('button', { name: 'Edit…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New ticket' });
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Monitor');
    await picture('dialog');
    await assertAccessible();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await page.getByText('Ticket 14 is there.').waitFor();
    assert.equal(await dialog.count(), 0);
  });

  it('calls an action on a message of a group and sends the card that comes back', async () => {
    await sandbox.client.say(ben, 'The printer is broken', { in: 'group' });
    await page.getByTestId('chat').filter({ hasText: 'Service desk' }).getByTestId('unread').waitFor();
    await page.getByTestId('chat').filter({ hasText: 'Service desk' }).click();
    const message = page.getByTestId('message').filter({ hasText: 'The printer is broken' });
    await message.getByRole('button', { name: /^Actions for the message of Ben Okafor/ }).click();
    await picture('message-menu');
    await page.getByRole('menuitem', { name: 'Create ticket' }).click();
    const dialog = page.getByRole('dialog', { name: 'New ticket' });
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Printer');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await page.getByTestId('draft').getByText('Ticket 12 new').waitFor();
    await picture('draft');
    await assertAccessible();
    await page.getByTestId('send').click();
    await page.getByTestId('message').getByText('Ticket 12 new').waitFor();
    assert.equal(await page.getByTestId('draft').getByTestId('card').count(), 0);
  });

  it('searches, inserts a result and previews a link', async () => {
    await page.getByTestId('pane-search').click();
    await page.getByText('#12 recent').waitFor();
    await page.getByRole('searchbox', { name: 'Words or number' }).fill('printer');
    await page.getByText('#12 found').waitFor();
    await picture('search');
    await assertAccessible();
    await page.getByTestId('result').first().click();
    await page.getByTestId('draft').getByText('Ticket 12 found').waitFor();
    await page.getByTestId('draft-remove').click();
    await compose().fill('see https://eu.desk.example/tickets/12 ');
    await page.getByTestId('draft').getByText('Ticket 12 linked').waitFor();
  });

  it('redelivers, sets faults and shows the raw exchange', async () => {
    await say('hello');
    await page.getByTestId('message').getByText('You said: hello').waitFor();
    await page.getByTestId('pane-faults').click();
    await page.getByTestId('redeliver-same').click();
    // The answer to the redelivery would use the fault up.
    await page.getByTestId('message').getByText('You said: hello').nth(1).waitFor();
    await page.getByTestId('fault-504').click();
    await page.getByTestId('faults').getByText('504').waitFor();
    await page.getByRole('switch', { name: /Submit twice/ }).check();
    await picture('faults');
    await assertAccessible();
    assert.deepEqual(
      sandbox.bot.received.slice(-2).map((activity) => textAt(activity, 'text')),
      ['hello', 'hello'],
    );
    await page.getByTestId('pane-exchanges').click();
    await page.getByTestId('exchange').first().click();
    await page.getByText('"channelId": "msteams"').first().waitFor();
    await picture('exchanges');
    await assertAccessible();
  });

  it('keeps person, chat and dialog over a reload, and shows the same in two windows', async () => {
    await page.getByTestId('person').filter({ hasText: 'Ben Okafor' }).click();
    await page.getByText('Ben Okafor, Dispatcher').waitFor();
    await page.getByTestId('chat').filter({ hasText: 'Service desk' }).click();
    await sandbox.client.openDialog(ben, {});
    await page.getByRole('dialog', { name: 'New ticket' }).waitFor();
    await page.reload();
    await page.getByRole('dialog', { name: 'New ticket' }).waitFor();
    await page.getByTestId('dialog-close').click();
    assert.equal(await page.getByTestId('chat-title').textContent(), 'Service desk');
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByTestId('chat-title').getByText('Service desk').waitFor();
    await other.getByTestId('compose').fill('from the other window');
    await other.getByTestId('compose').press('Enter');
    await page.getByTestId('message').getByText('from the other window').waitFor();
    await sandbox.client.say(ada, 'and from Ada', { in: 'group' });
    await other.getByTestId('message').getByText('and from Ada').waitFor();
  });

  it('works in the dark and at 320 pixels', async () => {
    await openTicket();
    await page.getByTestId('theme').click();
    await page.getByTestId('theme').click();
    await picture('dark');
    await assertAccessible();
    await page.setViewportSize({ width: 320, height: 700 });
    await picture('narrow-dark');
    await assertAccessible();
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.equal(overflow, 0);
    await page.getByTestId('pane-faults').click();
    await picture('narrow-pane');
    await assertAccessible();
    await page.getByTestId('pane-close').click();
    await page.getByTestId('back').click();
    await page.getByTestId('person').first().waitFor();
    await picture('narrow-list');
    await assertAccessible();
  });
});
