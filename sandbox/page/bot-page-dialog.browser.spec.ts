import assert from 'node:assert/strict';
import { valueAt } from '../json.ts';
import type { BotAnswer } from '../testing/echo-bot.ts';
import { framedApp } from '../testing/framed-app.ts';

describe('a bot’s dialog that is a web page', function () {
  this.timeout(60_000);
  const app = framedApp();
  const pageDialog = (url: string): BotAnswer => ({
    status: 200,
    body: { task: { type: 'continue', value: { title: 'Web form', url, width: 500, height: 'large' } } },
  });
  const submitted = () =>
    app()
      .sandbox.bot.received.filter((one) => one['name'] === 'task/submit')
      .map((one) => valueAt(one, 'value', 'data'));
  async function open(url: string): Promise<void> {
    const { page, sandbox } = app();
    sandbox.bot.on('task/fetch', () => pageDialog(url));
    await page.getByTestId('compose').fill('card');
    await page.getByTestId('compose').press('Enter');
    await page.getByRole('button', { name: 'Edit…' }).click();
    await page.getByRole('dialog', { name: 'Web form' }).waitFor();
  }
  const box = () => app().page.getByRole('dialog', { name: 'Web form' });

  it('stands in a frame, and what it submits goes to the bot', async () => {
    const { own, frame, page, picture, assertAccessible, sandbox } = app();
    await open(`${own.origin}/dialog`);
    const dialog = await frame('/dialog');
    await dialog.locator('#answer:focus').waitFor();
    const { width, height } = (await box().boundingBox())!;
    assert.deepEqual([width, height], [500, 720]);
    await picture('bot-page-dialog');
    await assertAccessible();
    assert.deepEqual(
      await dialog.evaluate(
        '[teams.dialog.url, teams.dialog.url.parentCommunication, teams.dialog.update].map((one) => one.isSupported())',
      ),
      [true, false, true],
    );
    await page.keyboard.type('blue');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('Ticket 14 is there.').waitFor();
    await box().waitFor({ state: 'detached' });
    assert.deepEqual(submitted(), [{ answer: 'blue' }]);
    const [fetched, sent] = sandbox.bot.received.filter((one) => String(one['name']).startsWith('task/'));
    assert.equal(sent?.['replyToId'], fetched?.['replyToId']);
  });

  it('hands on a text as it is, and nothing at all when the page or the person just closes it', async () => {
    const { own, frame, page } = app();
    await open(`${own.origin}/dialog`);
    await (await frame('/dialog')).evaluate("teams.dialog.url.submit('just words')");
    await page.getByText('Ticket 14 is there.').waitFor();
    for (const close of [
      async () => void (await (await frame('/dialog')).evaluate('teams.dialog.url.submit()')),
      async () => {
        await frame('/dialog');
        await page.getByTestId('frame-dialog-close').click();
      },
    ]) {
      await box().waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Edit…' }).click();
      await close();
      await box().waitFor({ state: 'detached' });
    }
    assert.deepEqual(submitted(), ['just words']);
  });

  it('stays when the bot does not take it, and gives way to the dialog that the bot answers', async () => {
    const { own, frame, page, sandbox } = app();
    await open(`${own.origin}/dialog`);
    const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Sure?', wrap: true }] };
    const next = { title: 'One more', card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card } };
    const answers = [{ status: 500 }, { status: 200, body: { task: { type: 'continue', value: next } } }];
    sandbox.bot.on('task/submit', () => answers.shift());
    const dialog = await frame('/dialog');
    await dialog.evaluate('teams.dialog.url.submit({ answer: 1 })');
    await page.getByTestId('frame-dialog-error').getByText('Unable to reach app').waitFor();
    await dialog.evaluate('teams.dialog.url.submit({ answer: 2 })');
    await page.getByRole('dialog', { name: 'One more' }).getByText('Sure?').waitFor();
    assert.equal(await box().count(), 0);
  });

  it('comes back after a reload', async () => {
    const { own, frame, page } = app();
    await open(`${own.origin}/dialog`);
    await page.reload();
    await (await frame('/dialog')).evaluate("teams.dialog.url.submit('later')");
    await page.getByText('Ticket 14 is there.').waitFor();
    assert.deepEqual(submitted(), ['later']);
  });

  it('shows a page that knows nothing of teams-js', async () => {
    const { own, page } = app();
    await open(`${own.origin}/plain`);
    await page.frameLocator('[data-testid=dialog-frame]').getByRole('heading', { name: 'Plain page' }).waitFor();
  });

  it('is only offered in a window of its own when the manifest does not name its origin', async () => {
    const { foreign, page, context } = app();
    await open(`${foreign.origin}/plain`);
    assert.equal(await page.getByTestId('dialog-frame').count(), 0);
    const [opened] = await Promise.all([context.waitForEvent('page'), box().getByRole('button', { name: 'Open it' }).click()]);
    await opened.getByRole('heading', { name: 'Plain page' }).waitFor();
  });
});
