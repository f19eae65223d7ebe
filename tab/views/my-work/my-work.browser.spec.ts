import assert from 'node:assert/strict';
import { tabDesk } from '../../../test/browser/tab-desk.ts';
import type { TabWindow } from '../../../test/browser/tab-window.ts';

/** Goes on with Tab, at most once around the page, until the control of that name has the focus. */
async function tabTo(
  { page }: TabWindow,
  role: 'button' | 'textbox' | 'combobox' | 'link',
  name: string | RegExp,
): Promise<void> {
  const exact = typeof name === 'string' ? { name, exact: true } : { name };
  for (let step = 0; step < 150; step++) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) === 1 && (await focused.and(page.getByRole(role, exact)).count()) === 1) return;
  }
  assert.fail(`Tab does not reach ${role} ${name}`);
}

describe('the page “My work”', function () {
  this.timeout(120_000);
  const { desk, open, at } = tabDesk();

  it('shows what is due, what waits, the reader’s own, and follows a timer that is started, switched and stopped', async () => {
    const window = await open('/');
    const { page } = window;
    for (const title of ['Due today', 'Waiting on me', 'My tickets', 'Timer', 'Next clocks', 'My tasks'])
      await window.heading(title);
    await page
      .getByText(/First response was due/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Start timer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('1001');
    await page.getByRole('option', { name: /#1001/ }).click();
    await dialog.getByRole('button', { name: 'Start timer' }).click();
    await page.getByTestId('clock').waitFor();
    await page.getByRole('button', { name: 'Switch timer' }).click();
    await dialog.getByRole('combobox').fill('1002');
    await page.getByRole('option', { name: /#1002/ }).click();
    await dialog.getByRole('button', { name: 'Switch timer' }).click();
    await page.getByRole('region', { name: 'Timer' }).getByRole('link', { name: /#1002/ }).waitFor();
    await page.getByRole('button', { name: 'Stop timer' }).click();
    await page.getByTestId('clock').waitFor({ state: 'detached' });
  });

  it('makes a ticket and opens it', async () => {
    const window = await open('/');
    const { page } = window;
    await page.getByRole('button', { name: 'New ticket' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Badge reader is dark');
    await dialog.getByRole('combobox', { name: /^Client/ }).fill('cont');
    await page.getByRole('option', { name: /Contoso/ }).click();
    await dialog.getByRole('button', { name: 'New ticket' }).click();
    await window.heading(/#1055 Badge reader is dark/);
    assert.match((await desk().stored().tickets.byNumber(1055))?.client?.name ?? '', /Contoso/);
  });

  it('shows others what is theirs: decisions to approvers, what is nobody’s to dispatchers, in their language', async () => {
    const approver = await open('/', 'Arno Lindqvist');
    await approver.heading('To decide');
    const dispatcher = await open('/', 'Dana Fischer');
    await dispatcher.heading('Meine Arbeit');
    await dispatcher.page.getByText(/Tickets gehören niemandem/).click();
    await dispatcher.page.waitForURL(/who=nobody/);
    await dispatcher.heading('Ergebnisse');
    const office = await open('/', 'Iris Chen');
    await office.heading('Due today');
    assert.equal(await office.page.getByRole('heading', { name: 'To decide' }).count(), 0);
    assert.equal(await office.page.getByRole('button', { name: 'New ticket' }).count(), 0);
  });

  it('can be worked by keyboard alone: open, assign, note, log time', async () => {
    const number = 1017;
    const window = await open('/search?kind=ticket&who=me');
    const { page } = window;
    await page.getByRole('link', { name: new RegExp(`#${number}`) }).waitFor();
    await tabTo(window, 'link', new RegExp(`#${number}`));
    await page.keyboard.press('Enter');
    await window.heading(new RegExp(`#${number}`));
    await tabTo(window, 'button', 'Assign');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('[role=dialog] input'));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('rav');
    await page.getByRole('option', { name: /Ravi Patel/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(window, 'button', 'Assign');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.matches('[data-action="work.assign"]'));
    await tabTo(window, 'textbox', 'Internal note');
    await page.keyboard.type('Typed without a mouse');
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('timeline').getByText('Typed without a mouse').waitFor();
    await page.keyboard.press('Home');
    await tabTo(window, 'button', 'Log time');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('[role=dialog] input'));
    await page.keyboard.type('25m');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const stored = desk().stored();
    const ticket = (await stored.tickets.byNumber(number))!;
    assert.equal(ticket.assignee?.name, 'Ravi Patel');
    assert.equal(ticket.entries.at(-1)?.text, 'Typed without a mouse');
    const entries = await stored.timeEntries.ofWork(ticket._id, { limit: 5 });
    assert.ok(entries.some(({ minutes }) => minutes === 25));
  });

  it('opens the page of every kind of record, and explains one that is gone', async () => {
    const stored = desk().stored();
    const { _id, contact, client } = (await stored.tickets.byNumber(1001))!;
    const [entry] = await stored.timeEntries.ofWork(_id, { limit: 1 });
    const window = await open(await at('task', 1041));
    await window.heading(/#1041/);
    const pages: [string, string | RegExp][] = [
      [`/records/time-entry/${entry!._id}`, /1001/],
      [`/records/contact/${contact!.id}`, 'Jordan Reyes'],
      [`/records/client/${client!.id}`, /Acme Logistics|This record is not here/],
      ['/records/spaceship/1', /not here|did not work|no such page/i],
    ];
    for (const [path, heading] of pages) {
      await window.page.goto(`${desk().server.url}/tab${path}`);
      await window.heading(heading);
    }
  });
});
