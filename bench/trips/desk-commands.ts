import { type Command, change, changed, changedAgain, listed, redrawn, shown, spoken } from './costs.ts';
import { deliveryIds } from './furnish.ts';

const by = 'ada';
/** Whom a change is told to is read with what the desk says about notices; all deliveries are written down at once. */
export const told = { reads: 2, writes: 1 };
// A decision about time is carried over to its entry: read and written, audited, its posted cards marked, its events struck off.
const settled = { reads: 1, writes: 4 };
// A list that names no records for "ticket 2", and a change that posts no card.
const plain = { ...listed, writes: 0 };
const cardless = { ...changed, writes: change - 1 };
// Refused or asked for more: that it was not done before, and its text is claimed all the same.
const refused = { reads: 1, writes: 1, sends: 1 };

/** Commands about approvals, notices, and what administrators look after. Without Microsoft's cloud those that need it come to a form or a refusal. */
export const deskCommands: readonly Command[] = [
  // Tickets, tasks, approvals, the timer that runs and the time of today.
  { name: 'desk.overview', say: 'my work', ...listed, reads: 5 },
  {
    name: 'ticket.escalate',
    say: 'escalate 1010: help',
    ...changed,
    reads: changed.reads + told.reads,
    writes: change + told.writes,
  },
  { name: 'ticket.de-escalate', before: ['escalate 1003: help'], say: 'de-escalate 1003', ...changedAgain },
  { name: 'work.take-over', by: 'dana', say: 'take over 1008', ...changed },
  // A timer stopped and one started, and whether this very call did so before; the card of the first is drawn anew, for which who reads it, entry and ticket are read.
  {
    name: 'timer.switch',
    by: 'dana',
    before: ['timer start 1021'],
    say: 'timer switch 1013',
    reads: 9,
    writes: 2 * (change - 1) + 1,
    sends: 2,
  },
  // The entries of the week and whether it was handed in; two entries are settled; a new record takes a number.
  {
    name: 'timesheet.submit',
    by: 'ravi',
    before: ['log time 1011 30m'],
    say: 'submit timesheet',
    reads: 3 + 2 * settled.reads + told.reads + redrawn.reads,
    writes: change + 1 + 2 * settled.writes + told.writes + redrawn.writes,
    sends: 2,
  },
  {
    name: 'change.request',
    say: 'request approval 1033: a new firewall',
    ...changed,
    reads: 2 + told.reads,
    writes: change + 1 + told.writes,
  },
  // Who asked is told of the decision.
  {
    name: 'approval.approve',
    by: 'arno',
    say: 'approve 1053',
    ...changed,
    reads: changed.reads + told.reads,
    writes: change + told.writes,
  },
  {
    name: 'approval.reject',
    by: 'arno',
    say: 'reject 1050: no',
    ...changed,
    reads: changed.reads + settled.reads + told.reads,
    writes: change + settled.writes + told.writes,
  },
  {
    name: 'approval.request-changes',
    by: 'arno',
    say: 'request changes 1051: say why',
    ...changed,
    reads: changed.reads + settled.reads + told.reads,
    writes: change + settled.writes + told.writes,
  },
  { name: 'approval.withdraw', by: 'arno', say: 'withdraw 1054', ...changed },
  // The member's own and the desk's.
  { name: 'notice.preferences', say: 'notices', ...spoken, reads: 2 },
  { name: 'notice.mine', by: 'ravi', say: 'my notices', ...listed },
  // With what is switched off for all, so that what is said then is so.
  { name: 'notice.set-preference', say: 'notices off for escalations', ...cardless, reads: changed.reads + 1 },
  { name: 'notice.set-times', say: 'quiet hours 20:00 to 07:00', ...cardless, reads: changed.reads + 1 },
  { name: 'notice.snooze', say: 'snooze notices 30m', ...cardless },
  { name: 'notice.wake', say: 'wake notices', ...cardless },
  // With the names of all recipients at once; one more for the only one.
  { name: 'delivery.list', by, say: 'deliveries', ...listed, reads: 2 },
  { name: 'delivery.show', by, say: `delivery delivery:${deliveryIds.failed}`, ...shown, reads: 2 },
  {
    name: 'delivery.replay',
    by,
    say: `replay delivery delivery:${deliveryIds.failed}`,
    ...changedAgain,
    reads: changedAgain.reads + 1,
  },
  { name: 'delivery.settle', by, say: `settle delivery delivery:${deliveryIds.uncertain} as it is given up`, ...changed },
  { name: 'audit.list', by, say: 'audit of 1001', ...plain, reads: 2 },
  { name: 'member.list', by, say: 'members', ...listed },
  { name: 'member.add', by, say: 'add member Jo Park jo.park@example.com as technician', ...changed },
  { name: 'member.change', by, say: 'change roles of Jo Park to dispatcher', ...changedAgain },
  // What is still theirs; each card of them that was posted before is drawn anew.
  {
    name: 'member.disable',
    by,
    say: 'disable member Jo Park',
    ...changedAgain,
    reads: changedAgain.reads + 2,
    writes: changedAgain.writes + 1,
    sends: changedAgain.sends + 1,
  },
  {
    name: 'member.enable',
    by,
    say: 'enable member Jo Park',
    ...changedAgain,
    writes: changedAgain.writes + 2,
    sends: changedAgain.sends + 2,
  },
  // Accounts, members, when the directory was read.
  { name: 'account.list', by, say: 'directory accounts', ...plain, reads: 3 },
  { name: 'member.import', by, say: 'add account nobody@example.com', ...refused, reads: 3 },
  { name: 'desk.health', by, say: 'desk health', ...spoken, reads: 1 },
  // Subscriptions, how each resource stands, what waits.
  { name: 'subscription.list', by, say: 'change notifications', ...plain, reads: 3 },
  { name: 'directory.sync', by, say: 'sync directory', ...refused },
  // Wherever it is said whom a profile serves: the profiles and the bindings.
  { name: 'binding.list', by, say: 'microsoft bindings', ...plain, reads: 2 },
  // Bindings before, and once more where the tenant follows them.
  { name: 'binding.set', by, say: 'bind mail to microsoft profile Second', ...changed, reads: changed.reads + 2 },
  { name: 'connection.show', by, say: 'microsoft connections', ...plain, reads: 2 },
  { name: 'connection.begin', by, say: 'connect a microsoft account for mail', ...refused },
  { name: 'connection.end', by, say: 'end the microsoft connection for mail', ...refused, reads: 2 },
  { name: 'profile.list', by, say: 'microsoft profiles', ...listed, reads: 2 },
  { name: 'profile.show', by, say: 'microsoft profile First', ...shown, reads: 2 },
  { name: 'profile.add', by, say: 'add microsoft profile', ...refused },
  // All profiles, since no two may be called the same.
  { name: 'profile.rename', by, say: 'rename microsoft profile Third to Renamed', ...cardless, reads: changed.reads + 1 },
  { name: 'profile.rotate', by, say: 'rotate microsoft profile First', ...refused, reads: 2 },
  { name: 'profile.remove-secret', by, say: 'remove secret of microsoft profile First', ...refused, reads: 2, writes: 2 },
  { name: 'profile.set-default', by, say: 'make microsoft profile Fourth the default', ...changed, reads: changed.reads + 2 },
  // Read once more after the sign-in, which may have marked a secret.
  { name: 'profile.test', by, say: 'test microsoft profile Fifth', ...cardless, reads: changed.reads + 1 },
  { name: 'profile.archive', by, say: 'archive microsoft profile Fifth', ...cardless, reads: changed.reads + 1 },
  { name: 'teams.setup', by, say: 'teams setup', ...plain, reads: 2 },
  { name: 'teams.status', by, say: 'teams status', ...plain, reads: 2 },
  { name: 'teams.diagnose', by, say: 'diagnose teams', ...listed },
  // That none was sent a moment ago.
  { name: 'teams.test-message', by, say: 'test message', ...refused, reads: 2 },
];
