import assert from 'node:assert/strict';
import { tabDesk } from '../../../test/browser/tab-desk.ts';

describe('the switches in the tab', function () {
  this.timeout(120_000);
  const on = tabDesk();

  it('take an action from the bot at once and give it back, by keyboard alone', async () => {
    const { page } = await on.open('/setup/switches', 'Ada Okafor');
    await page.getByRole('searchbox', { name: 'Find an action' }).fill('work.close');
    const close = page.getByRole('switch', { name: 'Close' });
    assert.match((await on.desk().say('tess', 'close 1004')).text, /#1004/);
    await close.focus();
    await page.keyboard.press('Space');
    await page.getByText('“Close”: off in Teams.', { exact: true }).waitFor();
    assert.match((await on.desk().say('tess', 'close 1005')).text, /“Close” is switched off for Northwind/);
    assert.equal(await close.evaluate((element) => element === document.activeElement), true);
    await page.keyboard.press('Space');
    await page.getByText('“Close”: on in Teams.', { exact: true }).waitFor();
    assert.equal(await close.isChecked(), true);
    assert.doesNotMatch((await on.desk().say('tess', 'close 1005')).text, /switched off/);
  });

  it('close the bot to everybody but administrators, and the page shows what is so after loading anew', async () => {
    const { page } = await on.open('/setup/switches', 'Ada Okafor');
    const bot = page.getByRole('switch', { name: 'Bot', exact: true });
    await bot.click();
    await page.getByText('Bot: off in Teams.', { exact: true }).waitFor();
    assert.match((await on.desk().say('tess', 'my tickets')).text, /switched off/);
    assert.doesNotMatch((await on.desk().say('ada', 'teams status')).text, /bot is switched off for/);
    await page.reload();
    await bot.waitFor();
    assert.equal(await bot.isChecked(), false);
    await bot.click();
    await page.getByText('Bot: on in Teams.', { exact: true }).waitFor();
  });
});
