import { defineAction } from '../definition/action.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import { field } from '../fields/field-builders.ts';
import { say, word } from '../text/say.ts';

/** Carries what became of a request over to a time entry it is about: handed in, decided, or a draft again. What was removed meanwhile stays so. Done by the desk itself. */
export const settleTime = defineAction({
  name: 'time-entry.settle',
  title: 'Settle time',
  summary: 'Carries a decision over to its time entry.',
  phrases: [],
  input: {
    entry: field.reference('Time entry', { of: ['time-entry'] }),
    status: field.choice('Decision', {
      options: [
        { value: 'submitted', title: 'Submitted' },
        { value: 'approved', title: 'Approved' },
        { value: 'changes-requested', title: 'Changes requested' },
        { value: 'draft', title: 'Draft' },
      ],
    }),
  },
  permission: { grant: 'system.act', scope: 'entry' },
  audit: { subject: 'entry', record: ['entry', 'status'] },
  async run(_context, { entry: { record: entry }, status }) {
    if (entry.status === 'removed') return { reply: { text: say`The time entry was removed meanwhile.` } };
    return {
      write: { update: 'time-entry', before: entry, after: { ...entry, status } },
      events: [{ type: 'time-entry.settled', data: { status } }],
      reply: (stored: TimeEntry) => ({
        text: say`The time entry is ${word(stored.status)}.`,
        show: { kind: 'time-entry', record: stored },
      }),
    };
  },
});
