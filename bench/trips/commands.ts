/** What one typed command may cost at the least. */
export interface Command {
  /** Name of the action or query that it is understood as. */
  name: string;
  /** Key of the seeded member who says it; the technician when left out. */
  by?: string;
  /** What is said before, uncounted, so that the command has something to do. */
  before?: readonly string[];
  say: string;
  /** Calls to the store that read, and that write; requests to the Bot Connector. */
  reads: number;
  writes: number;
  sends: number;
}

// A change: its text is claimed, its record written, its audit line, the mark on posted cards of the record, its events struck off; then the card that answered is written down.
const change = 6;
// After a change one read asks for cards that are older than their record.
const stale = 1;
// Each word that the desk did not know is kept before the record that holds it; all at once.
const newWords = 1;
// A record that was not shown before has no other cards; one that was is drawn anew for its reader: member and record read, card replaced, its line in the ledger.
const redrawn = { reads: 2, writes: 1, sends: 1 };

/** What a question about one record costs: the record; and the card that answered, written down. */
const shown = { reads: 1, writes: 1, sends: 1 };
/** What a list costs: one read; and which records it named, for "ticket 2". */
const listed = { reads: 1, writes: 1, sends: 1 };
/** What a change of one record costs that nobody has a card of. */
const changed = { reads: 1 + stale, writes: change, sends: 1 };
const spoken = { reads: 0, writes: 0, sends: 1 };
/** The same of a record whose card was posted by what was said before. */
const changedAgain = {
  reads: changed.reads + redrawn.reads,
  writes: changed.writes + redrawn.writes,
  sends: changed.sends + redrawn.sends,
};

/** Every command that can be typed without Microsoft's cloud, with the least that it can cost. Each has a record of its own, so that none pays for another. */
export const commands: readonly Command[] = [
  { name: 'ticket.show', say: 'ticket 1005', ...shown },
  { name: 'task.show', say: 'task 1041', ...shown },
  { name: 'approval.show', by: 'arno', say: 'approval 1054', ...shown },
  // Two words, each looked up among the words of the desk.
  { name: 'contact.show', say: 'contact lena ortiz', ...shown, reads: 3 },
  { name: 'desk.show', say: '1006', ...shown },
  { name: 'ticket.mine', say: 'my tickets', ...listed },
  { name: 'task.mine', say: 'my tasks', ...listed },
  { name: 'approval.mine', by: 'arno', say: 'my approvals', ...listed },
  { name: 'time-entry.mine', say: 'my time', ...listed },
  // The words once, then each of the four kinds.
  { name: 'desk.find', say: 'find printer', ...listed, reads: 5 },
  { name: 'desk.help', say: 'help', ...spoken },
  { name: 'desk.settings', say: 'settings', ...spoken },
  // A new record reads nothing but takes a number, and its number is a new word.
  { name: 'ticket.create', say: 'new ticket Printer on fire', ...changed, reads: stale, writes: change + newWords + 1 },
  { name: 'task.create', say: 'new task Order paper', ...changed, reads: stale, writes: change + newWords + 1 },
  { name: 'note.add', say: 'add note 1001: looked at it', ...changed },
  { name: 'work.assign', say: 'assign 1026 to me', ...changed, writes: change + newWords },
  { name: 'work.unassign', before: ['assign 1032 to me'], say: 'unassign 1032', ...changedAgain },
  { name: 'ticket.set-status', say: 'status 1002 waiting', ...changed },
  { name: 'ticket.set-priority', say: 'priority 1018 high', ...changed },
  { name: 'ticket.resolve', say: 'resolve 1017', ...changed },
  { name: 'work.close', say: 'close 1024', ...changed },
  { name: 'work.reopen', say: 'reopen 1012', ...changed },
  { name: 'task.set-status', say: 'task status 1042 done', ...changed },
  // An entry is a new record: its ticket is read, its words may be new.
  { name: 'time-entry.log', say: 'log time 1030 30m', ...changed, writes: change + newWords },
  // Beside the ticket it must be known whether a timer runs.
  { name: 'timer.start', say: 'timer start 1035', ...changed, reads: changed.reads + 1, writes: change + newWords },
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
];
