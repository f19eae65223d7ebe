import assert from 'node:assert/strict';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import { byTenant, define, doc, ids, type Use } from './setting.ts';

/** Unique, sparse, partial, multikey, compound and expiring indexes. */
export function indexing(use: Use): void {
  describe('indexing', () => {
    it('keeps a unique key within each tenant', async () => {
      const things = use().store.collection(define([{ name: 'number', key: { tenantId: 1, number: 1 }, unique: true }]));
      await things.insertOne(doc('a', { number: 1 }));
      await things.insertOne({ _id: 'b', tenantId: 'other', number: 1 });
      await assert.rejects(things.insertOne(doc('c', { number: 1 })), (error: unknown) => {
        assert.ok(error instanceof DuplicateKey);
        assert.equal(error.index, 'number');
        assert.deepEqual(error.key, { tenantId: 't', number: 1 });
        return true;
      });
    });

    it('takes a missing field for null in a unique index', async () => {
      const things = use().store.collection(define([{ name: 'mail', key: { tenantId: 1, mail: 1 }, unique: true }]));
      await things.insertOne(doc('a'));
      await assert.rejects(things.insertOne(doc('b', { mail: null })), DuplicateKey);
    });

    it('leaves documents without the field out of a unique partial index', async () => {
      const things = use().store.collection(
        define([byTenant, { name: 'mail', key: { tenantId: 1, mail: 1 }, unique: true, partial: { mail: { $exists: true } } }]),
      );
      await things.insertMany([doc('a'), doc('b'), doc('c', { mail: 'x' })]);
      await assert.rejects(things.insertOne(doc('d', { mail: 'x' })), DuplicateKey);
      assert.deepEqual(ids(await things.find({ tenantId: 't', mail: 'x' })), ['c']);
    });

    it('does not use a partial index for documents it may not hold', async () => {
      const things = use().store.collection(
        define([byTenant, { name: 'open', key: { tenantId: 1, n: 1 }, partial: { status: 'open' } }]),
      );
      await things.insertMany([
        doc('a', { n: 1, status: 'open' }),
        doc('b', { n: 1, status: 'closed' }),
        doc('c', { n: 2, status: 'open' }),
      ]);
      assert.deepEqual(ids(await things.find({ tenantId: 't', n: 1 }, { sort: { _id: 1 } })), ['a', 'b']);
      assert.deepEqual(ids(await things.find({ tenantId: 't', n: 1, status: 'open' })), ['a']);
    });

    it('moves a document in and out of a partial index as it changes', async () => {
      const things = use().store.collection(
        define([byTenant, { name: 'running', key: { tenantId: 1, by: 1 }, unique: true, partial: { status: 'running' } }]),
      );
      await things.insertMany([doc('a', { by: 'm', status: 'running' }), doc('b', { by: 'm', status: 'ended' })]);
      await assert.rejects(things.updateOne({ _id: 'b', tenantId: 't' }, { $set: { status: 'running' } }), DuplicateKey);
      await things.updateOne({ _id: 'a', tenantId: 't' }, { $set: { status: 'ended' } });
      assert.equal((await things.updateOne({ _id: 'b', tenantId: 't' }, { $set: { status: 'running' } })).modified, 1);
      assert.deepEqual(ids(await things.find({ tenantId: 't', by: 'm', status: 'running' })), ['b']);
    });

    it('uses a partial index on a range that lies within its own', async () => {
      const things = use().store.collection(
        define([{ name: 'high', key: { tenantId: 1, n: 1 }, partial: { n: { $gt: 10 } } }, byTenant]),
      );
      await things.insertMany([doc('a', { n: 5 }), doc('b', { n: 15 }), doc('c', { n: 25 })]);
      assert.deepEqual(ids(await things.find({ tenantId: 't', n: { $gt: 20 } })), ['c']);
      assert.deepEqual(ids(await things.find({ tenantId: 't', n: { $gte: 5 } }, { sort: { n: 1 } })), ['a', 'b', 'c']);
    });

    it('leaves documents without the field out of a sparse index of an installation', async () => {
      const things = use().store.collection(
        define([{ name: 'mail', key: { mail: 1 }, unique: true, sparse: true }], 'installation'),
      );
      await things.insertMany([{ _id: 'a' }, { _id: 'b' }, { _id: 'c', mail: null }]);
      await assert.rejects(things.insertOne({ _id: 'd', mail: null }), DuplicateKey);
      assert.deepEqual(ids(await things.find({ mail: { $gte: '' } })), []);
    });

    it('takes sparse beside tenantId for documents that have the field', async () => {
      const things = use().store.collection(
        define([byTenant, { name: 'mail', key: { tenantId: 1, mail: 1 }, unique: true, sparse: true }]),
      );
      await things.insertMany([doc('a'), doc('b'), doc('c', { mail: 'x' })]);
      assert.deepEqual(ids(await things.find({ tenantId: 't', mail: null }, { sort: { _id: 1 } })), ['a', 'b']);
      assert.deepEqual(ids(await things.find({ tenantId: 't', mail: { $gt: '' } })), ['c']);
    });

    it('finds each document once though several of its elements are in the range', async () => {
      const things = use().store.collection(define([{ name: 'terms', key: { tenantId: 1, terms: 1 } }]));
      await things.insertMany([doc('a', { terms: ['abc', 'abd', 'abe'] }), doc('b', { terms: ['abd'] })]);
      assert.deepEqual(ids(await things.find({ tenantId: 't', terms: /^ab/ })).sort(), ['a', 'b']);
      assert.equal(await things.count({ tenantId: 't', terms: /^ab/ }), 2);
      assert.equal(await things.count({ tenantId: 't', terms: { $in: ['abc', 'abd', 'abe'] } }), 2);
      assert.deepEqual(ids(await things.find({ tenantId: 't', $and: [{ terms: /^abc/ }, { terms: /^abe/ }] })), ['a']);
    });

    it('keeps elements unique across documents but not within one', async () => {
      const things = use().store.collection(define([{ name: 'keys', key: { tenantId: 1, keys: 1 }, unique: true }]));
      await things.insertOne(doc('a', { keys: ['x', 'x', 'y'] }));
      await assert.rejects(things.insertOne(doc('b', { keys: ['z', 'y'] })), DuplicateKey);
      await things.insertOne(doc('c', { keys: ['z'] }));
    });

    it('indexes objects of an array together', async () => {
      const things = use().store.collection(
        define([{ name: 'line', key: { tenantId: 1, 'lines.sku': 1, 'lines.n': 1 }, unique: true }]),
      );
      await things.insertOne(
        doc('a', {
          lines: [
            { sku: 'x', n: 1 },
            { sku: 'y', n: 2 },
          ],
        }),
      );
      await things.insertOne(
        doc('b', {
          lines: [
            { sku: 'x', n: 2 },
            { sku: 'y', n: 1 },
          ],
        }),
      );
      await assert.rejects(things.insertOne(doc('c', { lines: [{ sku: 'y', n: 2 }] })), DuplicateKey);
      assert.deepEqual(ids(await things.find({ tenantId: 't', lines: { $elemMatch: { sku: 'x', n: 2 } } })), ['b']);
      assert.deepEqual(ids(await things.find({ tenantId: 't', 'lines.sku': 'x', 'lines.n': 2 })).sort(), ['a', 'b']);
    });

    it('refuses two separate arrays in one index', async () => {
      const things = use().store.collection(define([{ name: 'both', key: { tenantId: 1, x: 1, y: 1 } }]));
      await things.insertOne(doc('a', { x: [1, 2], y: 1 }));
      await assert.rejects(things.insertOne(doc('b', { x: [1], y: [2] })), { name: 'UnsupportedFilter' });
      assert.equal(await things.count({ tenantId: 't' }), 1);
    });

    it('finds an empty array neither as null nor as missing', async () => {
      const things = use().store.collection(define([{ name: 'tags', key: { tenantId: 1, tags: 1 } }]));
      await things.insertMany([doc('a', { tags: [] }), doc('b'), doc('c', { tags: [null] })]);
      assert.deepEqual(ids(await things.find({ tenantId: 't', tags: null }, { sort: { _id: 1 } })), ['b', 'c']);
    });

    it('follows a change of an indexed array', async () => {
      const things = use().store.collection(define([{ name: 'tags', key: { tenantId: 1, tags: 1 } }]));
      await things.insertOne(doc('a', { tags: ['x', 'y'] }));
      await things.updateOne({ _id: 'a', tenantId: 't' }, { $pull: { tags: 'x' }, $set: { n: 1 } });
      assert.deepEqual(ids(await things.find({ tenantId: 't', tags: 'x' })), []);
      assert.deepEqual(ids(await things.find({ tenantId: 't', tags: 'y' })), ['a']);
    });

    it('answers a range on a descending field', async () => {
      const things = use().store.collection(define([{ name: 'at', key: { tenantId: 1, at: -1 } }]));
      await things.insertMany(Array.from({ length: 10 }, (_, at) => doc(`d${at}`, { at: new Date(at * 1000) })));
      const found = await things.find({ tenantId: 't', at: { $gt: new Date(3000), $lte: new Date(6000) } }, { sort: { at: -1 } });
      assert.deepEqual(ids(found), ['d6', 'd5', 'd4']);
    });

    it('answers a prefix on a descending field, the prefix itself too', async () => {
      const things = use().store.collection(define([{ name: 'name', key: { tenantId: 1, name: -1 } }]));
      await things.insertMany(['ab', 'abc', 'ab\uffff', 'ac', 'aa', 'b'].map((name) => doc(name, { name })));
      assert.deepEqual(ids(await things.find({ tenantId: 't', name: /^ab/ }, { sort: { name: 1 } })), ['ab', 'abc', 'ab\uffff']);
    });

    it('answers several values of one field in the order of another', async () => {
      const things = use().store.collection(define([{ name: 'status', key: { tenantId: 1, status: 1, at: -1 } }]));
      await things.insertMany(
        Array.from({ length: 60 }, (_, at) => doc(`d${at}`, { at, status: ['open', 'held', 'done'][at % 3] })),
      );
      const found = await things.find({ tenantId: 't', status: { $in: ['open', 'held'] } }, { sort: { at: -1 }, limit: 4 });
      assert.deepEqual(ids(found), ['d58', 'd57', 'd55', 'd54']);
    });

    it('answers an $or whose branches have indexes of their own', async () => {
      const things = use().store.collection(
        define([
          { name: 'x', key: { tenantId: 1, x: 1 } },
          { name: 'y', key: { tenantId: 1, y: 1 } },
        ]),
      );
      await things.insertMany([doc('a', { x: 1 }), doc('b', { y: 1 }), doc('c', { x: 1, y: 1 }), doc('d', { x: 2, y: 2 })]);
      assert.deepEqual(ids(await things.find({ tenantId: 't', $or: [{ x: 1 }, { y: 1 }] }, { sort: { _id: 1 } })), [
        'a',
        'b',
        'c',
      ]);
    });

    it('lets documents expire after their time', async function () {
      this.timeout(90_000);
      const things = use().store.collection(define([byTenant, { name: 'expiry', key: { at: 1 }, expireAfterSeconds: 60 }]));
      const now = new Date();
      const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
      await things.insertMany([
        doc('old', { at: ago(120) }),
        doc('new', { at: ago(1) }),
        doc('none'),
        doc('text', { at: '1970-01-01' }),
        doc('list', { at: [ago(1), ago(300)] }),
      ]);
      await use().expire(now, async () => (await things.count({ tenantId: 't' })) === 3);
      assert.deepEqual(ids(await things.find({ tenantId: 't' }, { sort: { _id: 1 } })), ['new', 'none', 'text']);
    });
  });
}
