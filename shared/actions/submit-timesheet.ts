import { defineAction } from '../definition/action.ts';
import type { Approval } from '../domain/approval.ts';
import { cite } from '../domain/cite.ts';
import { named } from '../domain/ticket-rules.ts';
import { daysOf, openEntries, timesheetDays, timesheetDetails, weekOptions } from '../domain/timesheet.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { say, word } from '../text/say.ts';

const mostOpen = 100;

/** Hands a week's draft time in: asks the approvers for their decision on it. Its entries are submitted from then on. */
export const submitTimesheet = defineAction({
  name: 'timesheet.submit',
  title: 'Submit timesheet',
  summary: 'Submits the time you logged in a week and asks for approval.',
  phrases: ['submit [my] timesheet [for] [{week}]', 'submit [my] time [for] [{week}]', 'hand in [my] timesheet [for] [{week}]'],
  input: { week: field.choice('Week', { options: weekOptions, initial: 'this' }) },
  permission: { grant: 'time.write' },
  audit: { record: ['week'] },
  undo: 'approval.withdraw',
  async run({ actor, caller, now, timeEntries, approvals, nextNumber }, { week }) {
    const { from, to } = daysOf(week, now, caller.zone);
    const [all, asked] = await Promise.all([
      timeEntries.between(actor._id, from, to),
      approvals.requestedBy(actor._id, { limit: mostOpen }),
    ]);
    const waiting = new Set(asked.filter(({ status }) => status === 'requested').flatMap(({ entries }) => entries ?? []));
    const entries = openEntries(all).filter(({ _id }) => !waiting.has(_id));
    const when = word(
      week === 'before' ? 'before last week' : weekOptions.find(({ value }) => value === week)!.title.toLowerCase(),
    );
    if (entries.length === 0) {
      const text = all.length
        ? say`Everything you logged ${when} is submitted already or still running.`
        : say`You have not logged any time ${when}.`;
      throw new Failure(
        'nothing-to-submit',
        'conflict',
        text,
        say`Log time first, or name another week: submit timesheet last week.`,
      );
    }
    const record = {
      number: await nextNumber(),
      of: 'timesheet',
      title: `Timesheet of ${actor.name}, ${timesheetDays(entries, caller.locale)}`,
      details: timesheetDetails(entries),
      status: 'requested',
      requester: named(actor),
      approvers: [],
      requestedAt: now,
      entries: entries.map(({ _id }) => _id),
    } satisfies Partial<Approval>;
    return {
      write: { create: 'approval', record },
      events: [{ type: 'approval.requested', data: { of: 'timesheet', entries: entries.length } }],
      undo: { created: 'approval' },
      reply: (stored: Approval) => ({
        text: say`${cite(stored)} is submitted and waits for a decision.`,
        show: { kind: 'approval', record: stored },
        undoable: true,
      }),
    };
  },
});
