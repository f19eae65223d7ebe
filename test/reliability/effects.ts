import type { Aggregate } from '../../shared/domain/records.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import type { TimeEntry } from '../../shared/domain/time-entry.ts';
import type { AuditEntry } from '../../shared/ports/desk.ts';
import type { CollectionDefinition, DocumentStore, StoredDocument } from '../../shared/ports/document-store.ts';
import { type Delivery, deliveryCollection } from '../../src/events/deliveries.ts';
import { auditCollection } from '../../src/records/audit.ts';
import { tenantCollection, ticketCollection, timeEntryCollection } from '../../src/records/collections.ts';

/** All that a desk holds of what people did. */
export interface Effects {
  tickets: Ticket[];
  timeEntries: TimeEntry[];
  audit: AuditEntry[];
  deliveries: Delivery[];
}

async function all<T extends StoredDocument>(
  store: DocumentStore,
  definition: CollectionDefinition<T>,
  tenantId: string,
): Promise<T[]> {
  const found: T[] = [];
  for (let last = ''; ; last = found.at(-1)!._id) {
    const page = await store.collection(definition).find({ tenantId, _id: { $gt: last } }, { sort: { _id: 1 }, limit: 2_000 });
    found.push(...page);
    if (page.length < 2_000) return found;
  }
}

/** Reads everything that people did, in all tenants. */
export async function effectsIn(store: DocumentStore): Promise<Effects> {
  const tenants = await store.collection(tenantCollection).find({ _id: { $gt: '' } }, { sort: { _id: 1 } });
  const read = async <T extends StoredDocument>(definition: unknown) =>
    (await Promise.all(tenants.map(({ _id }) => all(store, definition as CollectionDefinition<T>, _id)))).flat();
  return {
    tickets: await read<Ticket>(ticketCollection),
    timeEntries: await read<TimeEntry>(timeEntryCollection),
    audit: await read<AuditEntry>(auditCollection),
    deliveries: await read<Delivery>(deliveryCollection),
  };
}

const markers = /mk[a-z0-9]+q/g;

function tally(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const [marker] of text.matchAll(markers)) counts.set(marker, (counts.get(marker) ?? 0) + 1);
  return counts;
}

/** How often each marker took effect, by kind of intent. */
export function effectsByMarker({
  tickets,
  timeEntries,
}: Effects): Record<'note' | 'ticket' | 'time' | 'reply', Map<string, number>> {
  const entries = tickets.flatMap((ticket) => ticket.entries);
  const texts = (kind: string) => entries.filter((entry) => entry.kind === kind).map(({ text }) => text);
  return {
    note: tally(texts('note')),
    reply: tally(texts('reply')),
    ticket: tally(tickets.map(({ title }) => title)),
    time: tally(timeEntries.map(({ note }) => note)),
  };
}

/** How many changes of each action the audit trail holds. */
export function auditedActions({ audit }: Effects): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { action } of audit) counts[action] = (counts[action] ?? 0) + 1;
  return counts;
}

/** Records with events that nobody was told of. */
export function untold({ tickets, timeEntries }: Effects): Aggregate[] {
  return [...tickets, ...timeEntries].filter(({ pending }) => pending.length > 0);
}
