import { CardLedger, postedCardCollection } from '../../bot/cards/card-ledger.ts';
import { type Bot, startBot } from '../../bot/desk/start-bot.ts';
import type { DeliveryGuard } from '../../bot/teams/delivery-guard.ts';
import type { Exchange } from '../../bot/teams/exchange.ts';
import { recordLink, recordOfLink } from '../../shared/domain/record-link.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import type { Door } from '../../src/actions/execute.ts';
import { type Core, openCore } from '../../src/core.ts';
import type { HttpAnswer, HttpRequest } from '../../src/http/route.ts';
import { nobodyStandsIn } from '../../src/identity/playground.ts';

/** What the bot told the Bot Connector. */
export interface Posted {
  method: string;
  url: string;
  activity: Record<string, unknown>;
}

/** An answer of the messaging endpoint. */
export interface Answer {
  status: number;
  body: unknown;
  /** The answer as it went over the wire. */
  text: string;
}

/** How a desk without HTTP is put together; what is left out is the product's own. */
export interface DeskParts {
  store: DocumentStore;
  now(): Date;
  /** The store that the surfaces see, the door that they come to, the guard before them. */
  surfaceStore?: DocumentStore;
  door?: (door: Door) => Door;
  guard?: DeliveryGuard;
  onPosted?: (posted: Posted) => void;
  exchange?: Exchange;
}

/** The whole desk behind its one endpoint, within this process and without sockets. */
export interface RunningDesk {
  core: Core;
  bot: Bot;
  /** Hands an activity to the endpoint as the Bot Framework would. */
  post(activity: unknown): Promise<Answer>;
  /** Failures that were logged. */
  errors: { sentence: string; fields: Record<string, unknown> }[];
  stop(): Promise<void>;
}

const wide = { count: 1_000_000, ms: 1_000 };

/** The address that the people of these specs are told things under. */
export const publicUrl = 'http://127.0.0.1:3978';
const jsonHeaders = { host: '127.0.0.1', 'content-type': 'application/json' };
let sent = 0;

/** A Bot Connector that takes everything. */
function takesAll(onPosted: DeskParts['onPosted']): Exchange {
  return async ({ method, url, body }) => {
    onPosted?.({ method, url, activity: JSON.parse(body ?? '{}') as Record<string, unknown> });
    sent += 1;
    return { status: method === 'POST' ? 201 : 200, headers: {}, body: JSON.stringify({ id: `m${sent}` }) };
  };
}

function requestOf(activity: unknown): HttpRequest {
  const body = Buffer.from(typeof activity === 'string' ? activity : JSON.stringify(activity));
  return {
    headers: jsonHeaders,
    method: 'POST',
    path: '/api/messages',
    params: {},
    query: new URLSearchParams(),
    remoteAddress: '127.0.0.1',
    readBody: async () => body,
  };
}

function answerOf({ status, body }: HttpAnswer): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
  return { status, text, body: text === '""' ? undefined : (JSON.parse(text) as unknown) };
}

/** Opens the desk on a store. */
export async function runningDesk(parts: DeskParts): Promise<RunningDesk> {
  const { store, now } = parts;
  const errors: RunningDesk['errors'] = [];
  const note = (fields: object, sentence: string) => void errors.push({ sentence, fields: fields as Record<string, unknown> });
  const log = { info: () => undefined, warn: () => undefined, error: note };
  let count = 0;
  const reference = () => {
    count += 1;
    return `ref-${count}`;
  };
  const ledger = new CardLedger(store, (error) => note({ error }, 'cards were not remembered'));
  let soon: Bot['updateCards'] = () => undefined;
  const consumers = [ledger.consumer(), { name: 'card-updates', consume: async (tenant: Tenant) => soon(tenant) }];
  const core = await openCore({ store, now, log, reference, consumers, collections: [postedCardCollection] });
  const surfaces = { ...core, store: parts.surfaceStore ?? store, door: parts.door?.(core.door) ?? core.door };
  const bot = startBot({
    core: surfaces,
    ledger,
    log,
    now,
    random: Math.random,
    nonce: () => crypto.randomUUID(),
    reference,
    link: (ref) => recordLink(publicUrl, ref),
    linked: (address) => recordOfLink(publicUrl, address),
    standIn: nobodyStandsIn,
    token: async () => undefined,
    sendLimits: { conversation: [wide], tenant: [wide], kept: 10_000 },
    trustLoopback: true,
    exchange: parts.exchange ?? takesAll(parts.onPosted),
    ...(parts.guard && { guard: parts.guard }),
  });
  soon = bot.updateCards;
  const [route] = bot.routes;
  return {
    core,
    bot,
    errors,
    post: async (activity) => answerOf(await route!.handle(requestOf(activity))),
    async stop() {
      await bot.stop();
      await core.stop();
    },
  };
}
