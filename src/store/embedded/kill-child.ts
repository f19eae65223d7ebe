import { writeSync } from 'node:fs';
import type { CollectionDefinition } from '../../../shared/ports/document-store.ts';
import type { Loose } from '../contract/setting.ts';
import { openEmbeddedStore } from './open-embedded-store.ts';

/** The collection the kill test writes to: a unique key, an array and a descending field to get wrong. */
export const killed: CollectionDefinition<Loose> = {
  name: 'killed',
  scope: 'tenant',
  indexes: [
    { name: 'number', key: { tenantId: 1, number: 1 }, unique: true },
    { name: 'tags', key: { tenantId: 1, tags: 1, at: -1 } },
    { name: 'late', key: { tenantId: 1, at: -1 }, partial: { late: true } },
  ],
};

/** What a document of the kill test has gone through: inserted, changed, deleted. */
export type Step = 1 | 2 | 3;

async function write(folder: string, round: number): Promise<never> {
  const store = await openEmbeddedStore({ folder });
  const things = store.collection(killed);
  const tell = (id: string, step: Step): void => void writeSync(1, `${id} ${step}\n`);
  writeSync(1, 'open\n');
  const live = async (number: number): Promise<void> => {
    const id = `r${round}-${number}`;
    await things.insertOne({
      _id: id,
      tenantId: 't',
      number: round * 1_000_000 + number,
      tags: ['new', `t${number % 7}`],
      at: number,
      step: 1,
    });
    tell(id, 1);
    if (number % 2 === 0) return;
    await things.updateOne(
      { _id: id, tenantId: 't' },
      { $set: { tags: ['changed', `t${number % 5}`, 'both'], step: 2, late: true }, $inc: { at: 7 } },
    );
    tell(id, 2);
    if (number % 5 !== 0) return;
    await things.deleteOne({ _id: id, tenantId: 't' });
    tell(id, 3);
  };
  for (let number = 0; ; number += 8) await Promise.all(Array.from({ length: 8 }, (_, at) => live(number + at)));
}

if (import.meta.main) await write(process.argv[2] ?? '', Number(process.argv[3]));
