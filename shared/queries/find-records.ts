import { defineQuery } from '../definition/action.ts';
import { searchDesk } from '../domain/search-desk.ts';
import { field } from '../fields/field-builders.ts';
import { searchKinds } from '../fields/search-kinds.ts';

/** Finds tickets, tasks, approvals and contacts by number or words; the newest when nothing is given. */
export const findRecords = defineQuery({
  name: 'desk.find',
  title: 'Search',
  summary: 'Finds tickets, tasks, contacts and approvals.',
  phrases: ['find {query}', 'search [for] {query}', 'tickets for {query}', 'recent'],
  input: {
    query: field.text('Words or a number', { max: 200, optional: true }),
    kind: field.choice('Kind', { options: searchKinds, initial: 'all' }),
    skip: field.number('Skip', { hidden: true, minimum: 0, maximum: 1_000, optional: true }),
    limit: field.number('Limit', { hidden: true, minimum: 1, maximum: 50, optional: true }),
  },
  permission: { grant: 'ticket.read' },
  async run(context, { query = '', kind, skip, limit }) {
    const [from, most] = [skip ?? 0, limit ?? 10];
    const found = await searchDesk(context, query, kind, { skip: from, limit: most + 1 });
    const items = found.slice(0, most);
    const empty = query ? `Nothing found for “${query}”.` : 'Nothing is here yet.';
    const count = items.length === 1 ? 'One record' : `${items.length} records`;
    const text = items.length === 0 ? empty : query ? `${count} for “${query}”.` : 'The newest records.';
    const list = { title: query ? `Search: ${query}` : 'Newest', items, empty };
    return { text, list, data: { skip: from, more: found.length > most } };
  },
});
