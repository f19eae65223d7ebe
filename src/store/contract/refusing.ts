import assert from 'node:assert/strict';
import { UnsupportedFilter } from '../../../shared/errors/store-errors.ts';
import type { Collection, Filter, Update } from '../../../shared/ports/document-store.ts';
import { byTenant, define, doc, type Loose, type Use } from './setting.ts';

const filters: [string, Filter, RegExp][] = [
  ['a filter without the tenant', { _id: 'a' }, /tenantId/],
  ['a tenant by operator', { tenantId: { $gt: '' }, _id: 'a' }, /tenantId/],
  ['several tenants', { tenantId: { $in: ['t', 'u'] } }, /tenantId/],
  ['an empty tenant', { tenantId: '', _id: 'a' }, /tenantId/],
  ['two tenants', { tenantId: 't', $and: [{ tenantId: 'u' }] }, /tenantId/],
  ['a tenant only in a branch', { $or: [{ tenantId: 't' }, { _id: 'a' }] }, /tenantId/],
  ['a whole object', { tenantId: 't', address: { city: 'Bern' } }, /address.*dotted/],
  ['an array as a value', { tenantId: 't', tags: ['a'] }, /tags/],
  ['undefined', { tenantId: 't', name: undefined }, /name.*undefined/],
  ['$where', { tenantId: 't', $where: 'true' }, /\$where/],
  ['$expr', { tenantId: 't', $expr: { $eq: ['$a', '$b'] } }, /\$expr/],
  ['$text', { tenantId: 't', $text: { $search: 'x' } }, /\$text/],
  ['an unknown operator', { tenantId: 't', name: { $near: 1 } }, /\$near/],
  ['an operator for a value', { tenantId: 't', name: { $eq: { $gt: '' } } }, /input of a person/],
  ['an operator in a list', { tenantId: 't', name: { $in: [{ $ne: null }] } }, /input of a person/],
  ['a pattern that is not anchored', { tenantId: 't', name: /abc/ }, /anchored/],
  ['a pattern with flags', { tenantId: 't', name: /^abc/i }, /flags/],
  ['a pattern with classes', { tenantId: 't', name: /^a.*b/ }, /literal/],
  ['a pattern with a class by letter', { tenantId: 't', name: /^a\d/ }, /literal/],
  ['$options', { tenantId: 't', name: { $regex: '^a', $options: 'i' } }, /\$options/],
  ['an invalid date', { tenantId: 't', at: { $lt: new Date(Number.NaN) } }, /at.*invalid/],
  ['an empty $or', { tenantId: 't', $or: [] }, /\$or/],
  ['a name that reaches the prototype', JSON.parse('{"tenantId":"t","__proto__":1}'), /__proto__/],
  ['an operator name inside a path', { tenantId: 't', 'a.$b': 1 }, /\$b/],
];

const updates: [string, Update, RegExp][] = [
  ['an update without operators', { name: { x: 1 } }, /operators/],
  ['an unknown operator', { $rename: { a: 'b' } }, /\$rename/],
  ['changing _id', { $set: { _id: 'b' } }, /_id/],
  ['changing the tenant', { $set: { tenantId: 'u' } }, /tenantId/],
  ['removing the tenant', { $unset: { tenantId: 1 } }, /tenantId/],
  ['two changes of one field', { $set: { a: 1 }, $inc: { a: 1 } }, /meet/],
  ['changes of a field and its part', { $set: { a: {}, 'a.b': 1 } }, /meet/],
  ['an operator as a value', { $set: { a: { $gt: 1 } } }, /input of a person/],
  ['undefined', { $set: { a: undefined } }, /undefined/],
  ['text as an increment', { $inc: { a: '1' } }, /number/],
  ['an unknown modifier', { $push: { a: { $each: [1], $where: 1 } } }, /\$where/],
  ['an array filter that is missing', { $set: { 'a.$[x]': 1 } }, /array filter/],
  ['a position the filter does not give', { $set: { 'a.$': 1 } }, /condition/],
];

const documents: [string, Loose, RegExp][] = [
  ['a document without a tenant', { _id: 'a' }, /tenant/],
  ['a document without an _id', { tenantId: 't' } as unknown as Loose, /_id/],
  ['an _id that is no text', { _id: 5, tenantId: 't' } as unknown as Loose, /_id/],
  ['a name that begins with $', doc('a', { $set: 1 }), /\$set/],
  ['a name inside that begins with $', doc('a', { list: [{ $gt: 1 }] }), /list\.0\.\$gt/],
  ['a name with a dot', doc('a', { 'a.b': 1 }), /a\.b/],
  ['an instance of a class', doc('a', { url: new URL('http://localhost') }), /URL/],
  ['a big integer', doc('a', { n: 1n }), /bigint/],
  ['a function', doc('a', { f: () => 1 }), /function/],
  ['undefined in an array', doc('a', { list: [undefined] }), /list\.0/],
];

