import assert from 'node:assert/strict';
import { accountId, DirectoryDesk } from '../../test/directory/directory-fixture.ts';
import type { AccountPage } from '../api/query-data.ts';

describe('member.import', () => {
  let on: DirectoryDesk;
  before(async () => {
    on = await DirectoryDesk.open();
  });
  after(() => on.desk.close());

  it('makes an account a member who gets in at once', async () => {
    const early = await on.desk.do('ada', 'member.import', { account: 'somebody@northwind.example' });
    assert.deepEqual([early.code, /not read yet/.test(early.text)], ['account-unknown', true]);
    await on.report();
    const told = await on.desk.do('ada', 'member.import', {
      account: 'Somebody@Northwind.example',
      roles: ['technician', 'approver'],
    });
    assert.equal(told.text, 'Somebody (somebody@northwind.example) is a member now and gets in: technician and approver.');
    const member = await on.desk.core.directory.memberByEntra(on.tenantId, accountId(3));
    assert.deepEqual([member?.name, member?.active, member?.zone], ['Somebody', true, 'Europe/London']);
    assert.deepEqual(
      ((await on.desk.do('ada', 'account.list')).data as AccountPage).accounts.map(({ name }) => name),
      ['Another Ada'],
    );
  });

  it('refuses who is a member, who has no account, guests, the disabled, and whoever is no administrator', async () => {
    const refused = async (account: string, person = 'ada') => (await on.desk.do(person, 'member.import', { account })).code;
    assert.equal(await refused('somebody@northwind.example'), 'already-linked');
    assert.equal(await refused(accountId(3).toUpperCase()), 'already-linked');
    assert.equal(await refused('iris.chen@northwind.example'), 'account-unknown');
    assert.equal(await refused(accountId(5)), 'account-unknown');
    assert.equal(await refused('nobody@northwind.example'), 'account-unknown');
    assert.equal(await refused(accountId(7), 'tess'), 'not-allowed');
    assert.equal(await refused(accountId(6)), 'mail-taken');
  });

  it('is taken back by disabling, and enabling is how it is done again', async () => {
    await on.desk.do('ada', 'member.import', { account: accountId(7) });
    assert.match((await on.desk.do('ada', 'change.undo')).text, /^Undone\. Another Ada is disabled/);
    const told = await on.desk.do('ada', 'member.import', { account: accountId(7) });
    assert.match(told.text, /belongs to Another Ada, who is disabled\. Enable Another Ada\./);
  });
});
