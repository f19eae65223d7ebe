import type { AuditEntry } from '../../../shared/ports/desk.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import { releaseClaim } from '../../actions/text-claims.ts';
import { auditCollection } from '../../records/audit.ts';
import type { Consumer } from '../relay.ts';

/** Keeps the record of who did what; marks what was taken back, and lets its command be typed again. */
export function auditConsumer(store: DocumentStore): Consumer {
  const audit = store.collection(auditCollection);
  return {
    name: 'audit',
    async consume(tenant, event) {
      const { cause } = event;
      if (!cause) return;
      const entry: Omit<AuditEntry, '_id' | 'tenantId'> = {
        at: event.at,
        actorId: event.actor.id,
        actorName: event.actor.name,
        action: cause.action,
        event: event.type,
        subjectKind: event.subject.kind,
        subjectId: event.subject.id,
        inputs: cause.inputs,
        key: cause.key,
        ...(cause.undo && { undo: cause.undo as NonNullable<AuditEntry['undo']> }),
      };
      await audit.updateOne({ _id: event.id, tenantId: tenant._id }, { $setOnInsert: { ...entry } }, { upsert: true });
      if (!cause.undoes) return;
      const undone = await audit.findOneAndUpdate(
        { _id: cause.undoes, tenantId: tenant._id },
        { $set: { undoneAt: event.at, undoneKey: cause.key } },
      );
      if (undone) await releaseClaim(store, tenant._id, undone.key);
    },
  };
}
