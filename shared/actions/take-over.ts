import { defineAction } from '../definition/action.ts';
import { pointer } from '../domain/cite.ts';
import { field } from '../fields/field-builders.ts';

/** Assigns a ticket or task to the actor although somebody has just taken it. */
export const takeOver = defineAction({
  name: 'work.take-over',
  title: 'Take over',
  summary: 'Makes a ticket or task yours although a colleague has just taken it.',
  phrases: ['take over [ticket] {work}'],
  input: { work: field.reference('Ticket or task', { of: ['ticket', 'task'] }) },
  permission: { grant: 'ticket.write', scope: 'work' },
  audit: { subject: 'work', record: ['work'] },
  async run(_context, { work }) {
    const input = { work: pointer(work.kind, work.record), assignee: 'me', takeOver: true };
    return { reply: { text: '' }, instead: { action: 'work.assign', input } };
  },
});
