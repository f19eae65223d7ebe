import { DateTime } from 'luxon';
import { defineAction } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import type { Task } from '../domain/task.ts';
import type { Ticket } from '../domain/ticket.ts';
import { named } from '../domain/ticket-rules.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import { takesNoTime, workOf } from '../domain/work.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { dayText, minutesText } from '../text/plain-time.ts';
import { say } from '../text/say.ts';

/** Records time a member worked on a ticket or task. The entry is a draft until its timesheet is submitted. */
export const logTime = defineAction({
  name: 'time-entry.log',
  title: 'Log time',
  summary: 'Records time you worked on a ticket or task.',
  place: 4,
  phrases: [
    'log time [on] {work} {duration} [{on}] [: {note}]',
    'log {duration} [on] {work} [{on}] [: {note}]',
    'log time [on] {work} {on} {duration} [: {note}]',
    'book {duration} [on] {work} [{on}] [: {note}]',
    'track {duration} [on] {work} [{on}] [: {note}]',
  ],
  input: {
    work: field.reference('Ticket or task', { of: ['ticket', 'task'] }),
    duration: field.duration('Time'),
    on: field.day('Date', { initial: 'today' }),
    note: field.text('What did you do?', { lines: 3, max: 4_000, optional: true }),
  },
  permission: { grant: 'time.write', scope: 'work', unless: (_actor, record) => takesNoTime(record as Ticket | Task) },
  audit: { subject: 'work', record: ['work', 'duration', 'on'] },
  undo: 'time-entry.remove',
  async run({ actor, caller, now }, { work, duration, on, note }) {
    const today = DateTime.fromJSDate(now, { zone: caller.zone }).toISODate()!;
    if (on > today)
      throw new Failure(
        'future-day',
        'invalid',
        say`${dayText(on, caller.locale)} has not come yet, so no time can be logged on it.`,
        say`Log time for today or an earlier day.`,
        [{ field: 'on', code: 'invalid', text: say`That day has not come yet. Log time for today or an earlier day.` }],
      );
    const startedAt = duration.from && DateTime.fromISO(on, { zone: caller.zone }).set(duration.from).toJSDate();
    const entry = {
      status: 'draft',
      member: named(actor),
      work: workOf(work.kind, work.record),
      minutes: duration.minutes,
      on,
      note: note ?? '',
      startedAt,
      stoppedAt: startedAt && new Date(startedAt.getTime() + duration.minutes * 60_000),
    } satisfies Partial<TimeEntry>;
    return {
      write: { create: 'time-entry', record: entry },
      events: [{ type: 'time-entry.logged', data: { minutes: entry.minutes, on, workId: work.record._id, workKind: work.kind } }],
      undo: { created: 'entry' },
      reply: (stored: TimeEntry) => ({
        text: say`Logged ${minutesText(stored.minutes)} on ${cite(stored.work)} for ${dayText(stored.on, caller.locale)}.`,
        show: { kind: 'time-entry', record: stored },
        undoable: true,
      }),
    };
  },
});
