import type { Member } from '../../shared/domain/member.ts';
import type { CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';

interface Leaving {
  id: string;
  version: number;
  at: Date;
}

/** Who is about to stop being an administrator; one document a tenant, so that of two who go at once one is noted second. */
export const leavingCollection: CollectionDefinition<{ _id: string; tenantId: string; leaving: Leaving[] }> = {
  name: 'leavingAdministrators',
  scope: 'tenant',
  indexes: [],
};

const kept = 50;
/** Longer than any change takes between its reading and its writing; a note of a change that never came does not stand in the way for longer. */
const countsFor = 120_000;

/** Notes this member as leaving, and answers the others that were noted in the last two minutes. */
export async function noteLeaving(store: DocumentStore, { _id: id, tenantId, version }: Member, now: Date): Promise<Leaving[]> {
  const note: Leaving = { id, version, at: now };
  const document = await store
    .collection(leavingCollection)
    .findOneAndUpdate(
      { _id: `${tenantId}:administrators`, tenantId },
      { $push: { leaving: { $each: [note], $slice: -kept } } },
      { upsert: true },
    );
  const since = now.getTime() - countsFor;
  return (document?.leaving ?? []).filter((one) => one.id !== id && one.at.getTime() >= since);
}
