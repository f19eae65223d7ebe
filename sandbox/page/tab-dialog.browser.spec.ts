import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { valueAt } from '../json.ts';
import { framedApp } from '../testing/framed-app.ts';

/** Runs a line in a page of the app, where `teams` is the real library and `open` opens the test dialog. */
const run = (frame: Frame, line: string) => frame.evaluate(line);

const closed = { err: 'User cancelled/closed the task module.' };

describe('a dialog that a tab opens with teams-js', function () {
  this.timeout(60_000);
  const app = framedApp();
  const log = (frame: Frame, text: string | RegExp) => frame.getByRole('log').getByText(text).waitFor();
  const ended = (frame: Frame, what: object) => log(frame, `ended ${JSON.stringify(what)}`);
  const box = () => app().page.getByRole('dialog', { name: 'Pick one' });

  it('shows the page with the focus in it, hands its result to the tab, and gives the focus back', async () => {
    const { openTab, frame, page, picture, assertAccessible } = app();
    const tab = await openTab();
    await tab.getByRole('button', { name: 'Open dialog' }).click();
    const dialog = await frame('/dialog');
    await dialog.locator('#answer:focus').waitFor();
    await page.keyboard.type('forty-two');
    await picture('frame-dialog');
    await assertAccessible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await ended(tab, { result: { answer: 'forty-two' } });
    assert.equal(await box().count(), 0);
    await tab.locator('#open:focus').waitFor();
    await page.keyboard.press('Enter');
    await box().waitFor();
  });

  it('tells the tab in Teams’ words that it was closed: by the button, by Escape outside and inside its page, and when the tab goes', async () => {
    const { openTab, frame, page } = app();
    const tab = await openTab();
    const closings = [
      () => page.getByTestId('frame-dialog-close').click(),
      async () => {
        await page.getByTestId('frame-dialog-close').focus();
        await page.keyboard.press('Escape');
      },
      async () => {
        await (await frame('/dialog')).locator('#answer:focus').waitFor();
        await page.keyboard.press('Escape');
      },
    ];
    for (const [index, close] of closings.entries()) {
      await tab.getByRole('button', { name: 'Open dialog' }).click();
      await frame('/dialog');
      await close();
      await tab.locator('#open:focus').waitFor();
      await tab.waitForFunction(`document.getElementById('log').textContent.split('ended').length === ${index + 2}`);
      await box().waitFor({ state: 'detached' });
    }
    assert.equal(await tab.getByRole('log').textContent(), `ended ${JSON.stringify(closed)}\n`.repeat(closings.length));
    await tab.getByRole('button', { name: 'Open dialog' }).click();
    await frame('/dialog');
    await page.evaluate("document.getElementById('tab-back').click()");
    await box().waitFor({ state: 'detached' });
    await page.getByTestId('compose').waitFor();
  });

  it('carries messages between the tab and the dialog, those too that were sent before anybody listened', async () => {
    const { openTab, frame } = app();
    const tab = await openTab();
    await run(tab, 'open()');
    const dialog = await frame('/dialog');
    await run(dialog, "teams.dialog.url.parentCommunication.sendMessageToParentFromDialog({ picked: 'blue' })");
    await log(tab, 'dialog says {"picked":"blue"}');
    await run(tab, "teams.dialog.url.parentCommunication.sendMessageToDialog('hurry')");
    await log(dialog, 'tab says "hurry"');
  });

  it('gives the dialog a place, a person, a token and the theme of its own', async () => {
    const { openTab, frame, page } = app();
    await run(await openTab(), 'open()');
    const dialog = await frame('/dialog');
    assert.deepEqual(
      await run(dialog, 'teams.app.getContext().then(({ page, user }) => [page.frameContext, page.id, user.displayName])'),
      ['task', 'home', 'Ada Lindqvist'],
    );
    assert.match(String(await run(dialog, 'teams.authentication.getAuthToken()')), /^ey.+\..+\..+$/);
    assert.equal(await run(dialog, 'teams.dialog.url.bot.isSupported()'), false);
    // The modal dialog covers the button, as it should.
    await page.evaluate("for (let i = 0; i < 2; i += 1) document.getElementById('theme').click()");
    await dialog.locator('html[data-theme=dark]').waitFor();
    await page.evaluate("document.getElementById('theme').click()");
    await dialog.locator('html[data-theme=contrast]').waitFor();
  });

  it('changes its size when either page asks, never beyond the window, and reads well at 320 pixels in each theme', async () => {
    const { openTab, frame, page, picture, assertAccessible } = app();
    const tab = await openTab();
    await run(tab, 'open()');
    const dialog = await frame('/dialog');
    const size = async () => {
      const { width, height } = (await box().boundingBox())!;
      return [width, height];
    };
    await run(dialog, 'teams.dialog.update.resize({ width: 640, height: 300 })');
    await page.waitForFunction('document.querySelector(".frame-dialog").offsetWidth === 640');
    assert.deepEqual(await size(), [640, 356]);
    await run(tab, "teams.dialog.url.open; teams.tasks.updateTask({ width: 5000, height: 'large' })");
    await page.waitForFunction('document.querySelector(".frame-dialog").offsetWidth > 640');
    assert.deepEqual(await size(), [1256, 720]);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal((await size())[0], 296);
    for (const theme of ['light', 'dark', 'contrast']) {
      await page.evaluate("document.getElementById('theme').click()");
      await picture(`frame-dialog-320-${theme}`);
      await assertAccessible();
    }
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0);
  });

  it('is not opened for a page that the manifest does not name, for none, for a card or for another bot', async () => {
    const { openTab, foreign, page } = app();
    const tab = await openTab();
    const refusals = [
      [`open({ url: '${foreign.origin}/dialog' })`, /not of an origin/],
      ["open({ url: 'https://evil.example/dialog' })", /not of an origin/],
      ["open({ url: 'javascript:alert(1)' })", /not of an origin/],
      ["open({ url: 'https://desk.example/dialog' })", /only pages of this machine/],
      ['open({ url: undefined })', /You must specify a value for either card or url/],
      ["open({ completionBotId: 'another' }, teams.dialog.url.bot.open)", /Invalid appId\./],
    ] as const;
    for (const [line, words] of refusals) {
      await run(tab, "document.getElementById('log').textContent = ''");
      await run(tab, line);
      await log(tab, words);
    }
    assert.equal(await page.getByTestId('frame-dialog').count(), 0);
    assert.deepEqual(
      await run(tab, '[teams.dialog.adaptiveCard, teams.dialog.adaptiveCard.bot].map((one) => one.isSupported())'),
      [false, false],
    );
  });

  it('keeps a result that is meant for another app', async () => {
    const { openTab, frame, page } = app();
    const tab = await openTab();
    await run(tab, 'open()');
    const dialog = await frame('/dialog');
    await run(dialog, "teams.dialog.url.submit({ answer: 1 }, 'another-app')");
    await page.getByTestId('frame-dialog-error').getByText('meant for another app').waitFor();
    await run(dialog, "teams.dialog.url.submit({ answer: 2 }, ['another-app', 'dddddddd-0000-4000-8000-000000000004'])");
    await ended(tab, { result: { answer: 2 } });
    assert.doesNotMatch((await tab.getByRole('log').textContent()) ?? '', /"answer":1/);
  });

  it('brings its result to the bot where the tab says so, and says it there when the bot does not take it', async () => {
    const { openTab, frame, page, sandbox } = app();
    const tab = await openTab();
    const botId = 'eeeeeeee-0000-4000-8000-000000000005';
    await run(tab, `open({ completionBotId: '${botId}' }, teams.dialog.url.bot.open)`);
    const dialog = await frame('/dialog');
    const answers = [{ status: 500 }, { status: 200, body: { task: { type: 'message', value: 'Ticket 15 is there.' } } }];
    sandbox.bot.on('task/submit', () => answers.shift());
    await run(dialog, "teams.dialog.url.submit({ answer: 'x' })");
    await page.getByTestId('frame-dialog-error').getByText('Unable to reach app').waitFor();
    await run(dialog, "teams.dialog.url.submit({ answer: 'y' })");
    await page.getByText('Ticket 15 is there.').waitFor();
    await ended(tab, { result: { answer: 'y' } });
    const submitted = sandbox.bot.received.filter((one) => one['name'] === 'task/submit');
    assert.deepEqual(
      submitted.map((one) => valueAt(one, 'value', 'data')),
      [{ answer: 'x' }, { answer: 'y' }],
    );
  });
});
