import { defineAction } from '../definition/action.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import { field } from '../fields/field-builders.ts';

/** Carries the decision of an approval over to the time entry it is about. Done by the desk itself. */
export const settleTime = defineAction({
  name: 'time-entry.settle',
  title: 'Settle time',
  summary: 'Carries a decision over to its time entry.',
  phrases: [],
  input: {
    entry: field.reference('Time entry', { of: ['time-entry'] }),
    status: field.choice('Decision', {
      options: [
        { value: 'approved', title: 'Approved' },
        { value: 'changes-requested', title: 'Changes requested' },
      ],
    }),
  },
  permission: { grant: 'system.act', scope: 'entry' },
  audit: { subject: 'entry', record: ['entry', 'status'] },
  async run(_context, { entry: { record: entry }, status }) {
    return {
      write: { update: 'time-entry', before: entry, after: { ...entry, status } },
      events: [{ type: 'time-entry.settled', data: { status } }],
      reply: (stored: TimeEntry) => ({
        text: `The time entry is ${stored.status}.`,
        show: { kind: 'time-entry', record: stored },
      }),
    };
  },
});
