import type { RunContext } from '../definition/action.ts';
import type { ListItem } from '../definition/reply.ts';
import { holds, readGrants } from '../policy/grants.ts';
import type { Page } from '../ports/desk.ts';
import {
  approvalItem,
  approvalRow,
  clientItem,
  clientRow,
  contactItem,
  contactRow,
  taskItem,
  taskRow,
  ticketItem,
  ticketRow,
} from './list-items.ts';

/** The kinds of record that a search finds. */
export type SearchKind = 'ticket' | 'task' | 'contact' | 'client' | 'approval';

const kinds: readonly SearchKind[] = ['ticket', 'task', 'contact', 'client', 'approval'];

/** Turns about lists: the first of each, then the second of each, so that no kind hides another. */
function interleave<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, row) => lists.flatMap((list) => (row < list.length ? [list[row]!] : []))).flat();
}

async function rowsOf(kind: SearchKind, context: RunContext, text: string, page: Page): Promise<ListItem[]> {
  const { now, caller } = context;
  switch (kind) {
    case 'ticket':
      return (await context.tickets.rows(text, page, ticketRow)).map((record) => ticketItem(record, now));
    case 'task':
      return (await context.tasks.rows(text, page, taskRow)).map((record) => taskItem(record, caller.locale));
    case 'approval':
      return (await context.approvals.rows(text, page, approvalRow)).map((record) => approvalItem(record, now));
    case 'contact':
      return (await context.contacts.rows(text, page, contactRow)).map(contactItem);
    case 'client':
      return (await context.clients.rows(text, page, clientRow)).map(clientItem);
  }
}

/** The record with exactly this work number, when the text is one. */
async function byNumber(context: RunContext, text: string, among: readonly SearchKind[]): Promise<ListItem | undefined> {
  const number = /^#?\s*(\d{1,9})$/.exec(text.trim());
  if (!number) return undefined;
  const { now, caller } = context;
  const ticket = among.includes('ticket') ? await context.tickets.byNumber(Number(number[1])) : undefined;
  if (ticket) return ticketItem(ticket, now);
  const task = among.includes('task') ? await context.tasks.byNumber(Number(number[1])) : undefined;
  if (task) return taskItem(task, caller.locale);
  const approval = among.includes('approval') ? await context.approvals.byNumber(Number(number[1])) : undefined;
  return approval && approvalItem(approval, now);
}

/** The lists of all kinds, each as far as a page that they share can need it: as if one kind had none at first, and further only those that have more where the others are short. */
async function listsOf(context: RunContext, text: string, among: readonly SearchKind[], wanted: number): Promise<ListItem[][]> {
  let depth = Math.min(wanted, Math.ceil(wanted / Math.max(1, among.length - 1)));
  const lists = await Promise.all(among.map((one) => rowsOf(one, context, text, { limit: depth })));
  for (;;) {
    const longer = lists.filter((list) => list.length === depth).length;
    const rows = lists.reduce((sum, list) => sum + list.length, 0);
    if (longer === 0 || rows >= wanted) return lists;
    const [skip, limit] = [depth, Math.ceil((wanted - rows) / longer)];
    depth += limit;
    const further = async (one: SearchKind, at: number) => {
      const list = lists[at]!;
      if (list.length === skip) list.push(...(await rowsOf(one, context, text, { limit, skip })));
    };
    await Promise.all(among.map(further));
  }
}

/** Rows for a search over the kinds the actor may read, ranked within a kind and interleaved among them; the exact number comes first, `#number` alone finds nothing else. Empty text gives the newest. */
export async function searchDesk(context: RunContext, text: string, kind: 'all' | SearchKind, page: Page): Promise<ListItem[]> {
  const among = kinds.filter((one) => (kind === 'all' || one === kind) && holds(context.actor.roles, readGrants[one]));
  const skip = page.skip ?? 0;
  const exact = await byNumber(context, text, among);
  if (text.trim().startsWith('#') && /^#\s*\d+$/.test(text.trim())) return exact && skip === 0 ? [exact] : [];
  // The exact number may stand in a list as well.
  const lists = await listsOf(context, text, among, skip + page.limit + (exact ? 1 : 0));
  const all = interleave(lists).filter((item) => item.ref.id !== exact?.ref.id);
  return [...(exact ? [exact] : []), ...all].slice(skip, skip + page.limit);
}
