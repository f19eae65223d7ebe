import assert from 'node:assert/strict';
import type { FindOptions } from '../../../shared/ports/document-store.ts';
import { byTenant, define, doc, ids, type Use } from './setting.ts';

const mixed: [string, unknown][] = [
  ['a-null', null],
  ['b-nan', Number.NaN],
  ['c-low', -5],
  ['d-zero', 0],
  ['e-high', 1e300],
  ['f-text', ''],
  ['g-text', 'Z'],
  ['h-text', 'a'],
  ['i-text', 'ä'],
  ['j-text', '\uffff'],
  ['k-text', '\u{1F600}'],
  ['l-object', { a: 1 }],
  ['m-false', false],
  ['n-true', true],
  ['o-date', new Date(-1)],
  ['p-date', new Date(1)],
];

const nested = {
  title: 'x',
  by: { id: 'm', name: 'Mo' },
  lines: [{ sku: 'a', n: 1 }, 5, { sku: 'b' }],
};

const projections: [string, NonNullable<FindOptions['projection']>, Record<string, unknown>][] = [
  ['fields in', { title: 1 }, { _id: 'a', title: 'x' }],
  ['fields in without _id', { title: 1, _id: 0 }, { title: 'x' }],
  ['fields out', { lines: 0, by: 0 }, { _id: 'a', tenantId: 't', title: 'x' }],
  ['_id out', { _id: 0, lines: 0, by: 0 }, { tenantId: 't', title: 'x' }],
  ['_id alone', { _id: 1 }, { _id: 'a' }],
  ['a part of an object in', { 'by.name': 1 }, { _id: 'a', by: { name: 'Mo' } }],
  ['a part of an object out', { 'by.id': 0, lines: 0 }, { _id: 'a', tenantId: 't', title: 'x', by: { name: 'Mo' } }],
  ['parts of objects in an array in', { 'lines.sku': 1 }, { _id: 'a', lines: [{ sku: 'a' }, { sku: 'b' }] }],
  [
    'parts of objects in an array out',
    { 'lines.sku': 0, by: 0 },
    { _id: 'a', tenantId: 't', title: 'x', lines: [{ n: 1 }, 5, {}] },
  ],
  ['a field that is not there', { nothing: 1 }, { _id: 'a' }],
];

/** The order of results, pages of them, and parts of documents. */
export function paging(use: Use): void {
  describe('paging', () => {
    for (const [how, indexes] of [
      ['in memory', [byTenant]],
      ['by an index', [{ name: 'value', key: { tenantId: 1, value: 1 } as const }]],
    ] as const) {
      it(`orders values of all types ${how}`, async () => {
        const things = use().store.collection(define(indexes));
        await things.insertMany([...mixed].reverse().map(([id, value]) => doc(id, { value })));
        const expected = mixed.map(([id]) => id);
        assert.deepEqual(ids(await things.find({ tenantId: 't' }, { sort: { value: 1 } })), expected);
        assert.deepEqual(ids(await things.find({ tenantId: 't' }, { sort: { value: -1 } })), expected.toReversed());
      });
    }

    it('orders missing fields like null', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany([doc('c', { v: 1 }), doc('a'), doc('b', { v: null })]);
      assert.deepEqual(ids(await things.find({ tenantId: 't' }, { sort: { v: 1, _id: 1 } })), ['a', 'b', 'c']);
    });

    it('orders by several fields, each in its own direction', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany([doc('a', { x: 1, y: 1 }), doc('b', { x: 1, y: 2 }), doc('c', { x: 2, y: 1 })]);
      assert.deepEqual(ids(await things.find({ tenantId: 't' }, { sort: { x: -1, y: 1 } })), ['c', 'a', 'b']);
      assert.deepEqual(ids(await things.find({ tenantId: 't' }, { sort: { x: 1, y: -1 } })), ['b', 'a', 'c']);
    });

    it('orders by a dotted path', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany([doc('a', { by: { name: 'z' } }), doc('b', { by: { name: 'y' } })]);
      assert.deepEqual(ids(await things.find({ tenantId: 't' }, { sort: { 'by.name': 1 } })), ['b', 'a']);
    });

    it('orders an array by its least element upwards and its greatest downwards', async () => {
      const things = use().store.collection(define([{ name: 'v', key: { tenantId: 1, v: 1 } }]));
      await things.insertMany([doc('a', { v: [1, 9] }), doc('b', { v: [5] }), doc('c', { v: 2 }), doc('d', { v: [] })]);
      assert.deepEqual(ids(await things.find({ tenantId: 't' }, { sort: { v: 1 } })), ['d', 'a', 'c', 'b']);
      assert.deepEqual(ids(await things.find({ tenantId: 't' }, { sort: { v: -1 } })), ['a', 'b', 'c', 'd']);
    });

    it('pages through a sort with skip and limit without a gap', async () => {
      const things = use().store.collection(define([{ name: 'at', key: { tenantId: 1, at: -1, _id: -1 } }]));
      await things.insertMany(Array.from({ length: 95 }, (_, at) => doc(`d${String(at).padStart(3, '0')}`, { at: at % 7 })));
      const seen: string[] = [];
      for (let skip = 0; skip < 100; skip += 10)
        seen.push(...ids(await things.find({ tenantId: 't' }, { sort: { at: -1, _id: -1 }, skip, limit: 10 })));
      assert.equal(new Set(seen).size, 95);
      assert.deepEqual(seen, ids(await things.find({ tenantId: 't' }, { sort: { at: -1, _id: -1 } })));
    });

    it('pages by the last key of the page before', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany(Array.from({ length: 30 }, (_, at) => doc(`d${String(at).padStart(2, '0')}`)));
      const page = await things.find({ tenantId: 't', _id: { $gt: 'd09' } }, { sort: { _id: 1 }, limit: 5 });
      assert.deepEqual(ids(page), ['d10', 'd11', 'd12', 'd13', 'd14']);
    });

    it('answers 1,000 documents if no limit is given', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany(Array.from({ length: 1_200 }, (_, at) => doc(`d${at}`)));
      assert.equal((await things.find({ tenantId: 't' })).length, 1_000);
      assert.equal((await things.find({ tenantId: 't' }, { limit: 10_000 })).length, 1_200);
    });

    it('finds the first of a sort with findOne', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany([doc('a', { n: 1 }), doc('b', { n: 3 }), doc('c', { n: 2 })]);
      assert.equal((await things.findOne({ tenantId: 't' }, { sort: { n: -1 } }))?._id, 'b');
    });

    for (const [name, projection, expected] of projections) {
      it(`answers ${name}`, async () => {
        const things = use().store.collection(define([byTenant]));
        await things.insertOne(doc('a', nested));
        assert.deepEqual(await things.findOne({ _id: 'a', tenantId: 't' }, { projection }), expected);
        assert.deepEqual(await things.find({ tenantId: 't' }, { projection }), [expected]);
      });
    }
  });
}
