import assert from 'node:assert/strict';
import type { Route } from 'playwright-core';
import { tabDesk } from '../../../test/browser/tab-desk.ts';
import type { TabWindow } from '../../../test/browser/tab-window.ts';

describe('a change on its way', function () {
  this.timeout(120_000);
  const { desk, open, at } = tabDesk();
  const openTicket = async (number: number, as?: string) => {
    const window = await open(await at('ticket', number), as);
    await window.heading(new RegExp(`#${number}`));
    return window;
  };
  const ticket = async (number: number) => (await desk().stored().tickets.byNumber(number))!;
  const press = (window: TabWindow, name: string | RegExp) =>
    window.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  const note = ({ page }: TabWindow) => page.getByRole('textbox', { name: 'Internal note' });
  const line = ({ page }: TabWindow, text: string) => page.getByTestId('timeline').locator('li').filter({ hasText: text });

  /** Stops every action before its answer: `held` lets one on, `refuse` answers in the server's place. */
  async function hold({ page }: TabWindow) {
    const waiting: Route[] = [];
    await page.route('**/api/actions/**', (route) => void waiting.push(route));
    const next = async () => {
      while (waiting.length === 0) await page.waitForTimeout(10);
      return waiting.shift()!;
    };
    const detail = 'Somebody stands in the way.';
    return {
      letOn: async () => (await next()).continue(),
      refuse: async () =>
        (await next()).fulfill({
          status: 409,
          json: { type: 'about:blank', title: '', status: 409, code: 'in-the-way', detail },
        }),
    };
  }

  it('is made once, though its answer was lost and it is sent again by hand', async () => {
    const window = await openTicket(1017);
    const { page } = window;
    const loses = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/api/actions/**', loses);
    await note(window).fill('Said once');
    await press(window, 'Add note');
    await page.getByText(/send it again when the connection is back/).waitFor({ timeout: 30_000 });
    await press(window, 'Log time');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Time' }).fill('17m');
    await dialog.getByRole('button', { name: 'Log time' }).click();
    await dialog.getByText(/send it again when the connection is back/).waitFor({ timeout: 30_000 });
    await page.unroute('**/api/actions/**', loses);
    await dialog.getByRole('button', { name: 'Log time' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await note(window).inputValue(), 'Said once');
    await press(window, 'Add note');
    await page.waitForFunction(() => document.querySelector('textarea')?.value === '');
    const { _id, entries } = await ticket(1017);
    assert.equal(entries.filter(({ text }) => text === 'Said once').length, 1);
    const times = await desk().stored().timeEntries.ofWork(_id, { limit: 50 });
    assert.equal(times.filter(({ minutes }) => minutes === 17).length, 1);
  });

  it('shows at once what it leads to, stays so when it is made, and is as before when it is refused', async () => {
    const window = await openTicket(1025);
    const { page } = window;
    // What comes of the reader's timer can be foreseen once it is known.
    const timerKnown = page.waitForResponse('**/api/queries/timer.show*');
    await page.reload();
    await timerKnown;
    const server = await hold(window);
    const running = page.getByTestId('running');
    await press(window, 'Start timer');
    await running.waitFor();
    await server.refuse();
    await running.waitFor({ state: 'detached' });
    await page.getByTestId('toast').getByText('Somebody stands in the way.').waitFor();

    const dialog = page.getByRole('dialog');
    const toPriority = async (name: string) => {
      await press(window, 'More actions');
      await page.getByRole('menuitem', { name: 'Change priority' }).click();
      await dialog.getByRole('radio', { name }).check();
      await dialog.getByRole('button', { name: 'Change priority' }).click();
    };
    await toPriority('Urgent');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Urgent', { exact: true }).first().waitFor();
    assert.notEqual((await ticket(1025)).priority, 'urgent');
    await server.refuse();
    await dialog.getByText('Somebody stands in the way.').waitFor();
    await page.getByText('High priority', { exact: true }).first().waitFor();
    assert.ok(await dialog.getByRole('radio', { name: 'Urgent' }).isChecked(), 'what was chosen is chosen still');
    await dialog.getByRole('button', { name: 'Change priority' }).click();
    await dialog.waitFor({ state: 'detached' });
    await server.letOn();
    await page
      .getByTestId('toast')
      .getByText(/urgent/)
      .waitFor();
    await page.getByText('Urgent', { exact: true }).first().waitFor();
    assert.equal((await ticket(1025)).priority, 'urgent');
  });

  it('to a timer begins with the one thing that can be done with it', async () => {
    const first = await openTicket(1024);
    await press(first, 'Start timer');
    await first.page.getByTestId('running').waitFor();
    for (const name of ['Start timer', 'Switch timer'])
      await first.page.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
    await first.page.goto(`${desk().server.url}${await at('ticket', 1008)}`);
    await first.heading(/#1008/);
    await press(first, 'Switch timer');
    await first.page.getByTestId('running').waitFor();
    assert.equal(await first.page.getByRole('button', { name: 'Start timer', exact: true }).count(), 0);
    await press(first, 'Stop timer');
    await first.page.getByRole('button', { name: 'Start timer', exact: true }).waitFor();
  });

  it('leaves the place free for the next note, and brings back before it what did not get through', async () => {
    const window = await openTicket(1030);
    const server = await hold(window);
    await note(window).fill('The first');
    await press(window, 'Add note');
    await line(window, 'The first').and(window.page.locator('[aria-busy=true]')).waitFor();
    assert.equal(await note(window).inputValue(), '');
    await note(window).fill('The sec');
    await server.letOn();
    await line(window, 'The first').and(window.page.locator('[aria-busy=false]')).waitFor();
    assert.equal(await note(window).inputValue(), 'The sec');
    await note(window).pressSequentially('ond');
    await press(window, 'Add note');
    await note(window).fill('The third');
    await server.refuse();
    await window.page.getByText('Somebody stands in the way.').waitFor();
    assert.equal(await note(window).inputValue(), 'The second\nThe third');
    assert.equal(await line(window, 'The second').count(), 0);
  });

  it('is told to have failed on another page too, and what was written stands there when somebody comes back', async () => {
    const window = await openTicket(1037);
    const server = await hold(window);
    await note(window).fill('Written and left');
    await press(window, 'Add note');
    await window.page.getByRole('link', { name: 'My work' }).click();
    await window.heading('My work');
    await server.refuse();
    await window.page
      .getByTestId('toast')
      .getByText(/#1037: Somebody stands in the way\./)
      .waitFor();
    await window.page.goBack();
    await window.heading(/#1037/);
    assert.equal(await note(window).inputValue(), 'Written and left');
  });

  it('is taken back by its own message, though a newer one stands below', async () => {
    const window = await openTicket(1018);
    const toasts = window.page.getByTestId('toast');
    for (const text of ['Mistaken', 'Meant']) {
      await note(window).fill(text);
      await press(window, 'Add note');
      await line(window, text).and(window.page.locator('[aria-busy=false]')).waitFor();
    }
    await toasts.nth(1).waitFor();
    await toasts.first().getByRole('button', { name: 'Undo' }).click();
    await line(window, 'Mistaken').waitFor({ state: 'detached' });
    assert.equal(await line(window, 'Meant').count(), 1);
  });

  it('and what is being typed outlast the end of the session, for whoever typed it alone', async () => {
    const window = await openTicket(1035);
    const { page } = window;
    const leaving: string[] = [];
    page.on('dialog', (dialog) => {
      leaving.push(dialog.type());
      void dialog.accept();
    });
    await note(window).fill('Half a sentence of Tess');
    await page.getByRole('radio', { name: 'Reply to contact' }).check();
    const reply = page.getByRole('textbox', { name: /^Reply that/ });
    await reply.fill('Half a reply');
    desk().sandbox!.faults.add({ route: 'entra.*', status: 503, times: 100 });
    desk().advance(2 * 3_600_000);
    await press(window, /^Send to/);
    await window.heading('Your session has ended');
    desk().sandbox!.faults.clear();
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await page.getByRole('button', { name: 'Accept as Tess Morgan' }).click();
    await window.heading(/#1035/);
    assert.deepEqual(leaving, [], 'nobody is asked whether to lose it');
    assert.equal(await note(window).inputValue(), 'Half a sentence of Tess');
    await page.getByRole('radio', { name: 'Reply to contact' }).check();
    assert.equal(await reply.inputValue(), 'Half a reply');
    await press(window, 'Sign out');
    await window.heading('Sign in to Deskhand');
    await window.signIn('Ravi Patel');
    await window.heading('My work');
    await page.goto(`${desk().server.url}${await at('ticket', 1035)}`);
    await window.heading(/#1035/);
    assert.equal(await note(window).inputValue(), '');
  });
});
