import type { DirectoryAccount } from '../../shared/domain/directory-account.ts';
import type { FailureData } from '../../shared/errors/failure.ts';
import type { Accounts } from '../../shared/ports/desk.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { readDirectory } from '../services/directory/directory-state.ts';
import { type DirectoryUser, directoryUserCollection, mayBeMember } from '../services/directory/directory-users.ts';

const page = 1_000;

function accountOf({ objectId, name, mail, addresses }: DirectoryUser): DirectoryAccount {
  const address = mail || (addresses[0] ?? '');
  return { id: objectId, name: name || address, mail: address };
}

/** The accounts of one tenant's organisation, as its directory was last read. */
export class StoredAccounts implements Accounts {
  readonly #store: DocumentStore;
  readonly #tenantId: string;

  constructor(store: DocumentStore, tenantId: string) {
    this.#store = store;
    this.#tenantId = tenantId;
  }

  async all(): Promise<DirectoryAccount[]> {
    const accounts: DirectoryAccount[] = [];
    for (let after = ''; ; ) {
      const filter = { tenantId: this.#tenantId, _id: { $gt: after } };
      const users = await this.#store.collection(directoryUserCollection).find(filter, { sort: { _id: 1 }, limit: page });
      accounts.push(...users.filter(mayBeMember).map(accountOf));
      if (users.length < page) return accounts;
      after = users.at(-1)!._id;
    }
  }

  async byIdOrMail(text: string): Promise<DirectoryAccount | undefined> {
    const wanted = text.trim().toLowerCase();
    const users = this.#store.collection(directoryUserCollection);
    const tenantId = this.#tenantId;
    if (!wanted.includes('@')) {
      const user = await users.findOne({ _id: `${tenantId}:${wanted}`, tenantId });
      return user && mayBeMember(user) ? accountOf(user) : undefined;
    }
    const found = (await users.find({ tenantId, addresses: wanted }, { limit: 10 })).filter(mayBeMember);
    return found.length === 1 ? accountOf(found[0]!) : undefined;
  }

  async read(): Promise<{ at?: Date; failure?: Omit<FailureData, 'code'> }> {
    const state = await readDirectory(this.#store, this.#tenantId);
    const { report, failure } = state ?? {};
    if (!failure) return report ? { at: report.endedAt } : {};
    const { text, remedy, said } = failure;
    return { ...(report && { at: report.endedAt }), failure: { text, remedy, ...(said && { said }) } };
  }
}
