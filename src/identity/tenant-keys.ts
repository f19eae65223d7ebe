import { createPublicKey, type KeyObject } from 'node:crypto';
import type { OutboundHttp } from './http/outbound.ts';
import { publicAuthority } from './tokens/token-endpoint.ts';

/** What signing keys are read with. Times in milliseconds. */
export interface TenantKeysOptions {
  http: OutboundHttp;
  now(): Date;
  /** Told of every refresh that failed. */
  onFailure?(error: unknown): void;
}

/** The keys that Microsoft signs a tenant's tokens with. */
export interface TenantKeys {
  /** The key of that id; `undefined` for one that Microsoft does not name. Throws only while no key could be read at all. */
  find(entraTenantId: string, keyId: string): Promise<KeyObject | undefined>;
}

interface Known {
  keys: ReadonlyMap<string, KeyObject>;
  readAt: number;
  /** When it was last read again; 0 after the first time, so that a new key is found at once. */
  triedAt: number;
}

const freshFor = 12 * 3_600_000;
const refetchEvery = 60_000;
const mostTenants = 10_000;

function readKeys(body: Buffer): Map<string, KeyObject> {
  const listed = (JSON.parse(body.toString('utf8')) as { keys?: unknown }).keys;
  const keys = new Map<string, KeyObject>();
  for (const entry of Array.isArray(listed) ? (listed as Record<string, unknown>[]) : []) {
    const { kid, kty, n, e, use } = entry ?? {};
    const isUsable =
      kty === 'RSA' && typeof kid === 'string' && typeof n === 'string' && typeof e === 'string' && (use ?? 'sig') === 'sig';
    if (isUsable && !keys.has(kid)) keys.set(kid, createPublicKey({ key: { kty, n, e }, format: 'jwk' }));
  }
  if (keys.size === 0) throw new Error('the document of signing keys holds no usable key');
  return keys;
}

/** Signing keys by tenant: one read among many callers, again after 12 hours or, at most once a minute, for a key id that is not known. What was read serves on while Microsoft cannot be reached. */
export function tenantKeys({ http, now, onFailure }: TenantKeysOptions): TenantKeys {
  const known = new Map<string, Known>();
  const reading = new Map<string, Promise<Known>>();
  const read = async (tenant: string): Promise<Known> => {
    const before = known.get(tenant);
    const at = now().getTime();
    try {
      const url = `${publicAuthority}/${encodeURIComponent(tenant)}/discovery/v2.0/keys`;
      const answer = await http({ method: 'GET', url, headers: { accept: 'application/json' }, timeout: 5_000 });
      if (answer.status !== 200) throw new Error(`the signing keys were refused with status ${answer.status}`);
      return { keys: readKeys(answer.body), readAt: at, triedAt: before ? at : 0 };
    } catch (error) {
      onFailure?.(error);
      if (!before) throw error;
      return { ...before, triedAt: at };
    }
  };
  const refresh = (tenant: string): Promise<Known> => {
    const under = reading.get(tenant);
    if (under) return under;
    const flight = read(tenant)
      .then((found) => {
        if (known.size >= mostTenants) known.clear();
        known.set(tenant, found);
        return found;
      })
      .finally(() => reading.delete(tenant));
    reading.set(tenant, flight);
    return flight;
  };
  return {
    async find(tenant, keyId) {
      const held = known.get(tenant);
      const at = now().getTime();
      if (!held) return (await refresh(tenant)).keys.get(keyId);
      const mayTry = at - held.triedAt >= refetchEvery;
      const isWanted = at - held.readAt >= freshFor || !held.keys.has(keyId);
      return (isWanted && mayTry ? await refresh(tenant) : held).keys.get(keyId);
    },
  };
}
