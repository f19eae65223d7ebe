import { holds, readGrants } from '../../policy/grants.ts';
import type { Member } from '../member.ts';
import type { Aggregate, DomainEvent, RecordReference } from '../records.ts';
import type { NoticeContent, WaitReason } from './delivery.ts';
import { causeOf } from './notice-causes.ts';
import { type NoticeWay, type TenantNotices, wayFor } from './notice-preferences.ts';
import { waitOf } from './waiting.ts';

/** One notice to one person on one channel: to be sent, to be sent later and why, or not wanted. */
export interface NoticePlan {
  /** Id of the member. */
  recipient: string;
  channel: 'feed' | 'bot';
  about: RecordReference;
  content: NoticeContent;
  verdict: { state: 'pending'; notBefore: Date; reason?: WaitReason } | { state: 'skipped'; reason: 'muted' };
}

const channels: { readonly [way in NoticeWay]: readonly NoticePlan['channel'][] } = {
  feed: ['feed'],
  bot: ['bot'],
  both: ['feed', 'bot'],
  none: ['feed'],
};

/** A number for all notices about one record, the same on every machine; a positive integer that JavaScript holds exactly. */
export function chainOf({ kind, id }: RecordReference): number {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (const char of `${kind}:${id}`) {
    const code = char.codePointAt(0)!;
    high = Math.imul(high ^ code, 0x01000193) >>> 0;
    low = Math.imul(low ^ code, 0x85ebca6b) >>> 0;
  }
  return (high & 0x1fffff) * 0x1_0000_0000 + low + 1;
}

/** Whether this person may be told of such a record: active, and allowed to read it. */
function mayBeTold({ active, roles }: Member, { kind }: RecordReference): boolean {
  return active && holds(roles, readGrants[kind]);
}

/** Who is told of an event, where, when and in which words. `people` are the members it may concern; who made it happen is never told. */
export function planNotices(
  event: DomainEvent,
  record: Aggregate,
  people: readonly Member[],
  preferences: TenantNotices,
  now: Date,
): NoticePlan[] {
  const cause = causeOf(event, record, people);
  if (!cause) return [];
  const { category, title, preview, by } = cause;
  const concerned = new Set(cause.to.filter((id) => id !== by));
  const told = people.filter((member) => concerned.has(member._id) && mayBeTold(member, event.subject));
  return told.flatMap((member) => {
    const way = wayFor(category, member.notices, preferences);
    const wait = waitOf(member.notices, now, member.zone);
    const fallback = way === 'feed' && member.notices?.withoutFallback !== true;
    const content = { eventId: event.id, category, title, preview, chain: chainOf(event.subject), fallback };
    const verdict: NoticePlan['verdict'] =
      way === 'none'
        ? { state: 'skipped', reason: 'muted' }
        : { state: 'pending', notBefore: wait?.until ?? now, ...(wait && { reason: wait.reason }) };
    return channels[way].map((channel) => ({ recipient: member._id, channel, about: event.subject, content, verdict }));
  });
}
