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
import { say } from '../text/say.ts';

/** Starts a timer on a ticket or task. A member has at most one running. */
export const startTimer = defineAction({
  name: 'timer.start',
  title: 'Start timer',
  summary: 'Starts a timer on a ticket or task.',
  place: 9,
  phrases: ['timer start [on] {work} [: {note}]', 'start timer [on] {work} [: {note}]', 'timer on {work} [: {note}]'],
  input: {
    work: field.reference('Ticket or task', { of: ['ticket', 'task'] }),
    note: field.text('What are you doing?', { lines: 2, max: 4_000, optional: true }),
  },
  permission: { grant: 'time.write', scope: 'work', unless: (_actor, record) => takesNoTime(record as Ticket | Task) },
  audit: { subject: 'work', record: ['work'] },
  undo: 'time-entry.remove',
  async run({ actor, caller, now, timeEntries }, { work, note }) {
    const running = await timeEntries.runningFor(actor._id);
    if (running?.work.id === work.record._id)
      return {
        reply: {
          text: say`Your timer on ${cite(running.work)} is already running.`,
          show: { kind: 'time-entry', record: running },
        },
      };
    if (running) {
      throw new Failure(
        'timer-running',
        'conflict',
        say`Your timer on ${cite(running.work)} is still running.`,
        say`Say “timer switch ${work.record.number}” to stop it and start this one, or “timer stop”.`,
      );
    }
    const entry = {
      status: 'running',
      member: named(actor),
      work: workOf(work.kind, work.record),
      minutes: 0,
      on: DateTime.fromJSDate(now, { zone: caller.zone }).toISODate()!,
      note: note ?? '',
      startedAt: now,
    } satisfies Partial<TimeEntry>;
    return {
      write: { create: 'time-entry', record: entry },
      events: [{ type: 'timer.started', data: { workId: work.record._id } }],
      undo: { created: 'entry' },
      reply: (stored: TimeEntry) => ({
        text: say`Timer started on ${cite(stored.work)}.`,
        show: { kind: 'time-entry', record: stored },
        undoable: true,
        suggestions: ['timer stop'],
      }),
    };
  },
});
