import type { CryptoKey, JWK } from 'jose';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

/** A key that tokens are signed with, and its public half. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

/** Keys of an issuer: the newest signs, older ones stay published until they are dropped. */
export interface SigningKeys {
  current(): Promise<SigningKey>;
  /** The published key of this id; undefined when it is not published any more. */
  find(kid: string): Promise<SigningKey | undefined>;
  /** What the issuer's key address answers. */
  published(): Promise<readonly JWK[]>;
  /** Signs with a new key from now on. `keepOld: false` takes the old ones from the published keys at once. */
  rotate(options?: { readonly keepOld?: boolean }): Promise<void>;
}

/** Makes a key, which takes a tenth of a second. */
export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = await exportJWK(publicKey);
  const kid = (await calculateJwkThumbprint(jwk, 'sha256')).slice(0, 27);
  return { kid, privateKey, publicKey, jwk: { ...jwk, kid, x5t: kid, use: 'sig', alg: 'RS256' } };
}

/** Keys of which the first comes from `first` when it is asked for. */
export function createSigningKeys(first: () => Promise<SigningKey> = createSigningKey): SigningKeys {
  let keys: Promise<readonly SigningKey[]> | undefined;
  const all = () => {
    keys ??= first().then((key) => [key]);
    return keys;
  };
  return {
    current: async () => (await all())[0]!,
    find: async (kid) => (await all()).find((key) => key.kid === kid),
    published: async () => (await all()).map((key) => key.jwk),
    async rotate({ keepOld = true } = {}) {
      const old = await all();
      const fresh = await createSigningKey();
      keys = Promise.resolve(keepOld ? [fresh, ...old] : [fresh]);
    },
  };
}
