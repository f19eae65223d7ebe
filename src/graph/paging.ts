import { say } from '../../shared/text/say.ts';
import type { Graph } from './gateway.ts';
import { GraphFailure } from './graph-failure.ts';
import type { GraphCall } from './job.ts';
import type { TypedOperation } from './operation.ts';

/** A page as Graph answers it. */
export interface PageOf<T> {
  value: T[];
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

/** A page as it is handed on. */
export interface Page<T> {
  items: T[];
  /** Where the next page is; absent on the last. */
  next?: string;
  /** On the last page of a delta: where changes from now on are read. */
  delta?: string;
}

/** How many pages are read at most before a list counts as endless. */
const mostPages = 20_000;

const endless = {
  code: 'graph-paging-loop',
  kind: 'unexpected' as const,
  text: say`Microsoft Graph leads round in a circle in place of ending a list.`,
  remedy: say`Nothing has to be done: it is read again with the next run.`,
};

const unreadable = {
  code: 'graph-page-unreadable',
  kind: 'offline' as const,
  text: say`Microsoft Graph answered with a page that is none.`,
  remedy: say`Nothing has to be done: it is read again with the next run.`,
};

/** Reads a list or a delta page by page to its end, from `call.link` on when it is given. Pages may be empty and items may come again. Throws `GraphFailure` for the first page that cannot be had, and for lists that lead round in a circle. */
export async function* pagesOf<const E extends string, T>(
  graph: Graph,
  operation: TypedOperation<E, undefined, PageOf<T>>,
  call: GraphCall<E, undefined>,
): AsyncGenerator<Page<T>, void> {
  const pageSize = call.pageSize ?? { value: 500 };
  const seen = new Set<string>();
  for (let link = call.link, count = 1; ; count += 1) {
    const outcome = await graph.call(operation, { ...call, pageSize, ...(link !== undefined && { link }) });
    if (outcome.state !== 'done') throw outcome.failure;
    const { value, '@odata.nextLink': next, '@odata.deltaLink': delta } = outcome.value;
    if (!Array.isArray(value)) throw new GraphFailure(unreadable);
    if (next !== undefined && (seen.has(next) || next === link || count >= mostPages)) throw new GraphFailure(endless);
    const items = value.filter((item) => typeof item === 'object' && item !== null);
    yield { items, ...(next !== undefined && { next }), ...(next === undefined && delta !== undefined && { delta }) };
    if (next === undefined) return;
    seen.add(next);
    link = next;
  }
}
