import type { Inputs } from '../../client/api.ts';

/** What can be searched. */
export const kinds = ['all', 'ticket', 'task', 'approval', 'contact', 'client'] as const;

/** One of them. */
export type SearchedKind = (typeof kinds)[number];

/** The statuses that can be chosen of each kind. */
export const statusesOf: { readonly [kind in SearchedKind]?: readonly string[] } = {
  ticket: ['active', 'new', 'open', 'waiting', 'resolved', 'closed', 'all'],
  task: ['active', 'to-do', 'in-progress', 'done', 'all'],
  approval: ['requested', 'approved', 'changes-requested', 'rejected', 'withdrawn', 'all'],
};

/** A search as the address holds it. What is left out does not matter; what an address says that there is not counts as left out. */
export interface Search {
  kind: SearchedKind;
  words: string;
  status?: string;
  who?: 'me' | 'nobody';
  due?: string;
  priority?: string;
  /** Name of a client. */
  client?: string;
}

const dues = ['overdue', 'today', 'week'];
const priorities = ['low', 'normal', 'high', 'urgent'];
const longestWords = 200;

/** Reads the search that an address holds. */
export function readSearch(params: URLSearchParams): Search {
  const kind = kinds.find((one) => one === params.get('kind')) ?? 'all';
  const among = (name: string, values: readonly string[] = []) => values.find((one) => one === params.get(name));
  const status = among('status', statusesOf[kind]);
  const who = among('who', kind === 'approval' ? ['me'] : ['me', 'nobody']) as Search['who'];
  const isWork = kind === 'ticket' || kind === 'task';
  const due = isWork ? among('due', dues) : undefined;
  const priority = kind === 'ticket' ? among('priority', priorities) : undefined;
  const client = isWork ? params.get('client')?.slice(0, longestWords) || undefined : undefined;
  return {
    kind,
    words: (params.get('q') ?? '').slice(0, longestWords),
    ...(status !== undefined && { status }),
    ...(who !== undefined && kind in statusesOf && { who }),
    ...(due !== undefined && { due }),
    ...(priority !== undefined && { priority }),
    ...(client !== undefined && { client }),
  };
}

/** The query that answers a search, and its inputs. */
export function askedFor({ kind, words, status, who, due, priority, client }: Search): { query: string; input: Inputs } {
  const query = words.trim();
  if (kind === 'all' || kind === 'contact' || kind === 'client')
    return { query: 'desk.find', input: { kind, ...(query && { query }) } };
  const whose =
    kind === 'approval' ? who && { requester: 'me' } : who === 'me' ? { assignee: 'me' } : who && { unassigned: true };
  const input = {
    ...(query && { words: query }),
    ...(status !== undefined && { status }),
    ...whose,
    ...(due !== undefined && { due }),
    ...(priority !== undefined && { priority }),
    ...(client !== undefined && { client }),
  };
  return { query: `${kind}.list`, input };
}

/** Whether anything but the kind narrows the search. */
export function isNarrowed({ kind: _kind, ...rest }: Search): boolean {
  return Object.values(rest).some((value) => value !== undefined && value !== '');
}
