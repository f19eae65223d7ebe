import type { Tenant } from '../../../shared/domain/tenant.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import type { ActivityFeed } from '../../../shared/ports/microsoft.ts';
import type { Consumer } from '../../events/relay.ts';
import { type Repeating, repeating } from '../../jobs/repeating.ts';
import { openDesk } from '../../records/desk.ts';
import { DeliveryBook } from './delivery-book.ts';
import { type DispatchParts, dispatchBot, dispatchFeed } from './dispatch-round.ts';
import type { LinkTo } from './feed-notices.ts';
import { noticeConsumer } from './notice-consumer.ts';
import type { BotMessages } from './notice-senders.ts';

/** What notices need of the world around them. */
export interface NoticeOptions {
  store: DocumentStore;
  now(): Date;
  tenants(): Promise<readonly Tenant[]>;
  onError(error: unknown): void;
  /** Told whose notices there is something new of: made, sent, put off or struck off. */
  onChanged?(tenantId: string, memberIds: ReadonlySet<string>): void;
}

/** The ways on which notices leave. */
export interface NoticeChannels {
  link: LinkTo;
  /** `undefined`: no activity feed is set up. */
  feed?: ActivityFeed;
  bot?: BotMessages;
}

/** Notices: planned from events, written down as deliveries, sent. */
export interface Notices {
  consumer: Consumer;
  /** Begins to send; until then what is to be told is only written down. */
  start(channels: NoticeChannels): void;
  /** Sends what is due in every tenant; resolves when that is done. */
  drain(): Promise<void>;
  /** Ends the sending; resolves when nothing is being sent. */
  stop(): Promise<void>;
}

const every = 15_000;
const page = 1_000;
const mostPages = 50;

const notSetUp: BotMessages = { tell: async () => ({ state: 'skipped', reason: 'not_set_up' }) };

/** The channels as far as the tenant has them switched on. */
async function switchedOn(parts: DispatchParts, tenant: Tenant): Promise<DispatchParts> {
  const off = (await openDesk(parts.store, tenant._id).integration())?.capabilitiesOff ?? [];
  const { feed, bot, ...rest } = parts;
  return {
    ...rest,
    ...(feed && !off.includes('activity') && { feed }),
    ...(bot && { bot: off.includes('bot') ? notSetUp : bot }),
  };
}

/** Sends all that is due in one tenant. */
async function drainTenant(all: DispatchParts, tenant: Tenant, onChanged: NoticeOptions['onChanged']): Promise<void> {
  if (tenant.teams !== 'active') return;
  await all.book.expire(tenant._id);
  const parts = await switchedOn(all, tenant);
  for (const [channel, dispatch] of [
    ['feed', dispatchFeed],
    ['bot', dispatchBot],
  ] as const) {
    if (channel === 'bot' && !parts.bot) continue;
    for (let count = 0; count < mostPages; count += 1) {
      const due = await parts.book.due(tenant._id, channel, page);
      if (due.length) {
        await dispatch(parts, tenant, due);
        onChanged?.(tenant._id, new Set(due.map(({ recipient }) => recipient)));
      }
      if (due.length < page) break;
    }
  }
}

/** Opens the notices of an installation. Each tenant is drained by itself, so that a slow one holds up none. */
export function openNotices({ store, now, tenants, onError, onChanged }: NoticeOptions): Notices {
  const book = new DeliveryBook(store, now);
  const lanes = new Map<string, Repeating>();
  const newest = new Map<string, Tenant>();
  let parts: DispatchParts | undefined;
  const kick = (tenant: Tenant): Promise<void> => {
    const running = parts;
    if (!running) return Promise.resolve();
    newest.set(tenant._id, tenant);
    let lane = lanes.get(tenant._id);
    if (!lane) {
      lane = repeating(every, () => drainTenant(running, newest.get(tenant._id)!, onChanged), onError);
      lanes.set(tenant._id, lane);
    }
    return lane.kick();
  };
  const drain = async () => {
    await Promise.all((await tenants()).map(kick));
  };
  return {
    consumer: noticeConsumer(store, now, (tenant, memberIds) => {
      onChanged?.(tenant._id, memberIds);
      void kick(tenant);
    }),
    start(channels) {
      parts = { store, book, now, ...channels };
      drain().catch(onError);
    },
    drain,
    async stop() {
      parts = undefined;
      await Promise.all([...lanes.values()].map((lane) => lane.stop()));
      lanes.clear();
    },
  };
}
