import { defineAction } from '../definition/action.ts';
import { cite, pointer } from '../domain/cite.ts';
import { assertRoom } from '../domain/history-room.ts';
import type { Task } from '../domain/task.ts';
import type { Ticket } from '../domain/ticket.ts';
import { named, withEntries } from '../domain/ticket-rules.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Adds an internal note to a ticket or task. No contact ever sees it. */
export const addNote = defineAction({
  name: 'note.add',
  title: 'Add note',
  summary: 'Adds an internal note; contacts never see it.',
  place: 2,
  phrases: ['add note [to] {work} : {note}', 'note [on] {work} : {note}', 'comment [on] {work} : {note}'],
  input: {
    work: field.reference('Ticket or task', { of: ['ticket', 'task'] }),
    note: field.text('Internal note', { lines: 4, max: 20_000 }),
    link: field.text('Link to the message', { hidden: true, optional: true, max: 2_000 }),
  },
  permission: { grant: 'ticket.write', scope: 'work' },
  audit: { subject: 'work', record: ['work', 'note'] },
  undo: 'note.remove',
  async run({ actor, now, newId }, { work, note, link }) {
    const id = newId();
    const line = { id, at: now, author: named(actor), text: note, link };
    assertRoom(work.record, work.kind === 'ticket' ? work.record.entries : work.record.notes, note.length);
    const after =
      work.kind === 'ticket'
        ? withEntries(work.record, [...work.record.entries, { ...line, kind: 'note' }])
        : { ...work.record, notes: [...work.record.notes, line] };
    return {
      write: { update: work.kind, before: work.record, after },
      events: [{ type: `${work.kind}.noted`, data: { noteId: id } }],
      undo: { work: pointer(work.kind, work.record), note: id },
      reply: (stored: Ticket | Task) => ({
        text: say`Noted on ${cite(stored)} (internal).`,
        show: { kind: work.kind, record: stored },
        undoable: true,
      }),
    };
  },
});
