import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { CollectionDefinition, DocumentStore } from '../../../../shared/ports/document-store.ts';
import type { SecretPlace } from '../../../../shared/ports/microsoft-setup.ts';
import type { SecretBox } from '../../../identity/secrets/secret-box.ts';
import { selfSignedCertificate } from './self-signed.ts';

/** A key pair for which Microsoft encrypts the contents of a tenant's notifications. */
export interface ContentKey {
  /** Tenant and key id. */
  _id: string;
  tenantId: string;
  keyId: string;
  /** Base64 over DER, as subscriptions carry it. */
  certificate: string;
  /** Sealed private key, PEM. */
  cipher: string;
  madeAt: Date;
  /** After this it is opened for nobody any more. */
  sweepAt: Date;
}

/** The key pairs of each tenant, old ones for as long as something encrypted for them may come. */
export const contentKeyCollection: CollectionDefinition<ContentKey> = {
  name: 'contentKeys',
  scope: 'tenant',
  indexes: [
    { name: 'made', key: { tenantId: 1, madeAt: -1 } },
    { name: 'sweep', key: { sweepAt: 1 }, expireAfterSeconds: 0 },
  ],
};

/** Where the sealed private key belongs. */
export function contentKeyPlace({ tenantId, keyId }: Pick<ContentKey, 'tenantId' | 'keyId'>): SecretPlace {
  return { tenantId, profileId: 'content-key', field: keyId };
}

/** What content keys are kept with. */
export interface ContentKeyParts {
  store: DocumentStore;
  box: SecretBox;
  now(): Date;
  nonce(): string;
}

/** The keys of a tenant's encrypted contents. */
export interface ContentKeys {
  /** The certificate to subscribe with: made when there is none, another one after half a year. Throws `Failure` `secret-key-missing` where no key could be kept. */
  current(tenantId: string): Promise<{ id: string; base64: string }>;
  /** The private key of that id; `undefined` when it is not this tenant's, or gone. */
  find(tenantId: string, keyId: string): Promise<KeyObject | undefined>;
}

const day = 86_400_000;
const servesFor = 180 * day;
const keptFor = 395 * day;
const pairOf = promisify(generateKeyPair);

/** Content keys in the store, sealed. */
export function contentKeys({ store, box, now, nonce }: ContentKeyParts): ContentKeys {
  const keys = store.collection(contentKeyCollection);
  const make = async (tenantId: string): Promise<ContentKey> => {
    const at = now();
    const keyId = nonce();
    const place = contentKeyPlace({ tenantId, keyId });
    const pair = await pairOf('rsa', { modulusLength: 2_048 });
    const sweepAt = new Date(at.getTime() + keptFor);
    const from = new Date(at.getTime() - day);
    const der = selfSignedCertificate(pair, { name: 'Deskhand change notifications', serial: at.getTime(), from, to: sweepAt });
    const cipher = box.seal(place, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    const made = {
      _id: `${tenantId}:${keyId}`,
      tenantId,
      keyId,
      certificate: der.toString('base64'),
      cipher,
      madeAt: at,
      sweepAt,
    };
    await keys.insertOne(made);
    return made;
  };
  return {
    async current(tenantId) {
      const since = new Date(now().getTime() - servesFor);
      const there = await keys.findOne({ tenantId, madeAt: { $gt: since } }, { sort: { madeAt: -1 } });
      const { keyId, certificate } = there ?? (await make(tenantId));
      return { id: keyId, base64: certificate };
    },
    async find(tenantId, keyId) {
      const found = await keys.findOne({ _id: `${tenantId}:${keyId}`, tenantId });
      if (!found || found.sweepAt <= now()) return undefined;
      return createPrivateKey(box.open(contentKeyPlace(found), found.cipher));
    },
  };
}
