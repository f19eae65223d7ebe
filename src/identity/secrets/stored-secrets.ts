import { certificateKeyPlace, type Profile, secretPlace } from '../../../shared/domain/microsoft-profile.ts';
import { Failure } from '../../../shared/errors/failure.ts';
import type { Collection, DocumentStore } from '../../../shared/ports/document-store.ts';
import type { SecretPlace } from '../../../shared/ports/microsoft-setup.ts';
import { profileCollection, tenantCollection } from '../../records/collections.ts';
import { type ContentKey, contentKeyCollection, contentKeyPlace } from '../../services/subscriptions/content/content-keys.ts';
import { type HeldToken, heldTokenCollection, tokenPlace } from '../tokens/held-tokens.ts';
import { type SecretBox, secretKeyMissing } from './secret-box.ts';

/** One sealed secret of the store, with what puts another in its place if it is still there. */
interface Stored {
  place: SecretPlace;
  sealed: string;
  /** Answers whether it was still there. */
  replace(sealed: string): Promise<boolean>;
}

function ofProfile(profiles: Collection<Profile>, profile: Profile): Stored[] {
  const identity = { _id: profile._id, tenantId: profile.tenantId };
  const put = async (filter: object, set: object) =>
    (await profiles.updateOne({ ...identity, ...filter }, { $set: { ...set } })).matched > 0;
  const secrets = profile.secrets
    .filter(({ cipher }) => cipher !== '')
    .map((secret, place) => {
      const path = `secrets.${profile.secrets.indexOf(secret, place)}.cipher`;
      return {
        place: secretPlace(profile, secret.id),
        sealed: secret.cipher,
        replace: (sealed: string) => put({ [path]: secret.cipher }, { [path]: sealed }),
      };
    });
  const { certificate } = profile;
  if (!certificate) return secrets;
  const old = certificate.keyCipher;
  const path = 'certificate.keyCipher';
  const key = { place: certificateKeyPlace(profile, certificate.id), sealed: old };
  return [...secrets, { ...key, replace: (sealed: string) => put({ [path]: old }, { [path]: sealed }) }];
}

function ofToken(tokens: Collection<HeldToken>, held: HeldToken): Stored[] {
  const identity = { _id: held._id, tenantId: held.tenantId };
  return (['access', 'refresh'] as const).flatMap((part) => {
    const sealed = held[part];
    if (sealed === undefined) return [];
    const replace = async (next: string) =>
      (await tokens.updateOne({ ...identity, [part]: sealed }, { $set: { [part]: next } })).matched > 0;
    return [{ place: tokenPlace(held, part), sealed, replace }];
  });
}

function ofContentKey(keys: Collection<ContentKey>, key: ContentKey): Stored {
  const { _id, tenantId, cipher } = key;
  const replace = async (next: string) =>
    (await keys.updateOne({ _id, tenantId, cipher }, { $set: { cipher: next } })).matched > 0;
  return { place: contentKeyPlace(key), sealed: cipher, replace };
}

async function storedSecrets(store: DocumentStore): Promise<Stored[]> {
  const tenants = await store.collection(tenantCollection).find({ _id: { $gt: '' } }, { limit: 10_000 });
  const profiles = store.collection(profileCollection) as unknown as Collection<Profile>;
  const tokens = store.collection(heldTokenCollection);
  const keys = store.collection(contentKeyCollection);
  const all: Stored[] = [];
  for (const { _id: tenantId } of tenants) {
    const entered = await profiles.find({ tenantId, rank: { $gte: 0 } }, { limit: 1_000 });
    const held = await tokens.find({ tenantId, profileId: { $gt: '' } }, { limit: 10_000 });
    const contents = await keys.find({ tenantId, madeAt: { $gt: new Date(0) } }, { limit: 1_000 });
    all.push(...entered.flatMap((profile) => ofProfile(profiles, profile)), ...held.flatMap((token) => ofToken(tokens, token)));
    all.push(...contents.map((key) => ofContentKey(keys, key)));
  }
  return all;
}

/** Refuses to start on secrets that could not be read: `Failure` `secret-key-missing` when secrets are stored and no key is given, `secret-key-unknown` or `secret-unreadable` when the keys given do not open them. */
export async function assertSecretsReadable(store: DocumentStore, box: SecretBox): Promise<void> {
  const stored = await storedSecrets(store);
  if (stored.length === 0) return;
  if (!box.hasKey) {
    const { code, kind, remedy } = secretKeyMissing();
    const text = `This installation keeps ${stored.length} ${stored.length === 1 ? 'secret' : 'secrets'} of Microsoft’s, and the key they were sealed with is not given.`;
    throw new Failure(
      code,
      kind,
      text,
      `Set DESKHAND_SECRET_KEY to that key. ${remedy} Without the old key the secrets have to be entered again.`,
    );
  }
  for (const { place, sealed } of stored) box.open(place, sealed);
}

/** Seals everything that an older key sealed with the current one. Safe while the installation runs; what changed meanwhile is taken up again. Answers how many were sealed anew. */
export async function resealSecrets(store: DocumentStore, box: SecretBox): Promise<number> {
  let resealed = 0;
  for (let round = 0; round < 5; round += 1) {
    const old = (await storedSecrets(store)).filter(({ sealed }) => !box.isCurrent(sealed));
    if (old.length === 0) break;
    for (const { place, sealed, replace } of old) if (await replace(box.seal(place, box.open(place, sealed)))) resealed += 1;
  }
  return resealed;
}
