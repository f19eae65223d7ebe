import { defineAction } from '../definition/action.ts';
import { pointer } from '../domain/cite.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

const audiences = [
  { value: 'internal', title: 'Internal note (contacts never see it)', words: ['note', 'internal'] },
  { value: 'contact', title: 'Reply to the contact (they will read it)', words: ['reply', 'public'] },
] as const;

/** Adds a Teams message to a record: as an internal note unless a reply to the contact is chosen. */
export const appendMessage = defineAction({
  name: 'message.append',
  title: 'Append to record',
  summary: 'Adds a message to a ticket or task, as a note or as a reply.',
  phrases: [],
  input: {
    work: field.reference('Ticket or task', { of: ['ticket', 'task'] }),
    text: field.text('Text', { lines: 5, max: 20_000 }),
    audience: field.choice('Who may read it?', { options: audiences, initial: 'internal' }),
    link: field.text('Link to the message', { hidden: true, optional: true, max: 2_000 }),
  },
  permission: { grant: 'ticket.write', scope: 'work' },
  audit: { subject: 'work', record: ['work', 'audience'] },
  async run(_context, { work, text, audience, link }) {
    const to = pointer(work.kind, work.record);
    if (audience === 'internal')
      return { reply: { text: '' }, instead: { action: 'note.add', input: { work: to, note: text, link } } };
    if (work.kind === 'task')
      throw new Failure(
        'task-has-no-contact',
        'invalid',
        say`#${work.record.number} is a task and has no contact to reply to.`,
        say`Append it as an internal note.`,
        [{ field: 'audience', code: 'invalid', text: say`A task has no contact.` }],
      );
    return { reply: { text: '' }, instead: { action: 'reply.write', input: { ticket: to, text, link } } };
  },
});
