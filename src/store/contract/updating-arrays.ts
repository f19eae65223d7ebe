import assert from 'node:assert/strict';
import type { Filter, Update, UpdateOptions } from '../../../shared/ports/document-store.ts';
import { byTenant, define, doc, type Use } from './setting.ts';

const cases: [string, Record<string, unknown>, Update, Record<string, unknown>][] = [
  ['pushes one element', { l: [1] }, { $push: { l: 2 } }, { l: [1, 2] }],
  ['pushes to a field that is not there', {}, { $push: { 'a.l': { x: 1 } } }, { a: { l: [{ x: 1 }] } }],
  ['pushes an array as one element', { l: [] }, { $push: { l: [1, 2] } }, { l: [[1, 2]] }],
  ['pushes each', { l: [1] }, { $push: { l: { $each: [2, 3] } } }, { l: [1, 2, 3] }],
  ['pushes at a position', { l: [1, 4] }, { $push: { l: { $each: [2, 3], $position: 1 } } }, { l: [1, 2, 3, 4] }],
  ['pushes at a position from the end', { l: [1, 4] }, { $push: { l: { $each: [3], $position: -1 } } }, { l: [1, 3, 4] }],
  ['keeps the last elements', { l: [1, 2] }, { $push: { l: { $each: [3, 4], $slice: -3 } } }, { l: [2, 3, 4] }],
  ['keeps the first elements', { l: [1, 2] }, { $push: { l: { $each: [3, 4], $slice: 3 } } }, { l: [1, 2, 3] }],
  ['keeps no element', { l: [1, 2] }, { $push: { l: { $each: [], $slice: 0 } } }, { l: [] }],
  ['sorts elements', { l: [3, 1] }, { $push: { l: { $each: [2], $sort: 1 } } }, { l: [1, 2, 3] }],
  [
    'sorts objects and keeps the first',
    { l: [{ n: 3 }, { n: 1 }] },
    { $push: { l: { $each: [{ n: 2 }], $sort: { n: -1 }, $slice: 2 } } },
    { l: [{ n: 3 }, { n: 2 }] },
  ],
  ['adds to a set what is not in it', { l: [1, 'a'] }, { $addToSet: { l: { $each: ['a', 'b', 'b', 1] } } }, { l: [1, 'a', 'b'] }],
  ['adds an object to a set once', { l: [{ x: 1 }] }, { $addToSet: { l: { x: 1 } } }, { l: [{ x: 1 }] }],
  ['adds a date to a set once', { l: [new Date(1)] }, { $addToSet: { l: new Date(1) } }, { l: [new Date(1)] }],
  ['pulls a value', { l: [1, 2, 1, '1'] }, { $pull: { l: 1 } }, { l: [2, '1'] }],
  ['pulls by operators', { l: [1, 5, 9] }, { $pull: { l: { $gte: 5 } } }, { l: [1] }],
  ['pulls by a list', { l: ['a', 'b', 'c'] }, { $pull: { l: { $in: ['a', 'c'] } } }, { l: ['b'] }],
  [
    'pulls objects by a filter',
    { l: [{ id: 1, n: 1 }, { id: 1, n: 2 }, 7] },
    { $pull: { l: { id: 1, n: { $gt: 1 } } } },
    { l: [{ id: 1, n: 1 }, 7] },
  ],
  ['pulls from a field that is not there', { x: 1 }, { $pull: { l: 1 } }, { x: 1 }],
  ['pops the last', { l: [1, 2, 3] }, { $pop: { l: 1 } }, { l: [1, 2] }],
  ['pops the first', { l: [1, 2, 3] }, { $pop: { l: -1 } }, { l: [2, 3] }],
  ['pops an empty array', { l: [] }, { $pop: { l: 1 } }, { l: [] }],
  ['changes all elements', { l: [{ n: 1 }, { n: 2 }] }, { $inc: { 'l.$[].n': 1 } }, { l: [{ n: 2 }, { n: 3 }] }],
  ['changes all values', { l: [1, 2] }, { $inc: { 'l.$[]': 1 } }, { l: [2, 3] }],
];

