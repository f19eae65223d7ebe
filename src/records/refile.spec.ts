import assert from 'node:assert/strict';
import { inFolder } from '../../test/reliability/own-folder.ts';
import { seedDesks } from '../seed/seed.ts';
import { openEmbeddedStore } from '../store/embedded/open-embedded-store.ts';
import { tenantCollection, ticketCollection } from './collections.ts';
import { openDesk } from './desk.ts';
import { filingCollection, refile } from './refile.ts';

const now = new Date('2026-11-20T12:00:00Z');

describe('records that an earlier version has filed', () => {
  it('are filed anew once, so that search finds them by what is typed now', () =>
    inFolder(async (folder) => {
      const store = await openEmbeddedStore({ folder });
      await seedDesks(store, now);
      const [tenant] = await store.collection(tenantCollection).find({ _id: { $gt: '' } }, { limit: 1 });
      const tickets = store.collection(ticketCollection);
      const filter = { tenantId: tenant!._id, rank: { $gt: 0 } };
      await tickets.updateMany(filter, { $set: { terms: ['printer', '^p', '^pr', '^pri'] } });
      const found = async () => (await openDesk(store, tenant!._id).tickets.search('print', { limit: 50 })).length;
      assert.equal(await found(), 0);
      const count = await tickets.count(filter);
      assert.ok((await refile(store)) >= count);
      assert.ok((await found()) > 0);
      const before = await tickets.find(filter, { limit: 500 });
      assert.equal(await refile(store), 0);
      assert.deepEqual(await tickets.find(filter, { limit: 500 }), before);
      await store.close();
    }));

  it('are left to the next start when the work was cut off', () =>
    inFolder(async (folder) => {
      const store = await openEmbeddedStore({ folder });
      await seedDesks(store, now);
      const [tenant] = await store.collection(tenantCollection).find({ _id: { $gt: '' } }, { limit: 1 });
      await store.collection(ticketCollection).updateMany({ tenantId: tenant!._id, rank: { $gt: 0 } }, { $set: { terms: [] } });
      const cut = { ...store, collection: store.collection.bind(store) } as typeof store;
      let calls = 0;
      cut.collection = ((definition: Parameters<typeof store.collection>[0]) => {
        if (definition.name === 'contacts') calls += 1;
        if (calls > 0) throw new Error('the process ended');
        return store.collection(definition);
      }) as typeof store.collection;
      await assert.rejects(refile(cut), /the process ended/);
      assert.equal(await store.collection(filingCollection).findOne({ _id: 'search' }), undefined);
      await refile(store);
      assert.ok((await openDesk(store, tenant!._id).tickets.search('print', { limit: 50 })).length > 0);
      assert.ok(await store.collection(filingCollection).findOne({ _id: 'search' }));
      await store.close();
    }));
});
