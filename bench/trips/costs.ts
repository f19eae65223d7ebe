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

/** A change: its text is claimed, its record written, its audit line, the mark on posted cards of the record, its events struck off; then the card that answered is written down. */
export const change = 6;
/** After a change one read asks for cards that are older than their record. */
export const stale = 1;
/** A record that was not shown before has no other cards; one that was is drawn anew for its reader: member and record read, card replaced, its line in the ledger. */
export const redrawn = { reads: 2, writes: 1, sends: 1 };

/** What a question about one record costs: the record; and the card that answered, written down. */
export const shown = { reads: 1, writes: 1, sends: 1 };
/** What a list costs: one read; and which records it named, for "ticket 2". */
export const listed = { reads: 1, writes: 1, sends: 1 };
/** What a change of one record costs that nobody has a card of. */
export const changed = { reads: 1 + stale, writes: change, sends: 1 };
/** What is answered from what is known already. */
export const spoken = { reads: 0, writes: 0, sends: 1 };
/** The same of a record whose card was posted by what was said before. */
export const changedAgain = {
  reads: changed.reads + redrawn.reads,
  writes: changed.writes + redrawn.writes,
  sends: changed.sends + redrawn.sends,
};
