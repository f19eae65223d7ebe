import { DuplicateKey } from '../../shared/errors/store-errors.ts';
import type { CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';
import { derivedId } from './keys.ts';

interface TextClaim {
  _id: string;
  tenantId: string;
  /** The activity that said it first; the idempotency key of all that say it again within the window. */
  key: string;
  /** When it was last delivered. */
  at: Date;
}

/** Who typed what a moment ago; forgotten after an hour. */
export const textClaimCollection: CollectionDefinition<TextClaim> = {
  name: 'textClaims',
  scope: 'tenant',
  indexes: [
    { name: 'key', key: { tenantId: 1, key: 1 } },
    { name: 'expiry', key: { at: 1 }, expireAfterSeconds: 3_600 },
  ],
};

/** Teams delivers a message again about 15 seconds later, under a new id: the same text by the same person this soon is the same message. Milliseconds. */
const redeliveryWindow = 45_000;

/** Who said what, where. */
export interface Said {
  tenantId: string;
  conversationId: string;
  senderId: string;
  text: string;
  /** The idempotency key of this activity when it is the first. */
  key: string;
}

/** The idempotency key under which a typed change is done: that of the first activity that said it, as long as no gap between its deliveries is longer than the window. Atomic, so two deliveries at once agree. */
export async function claimText(store: DocumentStore, said: Said, now: Date): Promise<string> {
  const claims = store.collection(textClaimCollection);
  const identity = { _id: derivedId(said.tenantId, said.conversationId, said.senderId, said.text), tenantId: said.tenantId };
  for (;;) {
    // Nearly always it is said for the first time, and then this is all that is asked of the store.
    if (await isFirst(store, { ...identity, key: said.key, at: now })) return said.key;
    const standing = await claims.findOne(identity);
    if (!standing) continue;
    if (now.getTime() - standing.at.getTime() < redeliveryWindow) {
      // Who delivers again may do so once more after as long again: the window goes on from the newest delivery.
      await claims.updateOne({ ...identity, key: standing.key }, { $max: { at: now } });
      return standing.key;
    }
    const stale = { ...identity, key: standing.key, at: standing.at };
    if (await claims.findOneAndUpdate(stale, { $set: { key: said.key, at: now } })) return said.key;
  }
}

async function isFirst(store: DocumentStore, claim: TextClaim): Promise<boolean> {
  try {
    await store.collection(textClaimCollection).insertOne(claim);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
}

/** Lets the text that made this change be typed anew at once: the change was taken back. */
export async function releaseClaim(store: DocumentStore, tenantId: string, key: string): Promise<void> {
  await store.collection(textClaimCollection).deleteMany({ tenantId, key });
}
