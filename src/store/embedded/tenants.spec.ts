import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import { byTenant, define, doc } from '../contract/setting.ts';
import { openEmbeddedStore } from './open-embedded-store.ts';

const notes = define([
  byTenant,
  { name: 'n', key: { tenantId: 1, n: 1 }, unique: true },
  { name: 'tags', key: { tenantId: 1, tags: 1 } },
]);
const of = (tenantId: string, id: string, n: number) => ({ ...doc(id, { n, tags: ['x', 'y'] }), tenantId });

describe('the short names of tenants', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskhand-tenants-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keep tenants apart, also those whose ids begin alike, and are known again when the file is opened', async () => {
    const ids = ['a', 'aa', 'a\u0000', 'ä', 'A', 'a'.repeat(200)];
    const first = await openEmbeddedStore({ folder });
    for (const [at, id] of ids.entries()) await first.collection(notes).insertMany([of(id, `${at}.1`, 1), of(id, `${at}.2`, 2)]);
    await first.close();
    const again = await openEmbeddedStore({ folder });
    for (const [at, tenantId] of ids.entries()) {
      const found = await again.collection(notes).find({ tenantId, tags: 'x' }, { sort: { n: 1 } });
      assert.deepEqual(
        found.map(({ _id }) => _id),
        [`${at}.1`, `${at}.2`],
      );
      await assert.rejects(again.collection(notes).insertOne(of(tenantId, 'new', 1)), DuplicateKey);
    }
    assert.deepEqual(await again.collection(notes).find({ tenantId: 'nobody', tags: 'x' }), []);
    assert.equal(await again.collection(notes).count({ tenantId: 'nobody', n: { $gt: 0 } }), 0);
    assert.deepEqual(again.verifyIndexes([notes]), []);
    await again.close();
  });

  it('are not kept from a write that was taken back', async () => {
    const store = await openEmbeddedStore({ folder });
    await store.collection(notes).insertOne(of('t', 'one', 1));
    await assert.rejects(store.collection(notes).insertOne(of('fresh', 'one', 1)), DuplicateKey);
    await store.collection(notes).insertOne(of('other', 'two', 1));
    await store.collection(notes).insertOne(of('fresh', 'three', 1));
    for (const [tenantId, id] of [
      ['other', 'two'],
      ['fresh', 'three'],
    ] as const)
      assert.deepEqual(
        (await store.collection(notes).find({ tenantId, n: 1 })).map(({ _id }) => _id),
        [id],
      );
    assert.deepEqual(store.verifyIndexes(), []);
    await store.close();
  });

  it('are put into the indexes of a file that was written without them', async () => {
    const first = await openEmbeddedStore({ folder });
    await first.collection(notes).insertMany([of('t', 'one', 1), of('t', 'two', 2)]);
    await first.close();
    const file = new DatabaseSync(join(folder, 'deskhand.db'));
    for (const { key, value } of file.prepare("SELECT key, value FROM meta WHERE key LIKE 'index:%'").all() as Record<
      string,
      string
    >[]) {
      const { tenants, ...without } = JSON.parse(value!) as Record<string, unknown>;
      if (tenants) file.prepare('UPDATE meta SET value = ? WHERE key = ?').run(JSON.stringify(without), key!);
    }
    // The keys of the version before began with the id as it is.
    const old = (n: number) => Buffer.concat([Buffer.from(' t\0\x10', 'latin1'), Buffer.from([0xc0, 0, 0, 0, 0, 0, 0, n])]);
    file.exec(`DELETE FROM "x:${notes.name}:n"; DROP TABLE tenants`);
    file.prepare(`INSERT INTO "x:${notes.name}:n" (k, d) VALUES (?, 1)`).run(old(1));
    file.close();
    const again = await openEmbeddedStore({ folder });
    await again.prepare([notes]);
    assert.deepEqual(again.verifyIndexes(), []);
    assert.equal((await again.collection(notes).findOne({ tenantId: 't', n: 2 }))?._id, 'two');
    await again.close();
  });
});
