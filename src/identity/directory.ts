import type { Member } from '../../shared/domain/member.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { tenantCollection } from '../records/collections.ts';
import { openDesk } from '../records/desk.ts';

const freshFor = 30_000;
const kept = 10_000;

interface Kept<T> {
  value: T | undefined;
  at: number;
}

/** Tenants and members by Entra's ids, remembered for 30 seconds so that a turn costs no read of its own. Changes made in this process are seen at once. */
export class Directory {
  readonly #store: DocumentStore;
  readonly #now: () => Date;
  readonly #tenants = new Map<string, Kept<Tenant>>();
  readonly #members = new Map<string, Kept<Member>>();
  /** Rises when members are forgotten, so that a read that began before is not kept after. */
  #forgotten = 0;

  constructor(store: DocumentStore, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** The desk tenant that belongs to this Entra tenant. */
  tenantByEntra(entraTenantId: string): Promise<Tenant | undefined> {
    return this.#through(this.#tenants, entraTenantId, () => this.#store.collection(tenantCollection).findOne({ entraTenantId }));
  }

  /** The member of that tenant linked to this Entra object id. */
  memberByEntra(tenantId: string, entraObjectId: string): Promise<Member | undefined> {
    return this.#through(this.#members, `${tenantId}\n${entraObjectId}`, () =>
      openDesk(this.#store, tenantId).members.byEntraObjectId(entraObjectId),
    );
  }

  /** Every tenant of this installation, at most 10,000. */
  tenants(): Promise<Tenant[]> {
    return this.#store.collection(tenantCollection).find({ _id: { $gt: '' } }, { sort: { _id: 1 }, limit: 10_000 });
  }

  /** Forgets what is remembered of members: one of them has changed. */
  forgetMembers(): void {
    this.#forgotten += 1;
    this.#members.clear();
  }

  /** Forgets what is remembered of tenants: one of them has changed. */
  forgetTenants(): void {
    this.#tenants.clear();
  }

  async #through<T>(cache: Map<string, Kept<T>>, key: string, read: () => Promise<T | undefined>): Promise<T | undefined> {
    const now = this.#now().getTime();
    const known = cache.get(key);
    if (known && now - known.at < freshFor) return known.value;
    const before = this.#forgotten;
    const value = await read();
    if (before !== this.#forgotten) return value;
    if (cache.size >= kept) cache.clear();
    cache.set(key, { value, at: now });
    return value;
  }
}
