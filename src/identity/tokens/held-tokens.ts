import type { CollectionDefinition, DocumentStore } from '../../../shared/ports/document-store.ts';
import type { SecretPlace } from '../../../shared/ports/microsoft-setup.ts';

/** A token as the installation keeps it for all its processes: sealed, with the lease of whoever is fetching the next one. Times of life are Microsoft's, not this machine's. */
export interface HeldToken {
  _id: string;
  tenantId: string;
  profileId: string;
  /** Which token of the profile: flow and audience. */
  name: string;
  /** Rises by one with every token that is kept. */
  generation: number;
  /** Who is fetching the next one; empty while nobody is. */
  holder: string;
  /** Changes with every claim of the lease, so that one that stands still can be told. */
  beat: string;
  /** Sealed access token. */
  access?: string;
  expiresAt?: Date;
  refreshAt?: Date;
  obtainedAt?: Date;
  /** It replaced one that was refused with 401. */
  renewed?: boolean;
  /** Sealed refresh token of a delegated connection; used once. */
  refresh?: string;
  /** The connection died and was cleared: why and when. */
  dead?: { code: string; at: Date };
  /** After this nobody needs it; absent for connections, which last. */
  sweepAt?: Date;
}

/** The tokens of every profile. */
export const heldTokenCollection: CollectionDefinition<HeldToken> = {
  name: 'heldTokens',
  scope: 'tenant',
  indexes: [
    { name: 'profile', key: { tenantId: 1, profileId: 1 } },
    { name: 'sweep', key: { sweepAt: 1 }, expireAfterSeconds: 0 },
  ],
};

/** Where a sealed token belongs. */
export function tokenPlace(
  { _id, tenantId, profileId }: Pick<HeldToken, '_id' | 'tenantId' | 'profileId'>,
  part: 'access' | 'refresh',
): SecretPlace {
  return { tenantId, profileId, field: `token:${_id}:${part}` };
}

/** An authorisation that was begun and has not come back: what its answer is held against. */
export interface ConnectionAttempt {
  /** Digest of the state. */
  _id: string;
  tenantId: string;
  profileId: string;
  /** Sealed code verifier. */
  verifier: string;
  redirectUri: string;
  /** The member who began it. */
  memberId: string;
  /** Digest of what the browser keeps that was led to Microsoft: its answer counts from there alone. Absent while nobody was led there. */
  browser?: string;
  at: Date;
}

/** Authorisations under way; forgotten after ten minutes. */
export const connectionAttemptCollection: CollectionDefinition<ConnectionAttempt> = {
  name: 'connectionAttempts',
  scope: 'tenant',
  indexes: [{ name: 'expiry', key: { at: 1 }, expireAfterSeconds: 600 }],
};

/** Forgets every token of a tenant: the sandbox's Entra begins anew with each start and knows none of them. */
export async function forgetTokens(store: DocumentStore, tenantId: string): Promise<void> {
  await store.collection(heldTokenCollection).deleteMany({ tenantId });
}
