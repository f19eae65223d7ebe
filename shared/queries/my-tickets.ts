import { defineQuery } from '../definition/action.ts';
import { ticketItem } from '../domain/list-items.ts';

const shown = 10;
// Sorting by what presses reads them all in any case; beyond this they are counted.
const most = 500;

/** The actor's open tickets, most pressing first. */
export const myTickets = defineQuery({
  name: 'ticket.mine',
  title: 'My tickets',
  summary: 'Lists your open tickets, most pressing first.',
  place: 1,
  phrases: ['my tickets', 'my open tickets', 'open tickets', 'tickets'],
  input: {},
  permission: { grant: 'ticket.read' },
  async run({ actor, now, tickets }) {
    const mine = await tickets.openFor(actor._id, { limit: most });
    const total = mine.length < most ? mine.length : await tickets.countOpenFor(actor._id);
    const items = mine.slice(0, shown).map((ticket) => ticketItem(ticket, now));
    const empty = 'You have no open tickets.';
    const text = total === 0 ? empty : total === 1 ? 'You have 1 open ticket.' : `You have ${total} open tickets.`;
    return { text, list: { title: 'My tickets', items, total, empty } };
  },
});
