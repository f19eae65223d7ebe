import { defineQuery } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import { field } from '../fields/field-builders.ts';

/** Shows whatever has this number: a ticket, a task or an approval. */
export const showRecord = defineQuery({
  name: 'desk.show',
  title: 'Show',
  summary: 'Shows the ticket, task or approval with a number.',
  phrases: ['{record}', 'show {record}', 'open {record}'],
  input: { record: field.reference('Number', { of: ['ticket', 'task', 'approval'] }) },
  permission: { grant: 'desk.use', scope: 'record' },
  run: async (_context, { record }) => ({ text: `${cite(record.record)}.`, show: record }),
});
