import { graphBase } from './graph-core.ts';
import { GraphError } from './graph-error.ts';
import type { GraphCall } from './graph-operation.ts';

/** How a cursor that does not hold any more is refused. */
export interface CursorRefusal {
  readonly status: number;
  /** `syncStateNotFound`, `SyncStateInvalid` or `resyncRequired`. */
  readonly code: string;
}

/** Something that happened to an item. */
export interface LoggedChange {
  readonly sequence: number;
  readonly id: string;
  /** A removal that cannot be taken back. */
  readonly isForGood: boolean;
}

/** What a cursor stands for. */
export interface Cursor {
  readonly kind: 'next' | 'delta';
  readonly generation: number;
  /** The last change before this round; what comes after it is the next round's. */
  readonly sequence: number;
  readonly offset: number;
  readonly round: string;
  readonly select: string | null;
  /** How many items are left, where `$top` caps them. */
  readonly left: number | null;
}

/** The log of changes and the cursors into it, per scope (a tenant, a mailbox). */
export interface DeltaCursors {
  note(scope: string, id: string, isForGood: boolean): void;
  /** Where a call reads on; a first call begins a round with everything in `ids`. Throws when its cursor does not hold. */
  read(call: GraphCall, scope: string, ids: () => readonly string[]): Cursor;
  entries(cursor: Cursor): readonly LoggedChange[];
  expire(scope: string, refusal: CursorRefusal): void;
  refused(scope: string): GraphError;
}

interface Scope {
  readonly log: LoggedChange[];
  readonly generation: number;
  readonly refusal: CursorRefusal;
}

function decoded(text: string): Cursor | undefined {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as Cursor;
  } catch {
    return undefined;
  }
}

/** A cursor as it stands in a link. */
export function cursorText(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function lastOfEach(changes: readonly LoggedChange[]): LoggedChange[] {
  const last = new Map(changes.map((change) => [change.id, change]));
  return [...last.values()].sort((a, b) => a.sequence - b.sequence);
}

/** A log without changes, for the feed at a path. */
export function createDeltaCursors(path: string, unique: () => string): DeltaCursors {
  const scopes = new Map<string, Scope>();
  const rounds = new Map<string, readonly LoggedChange[]>();
  let sequence = 0;
  const scopeOf = (name: string): Scope => {
    const found = scopes.get(name) ?? { log: [], generation: 1, refusal: { status: 410, code: 'syncStateNotFound' } };
    scopes.set(name, found);
    return found;
  };
  const started = (name: string, select: string | null, top: string | null, entries: readonly LoggedChange[]): Cursor => {
    const round = unique();
    rounds.set(round, entries);
    const left = top === null ? null : Number(top);
    return { kind: 'next', generation: scopeOf(name).generation, sequence, offset: 0, round, select, left };
  };
  const refused = (name: string) => {
    const { status, code } = scopeOf(name).refusal;
    const location = `${graphBase}${path}?$deltatoken=`;
    return new GraphError(status, code, 'The sync state is not found or not valid any more; start again.', { location });
  };
  return {
    refused,
    note(name, id, isForGood) {
      sequence += 1;
      scopeOf(name).log.push({ sequence, id, isForGood });
    },
    read({ request: { query } }, name, ids) {
      const text = query.get('$skiptoken') ?? query.get('$deltatoken') ?? '';
      const select = query.get('$select');
      const all = () => ids().map((id) => ({ id, sequence, isForGood: false }));
      if (text === '' || text === 'latest') {
        return started(name, select, query.get('$top'), text === 'latest' ? [] : all());
      }
      const cursor = decoded(text);
      if (cursor?.generation !== scopeOf(name).generation) throw refused(name);
      if (cursor.kind === 'next') return cursor;
      const changes = scopeOf(name).log.filter((change) => change.sequence > cursor.sequence);
      return started(name, cursor.select, null, lastOfEach(changes));
    },
    entries: (cursor) => rounds.get(cursor.round) ?? [],
    expire(name, refusal) {
      scopes.set(name, { ...scopeOf(name), generation: scopeOf(name).generation + 1, refusal });
    },
  };
}
