import type { RecordKind } from '../../shared/domain/records.ts';
import type { Audit, AuditEntry, AuditFilter, Page } from '../../shared/ports/desk.ts';
import type { CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';

/** The audit trail; an entry's id is the id of the event it tells of. */
export const auditCollection: CollectionDefinition<AuditEntry> = {
  name: 'audit',
  scope: 'tenant',
  indexes: [
    { name: 'actor', key: { tenantId: 1, actorId: 1, at: -1 } },
    { name: 'newest', key: { tenantId: 1, at: -1 } },
    { name: 'subject', key: { tenantId: 1, subjectId: 1, at: -1 } },
    { name: 'key', key: { tenantId: 1, key: 1 } },
    { name: 'undone', key: { tenantId: 1, undoneKey: 1 }, partial: { undoneKey: { $exists: true } } },
  ],
};

const searched = 200;

/** The audit trail of one tenant. */
export class StoredAudit implements Audit {
  readonly #store: DocumentStore;
  readonly #tenantId: string;

  constructor(store: DocumentStore, tenantId: string) {
    this.#store = store;
    this.#tenantId = tenantId;
  }

  get #audit() {
    return this.#store.collection(auditCollection);
  }

  async lastUndoable(
    memberId: string,
    since: Date,
    key: string | undefined,
    { subjectId, change }: Parameters<Audit['lastUndoable']>[3] = {},
  ): Promise<AuditEntry | undefined> {
    const undone = key === undefined ? undefined : await this.#audit.findOne({ tenantId: this.#tenantId, undoneKey: key });
    if (undone) return undone;
    const of = change === undefined ? { actorId: memberId } : { key: change };
    const about = subjectId === undefined ? of : { ...(change !== undefined && of), subjectId };
    const newest = await this.#audit.find(
      { tenantId: this.#tenantId, ...about, at: { $gte: since } },
      { sort: { at: -1 }, limit: searched },
    );
    return newest.find((entry) => entry.actorId === memberId && entry.undo && !entry.undoneAt);
  }

  byKey(key: string): Promise<AuditEntry | undefined> {
    return this.#audit.findOne({ tenantId: this.#tenantId, key });
  }

  list({ about, actorId, since, until }: AuditFilter, { limit, skip = 0 }: Page): Promise<AuditEntry[]> {
    const filter = {
      tenantId: this.#tenantId,
      at: { $gte: since ?? new Date(0), ...(until && { $lte: until }) },
      ...(about && { subjectId: about.id, subjectKind: about.kind }),
      ...(actorId !== undefined && { actorId }),
    };
    return this.#audit.find(filter, { sort: { at: -1 }, limit, skip });
  }

  of(kind: RecordKind, id: string, page: Page): Promise<AuditEntry[]> {
    const filter = { tenantId: this.#tenantId, subjectId: id, subjectKind: kind };
    return this.#audit.find(filter, { sort: { at: -1 }, limit: page.limit, skip: page.skip ?? 0 });
  }
}
