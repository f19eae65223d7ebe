import { defineAction } from '../definition/action.ts';
import { undoReach } from '../domain/undo-reach.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

const undoableKinds = ['ticket', 'task', 'time-entry', 'client', 'contact', 'member'] as const;

/** Takes the member's newest change of the last hour back: a note, an assignment, time, a status, a priority, a held reply. */
export const undo = defineAction({
  name: 'change.undo',
  title: 'Undo',
  summary: 'Takes your last change of the past hour back.',
  phrases: ['undo', 'undo that', 'undo it', 'undo last', 'undo last change', 'revert', 'undo [on] {record}'],
  input: {
    record: field.reference('Ticket or task', { of: undoableKinds, optional: true }),
    // Set by surfaces whose button stands beside one change and may be pressed after a newer one.
    change: field.text('Change', { hidden: true, optional: true, max: 64 }),
  },
  permission: { grant: 'desk.use', scope: 'record' },
  audit: { record: [] },
  async run({ actor, audit, now, key }, { record, change }) {
    const of = { subjectId: record?.record._id, change };
    const last = await audit.lastUndoable(actor._id, new Date(now.getTime() - undoReach), key, of);
    if (!last?.undo)
      throw new Failure(
        'nothing-to-undo',
        'missing',
        change !== undefined
          ? say`That change was taken back already, or can no longer be.`
          : record
            ? say`You changed nothing there in the last hour that can be taken back.`
            : say`There is no change of yours in the last hour that can be taken back.`,
        say`Notes, assignments, time, statuses, priorities and held replies can be, for one hour.`,
      );
    return {
      reply: { text: '' },
      instead: { action: last.undo.action, input: last.undo.input, undoes: last._id, prefix: say`Undone.` },
    };
  },
});
