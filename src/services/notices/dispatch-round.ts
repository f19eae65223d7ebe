import type { Member } from '../../../shared/domain/member.ts';
import type { Delivery } from '../../../shared/domain/notices/delivery.ts';
import { type Messages, messagesOf, roomLeft } from '../../../shared/domain/notices/messages.ts';
import type { Tenant } from '../../../shared/domain/tenant.ts';
import { holds, readGrants } from '../../../shared/policy/grants.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import type { ActivityFeed } from '../../../shared/ports/microsoft.ts';
import { openDesk } from '../../records/desk.ts';
import { askFeed } from './ask-feed.ts';
import type { DeliveryBook } from './delivery-book.ts';
import { feedNotice, type LinkTo } from './feed-notices.ts';
import { claimAll, keepOutcome } from './handing-over.ts';
import type { BotMessages, SendOutcome } from './notice-senders.ts';

/** What sending notices takes. */
export interface DispatchParts {
  store: DocumentStore;
  book: DeliveryBook;
  now(): Date;
  link: LinkTo;
  /** `undefined`: no activity feed is set up. */
  feed?: ActivityFeed;
  /** `undefined`: no bot runs here; its messages wait. */
  bot?: BotMessages;
}

/** One message to one person. */
interface Message {
  member: Member;
  notices: Delivery[];
}

/** The most recipients of one call to the feed. */
const bulk = 100;
const atOnce = 8;
const fewPeople = 10;

async function peopleOf({ store }: DispatchParts, tenantId: string, ids: readonly string[]): Promise<Map<string, Member>> {
  const { members } = openDesk(store, tenantId);
  const found = ids.length > fewPeople ? await members.active() : await Promise.all(ids.map((id) => members.byId(id)));
  return new Map(found.flatMap((member) => (member?.active ? [[member._id, member] as const] : [])));
}

/** Runs work over items, some at once, each item once. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}

/** The messages that one person's due notices become; what is not for them any more, is told by a newer one or is too much for a minute is put away. */
async function composed(parts: DispatchParts, member: Member | undefined, due: readonly Delivery[]): Promise<Delivery[][]> {
  const { book, now } = parts;
  const mayRead = ({ about }: Delivery) =>
    member !== undefined && about !== undefined && holds(member.roles, readGrants[about.kind]);
  for (const delivery of due) if (!mayRead(delivery)) await book.skip(delivery, 'not_readable');
  const readable = due.filter(mayRead);
  const [first] = readable;
  if (!first) return [];
  const { room, from } = roomLeft(await book.leftLately(first.tenantId, first.recipient), now());
  const { send, superseded, surplus }: Messages = messagesOf(readable, room);
  for (const delivery of superseded) await book.skip(delivery, 'superseded');
  for (const delivery of surplus) await book.putOff(delivery, from, 'too_many');
  return send;
}

/** All messages that are to go on a channel now, by person. */
async function messagesFor(parts: DispatchParts, tenant: Tenant, due: readonly Delivery[]): Promise<Message[][]> {
  const byPerson = Map.groupBy(due, ({ recipient }) => recipient);
  const people = await peopleOf(parts, tenant._id, [...byPerson.keys()]);
  const all: Message[][] = [];
  for (const [id, deliveries] of byPerson) {
    const member = people.get(id);
    const messages = await composed(parts, member, deliveries);
    if (messages.length) all.push(messages.map((notices) => ({ member: member!, notices })));
  }
  return all;
}

async function keep(parts: DispatchParts, claimed: readonly Delivery[], outcome: SendOutcome): Promise<void> {
  await keepOutcome(parts.store, parts.book, claimed, outcome, parts.now());
}

async function toFeed(parts: DispatchParts, tenant: Tenant, { member, notices }: Message): Promise<void> {
  const claimed = await claimAll(parts.book, notices);
  if (claimed.length === 0) return;
  const { feed } = parts;
  const recipient = member.entraObjectId;
  if (!feed) return keep(parts, claimed, { state: 'skipped', reason: 'not_set_up' });
  if (recipient === undefined) return keep(parts, claimed, { state: 'skipped', reason: 'unlinked' });
  await keep(
    parts,
    claimed,
    await askFeed(() => feed.notify(tenant._id, { recipient, ...feedNotice(claimed, parts.link) }), parts.now()),
  );
}

/** The same notice to many: claimed together, sent with one call. */
async function toFeedAtOnce(parts: DispatchParts, tenant: Tenant, messages: readonly Message[]): Promise<void> {
  const claimed: { delivery: Delivery; recipient: string }[] = [];
  for (const { member, notices } of messages) {
    const [delivery] = await claimAll(parts.book, notices);
    if (delivery) claimed.push({ delivery, recipient: member.entraObjectId! });
  }
  if (claimed.length === 0) return;
  const notice = feedNotice([claimed[0]!.delivery], parts.link);
  const recipients = claimed.map(({ recipient }) => recipient);
  const ask = () => parts.feed!.notifyMany(tenant._id, recipients, notice);
  const outcomes = await askFeed<SendOutcome | SendOutcome[]>(ask, parts.now());
  for (const [place, { delivery }] of claimed.entries()) {
    const outcome = Array.isArray(outcomes) ? outcomes[place] : outcomes;
    await keep(parts, [delivery], outcome ?? { state: 'uncertain', code: 'no-outcome' });
  }
}

/** Sends what is due on the activity feed: one call for up to 100 people who are told the same, one for each other message. */
export async function dispatchFeed(parts: DispatchParts, tenant: Tenant, due: readonly Delivery[]): Promise<void> {
  const all = (await messagesFor(parts, tenant, due)).flat();
  const isBulk = ({ member, notices }: Message) => parts.feed && notices.length === 1 && member.entraObjectId !== undefined;
  const same = Map.groupBy(all.filter(isBulk), ({ notices: [one] }) => `${one!.notice!.eventId}\n${one!.notice!.preview}`);
  const singles = [...all.filter((message) => !isBulk(message))];
  for (const messages of same.values()) {
    if (messages.length === 1) singles.push(messages[0]!);
    else
      for (let first = 0; first < messages.length; first += bulk)
        await toFeedAtOnce(parts, tenant, messages.slice(first, first + bulk));
  }
  await each(singles, (message) => toFeed(parts, tenant, message));
}

/** Sends what is due as bot messages: one after the other to each person, several people at once. */
export async function dispatchBot(parts: DispatchParts, tenant: Tenant, due: readonly Delivery[]): Promise<void> {
  await each(await messagesFor(parts, tenant, due), async (messages) => {
    for (const { member, notices } of messages) {
      const claimed = await claimAll(parts.book, notices);
      if (claimed.length) await keep(parts, claimed, await parts.bot!.tell(tenant, member, claimed));
    }
  });
}
