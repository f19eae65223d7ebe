import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { find } from 'mingo';
import type { CollectionDefinition, Filter, IndexDefinition, Sort } from '../../../shared/ports/document-store.ts';
import type { Loose } from '../contract/setting.ts';
import { type EmbeddedStore, openEmbeddedStore } from './open-embedded-store.ts';

const scalar = fc.constantFrom<unknown>(
  null,
  -2,
  0,
  1,
  1.5,
  7,
  '',
  'a',
  'ab',
  'abc',
  'b',
  true,
  false,
  new Date(0),
  new Date(1000),
);
const ranged = fc.constantFrom<unknown>(-2, 0, 1, 1.5, 7, '', 'a', 'ab', 'abc', 'b', true, new Date(0), new Date(1000));
const pair = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] });
const fields = fc.record(
  {
    a: scalar,
    b: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
    c: scalar,
    o: pair,
    l: fc.array(pair, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
);

const path = fc.constantFrom('a', 'b', 'c', 'o.x', 'o.y', 'l.x', 'l.y');
const tests = (value: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 4, arbitrary: value },
    { weight: 4, arbitrary: fc.dictionary(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), ranged, { minKeys: 1, maxKeys: 2 }) },
    { weight: 2, arbitrary: fc.array(value, { maxLength: 3 }).map(($in) => ({ $in })) },
    fc.array(value, { maxLength: 2 }).map(($nin) => ({ $nin })),
    value.map(($ne) => ({ $ne })),
    fc.constantFrom(/^a/, /^ab/, /^b/),
    fc.array(fc.constantFrom<unknown>(0, 1, 'a', 'ab', true), { minLength: 1, maxLength: 2 }).map(($all) => ({ $all })),
  );
const presence = fc.oneof(
  fc.boolean().map(($exists) => ({ $exists })),
  fc.nat(3).map(($size) => ({ $size })),
);
// mingo takes neither null nor absence in objects of an array as MongoDB does; the contract has those cases one by one.
const test = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'o.x', 'o.y'),
      fc.oneof({ weight: 5, arbitrary: tests(scalar) }, presence),
    ),
  },
  fc.tuple(fc.constantFrom('l.x', 'l.y'), tests(ranged)),
);
const field: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 8, arbitrary: test.map(([name, value]) => ({ [name]: value })) },
  fc.record({ x: ranged, y: ranged }).map((l) => ({ l: { $elemMatch: l } })),
  fc.tuple(ranged, ranged).map(([$gte, $lte]) => ({ b: { $elemMatch: { $gte, $lte } } })),
);
const filter: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 3, arbitrary: field },
  { weight: 3, arbitrary: fc.array(field, { minLength: 1, maxLength: 3 }).map(($and) => ({ $and })) },
  fc.array(field, { minLength: 1, maxLength: 3 }).map(($or) => ({ $or })),
  fc.tuple(field, fc.array(field, { minLength: 2, maxLength: 2 })).map(([one, $or]) => ({ $and: [one, { $or }] })),
  fc.array(field, { minLength: 1, maxLength: 2 }).map(($nor) => ({ $nor })),
);

const direction = fc.constantFrom<1 | -1>(1, -1);
const sort: fc.Arbitrary<Sort> = fc
  .tuple(fc.uniqueArray(fc.constantFrom('a', 'c', 'o.x'), { maxLength: 2 }), direction, direction)
  .map(
    ([names, first, second]) =>
      Object.fromEntries([...names.map((name, at) => [name, at === 0 ? first : second]), ['_id', 1]]) as Sort,
  );

const indexes: fc.Arbitrary<IndexDefinition[]> = fc
  .uniqueArray(fc.tuple(fc.uniqueArray(path, { minLength: 1, maxLength: 3 }), direction, direction, fc.nat(3)), {
    maxLength: 4,
    selector: ([paths]) => paths.join(),
  })
  .map((chosen) =>
    chosen
      .filter(([paths]) => !(paths.includes('b') && paths.some((one) => one.startsWith('l.'))))
      .map(([paths, first, second, partial], at) => ({
        name: `i${at}`,
        key: { tenantId: 1 as const, ...Object.fromEntries(paths.map((one, place) => [one, place === 0 ? first : second])) },
        ...(partial === 0
          ? { partial: { [paths[0] ?? 'a']: { $exists: true } } }
          : partial === 1
            ? { partial: { c: { $gt: 0 } } }
            : {}),
      })),
  );

/** The filter as mingo must be asked: it wants an array for $all, where MongoDB takes the value itself too. */
function forMingo(asked: unknown): unknown {
  if (Array.isArray(asked)) return asked.map(forMingo);
  if (typeof asked !== 'object' || asked === null || asked instanceof Date || asked instanceof RegExp) return asked;
  const parts = Object.entries(asked).map(([name, value]) => {
    const all = typeof value === 'object' && value !== null && '$all' in value ? (value.$all as unknown[]) : undefined;
    return all ? { $and: all.map((one) => ({ [name]: one })) } : { [name]: forMingo(value) };
  });
  return parts.length === 1 ? parts[0] : Object.assign({}, ...parts);
}

/** What a projection of `c` leaves of a document. */
function partOf(document: { _id: string; c?: unknown }): object {
  return 'c' in document ? { _id: document._id, c: document.c } : { _id: document._id };
}

describe('the embedded store beside a full scan', () => {
  let folder: string;
  let store: EmbeddedStore;
  let runs = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskhand-scan-'));
    store = await openEmbeddedStore({ folder });
  });

  after(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('finds the same documents in the same order as mingo on all of them, whatever the indexes', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fields, { maxLength: 25 }),
        indexes,
        fc.array(fc.tuple(filter, sort, fc.nat(6)), { minLength: 4, maxLength: 8 }),
        async (bodies, declared, queries) => {
          const definition: CollectionDefinition<Loose> = {
            name: `run${runs++}`,
            scope: 'tenant',
            indexes: [{ name: 'tenant', key: { tenantId: 1 } }, ...declared],
          };
          const documents = bodies.map((body, at) => ({
            _id: `d${String(at).padStart(2, '0')}`,
            tenantId: at % 4 === 3 ? 'u' : 't',
            ...body,
          }));
          const things = store.collection(definition);
          await things.insertMany(documents);
          for (const [asked, order, limit] of queries) {
            const whole = { tenantId: 't', ...asked };
            const expected = (
              find(documents, { $and: [{ tenantId: 't' }, forMingo(asked)] } as Filter)
                .sort(order)
                .all() as Loose[]
            ).map((one) => one._id);
            const found = (await things.find(whole, { sort: order })).map((one) => one._id);
            assert.deepEqual(found, expected);
            assert.deepEqual(
              (await things.find(whole, { sort: order, limit: limit + 1, skip: 1 })).map((one) => one._id),
              expected.slice(1, limit + 2),
            );
            assert.deepEqual(
              await things.find(whole, { sort: order, projection: { c: 1 } }),
              expected.map((id) => partOf(documents.find((one) => one._id === id)!)),
            );
            assert.equal(await things.count(whole), expected.length);
          }
          assert.deepEqual(store.verifyIndexes([definition]), []);
        },
      ),
      { numRuns: 150 },
    );
  });
});
