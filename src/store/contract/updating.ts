import assert from 'node:assert/strict';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import type { Update } from '../../../shared/ports/document-store.ts';
import { byTenant, define, doc, ids, type Use } from './setting.ts';

const cases: [string, Record<string, unknown>, Update, Record<string, unknown>][] = [
  ['sets a field', { x: 1 }, { $set: { x: 2, y: 3 } }, { x: 2, y: 3 }],
  ['sets a field inside objects it makes', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['sets an element by its position', { list: [1, 2, 3] }, { $set: { 'list.1': 9 } }, { list: [1, 9, 3] }],
  ['fills up to a position beyond the end', { list: [1] }, { $set: { 'list.3': 4 } }, { list: [1, null, null, 4] }],
  ['sets a field of an element', { list: [{ n: 1 }, { n: 2 }] }, { $set: { 'list.1.n': 5 } }, { list: [{ n: 1 }, { n: 5 }] }],
  ['makes an object for a number in a path that is not there', {}, { $set: { 'a.0': 1 } }, { a: { 0: 1 } }],
  ['sets whole objects, arrays and dates', {}, { $set: { o: { x: [1] }, at: new Date(5) } }, { o: { x: [1] }, at: new Date(5) }],
  ['unsets fields', { x: 1, y: { a: 1, b: 2 } }, { $unset: { x: '', 'y.a': '' } }, { y: { b: 2 } }],
  ['unsets what is not there', { x: 1 }, { $unset: { y: 1, 'z.a': 1 } }, { x: 1 }],
  ['leaves null where an element is unset', { list: [1, 2, 3] }, { $unset: { 'list.1': 1 } }, { list: [1, null, 3] }],
  [
    'adds to numbers, missing ones too',
    { x: 1, a: { b: 2 } },
    { $inc: { x: -3, 'a.b': 0.5, 'a.c': 1 } },
    { x: -2, a: { b: 2.5, c: 1 } },
  ],
  ['keeps the least', { x: 5, y: 5 }, { $min: { x: 3, y: 7, z: 1 } }, { x: 3, y: 5, z: 1 }],
  [
    'keeps the greatest',
    { x: 5, y: 5, at: new Date(5) },
    { $max: { x: 3, y: 7, at: new Date(9) } },
    { x: 5, y: 7, at: new Date(9) },
  ],
  ['compares types in their order', { x: 'text', y: 5 }, { $min: { x: 3 }, $max: { y: 'text' } }, { x: 3, y: 'text' }],
  ['does not set on a found document what is for inserting', { x: 1 }, { $set: { x: 2 }, $setOnInsert: { y: 1 } }, { x: 2 }],
  [
    'applies several operators at once',
    { n: 1, list: [1] },
    { $inc: { n: 1 }, $push: { list: 2 }, $unset: { old: 1 }, $set: { s: 'x' } },
    { n: 2, list: [1, 2], s: 'x' },
  ],
];

const refused: [string, Record<string, unknown>, Update][] = [
  ['adding to text', { x: 'a' }, { $inc: { x: 1 } }],
  ['adding to null', { x: null }, { $inc: { x: 1 } }],
  ['making a field in a number', { x: 1 }, { $set: { 'x.y': 1 } }],
  ['making a field in null', { x: null }, { $set: { 'x.y': 1 } }],
  ['a name for a position in an array', { x: [1] }, { $set: { 'x.y': 1 } }],
  ['pushing to text', { x: 'a' }, { $push: { x: 1 } }],
  ['popping a number', { x: 1 }, { $pop: { x: 1 } }],
  ['pulling from an object', { x: {} }, { $pull: { x: 1 } }],
  ['adding to a set that is none', { x: 1 }, { $addToSet: { x: 1 } }],
];

/** The operators that change fields, what they refuse, upserts, and what an update answers. */
export function updating(use: Use): void {
  describe('updating', () => {
    for (const [name, before, update, after] of cases) {
      it(name, async () => {
        const things = use().store.collection(define([byTenant]));
        await things.insertOne(doc('a', before));
        const done = await things.updateOne({ _id: 'a', tenantId: 't' }, update);
        assert.equal(done.matched, 1);
        assert.deepEqual(await things.findOne({ _id: 'a', tenantId: 't' }), doc('a', after));
      });
    }

    for (const [name, before, update] of refused) {
      it(`refuses ${name}, and changes nothing`, async () => {
        const things = use().store.collection(define([byTenant]));
        await things.insertOne(doc('a', before));
        await assert.rejects(things.updateOne({ _id: 'a', tenantId: 't' }, { ...update, $max: { other: 1 } }), {
          name: 'UnsupportedFilter',
        });
        assert.deepEqual(await things.findOne({ _id: 'a', tenantId: 't' }), doc('a', before));
      });
    }

    it('says what it found and what it changed', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertOne(doc('a', { x: 1 }));
      assert.deepEqual(await things.updateOne({ _id: 'b', tenantId: 't' }, { $set: { x: 1 } }), { matched: 0, modified: 0 });
      assert.deepEqual(await things.updateOne({ _id: 'a', tenantId: 't' }, { $set: { x: 1 } }), { matched: 1, modified: 0 });
      assert.deepEqual(await things.updateOne({ _id: 'a', tenantId: 't' }, { $set: { x: 2 } }), { matched: 1, modified: 1 });
    });

    it('changes only the version it was told of', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertOne(doc('a', { version: 1, receipts: [{ key: 'k1' }] }));
      const change = (version: number, key: string) =>
        things.updateOne(
          { _id: 'a', tenantId: 't', version, 'receipts.key': { $ne: key } },
          { $inc: { version: 1 }, $push: { receipts: { key } } },
        );
      assert.equal((await change(1, 'k1')).matched, 0);
      assert.equal((await change(1, 'k2')).matched, 1);
      assert.equal((await change(1, 'k3')).matched, 0);
    });

    it('changes every document of a filter', async () => {
      const things = use().store.collection(define([{ name: 'n', key: { tenantId: 1, n: 1 } }]));
      await things.insertMany(Array.from({ length: 600 }, (_, n) => doc(`d${n}`, { n })));
      assert.deepEqual(await things.updateMany({ tenantId: 't', n: { $gte: 100 } }, { $inc: { n: 1000 } }), {
        matched: 500,
        modified: 500,
      });
      assert.equal(await things.count({ tenantId: 't', n: { $gte: 1100 } }), 500);
      assert.equal(await things.count({ tenantId: 't', n: { $lt: 100 } }), 100);
    });

    it('refuses an update that takes the key of another document, and changes nothing', async () => {
      const things = use().store.collection(define([{ name: 'mail', key: { tenantId: 1, mail: 1 }, unique: true }]));
      await things.insertMany([doc('a', { mail: 'x' }), doc('b', { mail: 'y' })]);
      await assert.rejects(things.updateOne({ _id: 'b', tenantId: 't' }, { $set: { mail: 'x', other: 1 } }), (error: unknown) => {
        assert.ok(error instanceof DuplicateKey);
        assert.equal(error.index, 'mail');
        assert.deepEqual(error.key, { tenantId: 't', mail: 'x' });
        return true;
      });
      assert.deepEqual(await things.findOne({ _id: 'b', tenantId: 't' }), doc('b', { mail: 'y' }));
    });

    it('inserts what its filter fixes if nothing is found', async () => {
      const things = use().store.collection(define([byTenant]));
      const done = await things.updateOne(
        { _id: 'a', tenantId: 't', 'by.id': 'm' },
        { $set: { x: 1 }, $setOnInsert: { y: 2 }, $inc: { n: 1 } },
        { upsert: true },
      );
      assert.deepEqual(done, { matched: 0, modified: 0, upsertedId: 'a' });
      assert.deepEqual(await things.findOne({ _id: 'a', tenantId: 't' }), doc('a', { by: { id: 'm' }, x: 1, y: 2, n: 1 }));
    });

    it('inserts on a unique key with the _id it is given', async () => {
      const things = use().store.collection(define([{ name: 'key', key: { tenantId: 1, key: 1 }, unique: true }]));
      const upsert = (id: string) =>
        things.updateOne({ tenantId: 't', key: 'k' }, { $inc: { n: 1 }, $setOnInsert: { _id: id } }, { upsert: true });
      assert.deepEqual(await upsert('first'), { matched: 0, modified: 0, upsertedId: 'first' });
      assert.deepEqual(await upsert('second'), { matched: 1, modified: 1 });
      assert.deepEqual(await things.find({ tenantId: 't', key: 'k' }), [doc('first', { key: 'k', n: 2 })]);
    });

    it('meets the key of a document that an upsert may not change', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertOne(doc('lock', { until: 10 }));
      const claim = things.updateOne(
        { _id: 'lock', tenantId: 't', until: { $lt: 5 } },
        { $set: { until: 20 } },
        { upsert: true },
      );
      await assert.rejects(claim, DuplicateKey);
    });

    it('changes the first of a sort and answers it before or after', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany([doc('a', { at: 2 }), doc('b', { at: 1 })]);
      const options = { sort: { at: 1 }, projection: { taken: 1 } } as const;
      assert.deepEqual(await things.findOneAndUpdate({ tenantId: 't', taken: null }, { $set: { taken: 1 } }, options), {
        _id: 'b',
        taken: 1,
      });
      assert.deepEqual(
        await things.findOneAndUpdate(
          { tenantId: 't', taken: null },
          { $set: { taken: 2 } },
          { ...options, returnDocument: 'before' },
        ),
        { _id: 'a' },
      );
      assert.equal(await things.findOneAndUpdate({ tenantId: 't', taken: null }, { $set: { taken: 3 } }), undefined);
    });

    it('answers the inserted document of findOneAndUpdate, and undefined for the one before', async () => {
      const things = use().store.collection(define([byTenant]));
      const upsert = (id: string, returnDocument: 'before' | 'after') =>
        things.findOneAndUpdate({ _id: id, tenantId: 't' }, { $inc: { n: 1 } }, { upsert: true, returnDocument });
      assert.deepEqual(await upsert('a', 'after'), doc('a', { n: 1 }));
      assert.equal(await upsert('b', 'before'), undefined);
      assert.deepEqual(ids(await things.find({ tenantId: 't' }, { sort: { _id: 1 } })), ['a', 'b']);
    });
  });
}
