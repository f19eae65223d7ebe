import { defineAction } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import { stopped } from '../domain/timer.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { minutesText } from '../text/plain-time.ts';
import { say } from '../text/say.ts';

/** Stops the member's timer and keeps its time as a draft entry; a started minute counts. */
export const stopTimer = defineAction({
  name: 'timer.stop',
  title: 'Stop timer',
  summary: 'Stops your timer and logs its time.',
  place: 9,
  phrases: ['timer stop [: {note}]', 'stop timer [: {note}]'],
  input: { note: field.text('What did you do?', { lines: 3, max: 4_000, optional: true }) },
  permission: { grant: 'time.write' },
  audit: { record: ['note'] },
  undo: 'time-entry.remove',
  async run({ actor, now, timeEntries, audit, key }, { note }) {
    const before = await audit.byKey(key);
    const done = before && (await timeEntries.byId(before.subjectId));
    if (done)
      return {
        reply: {
          text: say`Your timer on ${cite(done.work)} is stopped: ${minutesText(done.minutes)}.`,
          show: { kind: 'time-entry', record: done },
        },
      };
    const running = await timeEntries.runningFor(actor._id);
    if (!running)
      throw new Failure(
        'no-timer',
        'missing',
        say`You have no timer running.`,
        say`Say “timer start” with the number of a ticket or task to start one.`,
      );
    return {
      write: { update: 'time-entry', before: running, after: stopped(running, now, note) },
      events: [{ type: 'timer.stopped', data: { workId: running.work.id } }],
      undo: { entry: `time-entry:${running._id}` },
      reply: (stored: TimeEntry) => ({
        text: say`Timer stopped: ${minutesText(stored.minutes)} on ${cite(stored.work)}.`,
        show: { kind: 'time-entry', record: stored },
        undoable: true,
      }),
    };
  },
});
