import { defineQuery } from '../definition/action.ts';
import { searchDesk } from '../domain/search-desk.ts';
import { field } from '../fields/field-builders.ts';
import { searchKinds } from '../fields/search-kinds.ts';

/** Finds tickets, tasks, approvals and contacts by number or words; the newest when nothing is given. */
export const findRecords = defineQuery({
  name: 'desk.find',
  title: 'Search',
  summary: 'Finds tickets, tasks, contacts and approvals.',
  phrases: ['find {query}', 'search [for] {query}'],
  input: {
    query: field.text('Words or a number', { max: 200 }),
    kind: field.choice('Kind', { options: searchKinds, initial: 'all' }),
    skip: field.number('Skip', { hidden: true, minimum: 0, maximum: 1_000, optional: true }),
    limit: field.number('Limit', { hidden: true, minimum: 1, maximum: 50, optional: true }),
  },
  permission: { grant: 'ticket.read' },
  async run(context, { query, kind, skip, limit }) {
    const items = await searchDesk(context, query, kind, { skip: skip ?? 0, limit: limit ?? 10 });
    const empty = `Nothing found for “${query}”.`;
    const text = items.length === 0 ? empty : `${items.length === 1 ? 'One record' : `${items.length} records`} for “${query}”.`;
    return { text, list: { title: `Search: ${query}`, items, empty } };
  },
});
