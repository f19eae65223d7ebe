import { defineQuery } from '../definition/action.ts';
import { cite } from '../domain/cite.ts';
import { minutesText } from '../text/plain-time.ts';

/** Says whether the actor's timer runs, on what and for how long. */
export const showTimer = defineQuery({
  name: 'timer.show',
  title: 'My timer',
  summary: 'Shows your running timer.',
  phrases: ['timer', 'my timer', 'timer status'],
  input: {},
  permission: { grant: 'time.write' },
  async run({ actor, now, timeEntries }) {
    const running = await timeEntries.runningFor(actor._id);
    if (!running)
      return {
        text: 'No timer is running. Say “timer start” with the number of a ticket or task to start one, or “my time” for this week.',
      };
    const minutes = Math.floor((now.getTime() - (running.startedAt ?? now).getTime()) / 60_000);
    return {
      text: `Your timer on ${cite(running.work)} has been running for ${minutes < 1 ? 'less than a minute' : minutesText(minutes)}. Say “timer stop” to log it.`,
      show: { kind: 'time-entry', record: running },
    };
  },
});
