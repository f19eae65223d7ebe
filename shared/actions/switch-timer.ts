import { defineAction } from '../definition/action.ts';
import { cite, pointer } from '../domain/cite.ts';
import type { Task } from '../domain/task.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { TimeEntry } from '../domain/time-entry.ts';
import { stopped } from '../domain/timer.ts';
import { takesNoTime } from '../domain/work.ts';
import { field } from '../fields/field-builders.ts';
import { minutesText } from '../text/plain-time.ts';
import { say } from '../text/say.ts';

/** Stops the running timer, if any, and starts one on other work. The start follows from the stop, so neither is lost. */
export const switchTimer = defineAction({
  name: 'timer.switch',
  title: 'Switch timer',
  summary: 'Stops your timer and starts one on other work.',
  phrases: ['timer switch [to] {work}', 'switch timer [to] {work}'],
  input: { work: field.reference('Ticket or task', { of: ['ticket', 'task'] }) },
  permission: { grant: 'time.write', scope: 'work', unless: (_actor, record) => takesNoTime(record as Ticket | Task) },
  audit: { subject: 'work', record: ['work'] },
  async run({ actor, now, timeEntries, audit, key }, { work }) {
    if (await audit.byKey(key)) return { reply: { text: say`Your timer was switched to ${cite(work.record)}.`, show: work } };
    const running = await timeEntries.runningFor(actor._id);
    const next = pointer(work.kind, work.record);
    if (!running) return { reply: { text: '' }, instead: { action: 'timer.start', input: { work: next } } };
    if (running.work.id === work.record._id)
      return {
        reply: {
          text: say`Your timer on ${cite(running.work)} is already running.`,
          show: { kind: 'time-entry', record: running },
        },
      };
    return {
      write: { update: 'time-entry', before: running, after: stopped(running, now) },
      events: [{ type: 'timer.switched', data: { to: next, memberId: actor._id } }],
      reply: (stored: TimeEntry) => ({
        text: say`Timer switched: ${minutesText(stored.minutes)} logged on ${cite(stored.work)}, now running on ${cite(work.record)}.`,
        show: work,
        suggestions: ['timer stop'],
      }),
    };
  },
});
