import assert from 'node:assert/strict';
import { seedTenants } from '../../../src/seed/people.ts';
import { tabDesk } from '../../../test/browser/tab-desk.ts';
import type { TabWindow } from '../../../test/browser/tab-window.ts';

const admin = 'Ada Okafor';
const home = seedTenants[0]!.entraTenantId;

describe('people and clients in the tab', function () {
  this.timeout(120_000);
  const on = tabDesk();
  const dialog = ({ page }: TabWindow) => page.getByRole('dialog');
  const byMail = (mail: string) => on.desk().stored().members.byMail(mail);
  const fine = async (window: TabWindow) => assert.deepEqual(await window.faults(), []);

  it('adds a member with several roles, changes, disables and enables them', async () => {
    const window = await on.open('/setup/members', admin);
    const { page } = window;
    await page.getByRole('button', { name: 'Add member' }).click();
    await dialog(window).getByLabel('Name').fill('Lena Park');
    await dialog(window).getByLabel('Mail address').fill('lena');
    await dialog(window).getByRole('checkbox', { name: 'Approver' }).check();
    await window.picture('member-add');
    await dialog(window).getByRole('button', { name: 'Add member' }).click();
    await dialog(window).getByText('is no mail address').waitFor();
    await dialog(window).getByLabel('Mail address').fill('lena.park@northwind.example');
    await dialog(window).getByRole('button', { name: 'Add member' }).click();
    await page.getByRole('link', { name: 'Lena Park' }).waitFor();
    assert.deepEqual((await byMail('lena.park@northwind.example'))?.roles, ['technician', 'approver']);

    await page.getByRole('button', { name: 'Change Lena Park' }).click();
    assert.equal(await dialog(window).getByLabel('Mail address').inputValue(), 'lena.park@northwind.example');
    await dialog(window).getByRole('checkbox', { name: 'Technician' }).uncheck();
    await dialog(window).getByRole('button', { name: 'Change member' }).click();
    await page.getByText('Changed Lena Park: roles approver.').waitFor();

    assert.equal(await page.getByRole('button', { name: 'Disable Ada Okafor' }).count(), 0);
    await page.getByRole('button', { name: 'Disable Lena Park' }).click();
    await page.getByText('Lena Park is disabled and does not get in any more.').waitFor();
    await page.getByLabel('Show').selectOption('all');
    await page.getByRole('button', { name: 'Enable Lena Park' }).click();
    await page.getByText('Lena Park is let in again.').first().waitFor();
    assert.equal((await byMail('lena.park@northwind.example'))?.active, true);
    await window.picture('members');
    await page.getByRole('link', { name: 'Lena Park' }).click();
    await window.heading('Lena Park');
    await page.getByText('Not linked', { exact: true }).waitFor();
    await fine(window);
  });

  it('adds several people from the directory at once, and says who was not added and why', async () => {
    const { users } = on.desk().sandbox!.cloud.entra.directory;
    const given = { userType: 'Member', accountEnabled: true };
    for (const [id, displayName] of [
      ['7e1f0a2b-1000-4c3d-9e4f-000000000071', 'Kim Ode'],
      ['7e1f0a2b-1000-4c3d-9e4f-000000000072', 'Bo Lind'],
    ] as const) {
      const mail = `${displayName.split(' ')[0]!.toLowerCase()}@northwind.example`;
      users.add(home, { id, displayName, mail, userPrincipalName: mail, ...given } as never);
    }
    const window = await on.open('/setup/accounts', admin);
    const { page } = window;
    await page.getByRole('button', { name: 'Sync directory' }).click();
    await page.getByRole('checkbox', { name: /Kim Ode/ }).check();
    await page.getByRole('checkbox', { name: /Bo Lind/ }).check();
    await page.getByRole('checkbox', { name: 'Dispatcher' }).check();
    // Somebody else is faster with one of them.
    await on.desk().say('ada', 'add account bo@northwind.example');
    await window.picture('accounts');
    await page.getByRole('button', { name: 'Add 2 people' }).click();
    await page.getByText('Kim Ode is a member now.').waitFor();
    await page.getByText(/Bo Lind was not added: .*belongs to Bo Lind/).waitFor();
    const kim = await byMail('kim@northwind.example');
    assert.deepEqual([kim?.roles, kim?.entraObjectId], [['technician', 'dispatcher'], '7e1f0a2b-1000-4c3d-9e4f-000000000071']);
    await window.picture('accounts-added');
    await fine(window);
  });

  it('shows a client with its people and tickets, from the ticket, and adds a contact and a ticket there', async () => {
    const window = await on.open(await on.at('ticket', 1001), 'Tess Morgan');
    const { page } = window;
    const { client, contact } = (await on.desk().stored().tickets.byNumber(1001))!;
    await page.getByRole('link', { name: contact!.name }).click();
    await window.heading(contact!.name);
    await page.getByRole('link', { name: `Tickets that name ${contact!.name}` }).waitFor();
    await page.getByRole('link', { name: client!.name }).click();
    await window.heading(client!.name);
    await page.getByRole('region', { name: 'Open tickets' }).getByRole('link', { name: /#1001/ }).waitFor();
    await page.getByRole('button', { name: 'Add contact' }).click();
    await dialog(window).getByLabel('Name').fill('Jo Berg');
    await dialog(window).getByLabel('Mail address').fill('jo.berg@client.example');
    await dialog(window).getByRole('button', { name: 'Add contact' }).click();
    await page
      .getByRole('region', { name: 'Contacts' })
      .getByRole('link', { name: /Jo Berg/ })
      .waitFor();
    await window.picture('client');
    await page.getByRole('button', { name: 'New ticket' }).click();
    await dialog(window).getByLabel('Title').fill('From the client’s page');
    await dialog(window).getByRole('button', { name: 'New ticket' }).click();
    await page
      .getByRole('region', { name: 'Open tickets' })
      .getByRole('link', { name: /From the client’s page/ })
      .waitFor();
    await page.getByRole('link', { name: 'All tickets of this client' }).click();
    await page.getByRole('link', { name: /From the client’s page/ }).waitFor();
    await fine(window);
  });
});
