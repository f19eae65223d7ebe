import { DateTime } from 'luxon';
import type { Overview } from '../api/query-data.ts';
import { approvalRow, taskRow, ticketRow } from '../api/work-rows.ts';
import { defineQuery, type RunContext } from '../definition/action.ts';
import { nextDue } from '../domain/sla.ts';
import type { Ticket } from '../domain/ticket.ts';
import { holds } from '../policy/grants.ts';

const most = 500;
const rowsShown = 50;

/** Whether the contact wrote last, so that the desk has to answer. */
function awaitsAnswer({ entries }: Ticket): boolean {
  const spoken = entries.findLast(
    ({ kind, removedAt, state }) => kind !== 'note' && removedAt === undefined && state !== 'cancelled',
  );
  return spoken?.kind === 'contact-message';
}

/** What is the actor's own, as far as they may read it. */
async function readMine({ actor, tickets, tasks, approvals }: RunContext) {
  const may = (grant: Parameters<typeof holds>[1]) => holds(actor.roles, grant);
  const [mine, todo, decide, asked, free] = await Promise.all([
    may('ticket.read') ? tickets.openFor(actor._id, { limit: most }) : [],
    may('task.read') ? tasks.openFor(actor._id, { limit: most }) : [],
    may('approval.decide') ? approvals.waitingFor(actor._id, { limit: most }) : [],
    may('approval.read') ? approvals.requestedBy(actor._id, { limit: rowsShown }) : [],
    actor.roles.includes('dispatcher') ? tickets.countUnassigned() : undefined,
  ]);
  return { mine, todo, decide, asked, free };
}

/** The clocks, the timer and the time of today. */
async function timeOf({ actor, timeEntries }: RunContext, today: string): Promise<Pick<Overview, 'timer' | 'minutesToday'>> {
  const [running, entries] = await Promise.all([timeEntries.runningFor(actor._id), timeEntries.between(actor._id, today, today)]);
  const minutesToday = entries.reduce((sum, { minutes }) => sum + minutes, 0);
  if (!running) return { minutesToday };
  const { _id: id, work, startedAt = running.createdAt, note } = running;
  return { minutesToday, timer: { ref: { kind: 'time-entry', id }, work, startedAt: startedAt.toISOString(), note } };
}

/** The day of the actor: what is due, what waits for them, what they decide, their clocks and their timer. */
export const overview = defineQuery({
  name: 'desk.overview',
  title: 'My work',
  summary: 'Shows what is due today, what waits for you, your clocks and your timer.',
  phrases: ['my work', 'my day', 'today'],
  input: {},
  permission: { grant: 'desk.use' },
  async run(context) {
    const { now, caller } = context;
    const day = DateTime.fromJSDate(now, { zone: caller.zone });
    const today = day.toISODate()!;
    const { mine, todo, decide, asked, free } = await readMine(context);
    const dueAt = (ticket: Ticket) => nextDue(ticket.sla)?.at.getTime() ?? Number.MAX_SAFE_INTEGER;
    const bySoonest = [...mine].sort((a, b) => dueAt(a) - dueAt(b));
    const tonight = day.endOf('day').toMillis();
    const tickets = bySoonest.filter((ticket) => dueAt(ticket) <= tonight).map((ticket) => ticketRow(ticket, context));
    const tasks = todo.filter(({ dueOn }) => dueOn !== undefined && dueOn <= today).map((task) => taskRow(task, context));
    const sentBack = asked.filter(({ status }) => status === 'changes-requested').map((one) => approvalRow(one, context));
    const data: Overview = {
      dueToday: [...tickets, ...tasks].slice(0, rowsShown),
      waitingOnMe: [...mine.filter(awaitsAnswer).map((ticket) => ticketRow(ticket, context)), ...sentBack].slice(0, rowsShown),
      approvals: decide.slice(0, rowsShown).map((approval) => approvalRow(approval, context)),
      clocks: bySoonest
        .filter(({ sla }) => nextDue(sla))
        .slice(0, rowsShown)
        .map((ticket) => ticketRow(ticket, context)),
      ...(await timeOf(context, today)),
      counts: {
        tickets: mine.length,
        tasks: todo.length,
        approvals: decide.length,
        ...(free !== undefined && { unassigned: free }),
      },
    };
    const due = data.dueToday.map(({ ref, number, title, detail }) => ({
      ref,
      title,
      detail,
      ...(number !== undefined && { number }),
    }));
    const waiting = data.waitingOnMe.length + data.approvals.length;
    const text = `${due.length === 0 ? 'Nothing is' : due.length === 1 ? 'One thing is' : `${due.length} things are`} due today, and ${waiting === 0 ? 'nothing waits' : waiting === 1 ? 'one waits' : `${waiting} wait`} for you.`;
    return { text, list: { title: 'Due today', items: due, empty: text }, data };
  },
});
