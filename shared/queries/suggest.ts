import { defineQuery, type RunContext } from '../definition/action.ts';
import type { ListItem } from '../definition/reply.ts';
import type { RecordKind } from '../domain/records.ts';
import { searchDesk } from '../domain/search-desk.ts';
import { field } from '../fields/field-builders.ts';
import { holds, readGrants } from '../policy/grants.ts';
import type { Page } from '../ports/desk.ts';

const offered = ['ticket', 'task', 'approval', 'contact', 'client', 'project', 'member'] as const;
type Offered = (typeof offered)[number];

const row = (kind: RecordKind, id: string, title: string, detail: string): ListItem => ({ ref: { kind, id }, title, detail });

/** What could be meant of one kind: those one can still choose, best first. */
async function rowsOf(kind: Offered, context: RunContext, text: string, page: Page): Promise<ListItem[]> {
  switch (kind) {
    case 'client': {
      const found = await context.clients.search(text, page);
      return found.filter(({ active }) => active).map(({ _id, name }) => row(kind, _id, name, ''));
    }
    case 'project':
      return (await context.projects.search(text, page)).map(({ _id, name, client }) => row(kind, _id, name, client?.name ?? ''));
    case 'member': {
      const found = await context.members.search(text, page);
      return found.filter(({ active }) => active).map(({ _id, name, mail }) => row(kind, _id, name, mail));
    }
    default:
      return searchDesk(context, text, kind, page);
  }
}

/** The exact number first, then the first of each kind, the second of each, and so on. */
function merged(lists: readonly (readonly ListItem[])[], text: string): ListItem[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const turns = Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list[place] ?? [])).flat();
  const number = Number(/^#?\s*(\d{1,9})$/.exec(text.trim())?.[1]);
  const isExact = (item: ListItem) => item.number === number;
  return [...turns.filter(isExact), ...turns.filter((item) => !isExact(item))];
}

/** What a person who types into a form could mean: records of the kinds the form takes and the person may read; recent ones while nothing is typed. */
export const suggest = defineQuery({
  name: 'desk.suggest',
  title: 'Suggest',
  summary: 'Offers records and colleagues while you type into a form.',
  phrases: [],
  input: {
    kinds: field.text('Kinds, with commas between', { max: 200 }),
    query: field.text('Words or a number', { max: 200, optional: true }),
    skip: field.number('Skip', { hidden: true, minimum: 0, maximum: 1_000, optional: true }),
    limit: field.number('Limit', { hidden: true, minimum: 1, maximum: 50, optional: true }),
  },
  permission: { grant: 'desk.use' },
  async run(context, { kinds, query = '', skip = 0, limit = 15 }) {
    const named = new Set(kinds.split(',').map((kind) => kind.trim()));
    const among = offered.filter((kind) => named.has(kind) && holds(context.actor.roles, readGrants[kind]));
    const lists = await Promise.all(among.map((kind) => rowsOf(kind, context, query, { limit: skip + limit })));
    const items = merged(lists, query).slice(skip, skip + limit);
    const empty = query ? `Nothing found for “${query}”.` : 'Nothing is here yet.';
    return { text: items.length === 0 ? empty : `${items.length} to choose from.`, list: { title: 'Suggestions', items, empty } };
  },
});