const lines = [
  { id: 'a', n: 1, parts: [{ k: 'x', v: 1 }] },
  {
    id: 'b',
    n: 2,
    parts: [
      { k: 'x', v: 2 },
      { k: 'y', v: 3 },
    ],
  },
];

const positional: [string, Filter, Update, UpdateOptions, unknown][] = [
  ['by a dotted equality', { 'lines.id': 'b' }, { $set: { 'lines.$.n': 9 } }, {}, [lines[0], { ...lines[1], n: 9 }]],
  [
    'by $elemMatch',
    { lines: { $elemMatch: { id: 'b', n: 2 } } },
    { $inc: { 'lines.$.n': 1 } },
    {},
    [lines[0], { ...lines[1], n: 3 }],
  ],
  ['by $in', { 'lines.id': { $in: ['z', 'a'] } }, { $unset: { 'lines.$.parts': 1 } }, {}, [{ id: 'a', n: 1 }, lines[1]]],
  ['as a whole', { 'lines.id': 'a' }, { $set: { 'lines.$': { id: 'c' } } }, {}, [{ id: 'c' }, lines[1]]],
  [
    'by an array filter',
    {},
    { $set: { 'lines.$[l].n': 0 } },
    { arrayFilters: [{ 'l.n': { $gte: 2 } }] },
    [lines[0], { ...lines[1], n: 0 }],
  ],
  [
    'by two array filters, one inside the other',
    {},
    { $inc: { 'lines.$[l].parts.$[p].v': 10 } },
    { arrayFilters: [{ 'l.id': 'b' }, { 'p.k': 'x' }] },
    [
      lines[0],
      {
        id: 'b',
        n: 2,
        parts: [
          { k: 'x', v: 12 },
          { k: 'y', v: 3 },
        ],
      },
    ],
  ],
  ['by an array filter that finds none', {}, { $set: { 'lines.$[l].n': 0 } }, { arrayFilters: [{ 'l.id': 'z' }] }, lines],
  [
    'by an array filter with $or',
    {},
    { $set: { 'lines.$[l].n': 0 } },
    { arrayFilters: [{ $or: [{ 'l.id': 'a' }, { 'l.n': 7 }] }] },
    [{ ...lines[0], n: 0 }, lines[1]],
  ],
];

/** The operators that change arrays, and the ways to say which element. */
export function updatingArrays(use: Use): void {
  describe('updating arrays', () => {
    for (const [name, before, update, after] of cases) {
      it(name, async () => {
        const things = use().store.collection(define([byTenant]));
        await things.insertOne(doc('a', before));
        await things.updateOne({ _id: 'a', tenantId: 't' }, update);
        assert.deepEqual(await things.findOne({ _id: 'a', tenantId: 't' }), doc('a', after));
      });
    }

    for (const [name, filter, update, options, after] of positional) {
      it(`changes an element found ${name}`, async () => {
        const things = use().store.collection(define([byTenant]));
        await things.insertOne(doc('a', { lines }));
        assert.equal((await things.updateOne({ _id: 'a', tenantId: 't', ...filter }, update, options)).matched, 1);
        assert.deepEqual((await things.findOne({ _id: 'a', tenantId: 't' }))?.['lines'], after);
      });
    }

    it('changes a value of an array found by itself', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertOne(doc('a', { l: [5, 7, 7] }));
      await things.updateOne({ _id: 'a', tenantId: 't', l: 7 }, { $set: { 'l.$': 8 } });
      assert.deepEqual((await things.findOne({ _id: 'a', tenantId: 't' }))?.['l'], [5, 8, 7]);
    });

    it('changes elements of many documents', async () => {
      const things = use().store.collection(define([byTenant]));
      await things.insertMany([doc('a', { l: [1, 5] }), doc('b', { l: [6] }), doc('c', { l: [] })]);
      const done = await things.updateMany(
        { tenantId: 't' },
        { $set: { 'l.$[high]': 0 } },
        { arrayFilters: [{ high: { $gte: 5 } }] },
      );
      assert.deepEqual(done, { matched: 3, modified: 2 });
      assert.deepEqual((await things.findOne({ _id: 'a', tenantId: 't' }))?.['l'], [1, 0]);
    });
  });
}
