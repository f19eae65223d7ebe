import type { Member } from '../../shared/domain/member.ts';
import type { Members } from '../../shared/ports/desk.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { memberCollection } from './collections.ts';
import { openRank } from './kinds.ts';
import { noteLeaving } from './leaving-administrators.ts';
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

  noteLeaving(member: Member, now: Date): Promise<{ id: string; version: number }[]> {
    return noteLeaving(this.store, member, now);
  }

  active(): Promise<Member[]> {
    return this.some({ rank: { $gte: openRank } }, { sort: { rank: -1 }, limit: 5_000 });
  }
}
