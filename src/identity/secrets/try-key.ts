import { randomBytes } from 'node:crypto';
import { DuplicateKey } from '../../../shared/errors/store-errors.ts';
import type { CollectionDefinition, DocumentStore } from '../../../shared/ports/document-store.ts';
import { readSecretKeys, type SecretKey } from './secret-keys.ts';

const keyId = 'secret-key';

/** Where try mode keeps its key. */
const tryKeyCollection: CollectionDefinition<{ _id: string; key: string }> = {
  name: 'tryKeys',
  scope: 'installation',
  indexes: [],
};

/**
 * The key of try mode: 32 random bytes, made at the first start and kept in the store itself. It lies beside what it protects, which is
 * enough for secrets of a sandbox and for nothing else; live mode takes its key from the environment.
 */
export async function trySecretKeys(store: DocumentStore): Promise<SecretKey[]> {
  await store.prepare([tryKeyCollection]);
  const keys = store.collection(tryKeyCollection);
  try {
    await keys.insertOne({ _id: keyId, key: `try:${randomBytes(32).toString('base64')}` });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  const kept = await keys.findOne({ _id: keyId });
  return readSecretKeys(kept!.key);
}
