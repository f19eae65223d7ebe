import assert from 'node:assert/strict';
import { byTenant, define, doc, ids, type Use } from './setting.ts';

const stored: [string, unknown][] = [
  ['an empty text', ''],
  ['text beyond the basic plane', 'Ärger 🖨️ 漢字 \u{1F9D1}\u200D\u{1F4BB}'],
  ['text with a zero character', 'a\0b\u0001c'],
  ['a negative number', -17],
  ['a fraction', 0.1],
  ['the largest whole number', Number.MAX_SAFE_INTEGER],
  ['the smallest whole number', Number.MIN_SAFE_INTEGER],
  ['a number beyond 32 bits', 2 ** 31],
  ['infinity', Number.POSITIVE_INFINITY],
  ['not a number', Number.NaN],
  ['minus zero', -0],
  ['null', null],
  ['false', false],
  ['a date', new Date('2024-02-29T23:59:59.999Z')],
  ['a date before 1970', new Date('1901-01-01T00:00:00.001Z')],
  ['an empty array', []],
  ['an empty object', {}],
  ['arrays in arrays', [[1, [2]], [], [null]]],
  ['an array of objects with dates', [{ at: new Date(5), by: { id: 'm1' } }]],
  ['numbers as names', { 0: 'a', 10: 'b' }],
];

/** Values come back as they went in, and are found by their value. */
export function values(use: Use): void {
  describe('values', () => {
    for (const [name, value] of stored) {
      it(`gives back ${name} as it was`, async () => {
        const things = use().store.collection(define([byTenant]));
        await things.insertOne(doc('a', { value }));
        assert.deepStrictEqual(await things.findOne({ _id: 'a', tenantId: 't' }), doc('a', { value }));
      });
    }

    it('finds every scalar by equality on an index', async () => {
      const things = use().store.collection(define([{ name: 'value', key: { tenantId: 1, value: 1 } }]));
      const scalars = stored.filter(([, value]) => value === null || typeof value !== 'object' || value instanceof Date);
      await things.insertMany(scalars.map(([name, value]) => doc(name, { value })));
      for (const [name, value] of scalars) assert.deepEqual(ids(await things.find({ tenantId: 't', value })), [name]);
    });

    it('does not store members that are undefined', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertOne(doc('a', { gone: undefined, inner: { gone: undefined, kept: 1 } }));
      assert.deepStrictEqual(await things.findOne({ _id: 'a', tenantId: 't' }), doc('a', { inner: { kept: 1 } }));
    });

    it('takes 0 and -0 for one value of a unique index', async () => {
      const things = use().store.collection(define([{ name: 'n', key: { tenantId: 1, n: 1 }, unique: true }]));
      await things.insertOne(doc('a', { n: 0 }));
      await assert.rejects(things.insertOne(doc('b', { n: -0 })), { name: 'DuplicateKey' });
      assert.equal((await things.findOne({ tenantId: 't', n: -0 }))?._id, 'a');
    });

    it('keeps a document of 2 MB', async () => {
      const things = use().store.collection(define([byTenant]));
      const text = 'ä'.repeat(1_000_000);
      await things.insertOne(doc('a', { text }));
      assert.equal((await things.findOne({ _id: 'a', tenantId: 't' }))?.['text'], text);
    });

    it('refuses a document of more than 16 MB', async () => {
      const things = use().store.collection(define([byTenant]));
      await assert.rejects(things.insertOne(doc('a', { text: 'x'.repeat(17 * 1024 * 1024) })), { name: 'UnsupportedFilter' });
      assert.equal(await things.count({ tenantId: 't' }), 0);
    });

    it('keeps 90 levels of nesting', async () => {
      const things = use().store.collection(define([byTenant]));
      let value: unknown = 'deep';
      for (let level = 0; level < 90; level++) value = level % 2 === 0 ? { level: value } : [value];
      await things.insertOne(doc('a', { value }));
      assert.deepEqual((await things.findOne({ _id: 'a', tenantId: 't' }))?.['value'], value);
    });

    it('keeps long and unusual ids', async () => {
      const things = use().store.collection(define([byTenant]));
      const unusual = ['a.b', '$a', ' ', 'ü'.repeat(400), 'A', 'a', '\u{1F600}'];
      await things.insertMany(unusual.map((id) => doc(id)));
      for (const id of unusual) assert.equal((await things.findOne({ _id: id, tenantId: 't' }))?._id, id);
    });

    it('keeps 500 fields of one document apart', async () => {
      const things = use().store.collection(define([byTenant]));
      const fields = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`field${at}`, at]));
      await things.insertOne(doc('a', fields));
      assert.equal((await things.findOne({ tenantId: 't', field499: 499 }))?.['field0'], 0);
    });
  });
}
