import { listSummary } from '../../shared/cards/card-summary.ts';
import { listCard } from '../../shared/cards/list-card.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import type { List, ListItem } from '../../shared/definition/reply.ts';
import type { Member } from '../../shared/domain/member.ts';
import type { Delivery } from '../../shared/domain/notices/delivery.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import { summaryPreview } from '../../src/services/notices/feed-notices.ts';
import type { BotMessages, SendOutcome } from '../../src/services/notices/notice-senders.ts';
import { findShown } from '../cards/find-shown.ts';
import type { BotParts, Shown } from '../desk/parts.ts';
import { showRecord } from '../desk/present.ts';
import { type Onlooker, plainView } from '../desk/view.ts';
import type { Conversation } from '../teams/turn.ts';

interface Chat {
  conversation: Conversation;
  teamsId: string;
}

const firstPause = 30_000;
const longestPause = 30 * 60_000;
/** Refusals that no later try would change. */
const lasting = /^(?:[45]\d\d|service-url-not-trusted)$/;
const passing: ReadonlySet<string> = new Set(['429', '412']);

/** The person's chat; one that is not known yet is opened, where Teams' address is known from a colleague's. */
export async function chatWith(parts: BotParts, tenant: Tenant, member: Member): Promise<Chat | SendOutcome> {
  const known = await parts.conversations.of(tenant._id, member._id);
  if (known) return known;
  const { entraObjectId } = member;
  const other = await parts.conversations.newest(tenant._id);
  const nowhere: SendOutcome = { state: 'skipped', reason: entraObjectId ? 'no_conversation' : 'unlinked' };
  if (!other || !entraObjectId || tenant.entraTenantId === undefined) return nowhere;
  const { serviceUrl, botId } = other.conversation;
  const opened = await parts.proactive.open({ serviceUrl, botId, entraTenantId: tenant.entraTenantId, memberId: entraObjectId });
  if (opened.state !== 'sent')
    return opened.code === '403' ? { state: 'skipped', reason: 'app_not_installed' } : unsent(parts, opened.code, nowhere);
  const chat = { conversation: opened.value, teamsId: `8:orgid:${entraObjectId}` };
  parts.conversations.remember({ tenantId: tenant._id, memberId: member._id, ...chat, at: parts.now() });
  return chat;
}

/** A chat that could not be opened: nothing was said yet, so that it may be tried again unless Teams does not want it. */
function unsent(parts: BotParts, code: string, nowhere: SendOutcome): SendOutcome {
  if (lasting.test(code) && !passing.has(code)) return nowhere;
  return { state: 'failed', code, mayRepeatAfter: new Date(parts.now().getTime() + firstPause) };
}

/** One notice: its sentence, and the card of its record with it. */
async function single(parts: BotParts, onlooker: Onlooker, { about, notice }: Delivery): Promise<Shown | undefined> {
  const found = await findShown(parts, onlooker.caller, `${about!.kind}:${about!.id}`);
  if (!found) return undefined;
  const shown = showRecord(parts, onlooker, found, { result: notice!.preview });
  return { ...shown, text: notice!.preview };
}

/** A row of a summary. A record that is gone or not for this person any more has none. */
async function row(parts: BotParts, caller: Caller, { about, notice }: Delivery): Promise<ListItem[]> {
  const found = await findShown(parts, caller, `${about!.kind}:${about!.id}`);
  if (!found) return [];
  const record = found.record as { number?: number; title?: string };
  const number = record.number === undefined ? {} : { number: record.number };
  return [{ ref: about!, ...number, title: record.title ?? notice!.title, detail: notice!.title }];
}

async function summary(parts: BotParts, onlooker: Onlooker, notices: readonly Delivery[]): Promise<Shown | undefined> {
  const items = (await Promise.all(notices.map((one) => row(parts, onlooker.caller, one)))).flat().reverse();
  if (items.length === 0) return undefined;
  const text = summaryPreview(notices);
  const list: List = { title: 'While you were away', items, empty: 'Nothing new.' };
  return { text, summary: `${text}\n${listSummary(list)}`, card: listCard(list, plainView(parts, onlooker)) };
}

function outcomeOf(parts: BotParts, notices: readonly Delivery[], code: string): SendOutcome {
  if (code === '403') return { state: 'skipped', reason: 'blocked' };
  if (code === '404') return { state: 'skipped', reason: 'no_conversation' };
  if (lasting.test(code) && !passing.has(code)) return { state: 'failed', code };
  const tries = Math.max(1, ...notices.map(({ attempts }) => attempts ?? 1));
  const pause = Math.min(longestPause, firstPause * 2 ** (tries - 1));
  return { state: 'failed', code, mayRepeatAfter: new Date(parts.now().getTime() + pause) };
}

async function post(parts: BotParts, tenant: Tenant, { conversation }: Chat, notices: readonly Delivery[], shown: Shown) {
  const { text, card, summary: standsFor } = shown;
  const outcome = await parts.proactive.send(conversation, { text, ...(card && { card }), summary: standsFor });
  if (outcome.state === 'sent') return { sent: outcome.value.id };
  const { state, code } = outcome;
  if (state === 'uncertain') return { unsent: { state, code } satisfies SendOutcome };
  if (code === '403' || code === '404') await parts.conversations.forget(tenant._id, conversation.id);
  return { unsent: outcomeOf(parts, notices, code) };
}

async function tell(parts: BotParts, tenant: Tenant, member: Member, notices: readonly Delivery[]): Promise<SendOutcome> {
  if (member.signedOutAt) return { state: 'skipped', reason: 'unlinked' };
  const chat = await chatWith(parts, tenant, member);
  if ('state' in chat) return chat;
  const { conversation, teamsId } = chat;
  const { zone, locale } = member;
  const caller: Caller = { tenant, actor: member, surface: 'bot', zone, locale, conversationId: conversation.id };
  const onlooker: Onlooker = { caller, group: false, senderTeamsId: teamsId };
  const shown = await (notices.length === 1 ? single(parts, onlooker, notices[0]!) : summary(parts, onlooker, notices));
  if (!shown) return { state: 'skipped', reason: 'not_readable' };
  const { sent, unsent: refused } = await post(parts, tenant, chat, notices, shown);
  if (refused) return refused;
  if (shown.record) {
    const { kind, id, version } = shown.record;
    const about = { tenantId: tenant._id, memberId: member._id, record: { kind, id }, version };
    parts.ledger.remember({ ...about, conversation, activityId: sent, senderTeamsId: teamsId, postedAt: parts.now() });
  }
  return { state: 'sent' };
}

/** Writes notices into each member's own chat with the bot. Their cards follow their records as all posted cards do. */
export function botNotices(parts: BotParts): BotMessages {
  return { tell: (tenant, member, notices) => tell(parts, tenant, member, notices) };
}
