import type { Collection, CollectionDefinition, DocumentStore } from '../../../shared/ports/document-store.ts';
import type { GraphUser } from '../../graph/operations/list-user-changes.ts';

/** A user of Entra as far as the desk needs to know them; kept so that each run reads only what has changed. */
export interface DirectoryUser {
  _id: string;
  tenantId: string;
  objectId: string;
  name: string;
  /** In lower case; empty when there is none. */
  mail: string;
  principal: string;
  /** Both, without doubles. */
  addresses: string[];
  enabled: boolean;
  guest: boolean;
  removed: boolean;
  /** The whole reading in which they were last told of. */
  round: number;
}

/** The users of each tenant's organisation. */
export const directoryUserCollection: CollectionDefinition<DirectoryUser> = {
  name: 'directoryUsers',
  scope: 'tenant',
  indexes: [
    { name: 'address', key: { tenantId: 1, addresses: 1 } },
    { name: 'round', key: { tenantId: 1, round: 1 } },
  ],
};

const chunk = 500;

function chunks<T>(values: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(values.length / chunk) }, (_, index) => values.slice(index * chunk, (index + 1) * chunk));
}

/** Whether this user may be a member: there, enabled, and no guest. */
export function mayBeMember(user: DirectoryUser): boolean {
  return !user.removed && user.enabled && !user.guest;
}

/** What is known of a user after Microsoft told this; of a change only what has changed is told. */
function merged(before: DirectoryUser | undefined, told: GraphUser, tenantId: string, round: number): DirectoryUser {
  const objectId = told.id.toLowerCase();
  const text = (value: string | null | undefined, known: string | undefined) =>
    value === undefined ? (known ?? '') : (value ?? '');
  const mail = text(told.mail, before?.mail).trim().toLowerCase();
  const principal = text(told.userPrincipalName, before?.principal).trim().toLowerCase();
  const isGuest = told.userType === undefined ? (before?.guest ?? false) : told.userType?.toLowerCase() === 'guest';
  return {
    _id: `${tenantId}:${objectId}`,
    tenantId,
    objectId,
    name: text(told.displayName, before?.name),
    mail,
    principal,
    addresses: [...new Set([mail, principal])].filter((address) => address.includes('@')),
    enabled: told.accountEnabled ?? before?.enabled ?? true,
    guest: isGuest || principal.includes('#ext#'),
    removed: told['@removed'] !== undefined,
    round,
  };
}

/** The users of one tenant's organisation as they were last told. */
export class DirectoryUsers {
  readonly #users: Collection<DirectoryUser>;
  readonly #tenantId: string;

  constructor(store: DocumentStore, tenantId: string) {
    this.#users = store.collection(directoryUserCollection);
    this.#tenantId = tenantId;
  }

  /** Keeps what a page told, the later of two tellings last. Doing it again changes nothing. Answers the ids. */
  async keep(items: readonly GraphUser[], round: number): Promise<string[]> {
    const told = items.filter(({ id }) => typeof id === 'string' && id !== '' && id.length <= 64);
    const known = await this.byObjectId(told.map(({ id }) => id.toLowerCase()));
    const now = new Map(known);
    for (const item of told) {
      const id = item.id.toLowerCase();
      now.set(id, merged(now.get(id), item, this.#tenantId, round));
    }
    const writes = [...new Set(told.map(({ id }) => id.toLowerCase()))].map((id) => {
      const { _id, tenantId, ...rest } = now.get(id)!;
      return { updateOne: { filter: { _id, tenantId }, update: { $set: { ...rest } }, upsert: true } };
    });
    if (writes.length > 0) await this.#users.bulkWrite(writes, { ordered: false });
    return writes.map(({ updateOne }) => updateOne.filter._id);
  }

  async byObjectId(ids: readonly string[]): Promise<Map<string, DirectoryUser>> {
    const users = await this.#some(
      '_id',
      [...new Set(ids)].map((id) => `${this.#tenantId}:${id}`),
    );
    return new Map(users.map((user) => [user.objectId, user]));
  }

  /** Who may be a member, by each of their addresses that is asked for. */
  async byAddress(addresses: readonly string[]): Promise<Map<string, DirectoryUser[]>> {
    const wanted = new Set(addresses);
    const found = new Map<string, DirectoryUser[]>();
    const users = new Map((await this.#some('addresses', [...wanted])).map((user) => [user._id, user]));
    for (const user of users.values()) {
      if (!mayBeMember(user)) continue;
      for (const address of user.addresses) if (wanted.has(address)) found.set(address, [...(found.get(address) ?? []), user]);
    }
    return found;
  }

  /** Forgets those that a whole reading did not tell of. */
  async forgetBefore(round: number): Promise<void> {
    await this.#users.deleteMany({ tenantId: this.#tenantId, round: { $lt: round } });
  }

  async #some(field: '_id' | 'addresses', values: readonly string[]): Promise<DirectoryUser[]> {
    const found: DirectoryUser[] = [];
    for (const some of chunks(values)) {
      found.push(...(await this.#users.find({ tenantId: this.#tenantId, [field]: { $in: some } }, { limit: 10_000 })));
    }
    return found;
  }
}
