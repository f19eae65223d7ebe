import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CollectionDefinition } from '../../../shared/ports/document-store.ts';
import { type EmbeddedStore, openEmbeddedStore } from './open-embedded-store.ts';

interface Note {
  _id: string;
  tenantId: string;
  tags: string[];
  rank: number;
}

const notes: CollectionDefinition<Note> = {
  name: 'notes',
  scope: 'tenant',
  indexes: [{ name: 'tags', key: { tenantId: 1, tags: 1, rank: -1 } }],
};

const size = 6_000;

/** Every second note is even, every third a third and so on; some ranks are those of others. */
function note(at: number): Note {
  const tags = [2, 3, 5, 7, 11, 13].filter((part) => at % part === 0).map((part) => `by${part}`);
  const _id = `n${String(at).padStart(5, '0')}`;
  return { _id, tenantId: at % 10 === 9 ? 'u' : 't', tags: [...tags, `word${at % 97}`], rank: (at * 7_919) % 4_000 };
}

describe('several values of one field', () => {
  const all = Array.from({ length: size }, (_, at) => note(at));
  let folder: string;
  let store: EmbeddedStore;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskhand-crossing-'));
    store = await openEmbeddedStore({ folder });
    await store.collection(notes).insertMany(all);
  });

  after(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`);
  const asked: { name: string; tags: (string | string[])[] }[] = [
    { name: 'two common ones', tags: ['by2', 'by3'] },
    { name: 'a common and a rarer one', tags: ['by2', 'by13'] },
    { name: 'three', tags: ['by2', 'by5', 'by7'] },
    { name: 'four that hardly meet', tags: ['by5', 'by7', 'by11', 'by13'] },
    { name: 'one of several and a common one', tags: [words(40), 'by2'] },
    { name: 'one of several and two others', tags: ['by3', words(60), 'by5'] },
    { name: 'one of several twice', tags: [words(50), ['by7', 'by11', 'word3']] },
    { name: 'a common one and one that is not there', tags: ['by2', 'nowhere'] },
  ];

  for (const { name, tags } of asked) {
    for (const direction of [-1, 1] as const) {
      it(`are found together in the order of the rank, ${direction < 0 ? 'highest' : 'lowest'} first: ${name}`, async () => {
        const filter = { tenantId: 't', $and: tags.map((one) => ({ tags: Array.isArray(one) ? { $in: one } : one })) };
        const wanted = all.filter(
          (one) => one.tenantId === 't' && tags.every((tag) => [tag].flat().some((value) => one.tags.includes(value))),
        );
        const ranks = wanted.map(({ rank }) => rank).sort((a, b) => (a - b) * direction);
        for (const [limit, skip] of [
          [10, 0],
          [25, 30],
          [900, 0],
          [5_000, 0],
        ] as const) {
          const found = await store.collection(notes).find(filter, { sort: { rank: direction }, limit, skip });
          assert.deepEqual(
            found.map(({ rank }) => rank),
            ranks.slice(skip, skip + limit),
          );
          assert.equal(new Set(found.map(({ _id }) => _id)).size, found.length);
        }
      });
    }
  }

  it('are read only where all of them meet', async () => {
    const filter = { tenantId: 't', $and: [{ tags: 'by2' }, { tags: 'by3' }, { tags: 'by5' }] };
    const { examined, index, sort } = await store.explain(notes, filter, { sort: { rank: -1 }, limit: 25 });
    assert.deepEqual({ examined, index, sort }, { examined: 25, index: 'tags', sort: 'index' });
  });
});
