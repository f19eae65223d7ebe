import assert from 'node:assert/strict';
import type { Filter, IndexDefinition } from '../../../shared/ports/document-store.ts';
import { byTenant, define, doc, ids, type Loose, type Use } from './setting.ts';

const people: Loose[] = [
  doc('ann', { age: 30, name: 'Ann', tags: ['vip', 'new'], address: { city: 'Bern' } }),
  doc('bob', { age: 41, name: 'Bob', tags: [], address: { city: 'Basel' } }),
  doc('cyd', { age: null, name: 'Cyd', tags: ['old'] }),
  doc('dan', { name: 'Dan', tags: 'vip', address: null }),
  doc('eve', { age: '30', name: 'Eve', scores: [1, 5, 9], address: { city: null } }),
  doc('fay', {
    age: 25.5,
    name: 'fay',
    scores: [4],
    lines: [
      { sku: 'x', n: 1 },
      { sku: 'y', n: 5 },
    ],
  }),
  doc('gus', { age: true, scores: 4, lines: [{ sku: 'x', n: 5 }], at: new Date('2024-01-01') }),
  doc('hal', { at: new Date('2025-01-01'), lines: [], nested: [[1, 2], [3]] }),
  doc('ida', { lines: [{ sku: 'z' }, 7], address: [{ city: 'Bern' }, { zip: 1 }] }),
];

const cases: [string, Filter, string[]][] = [
  ['equality with text', { name: 'Ann' }, ['ann']],
  ['equality that does not cross types', { age: 30 }, ['ann']],
  ['$eq', { age: { $eq: '30' } }, ['eve']],
  ['equality with true', { age: true }, ['gus']],
  ['equality with a date', { at: new Date('2024-01-01') }, ['gus']],
  ['null, which a missing field equals', { age: null }, ['cyd', 'dan', 'hal', 'ida']],
  ['$exists: false, which null does not equal', { age: { $exists: false } }, ['dan', 'hal', 'ida']],
  ['$exists: true, which null does', { age: { $exists: true } }, ['ann', 'bob', 'cyd', 'eve', 'fay', 'gus']],
  ['$ne: null', { age: { $ne: null } }, ['ann', 'bob', 'eve', 'fay', 'gus']],
  ['$ne with a value, which missing fields pass', { age: { $ne: 30 } }, ['bob', 'cyd', 'dan', 'eve', 'fay', 'gus', 'hal', 'ida']],
  ['$gt within its type', { age: { $gt: 26 } }, ['ann', 'bob']],
  ['$gte and $lte together', { age: { $gte: 25.5, $lte: 30 } }, ['ann', 'fay']],
  ['$lt on text', { name: { $lt: 'Bz' } }, ['ann', 'bob']],
  ['$lt on dates', { at: { $lt: new Date('2024-06-01') } }, ['gus']],
  ['$in', { age: { $in: [41, '30', true] } }, ['bob', 'eve', 'gus']],
  ['$in with null', { age: { $in: [null, 41] } }, ['bob', 'cyd', 'dan', 'hal', 'ida']],
  ['$in of nothing', { age: { $in: [] } }, []],
  ['$nin', { name: { $nin: ['Ann', 'Bob', null] } }, ['cyd', 'dan', 'eve', 'fay']],
  ['an element of an array, or the value itself', { tags: 'vip' }, ['ann', 'dan']],
  ['$all', { tags: { $all: ['new', 'vip'] } }, ['ann']],
  ['$all with one value', { tags: { $all: ['vip'] } }, ['ann', 'dan']],
  ['$size', { tags: { $size: 0 } }, ['bob']],
  ['$size of two', { tags: { $size: 2 } }, ['ann']],
  ['a range that different elements meet', { scores: { $gt: 1, $lt: 5 } }, ['eve', 'fay', 'gus']],
  ['$elemMatch on values, which one element must meet', { scores: { $elemMatch: { $gt: 1, $lt: 5 } } }, ['fay']],
  ['$elemMatch on objects', { lines: { $elemMatch: { sku: 'x', n: { $gt: 2 } } } }, ['gus']],
  ['dotted paths that different objects meet', { 'lines.sku': 'x', 'lines.n': { $gt: 2 } }, ['fay', 'gus']],
  ['a dotted path', { 'address.city': 'Bern' }, ['ann', 'ida']],
  ['a dotted path to null', { 'address.city': null }, ['cyd', 'dan', 'eve', 'fay', 'gus', 'hal', 'ida']],
  ['a dotted path that exists', { 'address.city': { $exists: true } }, ['ann', 'bob', 'eve', 'ida']],
  ['null in objects of an array', { 'lines.n': null }, ['ann', 'bob', 'cyd', 'dan', 'eve', 'ida']],
  [
    'a dotted path without a value in any element',
    { 'lines.n': { $exists: false } },
    ['ann', 'bob', 'cyd', 'dan', 'eve', 'hal', 'ida'],
  ],
  ['a position in an array', { 'lines.0.sku': 'x' }, ['fay', 'gus']],
  ['a position that is not there', { 'lines.1.sku': { $exists: true } }, ['fay']],
  ['a pattern', { name: /^A/ }, ['ann']],
  ['a pattern by $regex', { name: { $regex: '^Bo' } }, ['bob']],
  ['a pattern on elements', { tags: /^v/ }, ['ann', 'dan']],
  ['$not with a pattern', { name: { $not: /^A/ } }, ['bob', 'cyd', 'dan', 'eve', 'fay', 'gus', 'hal', 'ida']],
  [
    '$not with a range, which other types pass',
    { age: { $not: { $gt: 26 } } },
    ['cyd', 'dan', 'eve', 'fay', 'gus', 'hal', 'ida'],
  ],
  ['$or', { $or: [{ name: 'Ann' }, { age: 41 }] }, ['ann', 'bob']],
  ['$or beside a field', { age: { $gt: 0 }, $or: [{ name: 'Ann' }, { name: 'Cyd' }] }, ['ann']],
  ['$and', { $and: [{ age: { $gt: 26 } }, { 'address.city': 'Basel' }] }, ['bob']],
  ['$nor', { $nor: [{ age: { $exists: true } }, { at: { $exists: true } }] }, ['dan', 'ida']],
  ['$or within $and', { $and: [{ $or: [{ age: 30 }, { age: 41 }] }, { tags: { $size: 2 } }] }, ['ann']],
  ['$gt with false', { age: { $gt: false } }, ['gus']],
  ['elements of an array inside an array only as a whole', { nested: 3 }, []],
  ['several tests of one field', { name: { $gt: 'A', $ne: 'Bob', $lt: 'D' } }, ['ann', 'cyd']],
];

