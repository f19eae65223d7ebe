import { defineQuery } from '../definition/action.ts';
import { approvalStatusTitles } from '../domain/approval-rules.ts';
import { cite } from '../domain/cite.ts';
import type { LoadedRecord } from '../domain/record-types.ts';
import { statusTitles, taskStatusTitles } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';

function standing(of: LoadedRecord<'ticket' | 'task' | 'approval'>): string {
  if (of.kind === 'approval') return approvalStatusTitles[of.record.status].toLowerCase();
  const title = of.kind === 'ticket' ? statusTitles[of.record.status] : taskStatusTitles[of.record.status];
  return `${title.toLowerCase()}, ${of.record.assignee?.name ?? 'unassigned'}`;
}

/** Shows whatever has this number: a ticket, a task or an approval. */
export const showRecord = defineQuery({
  name: 'desk.show',
  title: 'Show',
  summary: 'Shows the ticket, task or approval with a number.',
  phrases: ['{record}', 'show {record}', 'open {record}'],
  input: { record: field.reference('Record', { of: ['ticket', 'task', 'approval'] }) },
  permission: { grant: 'desk.use', scope: 'record' },
  run: async (_context, { record }) => ({ text: `${cite(record.record)}: ${standing(record)}.`, show: record }),
});
