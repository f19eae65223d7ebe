import { defineAction } from '../definition/action.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';

const reach = 60 * 60_000;
const undoableKinds = ['ticket', 'task', 'time-entry'] as const;

/** Takes the member's newest change of the last hour back: a note, an assignment, time, a status, a priority, a held reply. */
export const undo = defineAction({
  name: 'change.undo',
  title: 'Undo',
  summary: 'Takes your last change of the past hour back.',
  phrases: ['undo'],
  input: { record: field.reference('Record', { of: undoableKinds, hidden: true, optional: true }) },
  permission: { grant: 'desk.use', scope: 'record' },
  audit: { record: [] },
  async run({ actor, audit, now, key }, { record }) {
    const last = await audit.lastUndoable(actor._id, new Date(now.getTime() - reach), key, record?.record._id);
    if (!last?.undo)
      throw new Failure(
        'nothing-to-undo',
        'missing',
        'There is no change of yours in the last hour that can be taken back.',
        'Nothing was changed.',
      );
    return {
      reply: { text: '' },
      instead: { action: last.undo.action, input: last.undo.input, undoes: last._id, prefix: 'Undone. ' },
    };
  },
});
