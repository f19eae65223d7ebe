import type { AuditPage } from '../api/query-data.ts';
import { defineQuery } from '../definition/action.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { pageFields, usualPage } from '../fields/page-fields.ts';
import { holds } from '../policy/grants.ts';
import { dueText } from '../text/plain-time.ts';
import { say } from '../text/say.ts';

/** Lists who did what: to one record for everybody who may read it, in the whole desk for administrators. Newest first. */
export const listAudit = defineQuery({
  name: 'audit.list',
  title: 'Audit trail',
  summary: 'Lists who did what to a record, or in the whole desk.',
  phrases: ['audit [of] {record}', 'history [of] {record}'],
  input: {
    record: field.reference('Record', { of: ['ticket', 'task', 'approval'], optional: true }),
    member: field.person('Done by', { optional: true }),
    ...pageFields,
  },
  permission: { grant: 'desk.use', scope: 'record' },
  async run({ actor, audit, now, definition }, { record, member, skip = 0, limit = usualPage }) {
    if (!record && !holds(actor.roles, 'desk.administer'))
      throw new Failure(
        'not-allowed',
        'denied',
        say`The audit trail of the whole desk is for administrators.`,
        say`Name a record to see its own, or ask an administrator of your desk.`,
      );
    const about = record && { kind: record.kind, id: record.record._id };
    const found = await audit.list(
      { ...(about && { about }), ...(member && { actorId: member._id }) },
      { limit: limit + 1, skip },
    );
    const rows = found.slice(0, limit).map((entry) => ({
      id: entry._id,
      at: entry.at.toISOString(),
      actor: { id: entry.actorId, name: entry.actorName },
      action: entry.action,
      title: definition(entry.action)?.title ?? entry.action,
      event: entry.event,
      subject: { kind: entry.subjectKind, id: entry.subjectId },
      inputs: entry.inputs,
      undone: entry.undoneAt !== undefined,
    }));
    const items = rows.map(({ subject, title, actor: { name }, at, undone }) => ({
      ref: subject,
      title,
      detail: `${name} · ${dueText(new Date(at), now)}${undone ? ' · taken back' : ''}`,
    }));
    const empty = 'Nothing was done there yet.';
    const data: AuditPage = { rows, skip, more: found.length > limit };
    return {
      text: rows.length === 0 ? empty : `The newest ${rows.length} changes.`,
      list: { title: 'Audit trail', items, empty },
      data,
    };
  },
});
