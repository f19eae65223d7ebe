import type { RecordKind } from '../../shared/domain/records.ts';
import type { Audit, AuditEntry, Page } from '../../shared/ports/desk.ts';
import type { CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';

/** The audit trail; an entry's id is the id of the event it tells of. */
export const auditCollection: CollectionDefinition<AuditEntry> = {
  name: 'audit',
  scope: 'tenant',
  indexes: [
    { name: 'actor', key: { tenantId: 1, actorId: 1, at: -1 } },
    { name: 'subject', key: { tenantId: 1, subjectId: 1, at: -1 } },
  ],
};

/** The audit trail of one tenant. */
export class StoredAudit implements Audit {
  readonly #store: DocumentStore;
  readonly #tenantId: string;

  constructor(store: DocumentStore, tenantId: string) {
    this.#store = store;
    this.#tenantId = tenantId;
  }

  async lastUndoable(memberId: string, since: Date, key: string, subjectId?: string): Promise<AuditEntry | undefined> {
    const filter = { tenantId: this.#tenantId, actorId: memberId, at: { $gte: since } };
    const newest = await this.#store.collection(auditCollection).find(filter, { sort: { at: -1 }, limit: 50 });
    return (
      newest.find((entry) => entry.undoneKey === key) ??
      newest.find((entry) => entry.undo && !entry.undoneAt && (subjectId === undefined || entry.subjectId === subjectId))
    );
  }

  of(kind: RecordKind, id: string, page: Page): Promise<AuditEntry[]> {
    const filter = { tenantId: this.#tenantId, subjectId: id, subjectKind: kind };
    return this.#store.collection(auditCollection).find(filter, { sort: { at: -1 }, limit: page.limit, skip: page.skip ?? 0 });
  }
}
