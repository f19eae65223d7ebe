import assert from 'node:assert/strict';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import { byTenant, define, doc, ids, type Use } from './setting.ts';

/** Inserting, replacing, deleting, and what is left after an error or a restart. */
export function writing(use: Use): void {
  describe('writing', () => {
    it('finds a document it has inserted', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertOne(doc('a', { title: 'x' }));
      assert.deepEqual(await things.findOne({ _id: 'a', tenantId: 't' }), doc('a', { title: 'x' }));
    });

    it('answers undefined for a document that is not there', async () => {
      const things = use().store.collection(define([byTenant]));
      assert.equal(await things.findOne({ _id: 'a', tenantId: 't' }), undefined);
    });

    it('does not hand out what the caller inserted, nor keep it', async () => {
      const things = use().store.collection(define([byTenant]));
      const inserted = doc('a', { list: [1] });
      await things.insertOne(inserted);
      (inserted['list'] as number[]).push(2);
      const [found] = await things.find({ _id: 'a', tenantId: 't' });
      const list = found?.['list'] as number[];
      assert.deepEqual(list, [1]);
      list.push(3);
      assert.deepEqual((await things.findOne({ _id: 'a', tenantId: 't' }))?.['list'], [1]);
    });

    it('refuses a second document with the same _id, naming it', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertOne(doc('a'));
      await assert.rejects(things.insertOne(doc('a')), (error: unknown) => {
        assert.ok(error instanceof DuplicateKey);
        assert.equal(error.index, '_id');
        assert.deepEqual(error.key, { _id: 'a' });
        return true;
      });
    });

    it('inserts many and stops at the first that fails, keeping what came before', async () => {
      const things = use().store.collection(define([byTenant]));
      await assert.rejects(things.insertMany([doc('a'), doc('b'), doc('a'), doc('c')]), DuplicateKey);
      assert.deepEqual(ids(await things.find({ tenantId: 't' }, { sort: { _id: 1 } })), ['a', 'b']);
    });

    it('inserts none of many if one of them cannot be stored at all', async () => {
      const things = use().store.collection(define([byTenant]));
      await assert.rejects(things.insertMany([doc('a'), doc('b', { $bad: 1 })]), { name: 'UnsupportedFilter' });
      assert.equal(await things.count({ tenantId: 't' }), 0);
    });

    it('takes an empty list of documents', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany([]);
      assert.equal(await things.count({ tenantId: 't' }), 0);
    });

    it('names the index of a duplicate in insertMany', async () => {
      const things = use().store.collection(define([{ name: 'number', key: { tenantId: 1, number: 1 }, unique: true }]));
      await assert.rejects(things.insertMany([doc('a', { number: 1 }), doc('b', { number: 1 })]), (error: unknown) => {
        assert.ok(error instanceof DuplicateKey);
        assert.equal(error.index, 'number');
        assert.deepEqual(error.key, { tenantId: 't', number: 1 });
        return true;
      });
    });

    it('inserts 2,000 documents and counts them', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany(Array.from({ length: 2_000 }, (_, at) => doc(`d${at}`, { at })));
      assert.equal(await things.count({ tenantId: 't' }), 2_000);
      assert.equal(await things.count({ tenantId: 't', at: { $gte: 500 } }, { limit: 100 }), 100);
    });

    it('replaces a whole document', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertOne(doc('a', { old: 1 }));
      assert.deepEqual(await things.replaceOne({ _id: 'a', tenantId: 't' }, doc('a', { fresh: 2 })), { matched: 1, modified: 1 });
      assert.deepEqual(await things.findOne({ _id: 'a', tenantId: 't' }), doc('a', { fresh: 2 }));
    });

    it('replaces only the document the filter still describes', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertOne(doc('a', { version: 2 }));
      assert.deepEqual(await things.replaceOne({ _id: 'a', tenantId: 't', version: 1 }, doc('a', { version: 2 })), {
        matched: 0,
        modified: 0,
      });
    });

    it('inserts a replacement that is not there if asked to', async () => {
      const things = use().store.collection(define([byTenant]));
      const done = await things.replaceOne({ _id: 'a', tenantId: 't' }, doc('a', { x: 1 }), { upsert: true });
      assert.deepEqual(done, { matched: 0, modified: 0, upsertedId: 'a' });
      assert.deepEqual(await things.findOne({ _id: 'a', tenantId: 't' }), doc('a', { x: 1 }));
    });

    it('refuses a replacement that takes the key of another document, and changes nothing', async () => {
      const things = use().store.collection(define([{ name: 'mail', key: { tenantId: 1, mail: 1 }, unique: true }]));
      await things.insertMany([doc('a', { mail: 'x' }), doc('b', { mail: 'y' })]);
      await assert.rejects(things.replaceOne({ _id: 'b', tenantId: 't' }, doc('b', { mail: 'x' })), DuplicateKey);
      assert.equal((await things.findOne({ tenantId: 't', mail: 'y' }))?._id, 'b');
    });

    it('deletes one document and says so', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany([doc('a'), doc('b')]);
      assert.equal(await things.deleteOne({ _id: 'a', tenantId: 't' }), 1);
      assert.equal(await things.deleteOne({ _id: 'a', tenantId: 't' }), 0);
      assert.deepEqual(ids(await things.find({ tenantId: 't' })), ['b']);
    });

    it('deletes every document of a filter and no other', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany(Array.from({ length: 700 }, (_, at) => doc(`d${at}`, { odd: at % 2 === 1 })));
      assert.equal(await things.deleteMany({ tenantId: 't', odd: true }), 350);
      assert.equal(await things.count({ tenantId: 't' }), 350);
    });

    it('lets a key be used again after its document was deleted', async () => {
      const things = use().store.collection(define([{ name: 'mail', key: { tenantId: 1, mail: 1 }, unique: true }]));
      await things.insertOne(doc('a', { mail: 'x' }));
      await things.deleteOne({ _id: 'a', tenantId: 't' });
      await things.insertOne(doc('b', { mail: 'x' }));
      assert.equal((await things.findOne({ tenantId: 't', mail: 'x' }))?._id, 'b');
    });

    it('keeps everything across a restart, indexes too', async () => {
      const definition = define([
        { name: 'tags', key: { tenantId: 1, tags: 1 } },
        { name: 'mail', key: { tenantId: 1, mail: 1 }, unique: true },
      ]);
      await use()
        .store.collection(definition)
        .insertMany([doc('a', { tags: ['x', 'y'], mail: 1 }), doc('b', { tags: ['y'], mail: 2 })]);
      await use().reopen();
      const things = use().store.collection(definition);
      assert.deepEqual(ids(await things.find({ tenantId: 't', tags: 'y' }, { sort: { _id: 1 } })), ['a', 'b']);
      assert.deepEqual(ids(await things.find({ tenantId: 't', $and: [{ tags: 'x' }, { tags: 'y' }] })), ['a']);
      await assert.rejects(things.insertOne(doc('c', { mail: 2 })), DuplicateKey);
    });

    it('keeps the documents of tenants apart', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany([doc('a', { x: 1 }), { _id: 'b', tenantId: 'other', x: 1 }]);
      assert.deepEqual(ids(await things.find({ tenantId: 't', x: 1 })), ['a']);
      assert.equal(await things.findOne({ tenantId: 't', _id: 'b' }), undefined);
      assert.equal(await things.deleteMany({ tenantId: 't' }), 1);
      assert.equal(await things.count({ tenantId: 'other' }), 1);
    });

    it('answers a ping, and prepares the same collections again', async () => {
      const definition = define([byTenant]);
      await use().store.prepare([definition]);
      await use().store.prepare([definition, { ...definition }]);
      await use().store.ping();
      assert.equal(use().store.collection(definition), use().store.collection(definition));
    });
  });
}
