import assert from 'node:assert/strict';
import { accountId, DirectoryDesk } from '../../test/directory/directory-fixture.ts';
import type { AccountPage } from '../api/query-data.ts';

describe('account.list', () => {
  let on: DirectoryDesk;
  before(async () => {
    on = await DirectoryDesk.open();
  });
  after(() => on.desk.close());

  const list = (input: Record<string, unknown> = {}) => on.desk.do('ada', 'account.list', input);

  it('says that the directory was not read yet, and is for administrators', async () => {
    const told = await list();
    assert.match(told.text, /The directory was not read yet\. “sync directory” reads it/);
    assert.equal((told.data as AccountPage).readAt, undefined);
    assert.equal((await on.desk.do('tess', 'account.list')).code, 'not-allowed');
  });

  it('lists enabled accounts that no member has: no guests, none whose address is a member’s', async () => {
    on.users.put(
      { id: accountId(20), displayName: 'Zoë Quist', mail: 'Zoe@northwind.example' },
      { id: accountId(21), displayName: 'Bo Lind', mail: null, userPrincipalName: 'bo@northwind.example' },
      { id: accountId(22), displayName: 'Gone', mail: 'gone@northwind.example', accountEnabled: false },
    );
    await on.report();
    const data = (await list()).data as AccountPage;
    assert.deepEqual(
      data.accounts.map(({ name, mail }) => [name, mail]),
      [
        ['Another Ada', 'x@northwind.example'],
        ['Bo Lind', 'bo@northwind.example'],
        ['Somebody', 'somebody@northwind.example'],
        ['Zoë Quist', 'zoe@northwind.example'],
      ],
    );
    assert.deepEqual([data.total, data.more, data.readAt !== undefined], [4, false, true]);
    assert.match((await list()).text, /^4 accounts without a member: Another Ada \(x@northwind\.example\), /);
  });

  it('finds by the beginnings of words and goes page by page', async () => {
    const names = async (input: Record<string, unknown>) =>
      ((await list(input)).data as AccountPage).accounts.map(({ name }) => name);
    assert.deepEqual(await names({ words: 'zoe QUI' }), ['Zoë Quist']);
    assert.deepEqual(await names({ words: 'nobody' }), []);
    assert.deepEqual(await names({ skip: 1, limit: 2 }), ['Bo Lind', 'Somebody']);
    assert.equal(((await list({ skip: 1, limit: 2 })).data as AccountPage).more, true);
    assert.equal((await list({ words: 'nobody' })).text, 'No such account without a member.');
  });
});
