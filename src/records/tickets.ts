import { nextDue } from '../../shared/domain/sla.ts';
import type { Priority, Ticket } from '../../shared/domain/ticket.ts';
import type { TicketFilter } from '../../shared/domain/work-filters.ts';
import type { Page, Tickets } from '../../shared/ports/desk.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { ticketCollection } from './collections.ts';
import { named, ofAssignee, statusIn } from './filters.ts';
import { openRank } from './kinds.ts';
import { NumberedReading } from './reading.ts';

const weights: { readonly [priority in Priority]: number } = { urgent: 0, high: 1, normal: 2, low: 3 };
const most = 500;

/** What presses more comes first: priority, then the clock that runs out first, then the older number. */
function byPressure(a: Ticket, b: Ticket): number {
  const due = (ticket: Ticket) => nextDue(ticket.sla)?.at.getTime() ?? Number.MAX_SAFE_INTEGER;
  return weights[a.priority] - weights[b.priority] || due(a) - due(b) || a.number - b.number;
}

/** What is read of a ticket to see how its clock presses. */
export type Watched = Pick<Ticket, '_id' | 'priority' | 'sla'>;

/** The tickets of one tenant. */
export class StoredTickets extends NumberedReading<Ticket> implements Tickets {
  constructor(store: DocumentStore, tenantId: string) {
    super(store, tenantId, ticketCollection);
  }

  async openFor(memberId: string, page: Page): Promise<Ticket[]> {
    const all = await this.openOf(memberId, most);
    return all.sort(byPressure).slice(page.skip ?? 0, (page.skip ?? 0) + page.limit);
  }

  countOpenFor(memberId: string): Promise<number> {
    const filter = { tenantId: this.tenantId, 'assignee.id': memberId, rank: { $gte: openRank } };
    return this.collection.count(filter, { limit: 1_000 });
  }

  list({ statuses, assigneeId, clientId, priority }: TicketFilter, page: Page): Promise<Ticket[]> {
    return this.newest(
      { ...statusIn(statuses), ...ofAssignee(assigneeId), ...named('client.id', clientId), ...named('priority', priority) },
      page,
    );
  }

  dueFirst({ assigneeId, clientId, priority }: TicketFilter, { limit, skip = 0 }: Page): Promise<Ticket[]> {
    const filter = {
      status: { $in: ['new', 'open'] },
      ...ofAssignee(assigneeId),
      ...named('client.id', clientId),
      ...named('priority', priority),
    };
    return this.some(filter, { sort: { 'sla.resolutionDueAt': 1 }, limit, skip });
  }

  countUnassigned(): Promise<number> {
    const filter = { tenantId: this.tenantId, rank: { $gte: openRank }, ...ofAssignee(null) };
    return this.collection.count(filter, { limit: 1_000 });
  }

  bySource(key: string): Promise<Ticket | undefined> {
    return this.one({ 'source.key': key });
  }

  /** The clocks of tickets under this word of `slaWatch` that are due by then, soonest first. */
  watched(word: string, by: Date, limit: number): Promise<Watched[]> {
    const projection = { _id: 1, priority: 1, sla: 1 } as const;
    return this.some({ slaWatch: word, slaDueAt: { $lte: by } }, { sort: { slaDueAt: 1 }, limit, projection });
  }

  /** Tickets with a held reply that is due. */
  heldDue(now: Date): Promise<Ticket[]> {
    return this.some({ heldUntil: { $lte: now } }, { sort: { heldUntil: 1 }, limit: 100 });
  }
}
