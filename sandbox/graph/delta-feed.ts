import type { SandboxReply } from '../http/routes.ts';
import type { JsonObject } from '../json.ts';
import type { Cursor, CursorRefusal, DeltaCursors, LoggedChange } from './delta-cursors.ts';
import { createDeltaCursors, cursorText } from './delta-cursors.ts';
import type { DeltaQuirk, DeltaQuirks } from './delta-quirks.ts';
import { graphBase } from './graph-core.ts';
import type { GraphCall } from './graph-operation.ts';
import { preferredPageSize, selected } from './odata-page.ts';

/** What a change feed is about. */
export interface DeltaSource {
  /** The path after `/v1.0`, for instance `/users/delta`. */
  readonly path: string;
  readonly pageSize: number;
  readonly shown: readonly string[];
  /** Everything there is now in a scope (a tenant, a mailbox). */
  current(scope: string): readonly JsonObject[];
  /** One item as it is now; undefined when it is gone. */
  item(scope: string, id: string): JsonObject | undefined;
}

/** A log of changes that is read round by round. */
export interface DeltaFeed {
  /** Notes a change; `isForGood` counts for removals. */
  note(scope: string, id: string, isForGood?: boolean): void;
  page(call: GraphCall, scope: string): SandboxReply;
  /** Makes every cursor that was given out so far invalid: 410 syncStateNotFound when nothing else is said. */
  expire(scope: string, refusal?: CursorRefusal): void;
}

/** The entries of one page, and where it goes on. */
interface Slice {
  readonly entries: readonly LoggedChange[];
  readonly next: Cursor;
  readonly isLast: boolean;
}

function sliced(all: readonly LoggedChange[], cursor: Cursor, pageSize: number, quirk: DeltaQuirk | undefined): Slice {
  const wanted = Math.min(pageSize, 999, cursor.left ?? Number.POSITIVE_INFINITY);
  const isEmpty = quirk === 'empty' || quirk === 'loop';
  const size = isEmpty ? 0 : quirk === 'short' ? Math.ceil(wanted / 2) : wanted;
  const taken = all.slice(cursor.offset, cursor.offset + size);
  const repeated = quirk === 'repeat' ? all.slice(Math.max(0, cursor.offset - 1), cursor.offset + 1) : [];
  const left = cursor.left === null ? null : cursor.left - taken.length;
  const next = { ...cursor, offset: cursor.offset + taken.length, left };
  return {
    entries: [...repeated, ...(quirk === 'reverse' ? taken.toReversed() : taken)],
    next,
    isLast: !isEmpty && (next.offset >= all.length || left === 0),
  };
}

function linkAfter({ path }: DeltaSource, { next, isLast }: Slice): JsonObject {
  const { round: _round, ...rest } = next;
  const to = (kind: string, cursor: Cursor) => `${graphBase}${path}?${kind}=${cursorText(cursor)}`;
  return isLast
    ? { '@odata.deltaLink': to('$deltatoken', { ...rest, round: '', kind: 'delta' }) }
    : { '@odata.nextLink': to('$skiptoken', next) };
}

function page(source: DeltaSource, cursors: DeltaCursors, quirks: DeltaQuirks, call: GraphCall, scope: string): SandboxReply {
  const cursor = cursors.read(call, scope, () => source.current(scope).map((item) => String(item['id'])));
  const quirk = quirks.take(source.path);
  if (quirk === 'expire') throw cursors.refused(scope);
  const preferred = preferredPageSize(call);
  const slice = sliced(cursors.entries(cursor), cursor, preferred ?? source.pageSize, quirk);
  const value = slice.entries.map(({ id, isForGood }) => {
    const item = source.item(scope, id);
    const removed = { id, '@removed': { reason: isForGood ? 'deleted' : 'changed' } };
    return item ? selected(item, cursor.select, source.shown) : removed;
  });
  const context = `${graphBase}/$metadata#${source.path.split('/')[1]}`;
  return {
    status: 200,
    ...(preferred === undefined ? {} : { headers: { 'preference-applied': `odata.maxpagesize=${preferred}` } }),
    body: { '@odata.context': context, ...linkAfter(source, slice), value },
  };
}

/** A feed over a source. Source: learn.microsoft.com, "Use delta query to track changes". */
export function createDeltaFeed(source: DeltaSource, quirks: DeltaQuirks, unique: () => string): DeltaFeed {
  const cursors = createDeltaCursors(source.path, unique);
  return {
    note: (scope, id, isForGood = false) => cursors.note(scope, id, isForGood),
    page: (call, scope) => page(source, cursors, quirks, call, scope),
    expire: (scope, refusal = { status: 410, code: 'syncStateNotFound' }) => cursors.expire(scope, refusal),
  };
}
