import { userOf } from './app-seeding.ts';
import type { EntraUser, UserSeed } from './entra-types.ts';

/** What happened to a person of a tenant. */
export interface UserChange {
  readonly entraTenantId: string;
  readonly userId: string;
  /** `removed` can be taken back, `purged` cannot. */
  readonly kind: 'created' | 'updated' | 'removed' | 'restored' | 'purged';
}

/** The people of the tenants. */
export interface UserDirectory {
  list(entraTenantId: string): readonly EntraUser[];
  /** The person with this id or sign-in name; undefined when there is none, or none any more. */
  find(entraTenantId: string, key: string): EntraUser | undefined;
  add(entraTenantId: string, seed: UserSeed): EntraUser;
  /** Changes a person; throws when there is none. */
  change(entraTenantId: string, key: string, changed: Partial<Omit<EntraUser, 'id'>>): EntraUser;
  /** Deletes a person: for thirty days when it is not for good. */
  remove(entraTenantId: string, key: string, isForGood?: boolean): void;
  restore(entraTenantId: string, userId: string): void;
  onChange(listener: (change: UserChange) => void): void;
}

/** People of tenants, none yet. */
export function createUserDirectory(now: () => Date): UserDirectory {
  const alive = new Map<string, Map<string, EntraUser>>();
  const removed = new Map<string, EntraUser>();
  const listeners: ((change: UserChange) => void)[] = [];
  const of = (entraTenantId: string) => {
    const users = alive.get(entraTenantId) ?? new Map<string, EntraUser>();
    alive.set(entraTenantId, users);
    return users;
  };
  const tell = (entraTenantId: string, userId: string, kind: UserChange['kind']) => {
    for (const listener of listeners) listener({ entraTenantId, userId, kind });
  };
  const find = (entraTenantId: string, key: string) => {
    const wanted = key.toLowerCase();
    const users = of(entraTenantId);
    return users.get(wanted) ?? [...users.values()].find((user) => user.userPrincipalName.toLowerCase() === wanted);
  };
  const need = (entraTenantId: string, key: string) => {
    const user = find(entraTenantId, key);
    if (!user) throw new Error(`The tenant ${entraTenantId} has no user ${key}.`);
    return user;
  };
  const put = (entraTenantId: string, user: EntraUser, kind: UserChange['kind']) => {
    of(entraTenantId).set(user.id.toLowerCase(), user);
    tell(entraTenantId, user.id, kind);
    return user;
  };
  return {
    list: (entraTenantId) => [...of(entraTenantId).values()],
    find,
    add: (entraTenantId, seed) => put(entraTenantId, userOf(seed, now()), 'created'),
    change: (entraTenantId, key, changed) => put(entraTenantId, { ...need(entraTenantId, key), ...changed }, 'updated'),
    remove(entraTenantId, key, isForGood = false) {
      const gone = removed.get(`${entraTenantId} ${key}`);
      const user = gone ?? need(entraTenantId, key);
      of(entraTenantId).delete(user.id.toLowerCase());
      if (isForGood) removed.delete(`${entraTenantId} ${user.id}`);
      else removed.set(`${entraTenantId} ${user.id}`, user);
      tell(entraTenantId, user.id, isForGood ? 'purged' : 'removed');
    },
    restore(entraTenantId, userId) {
      const user = removed.get(`${entraTenantId} ${userId}`);
      if (!user) throw new Error(`The tenant ${entraTenantId} has no deleted user ${userId}.`);
      removed.delete(`${entraTenantId} ${userId}`);
      put(entraTenantId, user, 'restored');
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
