import assert from 'node:assert/strict';
import { byTenant, define, doc, type Use } from './setting.ts';

const entries = [
  doc('a', { by: 'ann', minutes: 30, tags: ['x', 'y'], rate: { cents: 100 } }),
  doc('b', { by: 'ann', minutes: 45, tags: ['y'], rate: { cents: 200 } }),
  doc('c', { by: 'bob', minutes: 60, tags: [] }),
  doc('d', { by: 'bob', minutes: 15 }),
  doc('e', { minutes: 5, tags: ['x'] }),
];

const cases: [string, Record<string, unknown>[], Record<string, unknown>[]][] = [
  ['counts', [{ $count: 'n' }], [{ n: 5 }]],
  ['counts nothing as no document', [{ $match: { by: 'nobody' } }, { $count: 'n' }], []],
  [
    'sums by a field',
    [{ $group: { _id: '$by', minutes: { $sum: '$minutes' }, n: { $sum: 1 } } }, { $sort: { _id: 1 } }],
    [
      { _id: null, minutes: 5, n: 1 },
      { _id: 'ann', minutes: 75, n: 2 },
      { _id: 'bob', minutes: 75, n: 2 },
    ],
  ],
  [
    'finds least, greatest and mean of all',
    [{ $group: { _id: null, least: { $min: '$minutes' }, greatest: { $max: '$minutes' }, mean: { $avg: '$minutes' } } }],
    [{ _id: null, least: 5, greatest: 60, mean: 31 }],
  ],
  [
    'groups by several fields',
    [
      { $match: { by: 'ann' } },
      { $group: { _id: { by: '$by', cents: '$rate.cents' }, n: { $count: {} } } },
      { $sort: { '_id.cents': -1 } },
    ],
    [
      { _id: { by: 'ann', cents: 200 }, n: 1 },
      { _id: { by: 'ann', cents: 100 }, n: 1 },
    ],
  ],
  [
    'unwinds arrays, leaving out what has none',
    [{ $unwind: '$tags' }, { $group: { _id: '$tags', n: { $sum: 1 } } }, { $sort: { n: -1, _id: -1 } }],
    [
      { _id: 'y', n: 2 },
      { _id: 'x', n: 2 },
    ],
  ],
  [
    'sorts, skips and limits',
    [{ $sort: { minutes: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { minutes: 1 } }],
    [
      { _id: 'b', minutes: 45 },
      { _id: 'a', minutes: 30 },
    ],
  ],
  [
    'reckons in a projection',
    [{ $match: { _id: 'a' } }, { $project: { _id: 0, cost: { $multiply: ['$minutes', '$rate.cents'] }, by: 1 } }],
    [{ by: 'ann', cost: 3000 }],
  ],
  [
    'decides in a group',
    [{ $group: { _id: null, long: { $sum: { $cond: [{ $gte: ['$minutes', 30] }, 1, 0] } } } }],
    [{ _id: null, long: 3 }],
  ],
  [
    'collects first and last in order',
    [
      { $sort: { minutes: 1 } },
      { $group: { _id: null, first: { $first: '$_id' }, last: { $last: '$_id' }, all: { $push: '$_id' } } },
    ],
    [{ _id: null, first: 'e', last: 'c', all: ['e', 'd', 'a', 'b', 'c'] }],
  ],
];

/** Pipelines over the documents of a filter. */
export function aggregating(use: Use): void {
  describe('aggregating', () => {
    const definition = define([byTenant]);
    before(async () => {
      await use().store.collection(definition).insertMany(entries);
      await use().store.collection(definition).insertOne({ _id: 'z', tenantId: 'other', minutes: 1000 });
    });
    for (const [name, stages, expected] of cases) {
      it(name, async () => {
        assert.deepEqual(
          await use()
            .store.collection(definition)
            .aggregate([{ $match: { tenantId: 't' } }, ...stages]),
          expected,
        );
      });
    }
  });
}
