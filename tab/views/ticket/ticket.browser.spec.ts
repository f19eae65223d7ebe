import assert from 'node:assert/strict';
import { tabDesk } from '../../../test/browser/tab-desk.ts';
import type { TabWindow } from '../../../test/browser/tab-window.ts';

describe('the page of a ticket', function () {
  this.timeout(120_000);
  const { desk, open, at } = tabDesk();
  const ticket = async (number: number) => (await desk().stored().tickets.byNumber(number))!;
  const openTicket = async (number: number, as?: string) => {
    const window = await open(await at('ticket', number), as);
    await window.heading(new RegExp(`#${number}`));
    return window;
  };
  const press = (window: TabWindow, name: string) => window.page.getByRole('button', { name, exact: true }).click();
  const dialog = (window: TabWindow) => window.page.getByRole('dialog');
  const submit = (window: TabWindow, name: string) => dialog(window).getByRole('button', { name, exact: true }).click();
  const told = (window: TabWindow, text: string | RegExp) => window.page.getByText(text).first().waitFor();
  const line = (window: TabWindow, text: string | RegExp) => window.page.getByTestId('timeline').getByText(text);

  it('shows its facts, clocks and history with who can read each line', async () => {
    const window = await openTicket(1001);
    const { page } = window;
    await line(window, 'Fuser looks worn; part number RM2-6461.').waitFor();
    const lines = await page.locator('[data-testid=timeline] > li').evaluateAll((all) => all.map((one) => one.textContent ?? ''));
    assert.match(lines.find((text) => text.includes('Fuser'))!, /Internal note.*Only the desk/);
    assert.match(lines.find((text) => text.includes('ordered the part'))!, /Reply to Jordan Reyes.*Contact reads this/);
    await page.getByRole('heading', { name: 'Service levels' }).waitFor();
    await page.getByText('Resolution', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Conversation' }).click();
    assert.equal(await page.locator('[data-testid=timeline] > [data-kind=time]').count(), 0);
    await page.getByRole('link', { name: 'Jordan Reyes' }).click();
    await window.heading('Jordan Reyes');
    await page.getByText('jordan.reyes@acme.example').waitFor();
  });

  it('assigns to a colleague found while typing, and takes that back', async () => {
    const window = await openTicket(1002);
    await press(window, 'Assign');
    const person = dialog(window).getByRole('combobox', { name: 'Assign to' });
    await person.fill('rav');
    await window.page.getByRole('option', { name: /Ravi Patel/ }).click();
    await submit(window, 'Assign');
    await told(window, /is now Ravi Patel’s/);
    assert.equal((await ticket(1002)).assignee?.name, 'Ravi Patel');
    await window.page.getByRole('button', { name: 'Undo' }).first().click();
    await told(window, /Undone\./);
    assert.equal((await ticket(1002)).assignee?.name, 'Tess Morgan');
  });

  it('changes the status to one it can go to, the priority, and logs time', async () => {
    const window = await openTicket(1004);
    const before = await ticket(1004);
    await press(window, 'Change status');
    await dialog(window).getByRole('radio').first().waitFor();
    const offered = await dialog(window).getByRole('radio').count();
    assert.ok(offered > 1 && offered < 5);
    await dialog(window).getByRole('radio', { name: 'Closed' }).check();
    await submit(window, 'Change status');
    await window.page.getByRole('button', { name: 'Reopen', exact: true }).waitFor();
    assert.equal((await ticket(1004)).status, 'closed');
    assert.notEqual(before.status, 'closed');
    await press(window, 'Reopen');
    await press(window, 'More actions');
    await window.page.getByRole('menuitem', { name: 'Change priority' }).click();
    await dialog(window).getByRole('radio', { name: 'Urgent' }).check();
    await submit(window, 'Change priority');
    await window.page.getByText('Urgent', { exact: true }).first().waitFor();
    await press(window, 'Log time');
    await dialog(window).getByRole('button', { name: '45 mins' }).click();
    await dialog(window)
      .getByLabel(/What did you do/)
      .fill('Looked at it');
    await submit(window, 'Log time');
    await told(window, /Logged 45 min on #1004/);
    await line(window, /^45 mins on .*: Looked at it$/).waitFor();
  });

  it('says why something cannot be done', async () => {
    const window = await openTicket(1001);
    await press(window, 'More actions');
    await window.page.getByRole('menuitem', { name: 'Why can’t I …?' }).click();
    await dialog(window).getByText('is not closed').waitFor();
    await submit(window, 'Close');
  });

  it('adds a note that stands in the history at once', async () => {
    const window = await openTicket(1001);
    await window.page.getByRole('textbox', { name: 'Internal note' }).fill('<img src=x onerror=alert(1)> & **new** fuser');
    const added = window.answered('note.add');
    await press(window, 'Add note');
    await line(window, '<img src=x onerror=alert(1)> & **new** fuser').waitFor();
    await added;
    await told(window, /Note added|noted|note/i);
    const entries = (await ticket(1001)).entries;
    assert.deepEqual([entries.at(-1)?.kind, entries.at(-1)?.text], ['note', '<img src=x onerror=alert(1)> & **new** fuser']);
    assert.equal(await window.page.locator('[data-testid=timeline] img').count(), 0);
    assert.equal(await window.page.getByRole('textbox', { name: 'Internal note' }).inputValue(), '');
  });

  it('says to whom a reply goes and how long it waits, never turns a note into one, and sends or cancels it', async () => {
    const window = await openTicket(1003);
    const { page } = window;
    await page.getByRole('textbox', { name: 'Internal note' }).fill('They never pay');
    await page.getByRole('radio', { name: 'Reply to contact' }).check();
    const { contact } = await ticket(1003);
    const reply = page.getByRole('textbox', { name: `Reply that ${contact!.name} will read` });
    assert.equal(await reply.inputValue(), '', 'the note stays a note');
    await page.getByTestId('audience').getByText(contact!.mail).waitFor();
    await page
      .getByTestId('audience')
      .getByText(/waits \d+ seconds/)
      .waitFor();
    await reply.fill('We are on it');
    await press(window, `Send to ${contact!.name}`);
    await page
      .getByTestId('held')
      .getByText(/leaves in \d+ seconds?/)
      .waitFor();
    await window.picture('tab-held');
    const cancelled = window.answered('reply.cancel');
    await press(window, 'Cancel reply');
    await cancelled;
    await page.getByTestId('held').waitFor({ state: 'detached' });
    const stateOf = async (text: string) => (await ticket(1003)).entries.find((entry) => entry.text === text)?.state;
    assert.equal(await stateOf('We are on it'), 'cancelled');
    await reply.fill('Tomorrow at nine');
    await press(window, `Send to ${contact!.name}`);
    const sent = window.answered('reply.send');
    await press(window, 'Send now');
    await sent;
    await page.getByTestId('held').waitFor({ state: 'detached' });
    assert.equal(await stateOf('Tomorrow at nine'), 'sent');
    const left = page.getByTestId('timeline').locator('li').filter({ hasText: 'Tomorrow at nine' });
    await left.getByText('No mailbox is bound, so it was not mailed').waitFor();
    await page.getByRole('radio', { name: 'Internal note' }).check();
    assert.equal(await page.getByRole('textbox', { name: 'Internal note' }).inputValue(), 'They never pay');
  });

  it('starts and stops a timer that ticks', async () => {
    const window = await openTicket(1008);
    await press(window, 'Start timer');
    const running = window.page.getByTestId('running');
    await running.waitFor();
    const first = await running.textContent();
    await window.page.waitForFunction((text) => document.querySelector('[data-testid=running]')?.textContent !== text, first);
    const stopped = window.answered('timer.stop');
    await press(window, 'Stop timer');
    await stopped;
    await running.waitFor({ state: 'detached' });
    const entries = await desk()
      .stored()
      .timeEntries.ofWork((await ticket(1008))._id, { limit: 10 });
    assert.ok(entries.some(({ status, startedAt }) => status === 'draft' && startedAt !== undefined));
  });

  it('tells the second of two who assign who took it, and lets them take over', async () => {
    const [first, second] = [await openTicket(1020, 'Tess Morgan'), await openTicket(1020, 'Ravi Patel')];
    await press(second, 'Assign');
    await press(first, 'Assign');
    await submit(first, 'Assign');
    await told(first, /is now yours/);
    await submit(second, 'Assign');
    await dialog(second)
      .getByText(/Tess Morgan took #1020/)
      .waitFor();
    assert.equal((await ticket(1020)).assignee?.name, 'Tess Morgan');
    await second.picture('tab-claimed');
    await submit(second, 'Take over');
    await told(second, /is now yours \(it was Tess Morgan’s\)/);
    assert.equal((await ticket(1020)).assignee?.name, 'Ravi Patel');
    await first.page.getByText(/Ravi Patel has just changed this/).waitFor();
  });

  it('follows what others do, says who, and keeps what is being typed', async () => {
    const window = await openTicket(1005);
    const note = window.page.getByRole('textbox', { name: 'Internal note' });
    await note.fill('Half a sen');
    await desk().say('dana', 'note 1005: Called them back');
    await line(window, 'Called them back').waitFor();
    await window.page.getByText(/Dana \w+ has just changed this: /).waitFor();
    assert.equal(await note.inputValue(), 'Half a sen');
    await press(window, 'Dismiss');
    await note.pressSequentially('tence');
    assert.equal(await note.inputValue(), 'Half a sentence');
  });

  it('loses nothing typed while the server is away, on another page, or in a closed dialog', async () => {
    const window = await openTicket(1018);
    const { page, context } = window;
    const note = page.getByRole('textbox', { name: 'Internal note' });
    await note.fill('Written on the train');
    await context.setOffline(true);
    await press(window, 'Add note');
    await page.getByText(/send it again when the connection is back/).waitFor({ timeout: 30_000 });
    assert.equal(await note.inputValue(), 'Written on the train');
    await context.setOffline(false);
    await page.getByRole('link', { name: 'My work' }).click();
    await window.heading('My work');
    await page.goBack();
    await window.heading(/#1018/);
    assert.equal(await note.inputValue(), 'Written on the train');
    const added = window.answered('note.add');
    await press(window, 'Add note');
    await added;
    await line(window, 'Written on the train').waitFor();
    assert.equal((await ticket(1018)).entries.filter(({ text }) => text === 'Written on the train').length, 1);

    await press(window, 'More actions');
    await page.getByRole('menuitem', { name: 'Escalate' }).click();
    await dialog(window).getByLabel(/Why/).fill('The client is');
    await page.keyboard.press('Escape');
    await told(window, /kept until you come back/);
    await press(window, 'More actions');
    await page.getByRole('menuitem', { name: 'Escalate' }).click();
    assert.equal(await dialog(window).getByLabel(/Why/).inputValue(), 'The client is');
    await submit(window, 'Discard');
    assert.equal(await dialog(window).getByLabel(/Why/).inputValue(), '');
  });

  it('names each field that is wrong at the field, and counts what is too long', async () => {
    const window = await openTicket(1025);
    await press(window, 'Log time');
    await submit(window, 'Log time');
    await dialog(window).getByText('Fill this in.').waitFor();
    const time = dialog(window).getByRole('textbox', { name: 'Time' });
    await window.page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    await time.fill('a while');
    await submit(window, 'Log time');
    await dialog(window).locator('[aria-invalid=true]').waitFor();
    assert.equal(await time.inputValue(), 'a while');
    await time.fill('20m');
    await dialog(window)
      .getByLabel(/What did you do/)
      .fill('x'.repeat(4_001));
    await submit(window, 'Log time');
    await dialog(window)
      .getByText(/1 characters too long/)
      .waitFor();
    await dialog(window)
      .getByLabel(/What did you do/)
      .fill('x'.repeat(4_000));
    await submit(window, 'Log time');
    await told(window, /Logged 20 min/);
  });
});
