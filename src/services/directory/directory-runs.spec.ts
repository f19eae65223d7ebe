import assert from 'node:assert/strict';
import { accountId, counts, DirectoryDesk } from '../../../test/directory/directory-fixture.ts';
import { graphBase } from '../../graph/addresses.ts';
import { refusal } from '../../graph/testing/graph-fixture.ts';
import { integrationCollection, profileCollection } from '../../records/collections.ts';
import { directoryStateCollection } from './directory-state.ts';
import { directoryUserCollection } from './directory-users.ts';

describe('runs of the directory sync', () => {
  let on: DirectoryDesk;

  beforeEach(async () => {
    on = await DirectoryDesk.open();
  });
  afterEach(() => on.desk.close());

  it('begins again from nothing when its cursor is gone, without doubles and without taking links away', async () => {
    await on.report();
    on.users.put({ id: accountId(12), mail: 'new@northwind.example' });
    on.users.expired = 1_000;
    const second = await on.report();
    assert.deepEqual([second.whole, ...counts(second)], [true, 9, 0, 0, 3, 1, 0]);
    const kept = await on.desk.core.store
      .collection(directoryUserCollection)
      .find({ tenantId: on.tenantId, round: { $gte: 0 } }, {});
    assert.equal(kept.length, 9);
    assert.equal(new Set(kept.map(({ round }) => round)).size, 1);
  });

  it('takes empty pages, repeated users and entries without an id as they come, the last telling counting', async () => {
    on.users.pageSize = 2;
    on.users.spoil = (answer, { url }) => {
      const body = answer.body as { value: object[] };
      if (url.includes('skiptoken=0-8-2')) return { ...answer, body: { ...body, value: [] } };
      const extra = [
        { id: '' },
        { displayName: 'none' },
        { id: 7 },
        { id: accountId(1), accountEnabled: false },
        { id: accountId(1), accountEnabled: true },
      ];
      return { ...answer, body: { ...body, value: [...body.value, ...body.value, ...extra] } };
    };
    const first = await on.report();
    assert.deepEqual([first.seen, first.linked], [6, 2]);
  });

  it('ends a list that leads in a circle, says so, and begins from nothing with the next run', async () => {
    on.users.spoil = (answer) => ({
      ...answer,
      body: { value: [], '@odata.nextLink': `${graphBase}/users/delta?$skiptoken=0-8-0` },
    });
    const result = await on.run();
    assert.equal(result.state === 'failed' && result.code, 'graph-paging-loop');
    assert.equal((await on.state())?.cursor, undefined);
    on.users.spoil = (answer) => answer;
    assert.equal((await on.report()).linked, 2);
  });

  it('never lets the cursor be ahead of what is kept, wherever it is cut off', async () => {
    on.users.pageSize = 1;
    let runs = 0;
    for (let isDone = false; !isDone; runs += 1) {
      let pages = 0;
      const cut = 1 + (runs % 2);
      on.users.spoil = (answer) => (++pages > cut ? refusal(403, 'Forbidden') : answer);
      isDone = (await on.run()).state === 'done';
      const next = Number(/0-8-(\d+)/.exec((await on.state())?.cursor ?? '')?.[1] ?? 0);
      const kept = await on.desk.core.store
        .collection(directoryUserCollection)
        .count({ tenantId: on.tenantId, round: { $gte: 0 } });
      assert.ok(kept >= next && (isDone || next > runs / 2), `${kept} kept, cursor at ${next}, after ${runs} runs`);
      assert.ok(isDone || (await on.desk.member('tess')).entraObjectId === undefined);
    }
    assert.ok(runs > 3);
    on.users.spoil = (answer) => answer;
    await on.report();
    assert.equal((await on.desk.member('tess')).entraObjectId, accountId(1));
  });

  it('runs once at a time: a second joins here, waits elsewhere, and takes over what crashed', async () => {
    const { promise: gate, resolve: release } = Promise.withResolvers<void>();
    on.answerBy(async (one) => {
      await gate;
      return on.users.answer(one);
    });
    const [first, second] = [on.sync.run(on.tenantId), on.sync.run(on.tenantId)];
    await new Promise((resolve) => setTimeout(resolve, 50));
    const elsewhere = await on.another().run(on.tenantId);
    assert.equal(elsewhere.state, 'running');
    release();
    assert.equal(await on.graph.time.run(first), await on.graph.time.run(second));
    assert.equal(on.asked('/users/delta'), 3);
    const filter = { _id: `${on.tenantId}:directory`, tenantId: on.tenantId };
    const heldUntil = new Date(on.graph.time.now() + 300_000);
    await on.desk.core.store.collection(directoryStateCollection).updateOne(filter, { $set: { heldUntil } });
    assert.equal((await on.graph.time.run(on.another().run(on.tenantId))).state, 'running');
    await on.graph.time.run(on.graph.time.sleep(300_000));
    assert.equal((await on.graph.time.run(on.another().run(on.tenantId))).state, 'done');
  });

  it('stops writing when another run has taken over', async () => {
    const filter = { _id: `${on.tenantId}:directory`, tenantId: on.tenantId };
    let pages = 0;
    on.answerBy(async (one) => {
      pages += 1;
      if (pages === 2)
        await on.desk.core.store
          .collection(directoryStateCollection)
          .updateOne(filter, { $inc: { version: 1 }, $set: { cursor: 'theirs' } });
      return on.users.answer(one);
    });
    assert.equal((await on.run()).state, 'running');
    assert.deepEqual([(await on.state())?.cursor, (await on.desk.member('tess')).entraObjectId], ['theirs', undefined]);
  });

  it('keeps why a run failed, and lets go', async () => {
    on.answerBy(() => refusal(403, 'Authorization_RequestDenied'));
    const result = await on.run();
    assert.equal(result.state === 'failed' && result.code, 'graph-permission-missing');
    const kept = await on.state();
    assert.deepEqual([kept?.failure?.code, kept?.heldUntil.getTime()], ['graph-permission-missing', 0]);
    assert.match(kept?.failure?.remedy ?? '', /User\.Read\.All/);
    assert.deepEqual(kept?.failure?.said?.remedy?.values, ['User.Read.All']);
  });

  it('is refused while its profile is of another organisation', async () => {
    const { store } = on.desk.core;
    const common = {
      tenantId: on.tenantId,
      version: 1,
      createdAt: on.desk.now(),
      updatedAt: on.desk.now(),
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
    const result = await on.run();
    assert.equal(result.state === 'failed' && result.code, 'other-organisation');
    assert.equal(on.graph.asked.length, 0);
  });

  it('runs by itself where the last run was an hour ago, every tenant by its own', async () => {
    await on.graph.time.run(on.sync.runDue());
    const [of, both] = [
      (tenant: string) => on.graph.asked.filter(({ token }) => token.includes(tenant)).length,
      on.graph.asked.length,
    ];
    assert.ok(of(on.tenantId) === 3 && both > 3);
    await on.graph.time.run(on.sync.runDue());
    assert.equal(on.graph.asked.filter(({ url }) => url.includes('delta')).length, 6);
    await on.graph.time.run(on.graph.time.sleep(3_600_000));
    await on.graph.time.run(on.sync.runDue());
    assert.equal(on.graph.asked.filter(({ url }) => url.includes('delta')).length, 8);
  });
});
