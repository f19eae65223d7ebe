import { type Command, change, changed, changedAgain, listed, redrawn, shown, spoken, stale } from './costs.ts';
import { told } from './desk-commands.ts';

/** Commands about tickets, tasks, time and contacts. */
export const workCommands: readonly Command[] = [
  { name: 'ticket.show', say: 'ticket 1007', ...shown },
  { name: 'task.show', say: 'task 1041', ...shown },
  { name: 'approval.show', by: 'arno', say: 'approval 1054', ...shown },
  { name: 'contact.show', say: 'contact lena ortiz', ...shown },
  // The client, the people there, what is open.
  { name: 'client.show', say: 'client contoso bakery', ...listed, reads: 3 },
  { name: 'member.show', say: 'member ravi patel', ...shown },
  // That nobody has the name or the address yet.
  { name: 'client.add', say: 'add client Blue Yonder', ...changed, reads: 1 + stale },
  { name: 'contact.add', say: 'add contact Jo Berg jo.berg@example.com to Blue Yonder', ...changed, reads: 2 + stale },
  { name: 'client.rename', say: 'rename client Blue Yonder to Red Yonder', ...changedAgain, reads: changedAgain.reads + 1 },
  // What is open of it; each card of it that was posted before is drawn anew.
  {
    name: 'client.deactivate',
    say: 'deactivate client Red Yonder',
    ...changedAgain,
    reads: changedAgain.reads + 1,
    writes: changedAgain.writes + 1,
    sends: changedAgain.sends + 1,
  },
  {
    name: 'client.activate',
    say: 'activate client Red Yonder',
    ...changedAgain,
    writes: changedAgain.writes + 2,
    sends: changedAgain.sends + 2,
  },
  // A form.
  { name: 'contact.change', say: 'change contact Jo Berg', reads: 2, writes: 1, sends: 1 },
  { name: 'desk.show', say: '1006', ...shown },
  { name: 'ticket.mine', say: 'my tickets', ...listed },
  { name: 'task.mine', say: 'my tasks', ...listed },
  { name: 'approval.mine', by: 'arno', say: 'my approvals', ...listed },
  { name: 'time-entry.mine', say: 'my time', ...listed },
  // Each of the five kinds.
  { name: 'desk.find', say: 'find printer', ...listed, reads: 5 },
  { name: 'desk.help', say: 'help', ...spoken },
  { name: 'desk.settings', say: 'settings', ...spoken },
  // A new record reads nothing but takes a number.
  { name: 'ticket.create', say: 'new ticket Printer on fire', ...changed, reads: stale, writes: change + 1 },
  { name: 'task.create', say: 'new task Order paper', ...changed, reads: stale, writes: change + 1 },
  { name: 'note.add', say: 'add note 1001: looked at it', ...changed },
  { name: 'work.assign', say: 'assign 1026 to me', ...changed },
  { name: 'work.unassign', before: ['assign 1032 to me'], say: 'unassign 1032', ...changedAgain },
  { name: 'ticket.set-status', say: 'status 1002 waiting', ...changed },
  { name: 'ticket.set-priority', say: 'priority 1018 high', ...changed },
  { name: 'ticket.resolve', say: 'resolve 1017', ...changed },
  { name: 'work.close', say: 'close 1024', ...changed },
  { name: 'work.reopen', say: 'reopen 1012', ...changed },
  { name: 'task.set-status', say: 'task status 1042 done', ...changed },
  // An entry is a new record: its ticket is read.
  { name: 'time-entry.log', say: 'log time 1030 30m', ...changed },
  // Beside the ticket it must be known whether a timer runs.
  { name: 'timer.start', say: 'timer start 1035', ...changed, reads: changed.reads + 1 },
  { name: 'timer.show', by: 'ravi', before: ['timer start 1029'], say: 'timer', ...shown },
  // Whether this very call stopped one before, and the one that runs; both cards of it are drawn anew.
  {
    name: 'timer.stop',
    by: 'ravi',
    say: 'timer stop',
    reads: changed.reads + 1 + redrawn.reads,
    writes: change + 2 * redrawn.writes,
    sends: 1 + 2 * redrawn.sends,
  },
  // What was changed last, and that it was not taken back under this call before; the entry and its claim are marked.
  {
    name: 'change.undo',
    by: 'dana',
    before: ['priority 1040 high'],
    say: 'undo',
    ...changedAgain,
    reads: changedAgain.reads + 2,
    writes: changedAgain.writes + 2,
  },
  // Settings post no card of a record.
  { name: 'member.change-settings', say: 'set zone Europe/Paris', ...changed, writes: change - 1 },
  { name: 'session.sign-out', by: 'iris', say: 'sign out', ...changed, writes: change - 1 },
  { name: 'session.sign-in', by: 'iris', say: 'sign in', ...changed, writes: change - 1 },
  // Last, because replies leave by themselves ten seconds later.
  { name: 'reply.write', say: 'reply 1037: we are coming', ...changed },
  { name: 'reply.cancel', before: ['reply 1025: we are coming'], say: 'cancel reply 1025', ...changedAgain },
  {
    name: 'reply.send',
    before: ['reply 1005: soon'],
    say: 'send reply 1005',
    ...changedAgain,
    reads: changedAgain.reads + told.reads,
    writes: changedAgain.writes + told.writes,
  },
];
