import { createPublicKey, type KeyObject } from 'node:crypto';

/** One of the Bot Framework's signing keys, and the channels it may sign for. */
export interface SigningKey {
  key: KeyObject;
  endorsements: readonly string[];
}

/** The keys that inbound tokens are signed with. `undefined` for an id that the metadata does not know, or while nothing could be read at all; never throws. */
export interface SigningKeys {
  find(keyId: string): Promise<SigningKey | undefined>;
  /** The key as it is held now, without asking anybody. */
  held(keyId: string): SigningKey | undefined;
}

/** Where keys come from and how long they serve. Times in milliseconds. */
export interface OpenIdKeysOptions {
  /** The OpenID metadata document; its `jwks_uri` must be of the same origin. */
  metadataUrl: string;
  fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  now(): number;
  /** Told of every failed refresh. */
  onFailure?(error: unknown): void;
  /** After this long keys are refreshed in the background, served meanwhile; 12 h when left out. The documentation asks for at least once a day. */
  freshFor?: number;
  /** The least time between two refreshes that an unknown key id asks for; 60 s when left out. */
  refetchEvery?: number;
  /** The least time between two attempts while metadata is down; 2 s when left out. */
  retryEvery?: number;
  /** How long one read may take; 5 s when left out. */
  timeout?: number;
}

/** The Bot Framework's OpenID metadata (learn.microsoft.com, "Authenticate requests with the Bot Connector API"). */
export const botFrameworkMetadataUrl = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

interface JsonWebKey {
  kid: string;
  kty: string;
  n: string;
  e: string;
  endorsements?: unknown;
}

function isSigningKey(entry: unknown): entry is JsonWebKey {
  if (typeof entry !== 'object' || entry === null) return false;
  const { kid, kty, n, e, use } = entry as Record<string, unknown>;
  return (
    kty === 'RSA' &&
    typeof kid === 'string' &&
    typeof n === 'string' &&
    typeof e === 'string' &&
    (use === undefined || use === 'sig')
  );
}

function strings(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

function readKeys(document: unknown): Map<string, SigningKey> {
  const listed = (document as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(listed)) throw new Error('the signing keys document holds no keys');
  const keys = new Map<string, SigningKey>();
  for (const entry of listed.filter(isSigningKey)) {
    if (keys.has(entry.kid)) continue;
    const { kty, n, e } = entry;
    keys.set(entry.kid, {
      key: createPublicKey({ key: { kty, n, e }, format: 'jwk' }),
      endorsements: strings(entry.endorsements),
    });
  }
  if (keys.size === 0) throw new Error('the signing keys document holds no usable key');
  return keys;
}

async function readJsonFrom(url: string, { fetch, timeout = 5_000 }: OpenIdKeysOptions): Promise<unknown> {
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(timeout),
    headers: { accept: 'application/json' },
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`signing keys could not be read: ${url} answered ${response.status}`);
  }
  return response.json();
}

async function fetchKeys(options: OpenIdKeysOptions): Promise<Map<string, SigningKey>> {
  const metadata = await readJsonFrom(options.metadataUrl, options);
  const address = (metadata as { jwks_uri?: unknown } | null)?.jwks_uri;
  if (typeof address !== 'string' || !URL.canParse(address)) throw new Error('the OpenID metadata names no keys document');
  if (new URL(address).origin !== new URL(options.metadataUrl).origin) {
    throw new Error('the OpenID metadata names a keys document on another host');
  }
  return readKeys(await readJsonFrom(address, options));
}

/** Holds the signing keys: read once however many ask at once, refreshed in time, asked again at most every `refetchEvery` for unknown ids, and served on while metadata is down. */
export function openIdKeys(options: OpenIdKeysOptions): SigningKeys {
  const { now, freshFor = 12 * 3_600_000, refetchEvery = 60_000, retryEvery = 2_000 } = options;
  let keys = new Map<string, SigningKey>();
  let readAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const refresh = (): Promise<void> => {
    triedAt = now();
    reading ??= fetchKeys(options)
      .then((fresh) => {
        keys = fresh;
        readAt = now();
      })
      .catch((error: unknown) => options.onFailure?.(error))
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  return {
    held: (keyId) => keys.get(keyId),
    async find(keyId) {
      const sinceTried = now() - triedAt;
      const known = keys.get(keyId);
      if (known !== undefined) {
        if (reading === undefined && now() - readAt > freshFor && sinceTried > retryEvery) void refresh();
        return known;
      }
      if (reading !== undefined) await reading;
      else if (sinceTried > (keys.size === 0 ? retryEvery : refetchEvery)) await refresh();
      return keys.get(keyId);
    },
  };
}
