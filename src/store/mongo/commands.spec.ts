import assert from 'node:assert/strict';
import { DuplicateKey, StoreUnavailable, UnsupportedFilter } from '../../../shared/errors/store-errors.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import { doc } from '../contract/setting.ts';
import { openMongoStore } from './open-mongo-store.ts';
import { tickets } from './recorded-tickets.ts';
import { startRecorder, type WireRecorder } from './wire-recorder.ts';

const one = { _id: 'a', tenantId: 't' };

describe('the commands sent to MongoDB', () => {
  let recorder: WireRecorder;
  let store: DocumentStore;
  const seen: string[] = [];

  before(async () => {
    recorder = await startRecorder();
    store = await openMongoStore({ uri: recorder.uri, onCommand: (_command, name) => seen.push(name) });
    await store.prepare([tickets]);
  });

  beforeEach(() => {
    recorder.commands.length = 0;
    recorder.answers.clear();
  });

  after(async () => {
    await store.close();
    await recorder.stop();
  });

  /** The one command that was sent, without what differs each time. */
  function sent(): Record<string, unknown> {
    assert.equal(recorder.commands.length, 1);
    const { lsid, txnNumber, $db, $clusterTime, ...command } = recorder.commands[0] as Record<string, unknown>;
    assert.equal($db, 'deskhand');
    return command;
  }

  it('creates the declared indexes, sparse beside tenantId as a partial one', async () => {
    const fresh = await openMongoStore({ uri: recorder.uri });
    await fresh.prepare([tickets]);
    await fresh.close();
    assert.deepEqual(sent(), {
      createIndexes: 'tickets',
      indexes: [
        { name: 'number', key: { tenantId: 1, number: 1 }, unique: true },
        { name: 'mail', key: { tenantId: 1, mail: 1 }, partialFilterExpression: { mail: { $exists: true } } },
        { name: 'open', key: { tenantId: 1, at: -1 }, partialFilterExpression: { status: 'open' } },
        { name: 'expiry', key: { until: 1 }, expireAfterSeconds: 60 },
      ],
      writeConcern: { w: 'majority' },
    });
  });

  it('finds with sort, limit, skip, projection and a time limit', async () => {
    await store
      .collection(tickets)
      .find({ tenantId: 't', title: /^a\/b/ }, { sort: { at: -1 }, limit: 5, skip: 2, projection: { title: 1 } });
    assert.deepEqual(sent(), {
      find: 'tickets',
      filter: { tenantId: 't', title: /^a\/b/ },
      sort: { at: -1 },
      projection: { title: 1 },
      limit: 5,
      skip: 2,
      // The driver asks for one more than the limit, so that the server closes the cursor by itself.
      batchSize: 6,
      maxTimeMS: 10_000,
    });
  });

  it('finds one with a limit of one', async () => {
    await store.collection(tickets).findOne(one);
    assert.deepEqual(sent(), { find: 'tickets', filter: one, limit: 1, batchSize: 2, maxTimeMS: 10_000 });
  });

  it('writes patterns in escapes that the server knows', async () => {
    await store.collection(tickets).find({ tenantId: 't', $or: [{ title: /^\x61\x2db\.c/ }, { title: { $regex: '^x\\.y' } }] });
    assert.deepEqual(sent()['filter'], { tenantId: 't', $or: [{ title: /^a-b\.c/ }, { title: { $regex: /^x\.y/ } }] });
  });

  it('inserts with a majority, without members that are undefined', async () => {
    await store.collection(tickets).insertOne(doc('a', { title: 'x', gone: undefined }));
    assert.deepEqual(sent(), {
      insert: 'tickets',
      documents: [doc('a', { title: 'x' })],
      ordered: true,
      writeConcern: { w: 'majority' },
    });
  });

  it('inserts many in one command, in order', async () => {
    await store.collection(tickets).insertMany([doc('a'), doc('b')]);
    assert.deepEqual(sent(), {
      insert: 'tickets',
      documents: [doc('a'), doc('b')],
      ordered: true,
      writeConcern: { w: 'majority' },
    });
  });

  it('updates one, with array filters and upsert as they are', async () => {
    await store
      .collection(tickets)
      .updateOne(one, { $set: { 'lines.$[l].n': 1 } }, { upsert: true, arrayFilters: [{ 'l.id': 'x' }] });
    assert.deepEqual(sent(), {
      update: 'tickets',
      updates: [{ q: one, u: { $set: { 'lines.$[l].n': 1 } }, upsert: true, arrayFilters: [{ 'l.id': 'x' }] }],
      ordered: true,
      writeConcern: { w: 'majority' },
    });
  });

  it('updates many, and replaces one', async () => {
    assert.deepEqual(await store.collection(tickets).updateMany({ tenantId: 't' }, { $inc: { n: 1 } }), {
      matched: 1,
      modified: 1,
    });
    assert.deepEqual(sent()['updates'], [{ q: { tenantId: 't' }, u: { $inc: { n: 1 } }, multi: true }]);
    recorder.commands.length = 0;
    await store.collection(tickets).replaceOne({ ...one, version: 1 }, doc('a', { version: 2 }));
    assert.deepEqual(sent()['updates'], [{ q: { ...one, version: 1 }, u: doc('a', { version: 2 }) }]);
  });

  it('claims in one command', async () => {
    recorder.answers.set('findAndModify', { value: doc('a', { owner: 'w' }) });
    const found = await store
      .collection(tickets)
      .findOneAndUpdate({ tenantId: 't', owner: null }, { $set: { owner: 'w' } }, { sort: { at: 1 }, projection: { owner: 1 } });
    assert.deepEqual(found, doc('a', { owner: 'w' }));
    assert.deepEqual(sent(), {
      findAndModify: 'tickets',
      query: { tenantId: 't', owner: null },
      update: { $set: { owner: 'w' } },
      new: true,
      remove: false,
      upsert: false,
      sort: { at: 1 },
      fields: { owner: 1 },
      writeConcern: { w: 'majority' },
    });
  });

  it('deletes one and many', async () => {
    assert.equal(await store.collection(tickets).deleteOne(one), 1);
    assert.deepEqual(sent()['deletes'], [{ q: one, limit: 1 }]);
    recorder.commands.length = 0;
    await store.collection(tickets).deleteMany({ tenantId: 't', n: 1 });
    assert.deepEqual(sent()['deletes'], [{ q: { tenantId: 't', n: 1 }, limit: 0 }]);
  });

  it('counts and aggregates with a time limit', async () => {
    await store.collection(tickets).count({ tenantId: 't' }, { limit: 7 });
    assert.deepEqual(sent()['pipeline'], [{ $match: { tenantId: 't' } }, { $limit: 7 }, { $group: { _id: 1, n: { $sum: 1 } } }]);
    recorder.commands.length = 0;
    await store.collection(tickets).aggregate([{ $match: { tenantId: 't' } }, { $group: { _id: '$by', n: { $sum: 1 } } }]);
    assert.deepEqual(sent(), {
      aggregate: 'tickets',
      pipeline: [{ $match: { tenantId: 't' } }, { $group: { _id: '$by', n: { $sum: 1 } } }],
      cursor: {},
      allowDiskUse: true,
      maxTimeMS: 10_000,
    });
  });

  it('sends a bulk of one kind in one command', async () => {
    await store
      .collection(tickets)
      .bulkWrite([
        { updateOne: { filter: one, update: { $set: { x: 1 } } } },
        { updateOne: { filter: { _id: 'b', tenantId: 't' }, update: { $set: { x: 2 } } } },
      ]);
    assert.deepEqual(sent()['updates'], [
      { q: one, u: { $set: { x: 1 } } },
      { q: { _id: 'b', tenantId: 't' }, u: { $set: { x: 2 } } },
    ]);
  });

  it('gives a retryable write a transaction number and every command a session', async () => {
    await store.collection(tickets).insertOne(doc('a'));
    assert.ok(recorder.commands[0]?.['txnNumber'] !== undefined);
    assert.ok(recorder.commands[0]?.['lsid'] !== undefined);
    assert.ok(seen.includes('insert'));
  });

  it('sends nothing for a command outside the subset', async () => {
    await assert.rejects(store.collection(tickets).find({ _id: 'a' }), UnsupportedFilter);
    await assert.rejects(store.collection(tickets).deleteMany({ tenantId: { $ne: '' } }), UnsupportedFilter);
    assert.deepEqual(recorder.commands, []);
  });

  const duplicate = {
    index: 0,
    code: 11000,
    errmsg: 'E11000 duplicate key error collection: deskhand.tickets index: number dup key: { tenantId: "t", number: 7 }',
    keyPattern: { tenantId: 1, number: 1 },
    keyValue: { tenantId: 't', number: 7 },
  };

  it('names index and key of a duplicate in insert, update, claim and bulk', async () => {
    const things = store.collection(tickets);
    recorder.answers.set('insert', { n: 0, writeErrors: [duplicate] });
    recorder.answers.set('update', { n: 0, writeErrors: [duplicate] });
    recorder.answers.set('findAndModify', { ok: 0, ...duplicate });
    const commands = [
      () => things.insertOne(doc('a', { number: 7 })),
      () => things.insertMany([doc('a', { number: 7 })]),
      () => things.updateOne(one, { $set: { number: 7 } }),
      () => things.findOneAndUpdate(one, { $set: { number: 7 } }),
      () => things.bulkWrite([{ updateOne: { filter: one, update: { $set: { number: 7 } } } }]),
    ];
    for (const command of commands) {
      await assert.rejects(command(), (error: unknown) => {
        assert.ok(error instanceof DuplicateKey, String(error));
        assert.equal(error.index, 'number');
        assert.deepEqual(error.key, { tenantId: 't', number: 7 });
        return true;
      });
    }
  });

  it('asks again when an upsert has lost a race, once', async () => {
    recorder.answers.set('update', { n: 0, writeErrors: [duplicate] });
    await assert.rejects(store.collection(tickets).updateOne(one, { $set: { x: 1 } }, { upsert: true }), DuplicateKey);
    assert.equal(recorder.commands.length, 2);
  });

  it('takes an update that does not fit the document for a mistake of the program', async () => {
    recorder.answers.set('update', {
      n: 0,
      writeErrors: [{ index: 0, code: 14, errmsg: 'Cannot apply $inc to a value of non-numeric type' }],
    });
    await assert.rejects(store.collection(tickets).updateOne(one, { $inc: { x: 1 } }), UnsupportedFilter);
  });

  it('says which index to drop when one differs', async () => {
    recorder.answers.set('createIndexes', {
      ok: 0,
      code: 86,
      errmsg: 'An existing index has the same name as the requested index: number',
    });
    const fresh = await openMongoStore({ uri: recorder.uri });
    await assert.rejects(
      fresh.prepare([tickets]),
      (error: unknown) => error instanceof StoreUnavailable && /number/.test(error.message) && /dropIndex/.test(error.remedy),
    );
    await fresh.close();
  });
});
