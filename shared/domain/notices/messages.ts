import type { Delivery } from './delivery.ts';

/** The most messages a person gets within a minute. */
export const mostAMinute = 10;
const minute = 60_000;

/** How many more messages a person may get now, and when the next one may go after them. */
export interface RoomLeft {
  room: number;
  from: Date;
}

/** What room is left for a person who was sent messages at these instants. */
export function roomLeft(left: readonly Date[], now: Date): RoomLeft {
  const times = left.map((at) => at.getTime()).filter((at) => at > now.getTime() - minute);
  const room = Math.max(0, mostAMinute - times.length);
  const eldest = times.length ? Math.min(...times) : now.getTime();
  return { room, from: new Date(eldest + minute + 1) };
}

/** What becomes of the notices that are due for one person on one channel. */
export interface Messages {
  /** Each one message; several notices in one are a summary. The newest notice of a message comes last. */
  send: Delivery[][];
  /** Told by a newer notice about the same record. */
  superseded: Delivery[];
  /** More than a minute takes: to wait and to leave as one. */
  surplus: Delivery[];
}

const newestLast = (a: Delivery, b: Delivery) => a.at.getTime() - b.at.getTime() || (a._id < b._id ? -1 : 1);

/** Makes messages of the notices that are due for one person on one channel: of each record the newest alone, those that waited in one summary, the others one by one as far as there is room. */
export function messagesOf(due: readonly Delivery[], room: number): Messages {
  const newest = new Map<number, Delivery>();
  const superseded: Delivery[] = [];
  for (const delivery of [...due].sort(newestLast)) {
    const chain = delivery.notice!.chain;
    const older = newest.get(chain);
    if (older) superseded.push(older);
    // What waited keeps waiting company, also when the newest of its record did not wait.
    newest.delete(chain);
    newest.set(chain, delivery);
  }
  const all = [...newest.values()];
  const waited = all.filter(({ bundled }) => bundled);
  const single = all.filter(({ bundled }) => !bundled).map((delivery) => [delivery]);
  const messages = waited.length ? [waited, ...single] : single;
  return { send: messages.slice(0, room), superseded, surplus: messages.slice(room).flat() };
}
