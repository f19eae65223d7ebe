import assert from 'node:assert/strict';
import { tabDesk } from '../../../test/browser/tab-desk.ts';

describe('the reader’s settings', function () {
  this.timeout(60_000);
  const { desk, open, at } = tabDesk();

  it('change the zone and the language of the whole tab at once, and keep what is typed elsewhere', async () => {
    const window = await open(await at('ticket', 1001));
    const { page } = window;
    await window.heading(/#1001/);
    await page.getByRole('textbox', { name: 'Internal note' }).fill('Half a sen');
    await page.getByRole('link', { name: 'Settings' }).click();
    await window.heading('Settings');
    await page.getByText('Technician', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Change settings' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Time zone/).fill('Asia/Nowhere');
    await dialog.getByRole('button', { name: 'Change settings' }).click();
    await dialog.getByText(/There is no time zone/).waitFor();
    await dialog.getByLabel(/Time zone/).fill('Asia/Kolkata');
    await dialog.getByLabel(/Date format/).fill('de-DE');
    await dialog.getByRole('button', { name: 'Change settings' }).click();
    await window.heading('Einstellungen');
    await page.getByText('Asia/Kolkata', { exact: true }).waitFor();
    await page.getByText('Technik', { exact: true }).waitFor();
    await page.goBack();
    assert.equal(await page.getByRole('textbox', { name: 'Interne Notiz' }).inputValue(), 'Half a sen');
  });

  it('offer the zone of the device, and follow what is set in the bot', async () => {
    const window = await open('/settings', 'Ravi Patel');
    await window.heading('Settings');
    await desk().say('ravi', 'set zone America/St_Johns');
    await window.page.getByText('America/St_Johns', { exact: true }).waitFor();
    const device = await window.page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
    await window.page.getByRole('button', { name: `Use ${device}` }).click();
    await window.page.getByText(device, { exact: true }).waitFor();
    const member = await desk().stored().members.byMail('ravi.patel@northwind.example');
    assert.equal(member!.zone, device);
  });

  it('come once the server is back, when it is away at the moment they change, and nobody is put out', async () => {
    const window = await open('/settings', 'Ravi Patel');
    const { page } = window;
    await window.heading('Settings');
    const me = '**/api/me';
    const refused = page.waitForRequest(me);
    await page.route(me, (route) => route.fulfill({ status: 503, json: { code: 'busy', title: 'Busy', detail: 'Busy.' } }));
    await desk().say('ravi', 'set zone Pacific/Auckland');
    await (await refused).response();
    await page.unroute(me);
    await page.getByText('Pacific/Auckland', { exact: true }).waitFor();
  });

  it('come after the connection was lost, though nobody told of them meanwhile', async () => {
    const window = await open('/settings', 'Ravi Patel');
    const { page } = window;
    let changed = () => {};
    const change = new Promise<void>((resolve) => {
      changed = resolve;
    });
    let opened = 0;
    await page.route('**/api/events*', async (route) => {
      opened += 1;
      if (opened === 1) return route.fulfill({ contentType: 'text/event-stream', body: ': here\n\n' });
      await change;
      return route.continue();
    });
    await page.reload();
    await window.heading('Settings');
    await desk().say('ravi', 'set zone Asia/Tokyo');
    changed();
    await page.getByText('Asia/Tokyo', { exact: true }).waitFor();
  });
});
