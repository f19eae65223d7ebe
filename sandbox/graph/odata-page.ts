import type { SandboxReply } from '../http/routes.ts';
import type { JsonObject } from '../json.ts';
import { graphBase } from './graph-core.ts';
import { graphErrors } from './graph-error.ts';
import type { GraphCall } from './graph-operation.ts';
import { readFilter } from './odata-filter.ts';

/** How a collection is answered. */
export interface CollectionRules {
  /** The path after `/v1.0`, for links and the context. */
  readonly path: string;
  readonly pageSize: number;
  readonly mostPerPage: number;
  /** What is shown without `$select`. */
  readonly shown?: readonly string[];
  /** Some queries want `ConsistencyLevel: eventual`, as directory objects do. */
  readonly isDirectory?: boolean;
}

/** Only the properties that are asked for, the id among them. */
export function selected(item: JsonObject, select: string | null, shown?: readonly string[]): JsonObject {
  const names = select?.split(',').map((name) => name.trim()) ?? shown;
  if (!names) return item;
  const wanted = new Set(['id', ...names]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => wanted.has(name)));
}

function checkConsistency({ request }: GraphCall, needsIt: boolean): void {
  const level = String(request.headers['consistencylevel'] ?? '').toLowerCase();
  const isEventual = level === 'eventual';
  if (needsIt && !(isEventual && request.query.get('$count') === 'true')) {
    throw graphErrors.badRequest(
      'The specified query needs the header ConsistencyLevel: eventual and $count=true.',
      'Request_UnsupportedQuery',
    );
  }
}

function searched(items: readonly JsonObject[], search: string | null): readonly JsonObject[] {
  if (search === null) return items;
  const parts = [...search.matchAll(/"(\w+):([^"]*)"/g)];
  return items.filter((item) =>
    parts.some(([, name = '', text = '']) =>
      String(item[name] ?? '')
        .toLowerCase()
        .includes(text.toLowerCase()),
    ),
  );
}

function ordered(items: readonly JsonObject[], orderBy: string | null): readonly JsonObject[] {
  if (orderBy === null) return items;
  const [name = '', direction] = orderBy.split(' ');
  const sign = direction === 'desc' ? -1 : 1;
  return [...items].sort((a, b) => sign * String(a[name] ?? '').localeCompare(String(b[name] ?? '')));
}

function offsetIn(token: string | null): number {
  if (token === null) return 0;
  const offset = Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(offset) || offset < 0)
    throw graphErrors.badRequest('The skip token is not valid.', 'Directory_ExpiredPageToken');
  return offset;
}

/** The page size that the caller prefers, from `Prefer: odata.maxpagesize=…`; undefined when there is no preference. */
export function preferredPageSize(call: GraphCall): number | undefined {
  const [, size] = /odata\.maxpagesize=(\d+)/.exec(String(call.request.headers['prefer'] ?? '')) ?? [];
  return size === undefined ? undefined : Math.max(1, Number(size));
}

/** A page of a collection, as `$filter`, `$search`, `$orderby`, `$top`, `$select` and `$count` ask for it. */
export function collectionPage(call: GraphCall, all: readonly JsonObject[], rules: CollectionRules): SandboxReply {
  const { query } = call.request;
  const filterText = query.get('$filter');
  const filter = filterText === null ? undefined : readFilter(filterText);
  const isAdvanced = filter?.isAdvanced === true || query.has('$search');
  checkConsistency(call, rules.isDirectory === true && isAdvanced);
  const found = ordered(searched(filter ? all.filter(filter.test) : all, query.get('$search')), query.get('$orderby'));
  const size = Math.min(Number(query.get('$top') ?? preferredPageSize(call) ?? rules.pageSize), rules.mostPerPage);
  const from = offsetIn(query.get('$skiptoken'));
  const next = new URLSearchParams(query);
  next.set('$skiptoken', Buffer.from(String(from + size)).toString('base64url'));
  const link = `${graphBase}${rules.path}?${next.toString().replaceAll('%24', '$')}`;
  const isCounted = query.get('$count') === 'true';
  return {
    status: 200,
    body: {
      '@odata.context': `${graphBase}/$metadata#${rules.path.slice(1)}`,
      ...(isCounted ? { '@odata.count': found.length } : {}),
      ...(from + size < found.length ? { '@odata.nextLink': link } : {}),
      value: found.slice(from, from + size).map((item) => selected(item, query.get('$select'), rules.shown)),
    },
  };
}
