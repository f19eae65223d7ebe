import assert from 'node:assert/strict';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import { byTenant, define, doc, ids, type Use } from './setting.ts';

/** Several writes in one call. */
export function bulks(use: Use): void {
  describe('bulks', () => {
    it('runs every kind of write and counts them', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany([doc('a', { n: 1 }), doc('b', { n: 2 }), doc('c', { n: 3 }), doc('d', { n: 4 })]);
      const counts = await things.bulkWrite([
        { insertOne: { document: doc('e', { n: 5 }) } },
        { updateOne: { filter: { _id: 'a', tenantId: 't' }, update: { $inc: { n: 10 } } } },
        { updateOne: { filter: { _id: 'f', tenantId: 't' }, update: { $set: { n: 6 } }, upsert: true } },
        { updateMany: { filter: { tenantId: 't', n: { $lte: 3 } }, update: { $set: { low: true } } } },
        { replaceOne: { filter: { _id: 'c', tenantId: 't' }, replacement: doc('c', { n: 30 }) } },
        { deleteOne: { filter: { _id: 'd', tenantId: 't' } } },
        { deleteMany: { filter: { tenantId: 't', n: { $gte: 30 } } } },
      ]);
      assert.deepEqual(counts, { inserted: 1, matched: 4, modified: 4, deleted: 2, upserted: 1 });
      assert.deepEqual(await things.find({ tenantId: 't' }, { sort: { _id: 1 } }), [
        doc('a', { n: 11 }),
        doc('b', { n: 2, low: true }),
        doc('e', { n: 5 }),
        doc('f', { n: 6 }),
      ]);
    });

    it('stops an ordered bulk at the first failure', async () => {
      const things = use().store.collection(define([byTenant]));
      const bulk = things.bulkWrite([
        { insertOne: { document: doc('a') } },
        { insertOne: { document: doc('a') } },
        { insertOne: { document: doc('b') } },
      ]);
      await assert.rejects(bulk, DuplicateKey);
      assert.deepEqual(ids(await things.find({ tenantId: 't' })), ['a']);
    });

    it('goes on with an unordered bulk after a failure, and still says so', async () => {
      const things = use().store.collection(define([byTenant]));
      const bulk = things.bulkWrite(
        [{ insertOne: { document: doc('a') } }, { insertOne: { document: doc('a') } }, { insertOne: { document: doc('b') } }],
        { ordered: false },
      );
      await assert.rejects(bulk, (error: unknown) => error instanceof DuplicateKey && error.index === '_id');
      assert.deepEqual(ids(await things.find({ tenantId: 't' }, { sort: { _id: 1 } })), ['a', 'b']);
    });

    it('sees in a later write what an earlier one did', async () => {
      const things = use().store.collection(define([byTenant]));
      const counts = await things.bulkWrite([
        { insertOne: { document: doc('a', { n: 1 }) } },
        { updateOne: { filter: { _id: 'a', tenantId: 't', n: 1 }, update: { $inc: { n: 1 } } } },
        { updateOne: { filter: { _id: 'a', tenantId: 't', n: 2 }, update: { $inc: { n: 1 } } } },
      ]);
      assert.equal(counts.modified, 2);
    });

    it('checks every write before the first runs', async () => {
      const things = use().store.collection(define([byTenant]));
      const bulk = things.bulkWrite([{ insertOne: { document: doc('a') } }, { deleteMany: { filter: { n: 1 } } }]);
      await assert.rejects(bulk, { name: 'UnsupportedFilter' });
      assert.equal(await things.count({ tenantId: 't' }), 0);
    });

    it('takes an empty bulk', async () => {
      const things = use().store.collection(define([byTenant]));
      assert.deepEqual(await things.bulkWrite([]), { inserted: 0, matched: 0, modified: 0, deleted: 0, upserted: 0 });
    });
  });
}
