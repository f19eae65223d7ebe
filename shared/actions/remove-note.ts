import { defineAction } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import type { Task } from '../domain/task.ts';
import type { Ticket } from '../domain/ticket.ts';
import { withEntries } from '../domain/ticket-rules.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Takes the actor's own internal note back. The history keeps that there was one. */
export const removeNote = defineAction({
  name: 'note.remove',
  title: 'Remove note',
  summary: 'Takes your own note back.',
  phrases: [],
  input: {
    work: field.reference('Ticket or task', { of: ['ticket', 'task'] }),
    note: field.text('Note', { max: 64 }),
  },
  permission: { grant: 'ticket.write', scope: 'work' },
  audit: { subject: 'work', record: ['work'] },
  async run({ actor, now }, { work, note }) {
    const lines = work.kind === 'ticket' ? work.record.entries.filter((entry) => entry.kind === 'note') : work.record.notes;
    const found = lines.find((line) => line.id === note && !line.removedAt);
    if (!found) throw new Failure('note-gone', 'missing', say`That note is not there any more.`, say`Nothing was changed.`);
    if (found.author.id !== actor._id)
      throw new Failure(
        'not-yours',
        'denied',
        say`That note is ${found.author.name}’s.`,
        say`Ask ${found.author.name} to take it back.`,
      );
    const strike = <T extends { id: string }>(line: T) => (line.id === note ? { ...line, removedAt: now } : line);
    const after =
      work.kind === 'ticket'
        ? withEntries(work.record, work.record.entries.map(strike))
        : { ...work.record, notes: work.record.notes.map(strike) };
    return {
      write: { update: work.kind, before: work.record, after },
      events: [{ type: `${work.kind}.note-removed`, data: { noteId: note } }],
      reply: (stored: Ticket | Task) => ({
        text: say`The note on ${cite(stored)} is removed.`,
        show: { kind: work.kind, record: stored },
      }),
    };
  },
});
