import type { Member } from '../../shared/domain/member.ts';
import type { Members } from '../../shared/ports/desk.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { memberCollection } from './collections.ts';
import { openRank } from './kinds.ts';
import { Reading } from './reading.ts';

/** The members of one tenant. */
export class StoredMembers extends Reading<Member> implements Members {
  constructor(store: DocumentStore, tenantId: string) {
    super(store, tenantId, memberCollection);
  }

  byMail(mail: string): Promise<Member | undefined> {
    return this.one({ mail: mail.trim().toLowerCase() });
  }

  /** The member linked to this Entra object id. */
  byEntraObjectId(entraObjectId: string): Promise<Member | undefined> {
    return this.one({ entraObjectId });
  }

  byIds(ids: readonly string[]): Promise<Member[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.some({ _id: { $in: ids.slice(0, 200) } }, { limit: 200 });
  }

  active(): Promise<Member[]> {
    return this.some({ rank: { $gte: openRank } }, { sort: { rank: -1 }, limit: 5_000 });
  }
}
