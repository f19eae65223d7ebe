import { CardLedger, postedCardCollection } from '../../bot/cards/card-ledger.ts';
import { startBot } from '../../bot/desk/start-bot.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { nonce, reference } from '../../src/config/ids.ts';
import { type Core, openCore } from '../../src/core.ts';
import type { Log } from '../../src/http/log.ts';
import { startServer } from '../../src/http/server.ts';
import { botToken } from '../../src/identity/bot-token.ts';
import { nobodyStandsIn } from '../../src/identity/playground.ts';
import { seedDesks } from '../../src/seed/seed.ts';
import { openStore } from '../../src/store/open-store.ts';
import { temporaryFolder } from '../harness/temporary-folder.ts';

/** What the desk is given. */
export interface DeskOptions {
  botId: string;
  /** Address of Microsoft's side. */
  microsoft: string;
}

/** A desk with its server, put together as the program does it in live mode, but for addresses on this machine. */
export interface BenchDesk {
  url: string;
  core: Core;
  store: DocumentStore;
  close(): Promise<void>;
}

const wide = { count: 1_000_000, ms: 1_000 };
const quiet: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (fields, sentence) =>
    process.stderr.write(
      `${sentence} ${JSON.stringify(fields)} ${String((fields as { error?: unknown; err?: unknown }).error ?? (fields as { err?: unknown }).err ?? '')}\n`,
    ),
};

/** Sends requests for Microsoft's metadata to this machine. */
function rerouteFetch(microsoft: string): void {
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = new URL(String(input));
    return real(url.hostname === 'login.botframework.com' ? `${microsoft}${url.pathname}` : input, init);
  };
}

/** Starts the desk of try mode's seed with the front door of live mode: tokens are checked, a bearer token is fetched. `wrap` may put something around the store. */
export async function startDesk({ botId, microsoft }: DeskOptions, wrap = (store: DocumentStore) => store): Promise<BenchDesk> {
  const { folder, remove } = await temporaryFolder();
  const now = () => new Date();
  const bare = await openStore({ folder, clock: { now } });
  const store = wrap(bare);
  const ledger = new CardLedger(store, (error) => quiet.error({ error }, 'posted cards were not remembered'));
  let updateCards: (tenant: Tenant) => void = () => undefined;
  const consumers = [ledger.consumer(), { name: 'card-updates', consume: async (tenant: Tenant) => updateCards(tenant) }];
  const core = await openCore({ store, now, log: quiet, reference, consumers, collections: [postedCardCollection] });
  await seedDesks(bare, now());
  rerouteFetch(microsoft);
  const bot = startBot({
    core,
    ledger,
    log: quiet,
    now,
    random: Math.random,
    nonce,
    reference,
    link: (ref) => `https://desk.example/open/${ref.kind}/${ref.id}`,
    linked: () => undefined,
    standIn: nobodyStandsIn,
    botId,
    token: botToken({ botId, botSecret: 'bench' }, Date.now, microsoft),
    sendLimits: { conversation: [wide], tenant: [wide], kept: 10_000 },
    trustLoopback: true,
  });
  updateCards = bot.updateCards;
  const server = await startServer({ host: '127.0.0.1', port: 0, routes: bot.routes, log: quiet, reference });
  const close = async () => {
    await server.close();
    await bot.stop();
    await core.stop();
    await store.close();
    await remove();
  };
  return { url: server.url, core, store, close };
}
