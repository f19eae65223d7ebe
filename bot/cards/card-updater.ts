import type { Caller } from '../../shared/definition/caller.ts';
import type { Aggregate } from '../../shared/domain/records.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { BotParts } from '../desk/parts.ts';
import { showRecord } from '../desk/present.ts';
import type { PostedCard } from './card-ledger.ts';
import { findShown } from './find-shown.ts';

const batch = 50;
const mostBatches = 40;
const atOnce = 8;
const gone: ReadonlySet<string> = new Set(['404', '403', '410']);

/** What was read for a batch of cards: many of them show the same record to the same person. */
type Read = <T>(key: string, read: () => Promise<T>) => Promise<T>;

function readOnce(): Read {
  const done = new Map<string, Promise<unknown>>();
  return <T>(key: string, read: () => Promise<T>) => {
    const known = done.get(key) ?? read();
    done.set(key, known);
    return known as Promise<T>;
  };
}

async function callerFor(parts: BotParts, tenant: Tenant, card: PostedCard, read: Read): Promise<Caller | undefined> {
  const member = await read(`member ${card.memberId}`, () => parts.door.desk(tenant._id).members.byId(card.memberId));
  if (!member?.active || member.signedOutAt) return undefined;
  return {
    tenant,
    actor: member,
    surface: 'card',
    zone: member.zone,
    locale: member.locale,
    conversationId: card.conversation.id,
  };
}

/** Draws one stale card anew. A message that is gone, or one whose reader left the desk, is forgotten; one that could not be reached is put off. False when its conversation takes no more for now, and then nothing was done. */
async function bringUp(parts: BotParts, tenant: Tenant, card: PostedCard, read: Read): Promise<boolean> {
  const caller = await callerFor(parts, tenant, card, read);
  const pointer = `${card.record.kind}:${card.record.id}`;
  const found = caller && (await read(`${pointer} ${card.memberId}`, () => findShown(parts, caller, pointer)));
  if (!caller || !found) {
    await parts.ledger.forget(card);
    return true;
  }
  const { version } = found.record as Aggregate;
  if (parts.ledger.isNewer(card, version)) return true;
  const onlooker = { caller, group: card.conversation.type !== 'personal', senderTeamsId: card.senderTeamsId };
  const shown = showRecord(parts, onlooker, found);
  const drawn = { card: shown.card!, summary: shown.summary };
  const outcome = await parts.proactive.update(card.conversation, card.activityId, drawn, { unhurried: true });
  if (outcome.state === 'failed' && outcome.code === 'send-window-full') return false;
  if (outcome.state === 'sent') await parts.ledger.broughtUp(card, version);
  else if (outcome.state === 'failed' && gone.has(outcome.code)) await parts.ledger.forget(card);
  else await parts.ledger.putOff(card, parts.now());
  return true;
}

/** Cards by conversation: within one they follow one another, because it has one send window; the newest first, which people have before them. */
function byConversation(cards: readonly PostedCard[]): PostedCard[][] {
  const newestFirst = cards.toSorted((a, b) => b.postedAt.getTime() - a.postedAt.getTime());
  return [...Map.groupBy(newestFirst, (card) => card.conversation.id).values()];
}

/** Brings the cards of one conversation up to date, one after the other; those for which it has no room now are left for later. */
async function bringLaneUp(parts: BotParts, tenant: Tenant, lane: readonly PostedCard[], read: Read, isOver: () => boolean) {
  for (const [place, card] of lane.entries()) {
    if (isOver()) return;
    if (!(await bringUp(parts, tenant, card, read))) return parts.ledger.leave(lane.slice(place), parts.now());
  }
}

/** Brings the stale cards of a tenant up to date, longest stale first; a conversation that takes no more for now holds up none of the others. Ends early when `isOver` says so. Answers how many were looked at. */
export async function bringCardsUp(parts: BotParts, tenant: Tenant, isOver: () => boolean = () => false): Promise<number> {
  if (tenant.teams !== 'active') return 0;
  let count = 0;
  for (let round = 0; round < mostBatches; round += 1) {
    const cards = await parts.ledger.stale(tenant._id, parts.now(), batch);
    const waiting = byConversation(cards);
    const read = readOnce();
    const worker = async () => {
      for (let lane = waiting.shift(); lane && !isOver(); lane = waiting.shift())
        await bringLaneUp(parts, tenant, lane, read, isOver);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    count += cards.length;
    if (cards.length < batch || isOver()) break;
  }
  return count;
}
