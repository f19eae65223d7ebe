import assert from 'node:assert/strict';
import { accountId, counts, DirectoryDesk } from '../../../test/directory/directory-fixture.ts';
import { refusal } from '../../graph/testing/graph-fixture.ts';
import { memberCollection } from '../../records/collections.ts';

describe('members in step with the directory', () => {
  let on: DirectoryDesk;

  beforeEach(async () => {
    on = await DirectoryDesk.open();
  });
  afterEach(() => on.desk.close());

  it('links members by mail or principal name whatever the case, and no guests, disabled or doubtful accounts', async () => {
    const first = await on.report();
    assert.deepEqual(counts(first), [8, 2, 0, 3, 1, 0]);
    assert.deepEqual(
      [first.whole, first.ambiguousNames, first.unmatchedNames.sort()],
      [true, ['Ada Okafor'], ['Arno Lindqvist', 'Dana Fischer', 'Iris Chen']],
    );
    assert.equal((await on.desk.member('tess')).entraObjectId, accountId(1));
    assert.equal((await on.desk.member('ravi')).entraObjectId, accountId(2));
    for (const person of ['dana', 'arno', 'ada', 'iris']) assert.equal((await on.desk.member(person)).entraObjectId, undefined);
    const [entry] = await on.desk.audit('member', (await on.desk.member('tess'))._id);
    assert.deepEqual([entry?.action, entry?.actorId, entry?.inputs['entraObjectId']], ['member.link', 'system', accountId(1)]);
  });

  it('asks once when nothing has changed, and changes nothing', async () => {
    await on.report();
    const before = on.graph.asked.length;
    const version = (await on.desk.member('tess')).version;
    const second = await on.report();
    assert.deepEqual([on.graph.asked.length - before, second.whole, counts(second).slice(0, 3)], [1, false, [0, 0, 0]]);
    assert.equal((await on.desk.member('tess')).version, version);
  });

  it('takes the link from members whose account is removed, disabled or made a guest, and lets none of them in', async () => {
    await on.report();
    on.users.remove(accountId(1));
    on.users.put({ id: accountId(2), accountEnabled: false });
    const second = await on.report();
    assert.deepEqual(counts(second), [2, 0, 2, 5, 1, 0]);
    for (const [person, account, reason] of [
      ['tess', 1, 'The account was deleted'],
      ['ravi', 2, 'The account is disabled'],
    ] as const) {
      const member = await on.desk.member(person);
      assert.deepEqual([member.entraObjectId, member.active], [undefined, true]);
      assert.equal(await on.desk.core.directory.memberByEntra(on.tenantId, accountId(account)), undefined);
      const trail = await on.desk.audit('member', member._id);
      assert.equal(trail.find(({ action }) => action === 'member.unlink')?.inputs['reason'], reason);
    }
    on.users.put({ id: accountId(2), accountEnabled: true });
    assert.deepEqual(counts(await on.report()).slice(0, 3), [1, 1, 0]);
    on.users.put({ id: accountId(2), userType: 'Guest' });
    assert.deepEqual(counts(await on.report()).slice(0, 3), [1, 0, 1]);
  });

  it('links anew who was given another account, and whoever joins the desk later', async () => {
    await on.report();
    on.users.remove(accountId(1));
    on.users.put({ id: accountId(11), mail: 'tess.morgan@northwind.example' });
    assert.deepEqual(counts(await on.report()).slice(0, 3), [2, 1, 1]);
    assert.equal((await on.desk.member('tess')).entraObjectId, accountId(11));
    await on.desk.core.store
      .collection(memberCollection)
      .updateOne(
        { tenantId: on.tenantId, mail: 'iris.chen@northwind.example' },
        { $set: { mail: 'somebody@northwind.example' } },
      );
    assert.deepEqual(counts(await on.report()).slice(0, 2), [0, 1]);
  });

  it('keeps a link by object id when the address changes', async () => {
    await on.report();
    on.users.put({ id: accountId(1), mail: 'married@northwind.example' });
    assert.deepEqual(counts(await on.report()).slice(0, 4), [1, 0, 0, 3]);
    assert.equal((await on.desk.member('tess')).entraObjectId, accountId(1));
  });

  it('takes no link away on silence: it asks, and only a missing account counts', async () => {
    const set = (person: string, entraObjectId: string) =>
      on.desk.core.store
        .collection(memberCollection)
        .updateOne({ tenantId: on.tenantId, mail: { $eq: person } }, { $set: { entraObjectId } });
    await set('tess.morgan@northwind.example', accountId(90));
    await set('ravi.patel@northwind.example', accountId(91));
    on.answerBy((one) => (one.url.includes(accountId(91)) ? refusal(500, 'InternalServerError') : on.users.answer(one)));
    const first = await on.report();
    assert.deepEqual([first.unlinked, first.linked, first.unsettled], [1, 1, 1]);
    assert.equal((await on.desk.member('tess')).entraObjectId, accountId(1));
    assert.equal((await on.desk.member('ravi')).entraObjectId, accountId(91));
  });

  it('forgets whom a whole reading no longer tells of, and asks before their member loses the link', async () => {
    await on.report();
    on.users.users.delete(accountId(1));
    on.users.expired = 1_000;
    const second = await on.report();
    assert.deepEqual([second.unlinked, on.asked(accountId(1))], [1, 1]);
  });

  it('leaves members of other desks alone', async () => {
    const theo = await on.desk.member('theo');
    on.users.put({ id: accountId(20), mail: theo.mail });
    await on.report();
    assert.equal((await on.desk.member('theo')).entraObjectId, theo.entraObjectId);
  });
});
