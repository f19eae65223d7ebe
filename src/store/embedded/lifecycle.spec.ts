import assert from 'node:assert/strict';
import { mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import sinon from 'sinon';
import { DuplicateKey, StoreUnavailable } from '../../../shared/errors/store-errors.ts';
import { byTenant, define, doc } from '../contract/setting.ts';
import { openStore } from '../open-store.ts';
import { openEmbeddedStore } from './open-embedded-store.ts';

describe('the file of the embedded store', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskhand-file-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const unavailable = (message: RegExp, remedy: RegExp) => (error: unknown) => {
    assert.ok(error instanceof StoreUnavailable, String(error));
    assert.match(error.message, message);
    assert.match(error.remedy, remedy);
    return true;
  };

  it('is opened by the choice of the installation when there is no MongoDB', async () => {
    const store = await openStore({ folder, clock: { now: () => new Date(0) } });
    await store.ping();
    await store.close();
  });

  it('is read by its owner alone, and so is what lies beside it while it is open', async () => {
    const inner = join(folder, 'inner');
    const store = await openEmbeddedStore({ folder: inner });
    await store.prepare([define([byTenant])]);
    const rights = async (name: string) => ((await stat(join(inner, name))).mode & 0o777).toString(8);
    assert.deepEqual([await rights('.'), await rights('deskhand.db'), await rights('deskhand.db-wal')], ['700', '600', '600']);
    await store.close();
  });

  it('is refused a second time within one process', async () => {
    const store = await openEmbeddedStore({ folder });
    await assert.rejects(openEmbeddedStore({ folder }), unavailable(/in use/, /data folder/));
    await store.close();
    await (await openEmbeddedStore({ folder })).close();
  });

  it('says what to do about a folder that cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await assert.rejects(
      openEmbeddedStore({ folder: join(folder, 'file', 'inner') }),
      unavailable(/cannot be opened/, /can be written/),
    );
  });

  it('says what to do about a file that is no store', async () => {
    await writeFile(join(folder, 'deskhand.db'), 'this is not a database, and long enough to be told from one'.repeat(40));
    await assert.rejects(openEmbeddedStore({ folder }), unavailable(/damaged/, /backup/));
  });

  it('is checked whole after it was not closed, and refused if it is damaged', async () => {
    const definition = define([byTenant]);
    const store = await openEmbeddedStore({ folder });
    await store
      .collection(definition)
      .insertMany(Array.from({ length: 2_000 }, (_, at) => doc(`d${at}`, { text: 'x'.repeat(100) })));
    await store.close();
    const path = join(folder, 'deskhand.db');
    const database = new DatabaseSync(path);
    database.exec("UPDATE meta SET value = 'open' WHERE key = 'state'; PRAGMA wal_checkpoint(TRUNCATE)");
    database.close();
    await (await openEmbeddedStore({ folder })).close();
    const again = new DatabaseSync(path);
    again.exec("UPDATE meta SET value = 'open' WHERE key = 'state'; PRAGMA wal_checkpoint(TRUNCATE)");
    again.close();
    const file = await open(path, 'r+');
    await file.write(Buffer.alloc(4096 * 8, 0xa5), 0, 4096 * 8, 4096 * 20);
    await file.close();
    await assert.rejects(openEmbeddedStore({ folder }), unavailable(/damaged/, /backup/));
  });

  it('is copied whole while it is written to, and the copy opens as a store', async () => {
    const definition = define([byTenant]);
    const store = await openEmbeddedStore({ folder });
    const things = store.collection(definition);
    await things.insertMany(Array.from({ length: 500 }, (_, at) => doc(`d${at}`, { at })));
    const writing = things.insertOne(doc('during'));
    await store.backup(join(folder, 'copy', '..', 'backup.db'));
    await writing;
    await assert.rejects(store.backup(join(folder, 'backup.db')));
    await store.close();
    const copy = await mkdtemp(join(tmpdir(), 'deskhand-copy-'));
    await writeFile(join(copy, 'deskhand.db'), await readFile(join(folder, 'backup.db')));
    const restored = await openEmbeddedStore({ folder: copy });
    assert.equal(await restored.collection(definition).count({ tenantId: 't' }), 501);
    assert.deepEqual(restored.verifyIndexes(), []);
    await restored.close();
    await rm(copy, { recursive: true });
  });

  it('builds an index that is new, rebuilds one that differs and drops one that is gone', async () => {
    const first = define([byTenant, { name: 'n', key: { tenantId: 1, n: 1 } }, { name: 'old', key: { tenantId: 1, old: 1 } }]);
    const before = await openEmbeddedStore({ folder });
    await before.collection(first).insertMany([doc('a', { n: 2, m: [1, 2] }), doc('b', { n: 1, m: [3] })]);
    await before.close();
    const second = {
      ...first,
      indexes: [
        byTenant,
        { name: 'n', key: { tenantId: 1, n: -1 }, unique: true },
        { name: 'm', key: { tenantId: 1, m: 1 } },
      ] as const,
    };
    const after = await openEmbeddedStore({ folder });
    await after.prepare([second]);
    assert.deepEqual(after.verifyIndexes(), []);
    assert.equal((await after.explain(second, { tenantId: 't', m: 2 })).examined, 1);
    await assert.rejects(after.collection(second).insertOne(doc('c', { n: 1 })), DuplicateKey);
    await after.close();
  });

  it('keeps the old indexes if the documents do not fit a new unique one', async () => {
    const first = define([byTenant]);
    const before = await openEmbeddedStore({ folder });
    await before.collection(first).insertMany([doc('a', { n: 1 }), doc('b', { n: 1 })]);
    await before.close();
    const after = await openEmbeddedStore({ folder });
    await assert.rejects(
      after.prepare([{ ...first, indexes: [byTenant, { name: 'n', key: { tenantId: 1, n: 1 }, unique: true }] }]),
      DuplicateKey,
    );
    assert.equal(await after.collection(first).count({ tenantId: 't' }), 2);
    await after.close();
  });

  it('refuses a second definition of an open collection', async () => {
    const definition = define([byTenant]);
    const store = await openEmbeddedStore({ folder });
    store.collection(definition);
    assert.throws(() => store.collection({ ...definition, indexes: [] }), /another definition/);
    await store.close();
  });

  it('waits for what is under way when it is closed, and refuses what comes after', async () => {
    const definition = define([byTenant]);
    const store = await openEmbeddedStore({ folder });
    const things = store.collection(definition);
    const writing = things.insertOne(doc('a'));
    await store.close();
    await writing;
    await assert.rejects(things.insertOne(doc('b')), StoreUnavailable);
    await assert.rejects(things.find({ tenantId: 't' }), StoreUnavailable);
    await assert.rejects(store.ping(), StoreUnavailable);
  });

  it('sweeps by its clock, each minute', async () => {
    const timers = sinon.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: 1_000_000 });
    const definition = define([byTenant, { name: 'expiry', key: { at: 1 }, expireAfterSeconds: 30 }]);
    const store = await openEmbeddedStore({ folder, clock: { now: () => new Date() } });
    const things = store.collection(definition);
    await things.insertMany([doc('old', { at: new Date(1_000_000) }), doc('new', { at: new Date(1_050_000) })]);
    timers.tick(60_000);
    while ((await things.count({ tenantId: 't' })) > 1) await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await things.findOne({ tenantId: 't' }))?._id, 'new');
    await store.close();
  });

  it('does not say that an index is right when it is not', async () => {
    const definition = define([byTenant]);
    const store = await openEmbeddedStore({ folder });
    await store.collection(definition).insertMany([doc('a'), doc('b')]);
    await store.close();
    const database = new DatabaseSync(join(folder, 'deskhand.db'));
    database.exec(
      `DELETE FROM "x:${definition.name}:tenant" WHERE d = 1; INSERT INTO "x:${definition.name}:tenant" (k, d) VALUES (x'00', 9)`,
    );
    database.close();
    const again = await openEmbeddedStore({ folder });
    const wrong = again.verifyIndexes([definition]);
    assert.equal(wrong.length, 2);
    assert.match(wrong.join(), /at 1 lacks a key.*position 9 belongs to no document/);
    await again.close();
  });
});
