import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CollectionDefinition, Filter, FindOptions } from '../../../shared/ports/document-store.ts';
import { byTenant, define, doc, type Loose } from '../contract/setting.ts';
import type { Explanation } from './explain.ts';
import { type EmbeddedStore, openEmbeddedStore } from './open-embedded-store.ts';

describe('the plans of the embedded store', () => {
  const tickets: CollectionDefinition<Loose> = define([
    byTenant,
    { name: 'words', key: { tenantId: 1, terms: 1, rank: -1 } },
    { name: 'recent', key: { tenantId: 1, rank: -1 } },
    { name: 'number', key: { tenantId: 1, number: 1 }, unique: true },
    { name: 'status', key: { tenantId: 1, status: 1, rank: -1 } },
    { name: 'held', key: { tenantId: 1, heldUntil: 1 }, sparse: true },
    { name: 'pending', key: { tenantId: 1, 'pending.id': 1 }, sparse: true },
  ]);
  let folder: string;
  let store: EmbeddedStore;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskhand-plans-'));
    store = await openEmbeddedStore({ folder });
    const words = ['printer', 'prints', 'network', 'mail', 'mouse'];
    await store.collection(tickets).insertMany(
      Array.from({ length: 3_000 }, (_, n) =>
        doc(`d${n}`, {
          number: n,
          rank: n,
          status: ['open', 'held', 'done'][n % 3],
          terms: [words[n % 5], `user${n % 100}`, ...(n % 1_000 === 0 ? ['rarely'] : [])],
          pending: n === 7 ? [{ id: 'p' }] : [],
          ...(n % 300 === 0 ? { heldUntil: n } : {}),
        }),
      ),
    );
  });

  after(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const explain = (filter: Filter, options?: FindOptions): Promise<Explanation> =>
    store.explain(tickets, { tenantId: 't', ...filter }, options);

  it('reads one document for an _id or a unique key', async () => {
    for (const [filter, index] of [
      [{ _id: 'd5', status: 'done' }, '_id'],
      [{ number: 5 }, 'number'],
    ] as const) {
      const { examined, scan, ...rest } = await explain(filter, { sort: { rank: -1 } });
      assert.deepEqual({ examined, scan, index: rest.index }, { examined: 1, scan: 'point', index });
    }
  });

  it('reads no more than the limit where an index serves the sort', async () => {
    for (const filter of [{ status: 'open' }, { terms: 'mail' }, {}]) {
      const { examined, sort } = await explain(filter, { sort: { rank: -1 }, limit: 25 });
      assert.deepEqual({ examined, sort }, { examined: 25, sort: 'index' });
    }
  });

  it('merges several values of a field into the order of the next, reading the limit alone', async () => {
    const { examined, sort, ranges } = await explain({ status: { $in: ['open', 'held'] } }, { sort: { rank: -1 }, limit: 10 });
    assert.deepEqual({ examined, sort, ranges }, { examined: 10, sort: 'index', ranges: 2 });
  });

  it('merges the words of a prefix into the order of the rank, reading the limit alone', async () => {
    const { examined, scan, ranges, sort } = await explain({ terms: /^prin/ }, { sort: { rank: -1 }, limit: 25 });
    assert.deepEqual({ examined, scan, ranges, sort }, { examined: 25, scan: 'merge', ranges: 2, sort: 'index' });
  });

  it('answers a merged prefix in the right order', async () => {
    const found = await store.collection(tickets).find({ tenantId: 't', terms: /^prin/ }, { sort: { rank: -1 }, limit: 6 });
    assert.deepEqual(
      found.map((one) => one['rank']),
      [2996, 2995, 2991, 2990, 2986, 2985],
    );
  });

  it('lets the rarest of several prefixes drive', async () => {
    const { examined, index, returned } = await explain(
      { $and: [{ terms: /^p/ }, { terms: /^u/ }, { terms: /^rare/ }] },
      { sort: { rank: -1 }, limit: 25 },
    );
    assert.deepEqual({ examined, index, returned }, { examined: 3, index: 'words', returned: 3 });
  });

  it('walks the sort where what is asked for is common, rather than collecting all of it', async () => {
    const { examined } = await explain({ $and: [{ terms: /^u/ }, { terms: /^m/ }] }, { sort: { rank: -1 }, limit: 25 });
    assert.ok(examined < 200, `${examined} documents were read`);
  });

  it('reads only the documents of a sparse index', async () => {
    assert.equal((await explain({ heldUntil: { $lte: 600 } }, { sort: { heldUntil: 1 } })).examined, 3);
    assert.deepEqual(await explain({ 'pending.id': { $gt: '' } }), {
      index: 'pending',
      indexes: ['pending'],
      scan: 'range',
      ranges: 1,
      sort: 'none',
      examined: 1,
      returned: 1,
    });
    assert.equal((await explain({ 'pending.id': { $exists: true } })).index, 'pending');
  });

  it('reads the branches of an $or by their own indexes', async () => {
    const { scan, examined, indexes } = await explain({ $or: [{ number: 5 }, { terms: 'rarely' }] });
    assert.deepEqual({ scan, examined, indexes }, { scan: 'union', examined: 4, indexes: ['number', 'words'] });
  });

  it('reads each document once where nothing but the tenant is asked for, whichever index was declared first', async () => {
    const wordy = define([
      { name: 'words', key: { tenantId: 1, terms: 1, rank: -1 } },
      { name: 'recent', key: { tenantId: 1, rank: -1 } },
    ]);
    const all = Array.from({ length: 40 }, (_, n) => doc(`w${n}`, { rank: n, terms: ['a', 'b', 'c'] }));
    await store.collection(wordy).insertMany(all);
    const { index, examined } = await store.explain(wordy, { tenantId: 't' }, { sort: { _id: 1 } });
    assert.deepEqual({ index, examined }, { index: 'recent', examined: 40 });
  });

  it('reads nothing for what cannot be', async () => {
    assert.equal((await explain({ number: { $in: [] } })).examined, 0);
    assert.equal((await explain({ number: { $gt: 5, $lt: 5 } })).examined, 0);
    assert.equal((await explain({ $and: [{ number: 5 }, { number: 6 }] })).examined, 0);
  });
});
