import assert from 'node:assert/strict';
import type { DirectoryReport } from '../../../shared/domain/directory-run.ts';
import { type DoorDesk, doorDesk } from '../../../test/desk/door-fixture.ts';
import { type Asked, type GraphFixture, graphOn, refusal } from '../../graph/testing/graph-fixture.ts';
import { integrationCollection, memberCollection, profileCollection } from '../../records/collections.ts';
import { directoryStateCollection } from './directory-state.ts';
import { type DirectorySync, directorySync } from './directory-sync.ts';
import { directoryUserCollection } from './directory-users.ts';
import { FakeUsers } from './testing/fake-users.ts';

const id = (number: number) => `9a1f0a2b-1000-4c3d-9e4f-${String(number).padStart(12, '0')}`;

describe('the directory sync', () => {
  let desk: DoorDesk;
  let users: FakeUsers;
  let graph: GraphFixture;
  let sync: DirectorySync;
  let tenantId: string;

  const make = () =>
    directorySync({
      ...desk.core,
      graph: (tenant) => graph.as(tenant),
      tenants: () => desk.core.directory.tenants(),
      timing: graph.time,
      log: { info() {}, warn() {}, error() {} },
    });
  const run = () => graph.time.run(sync.run(tenantId));
  async function report(): Promise<DirectoryReport> {
    const result = await run();
    assert.equal(result.state, 'done', JSON.stringify(result));
    return (result as { report: DirectoryReport }).report;
  }
  const counts = ({ seen, linked, unlinked, unmatched, ambiguous, unsettled }: DirectoryReport) => [
    seen,
    linked,
    unlinked,
    unmatched,
    ambiguous,
    unsettled,
  ];
  const state = () => desk.core.store.collection(directoryStateCollection).findOne({ _id: `${tenantId}:directory`, tenantId });
  const unlinkAll = () =>
    desk.core.store.collection(memberCollection).updateMany({ tenantId }, { $unset: { entraObjectId: '' } });
  const asked = (part: string) => graph.asked.filter(({ url }) => url.includes(part)).length;

  beforeEach(async () => {
    desk = await doorDesk();
    users = new FakeUsers();
    graph = graphOn((one: Asked) => users.answer(one));
    tenantId = (await desk.member('tess')).tenantId;
    sync = make();
    await unlinkAll();
    users.put(
      {
        id: id(1),
        displayName: 'Tess',
        mail: 'Tess.Morgan@Northwind.example',
        userPrincipalName: 'tess@northwind.onmicrosoft.com',
      },
      { id: id(2), displayName: 'Ravi', mail: null, userPrincipalName: 'RAVI.PATEL@northwind.example' },
      { id: id(3), displayName: 'Somebody', mail: 'somebody@northwind.example' },
      { id: id(4), displayName: 'Dana, a guest', mail: 'dana.fischer@northwind.example', userType: 'Guest' },
      { id: id(5), displayName: 'Arno, who left', mail: 'arno.lindqvist@northwind.example', accountEnabled: false },
      { id: id(6), displayName: 'Ada', mail: 'ada.okafor@northwind.example', accountEnabled: true },
      { id: id(7), displayName: 'Another Ada', mail: 'x@northwind.example', userPrincipalName: 'ada.okafor@northwind.example' },
      {
        id: id(8),
        displayName: 'Iris, a guest',
        userPrincipalName: 'iris.chen_northwind.example#EXT#@other.onmicrosoft.com',
        mail: 'iris.chen@northwind.example',
      },
    );
  });
  afterEach(() => desk.close());

  it('links members by mail or principal name whatever the case, and no guests, disabled or doubtful accounts', async () => {
    const first = await report();
    assert.deepEqual(counts(first), [8, 2, 0, 3, 1, 0]);
    assert.deepEqual(
      [first.whole, first.ambiguousNames, first.unmatchedNames.sort()],
      [true, ['Ada Okafor'], ['Arno Lindqvist', 'Dana Fischer', 'Iris Chen']],
    );
    assert.equal((await desk.member('tess')).entraObjectId, id(1));
    assert.equal((await desk.member('ravi')).entraObjectId, id(2));
    for (const person of ['dana', 'arno', 'ada', 'iris']) assert.equal((await desk.member(person)).entraObjectId, undefined);
    const [entry] = await desk.audit('member', (await desk.member('tess'))._id);
    assert.deepEqual([entry?.action, entry?.actorId, entry?.inputs['entraObjectId']], ['member.link', 'system', id(1)]);
  });

  it('asks once when nothing has changed, and changes nothing', async () => {
    await report();
    const before = graph.asked.length;
    const version = (await desk.member('tess')).version;
    const second = await report();
    assert.deepEqual([graph.asked.length - before, second.whole, counts(second).slice(0, 3)], [1, false, [0, 0, 0]]);
    assert.equal((await desk.member('tess')).version, version);
  });

  it('takes the link from members whose account is removed, disabled or made a guest, and lets none of them in', async () => {
    await report();
    users.remove(id(1));
    users.put({ id: id(2), accountEnabled: false });
    const second = await report();
    assert.deepEqual(counts(second), [2, 0, 2, 5, 1, 0]);
    for (const [person, account, reason] of [
      ['tess', 1, 'removed'],
      ['ravi', 2, 'disabled'],
    ] as const) {
      const member = await desk.member(person);
      assert.deepEqual([member.entraObjectId, member.active], [undefined, true]);
      assert.equal(await desk.core.directory.memberByEntra(tenantId, id(account)), undefined);
      const trail = await desk.audit('member', member._id);
      assert.equal(trail.find(({ action }) => action === 'member.unlink')?.inputs['reason'], reason);
    }
    users.put({ id: id(2), accountEnabled: true });
    assert.deepEqual(counts(await report()).slice(0, 3), [1, 1, 0]);
    users.put({ id: id(2), userType: 'Guest' });
    assert.deepEqual(counts(await report()).slice(0, 3), [1, 0, 1]);
  });

  it('links anew who was given another account, and whoever joins the desk later', async () => {
    await report();
    users.remove(id(1));
    users.put({ id: id(11), mail: 'tess.morgan@northwind.example' });
    assert.deepEqual(counts(await report()).slice(0, 3), [2, 1, 1]);
    assert.equal((await desk.member('tess')).entraObjectId, id(11));
    await desk.core.store
      .collection(memberCollection)
      .updateOne({ tenantId, mail: 'iris.chen@northwind.example' }, { $set: { mail: 'somebody@northwind.example' } });
    assert.deepEqual(counts(await report()).slice(0, 2), [0, 1]);
  });

  it('keeps a link by object id when the address changes', async () => {
    await report();
    users.put({ id: id(1), mail: 'married@northwind.example' });
    assert.deepEqual(counts(await report()).slice(0, 4), [1, 0, 0, 3]);
    assert.equal((await desk.member('tess')).entraObjectId, id(1));
  });

  it('takes no link away on silence: it asks, and only a missing account counts', async () => {
    const set = (person: string, entraObjectId: string) =>
      desk.core.store.collection(memberCollection).updateOne({ tenantId, mail: { $eq: person } }, { $set: { entraObjectId } });
    await set('tess.morgan@northwind.example', id(90));
    await set('ravi.patel@northwind.example', id(91));
    graph = graphOn((one) => (one.url.includes(id(91)) ? refusal(500, 'InternalServerError') : users.answer(one)));
    sync = make();
    const first = await report();
    assert.deepEqual([first.unlinked, first.linked, first.unsettled], [1, 1, 1]);
    assert.equal((await desk.member('tess')).entraObjectId, id(1));
    assert.equal((await desk.member('ravi')).entraObjectId, id(91));
  });

  it('begins again from nothing when its cursor is gone, without doubles and without taking links away', async () => {
    await report();
    users.put({ id: id(12), mail: 'new@northwind.example' });
    users.expired = 1_000;
    const second = await report();
    assert.deepEqual([second.whole, ...counts(second)], [true, 9, 0, 0, 3, 1, 0]);
    const kept = await desk.core.store.collection(directoryUserCollection).find({ tenantId, round: { $gte: 0 } }, {});
    assert.equal(kept.length, 9);
    assert.equal(new Set(kept.map(({ round }) => round)).size, 1);
  });

  it('forgets whom a whole reading no longer tells of, and asks before their member loses the link', async () => {
    await report();
    users.users.delete(id(1));
    users.expired = 1_000;
    const second = await report();
    assert.deepEqual([second.unlinked, asked(id(1))], [1, 1]);
  });

  it('takes empty pages, repeated users and entries without an id as they come, the last telling counting', async () => {
    users.pageSize = 2;
    users.spoil = (answer, { url }) => {
      const body = answer.body as { value: object[] };
      if (url.includes('skiptoken=0-8-2')) return { ...answer, body: { ...body, value: [] } };
      const extra = [
        { id: '' },
        { displayName: 'none' },
        { id: 7 },
        { id: id(1), accountEnabled: false },
        { id: id(1), accountEnabled: true },
      ];
      return { ...answer, body: { ...body, value: [...body.value, ...body.value, ...extra] } };
    };
    const first = await report();
    assert.deepEqual([first.seen, first.linked], [6, 2]);
  });

  it('ends a list that leads in a circle, says so, and begins from nothing with the next run', async () => {
    users.spoil = (answer) => ({
      ...answer,
      body: { value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/users/delta?$skiptoken=0-8-0' },
    });
    const result = await run();
    assert.equal(result.state === 'failed' && result.code, 'graph-paging-loop');
    assert.equal((await state())?.cursor, undefined);
    users.spoil = (answer) => answer;
    assert.equal((await report()).linked, 2);
  });

  it('never lets the cursor be ahead of what is kept, wherever it is cut off', async () => {
    users.pageSize = 1;
    let runs = 0;
    for (let isDone = false; !isDone; runs += 1) {
      let pages = 0;
      const cut = 1 + (runs % 2);
      users.spoil = (answer) => (++pages > cut ? refusal(403, 'Forbidden') : answer);
      isDone = (await run()).state === 'done';
      const next = Number(/0-8-(\d+)/.exec((await state())?.cursor ?? '')?.[1] ?? 0);
      const kept = await desk.core.store.collection(directoryUserCollection).count({ tenantId, round: { $gte: 0 } });
      assert.ok(kept >= next && (isDone || next > runs / 2), `${kept} kept, cursor at ${next}, after ${runs} runs`);
      assert.ok(isDone || (await desk.member('tess')).entraObjectId === undefined);
    }
    assert.ok(runs > 3);
    users.spoil = (answer) => answer;
    await report();
    assert.equal((await desk.member('tess')).entraObjectId, id(1));
  });

  it('runs once at a time: a second joins here, waits elsewhere, and takes over what crashed', async () => {
    const { promise: gate, resolve: release } = Promise.withResolvers<void>();
    graph = graphOn(async (one) => {
      await gate;
      return users.answer(one);
    });
    sync = make();
    const [first, second] = [sync.run(tenantId), sync.run(tenantId)];
    await new Promise((resolve) => setTimeout(resolve, 50));
    const elsewhere = await make().run(tenantId);
    assert.equal(elsewhere.state, 'running');
    release();
    assert.equal(await graph.time.run(first), await graph.time.run(second));
    assert.equal(asked('/users/delta'), 3);
    const filter = { _id: `${tenantId}:directory`, tenantId };
    const heldUntil = new Date(graph.time.now() + 300_000);
    await desk.core.store.collection(directoryStateCollection).updateOne(filter, { $set: { heldUntil } });
    assert.equal((await graph.time.run(make().run(tenantId))).state, 'running');
    await graph.time.run(graph.time.sleep(300_000));
    assert.equal((await graph.time.run(make().run(tenantId))).state, 'done');
  });

  it('stops writing when another run has taken over', async () => {
    const filter = { _id: `${tenantId}:directory`, tenantId };
    let pages = 0;
    graph = graphOn(async (one) => {
      pages += 1;
      if (pages === 2)
        await desk.core.store
          .collection(directoryStateCollection)
          .updateOne(filter, { $inc: { version: 1 }, $set: { cursor: 'theirs' } });
      return users.answer(one);
    });
    sync = make();
    assert.equal((await run()).state, 'running');
    assert.deepEqual([(await state())?.cursor, (await desk.member('tess')).entraObjectId], ['theirs', undefined]);
  });

  it('keeps why a run failed, and lets go', async () => {
    graph = graphOn(() => refusal(403, 'Authorization_RequestDenied'));
    sync = make();
    const result = await run();
    assert.equal(result.state === 'failed' && result.code, 'graph-permission-missing');
    const kept = await state();
    assert.deepEqual([kept?.failure?.code, kept?.heldUntil.getTime()], ['graph-permission-missing', 0]);
    assert.match(kept?.failure?.remedy ?? '', /User\.Read\.All/);
  });

  it('is refused while its profile is of another organisation', async () => {
    const { store } = desk.core;
    const common = {
      tenantId,
      version: 1,
      createdAt: desk.now(),
      updatedAt: desk.now(),
      terms: [],
      pending: [],
      receipts: [],
      rank: 0,
    };
    const profile = {
      ...common,
      _id: 'p',
      name: 'Theirs',
      clientId: 'c',
      entraTenantId: 'other',
      secrets: [],
      status: 'active',
      source: 'entered',
    };
    await store.collection(profileCollection).insertOne(profile as never);
    await store.collection(integrationCollection).insertOne({ ...common, _id: 'i', bindings: { directory: 'p' } } as never);
    const result = await run();
    assert.equal(result.state === 'failed' && result.code, 'other-organisation');
    assert.equal(graph.asked.length, 0);
  });

  it('runs by itself where the last run was an hour ago, every tenant by its own', async () => {
    await graph.time.run(sync.runDue());
    const [of, both] = [(tenant: string) => graph.asked.filter(({ token }) => token.includes(tenant)).length, graph.asked.length];
    assert.ok(of(tenantId) === 3 && both > 3);
    await graph.time.run(sync.runDue());
    assert.equal(graph.asked.filter(({ url }) => url.includes('delta')).length, 6);
    await graph.time.run(graph.time.sleep(3_600_000));
    await graph.time.run(sync.runDue());
    assert.equal(graph.asked.filter(({ url }) => url.includes('delta')).length, 8);
  });

  it('leaves members of other desks alone', async () => {
    const theo = await desk.member('theo');
    users.put({ id: id(20), mail: theo.mail });
    await report();
    assert.equal((await desk.member('theo')).entraObjectId, theo.entraObjectId);
  });
});