const plans: [string, IndexDefinition[]][] = [
  ['by the tenant alone', [byTenant]],
  [
    'by indexes on each field',
    ['age', 'name', 'tags', 'scores', 'at', 'address.city', 'lines.sku', 'lines.n'].map((path) => ({
      name: path.replace('.', '-'),
      key: { tenantId: 1, [path]: 1 },
    })),
  ],
  [
    'by descending compound indexes',
    [
      ['name', 'age'],
      ['age', 'scores'],
      ['tags', 'name'],
      ['lines.sku', 'lines.n'],
      ['address.city', 'name'],
    ].map((paths) => ({
      name: paths.join('-').replaceAll('.', '_'),
      key: { tenantId: 1, ...Object.fromEntries(paths.map((path) => [path, -1 as const])) },
    })),
  ],
];

/** What each filter finds, however it is planned. */
export function filtering(use: Use): void {
  for (const [plan, indexes] of plans) {
    describe(`filtering ${plan}`, () => {
      const definition = define(indexes);
      before(() => use().store.collection(definition).insertMany(people));
      for (const [name, filter, expected] of cases) {
        it(`finds by ${name}`, async () => {
          const things = use().store.collection(definition);
          assert.deepEqual(ids(await things.find({ tenantId: 't', ...filter }, { sort: { _id: 1 } })), expected);
          assert.equal(await things.count({ tenantId: 't', ...filter }), expected.length);
        });
      }
    });
  }
}
