import { setTimeout as sleep } from 'node:timers/promises';
import type { Member } from '../../shared/domain/member.ts';
import type { RecordReference } from '../../shared/domain/records.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import type { TestOutcome } from '../../shared/ports/microsoft-setup.ts';
import { derivedId } from '../../src/actions/keys.ts';
import type { Core } from '../../src/core.ts';
import { recordDelivery } from '../../src/events/deliveries.ts';
import type { Log } from '../../src/http/log.ts';
import type { Route } from '../../src/http/route.ts';
import type { StandIn } from '../../src/identity/who.ts';
import type { BotMessages } from '../../src/services/notices/notice-senders.ts';
import type { CardLedger } from '../cards/card-ledger.ts';
import { cardUpdates } from '../cards/card-updates.ts';
import { botNotices } from '../notices/bot-notices.ts';
import { PersonalConversations } from '../notices/personal-conversations.ts';
import { sendTestMessage } from '../notices/test-message.ts';
import { DeskhandAdapter } from '../teams/adapter.ts';
import { authenticator } from '../teams/authenticate.ts';
import { botConnector } from '../teams/connector.ts';
import type { DeliveryGuard } from '../teams/delivery-guard.ts';
import { type Exchange, httpExchange } from '../teams/exchange.ts';
import { messagesRoute } from '../teams/messages.ts';
import { botFrameworkMetadataUrl, openIdKeys } from '../teams/open-id-keys.ts';
import { proactive } from '../teams/proactive.ts';
import type { SendLimits } from '../teams/send-windows.ts';
import type { SendRecord } from '../teams/sending.ts';
import { trustedServiceUrls } from '../teams/service-url.ts';
import type { BotParts } from './parts.ts';
import { turnHandlers } from './turn-handlers.ts';

/** What the bot is given by the composition root. */
export interface BotOptions {
  core: Core;
  ledger: CardLedger;
  log: Log;
  now(): Date;
  random(): number;
  nonce(): string;
  reference(): string;
  link(ref: RecordReference): string | undefined;
  linked(address: string): RecordReference | undefined;
  standIn: StandIn;
  /** The bot's app id; `undefined` in try mode. */
  botId?: string;
  /** App ids of all registrations whose calls are taken, where there may be several; then `botId` is not looked at, and with none nothing is let in. */
  botIds?(): Promise<readonly string[]>;
  /** Bearer token for the Bot Connector in this Entra tenant; `undefined` in try mode. */
  token(entraTenantId?: string): Promise<string | undefined>;
  /** Teams' documented ones when left out. */
  sendLimits?: SendLimits;
  /** Carries requests to the Bot Connector; HTTP when left out. */
  exchange?: Exchange;
  /** Sees to it that one delivery is handled once; for the test that does without. */
  guard?: DeliveryGuard;
  /** Whether service addresses on this machine are trusted: try mode only. */
  trustLoopback: boolean;
}

/** A bot that takes turns. */
export interface Bot {
  routes: Route[];
  /** Brings the posted cards of a tenant up to date soon. */
  updateCards(tenant: Tenant): void;
  /** Writes notices into people's own chats. */
  notices: BotMessages;
  /** Writes a message into a member's own chat, to see whether it arrives. */
  testMessage(tenant: Tenant, member: Member): Promise<TestOutcome>;
  /** Resolves when no turn and no card update is under way. */
  stop(): Promise<void>;
}

/** Writes down every send that failed or whose outcome is unknown, under the tenant it belongs to. */
async function putOnRecord(store: DocumentStore, core: Core, record: SendRecord, now: Date, id: string): Promise<void> {
  if (record.state === 'sent' || record.entraTenantId === undefined) return;
  const tenant = await core.directory.tenantByEntra(record.entraTenantId);
  if (!tenant) return;
  await recordDelivery(store, {
    _id: derivedId(tenant._id, 'send', id),
    tenantId: tenant._id,
    channel: 'teams',
    state: record.state,
    reason: record.code,
    recipient: record.conversationId,
    at: now,
  });
}

/** Starts the bot: the messaging endpoint with everything behind it, and the updates of posted cards. */
export function startBot(options: BotOptions): Bot {
  const { core, log, now, reference } = options;
  const clock = () => now().getTime();
  const trusts = trustedServiceUrls({ loopback: options.trustLoopback });
  const connector = botConnector({
    exchange: options.exchange ?? httpExchange({}),
    token: options.token,
    trusts,
    timing: { now: clock, sleep: (ms: number) => sleep(ms) },
    random: options.random,
    record: (record) => putOnRecord(core.store, core, record, now(), options.nonce()),
    log,
    ...(options.sendLimits && { limits: options.sendLimits }),
  });
  const parts: BotParts = {
    ...options,
    store: core.store,
    registry: core.registry,
    door: core.door,
    directory: core.directory,
    lists: core.lists,
    conversations: new PersonalConversations(core.store, (error) => log.error({ error }, 'chats were not remembered')),
    proactive: proactive(connector, (error) => log.error({ error }, 'what follows a sent message failed')),
  };
  const messages = messagesRoute({
    authenticate: authenticator({
      appIds: options.botIds ?? (options.botId === undefined ? [] : [options.botId]),
      keys: openIdKeys({
        metadataUrl: botFrameworkMetadataUrl,
        fetch: globalThis.fetch,
        now: clock,
        onFailure: (error) => log.warn({ error }, 'the signing keys could not be refreshed'),
      }),
      trusts,
      now: clock,
      log,
    }),
    adapter: new DeskhandAdapter(connector),
    handlers: turnHandlers(parts),
    ...(options.guard && { guard: options.guard }),
    now: clock,
    log,
    reference,
  });
  const updates = cardUpdates(parts, (error) => log.error({ error }, 'posted cards were not brought up to date'));
  return {
    routes: [messages],
    updateCards: updates.soon,
    notices: botNotices(parts),
    testMessage: (tenant, member) => sendTestMessage(parts, tenant, member),
    async stop() {
      await messages.settled();
      await updates.stop();
      await parts.conversations.flush();
      await options.ledger.flush();
    },
  };
}