/** What is outside the subset is refused before it reaches a document, with a sentence that says where and why. */
export function refusing(use: Use): void {
  describe('refusing', () => {
    const open = (): Collection<Loose> => use().store.collection(define([byTenant]));
    const refuses = (promise: Promise<unknown>, message: RegExp): Promise<void> =>
      assert.rejects(promise, (error: unknown) => {
        assert.ok(error instanceof UnsupportedFilter, String(error));
        assert.match(error.message, message);
        return true;
      });

    for (const [name, filter, message] of filters) {
      it(`refuses ${name} in every command with a filter`, async () => {
        const things = open();
        await things.insertOne(doc('a'));
        const commands = [
          things.find(filter),
          things.findOne(filter),
          things.count(filter),
          things.updateOne(filter, { $set: { x: 1 } }),
          things.updateMany(filter, { $set: { x: 1 } }),
          things.findOneAndUpdate(filter, { $set: { x: 1 } }),
          things.replaceOne(filter, doc('a')),
          things.deleteOne(filter),
          things.deleteMany(filter),
          things.bulkWrite([{ deleteMany: { filter } }]),
          things.aggregate([{ $match: filter }]),
        ];
        await Promise.all(commands.map((command) => refuses(command, message)));
        assert.equal(await things.count({ tenantId: 't' }), 1);
      });
    }

    for (const [name, update, message] of updates) {
      it(`refuses ${name}`, async () => {
        const things = open();
        await refuses(things.updateOne({ _id: 'a', tenantId: 't' }, update), message);
        await refuses(things.findOneAndUpdate({ _id: 'a', tenantId: 't' }, update), message);
        await refuses(things.bulkWrite([{ updateMany: { filter: { tenantId: 't' }, update } }]), message);
      });
    }

    for (const [name, document, message] of documents) {
      it(`refuses ${name}`, async () => {
        const things = open();
        await refuses(things.insertOne(document), message);
        await refuses(things.insertMany([doc('z'), document]), message);
        await refuses(things.bulkWrite([{ insertOne: { document } }]), message);
        assert.equal(await things.count({ tenantId: 't' }), 0);
      });
    }

    it('refuses a filter that no index serves, naming those there are', async () => {
      const things = use().store.collection(define([{ name: 'mail', key: { mail: 1 } }], 'installation'));
      await refuses(things.find({ name: 'x' }), /no index.*name.*mail \(mail\)/);
      await refuses(things.find({}), /no index/);
      await refuses(things.find({ mail: { $ne: 'x' } }), /no index/);
      await refuses(things.find({ $or: [{ mail: 'x' }, { name: 'y' }] }), /no index/);
      assert.deepEqual(await things.find({ $or: [{ mail: 'x' }, { _id: 'y' }] }), []);
    });

    it('refuses to read a tenant without an index that begins with it', async () => {
      const things = use().store.collection(define([]));
      await refuses(things.find({ tenantId: 't' }), /no index/);
      assert.equal(await things.findOne({ tenantId: 't', _id: 'a' }), undefined);
    });

    it('refuses upserts that could insert twice', async () => {
      const things = use().store.collection(define([byTenant, { name: 'key', key: { tenantId: 1, key: 1 }, unique: true }]));
      const upsert = (filter: Filter, update: Update) => things.updateOne({ tenantId: 't', ...filter }, update, { upsert: true });
      await refuses(upsert({ name: 'x' }, { $set: { n: 1 }, $setOnInsert: { _id: 'a' } }), /unique index/);
      await refuses(upsert({ key: { $gt: 'x' } }, { $set: { n: 1 }, $setOnInsert: { _id: 'a' } }), /unique index/);
      await refuses(upsert({ key: 'x' }, { $set: { n: 1 } }), /_id/);
    });

    it('refuses a pipeline that does not begin with a filter, or goes elsewhere', async () => {
      const things = open();
      const match = { $match: { tenantId: 't' } };
      await refuses(things.aggregate([]), /\$match/);
      await refuses(things.aggregate([{ $group: { _id: null } }]), /\$match/);
      await refuses(things.aggregate([match, { $lookup: { from: 'other' } }]), /\$lookup/);
      await refuses(things.aggregate([match, { $out: 'other' }]), /\$out/);
      await refuses(things.aggregate([match, { $project: { x: { $function: {} } } }]), /\$function/);
      await refuses(things.aggregate([match, { $group: { _id: '$$ROOT' } }]), /variable/);
    });

    it('refuses limits, sorts and projections that mean nothing', async () => {
      const things = open();
      const find = (options: object) => things.find({ tenantId: 't' }, options);
      await refuses(find({ limit: 0 }), /limit/);
      await refuses(find({ limit: 10_001 }), /limit/);
      await refuses(find({ skip: -1 }), /skip/);
      await refuses(find({ sort: {} }), /sort/);
      await refuses(find({ sort: { a: 2 } }), /direction/);
      await refuses(find({ projection: { a: 1, b: 0 } }), /projection/);
      await refuses(find({ projection: { a: { $slice: 1 } } }), /projection/);
    });

    it('refuses a pipeline as an update, and a replacement of another document', async () => {
      const things = open();
      await refuses(things.updateOne({ tenantId: 't', _id: 'a' }, [{ $set: { x: 1 } }] as unknown as Update), /pipeline/);
      await refuses(things.replaceOne({ tenantId: 't', _id: 'a' }, doc('b')), /_id/);
      await refuses(things.replaceOne({ tenantId: 't', _id: 'a' }, { _id: 'a', tenantId: 'u' }), /tenant/);
    });

    it('refuses definitions that MongoDB would read differently', () => {
      const bad =
        (index: object, scope: 'tenant' | 'installation' = 'tenant') =>
        () =>
          use().store.collection(define([{ name: 'x', key: { tenantId: 1 }, ...index }], scope));
      assert.throws(bad({ key: { name: 1 } }), /begins with tenantId/);
      assert.throws(bad({ key: { tenantId: 2 } }), /direction/);
      assert.throws(bad({ key: {} }), /fields/);
      assert.throws(bad({ key: { tenantId: 1, at: 1 }, expireAfterSeconds: 5 }), /expireAfterSeconds/);
      assert.throws(bad({ partial: { name: { $ne: 1 } } }), /partial/);
      assert.throws(bad({ key: { tenantId: 1, 'a.0': 1 } }), /position/);
      assert.throws(bad({ key: { tenantId: 1, a: 1, b: 1 }, sparse: true }), /sparse/);
    });
  });
}
