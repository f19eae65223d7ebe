import type { SandboxClock } from '../sandbox-clock.ts';

/** What a person has allowed an app in one sign-in. */
export interface Grant {
  readonly id: string;
  readonly entraTenantId: string;
  readonly appId: string;
  readonly userId: string;
  /** The scopes as they were asked for. */
  readonly scope: string;
  readonly at: number;
  /** Rises with each sign-in. */
  readonly order: number;
  /** Given to a single-page application: good in a browser only, and for a day. */
  readonly isSpa: boolean;
}

/** A code that waits to be redeemed. */
export interface AuthorizationCode {
  readonly grant: Grant;
  readonly redirectUri: string;
  readonly challenge?: string;
  readonly challengeMethod?: string;
  readonly nonce?: string;
  readonly isUsed: boolean;
}

/** A refresh token: good for one use. */
interface RefreshToken {
  readonly grant: Grant;
  readonly at: number;
  readonly isUsed: boolean;
}

/** Codes, refresh tokens, and what people have been told to do again. */
export interface GrantStore {
  code(code: Omit<AuthorizationCode, 'isUsed'>): string;
  /** Looks a code up and uses it up; the answer says whether it had been used before. */
  redeem(code: string): AuthorizationCode | undefined;
  refresh(grant: Grant): string;
  /** Looks a refresh token up and uses it up. A used one revokes all that came of the same sign-in. */
  take(token: string): RefreshToken | undefined;
  isRevoked(grant: Grant): boolean;
  /** Revokes what a person signed in for so far. */
  revokeUser(userId: string): void;
  /** The number of the next sign-in. */
  nextOrder(): number;
  /** The person needs a second factor until they sign in anew. */
  requireMfa(userId: string): void;
  satisfyMfa(userId: string): void;
  needsMfa(userId: string): boolean;
  /** How often a used refresh token came back. */
  readonly reuses: number;
}

/** A store without any grants. */
export function createGrantStore(clock: Pick<SandboxClock, 'now'>, unique: () => string): GrantStore {
  const codes = new Map<string, AuthorizationCode>();
  const tokens = new Map<string, RefreshToken>();
  const revoked = new Set<string>();
  const revokedUsers = new Map<string, number>();
  const mfa = new Set<string>();
  let reuses = 0;
  let order = 0;
  const now = () => clock.now().getTime();
  return {
    get reuses() {
      return reuses;
    },
    code(given) {
      const code = `sbx_code.${unique()}`;
      codes.set(code, { ...given, isUsed: false });
      return code;
    },
    redeem(code) {
      const found = codes.get(code);
      if (found) codes.set(code, { ...found, isUsed: true });
      return found;
    },
    refresh(grant) {
      const token = `sbx_refresh.${unique()}`;
      tokens.set(token, { grant, at: now(), isUsed: false });
      return token;
    },
    take(token) {
      const found = tokens.get(token);
      if (!found) return undefined;
      if (found.isUsed) {
        reuses += 1;
        revoked.add(found.grant.id);
      }
      tokens.set(token, { ...found, isUsed: true });
      return found;
    },
    isRevoked: (grant) => revoked.has(grant.id) || grant.order <= (revokedUsers.get(grant.userId) ?? 0),
    revokeUser: (userId) => void revokedUsers.set(userId, order),
    nextOrder() {
      order += 1;
      return order;
    },
    requireMfa: (userId) => void mfa.add(userId),
    satisfyMfa: (userId) => void mfa.delete(userId),
    needsMfa: (userId) => mfa.has(userId),
  };
}
