import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { CardLedger, postedCardCollection } from '../bot/cards/card-ledger.ts';
import { type Bot, startBot } from '../bot/desk/start-bot.ts';
import { personalConversationCollection } from '../bot/notices/personal-conversations.ts';
import { assertMayStart } from '../bot/teams/authenticate.ts';
import type { SendLimits } from '../bot/teams/send-windows.ts';
import type { SandboxOptions } from '../sandbox/sandbox-options.ts';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { recordLink, recordOfLink } from '../shared/domain/record-link.ts';
import type { Tenant } from '../shared/domain/tenant.ts';
import { Failure } from '../shared/errors/failure.ts';
import type { DocumentStore } from '../shared/ports/document-store.ts';
import type { ActivityFeed } from '../shared/ports/microsoft.ts';
import { announcement, startHelp } from './announce.ts';
import { readManifest } from './app-package/read-manifest.ts';
import { listenForCommands } from './cli/control-socket.ts';
import { failureText } from './cli/failure-text.ts';
import { runCli } from './cli/run-cli.ts';
import { nonce, reference } from './config/ids.ts';
import { isLoopback, readSettings, type Settings } from './config/settings.ts';
import { type Core, openCore } from './core.ts';
import { homePage } from './http/home-page.ts';
import type { Log } from './http/log.ts';
import { recordPage } from './http/record-page.ts';
import { type RunningServer, startServer } from './http/server.ts';
import { storeReadiness } from './http/store-readiness.ts';
import { botRegistrations } from './identity/bot-registrations.ts';
import { givenBotToken } from './identity/bot-token.ts';
import { adoptEnvironment, environmentOf } from './identity/environment-profile.ts';
import { type Microsoft, openMicrosoft } from './identity/open-microsoft.ts';
import { nobodyStandsIn, playgroundStandIn } from './identity/playground.ts';
import { expiryCountdown } from './jobs/warn-of-expiries.ts';
import { seedTenants } from './seed/people.ts';
import { sandboxGroups, sandboxPeople } from './seed/sandbox-people.ts';
import { seedDesks } from './seed/seed.ts';
import { graphServices } from './services/graph-services.ts';
import { openStore } from './store/open-store.ts';

/** A Deskhand that runs. */
export interface Deskhand {
  server: RunningServer;
  core: Core;
  /** Microsoft's stand-in; `undefined` in live mode. */
  sandbox?: Sandbox;
  /** Lets work under way finish, then releases ports and store. */
  close(): Promise<void>;
}

/** What a test or an embedding program may put in place of the world. */
export interface World {
  now(): Date;
  log: Log;
  random(): number;
  /** Limits of the Bot Connector and of the sandbox; Teams' documented ones when left out. */
  sendLimits?: SendLimits;
  sandboxLimits?: SandboxOptions['limits'];
}

/** What stands on this machine for hosts of Microsoft's: the sandbox, in try mode. */
type Reroutes = { [host: string]: string };

/** What is to be ended, in the order it was begun. */
type Ending = (() => Promise<unknown>)[];

const tryBotId = '00000000-0000-4000-8000-00000000d35c';

function startSandboxFor(settings: Settings, server: RunningServer, { now, sandboxLimits }: World): Promise<Sandbox> {
  const host = new URL(settings.publicUrl).hostname;
  const manifest = () => readManifest({ BOT_ID: tryBotId, TEAMS_APP_ID: tryBotId, HOST: host });
  return startSandbox({
    host: settings.host,
    port: settings.sandboxPort,
    botEndpoint: `${server.url}/api/messages`,
    manifest: manifest as Parameters<typeof startSandbox>[0]['manifest'],
    people: sandboxPeople(),
    groups: sandboxGroups(),
    clock: { now },
    ...(sandboxLimits && { limits: sandboxLimits }),
    ...(settings.sandboxLog !== undefined && { log: settings.sandboxLog }),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    const text = `Port ${settings.sandboxPort} on ${settings.host}, for the Teams client, is already in use by another program.`;
    throw new Failure(
      'port-in-use',
      'conflict',
      text,
      'Choose another with --sandbox-port or the setting DESKHAND_SANDBOX_PORT.',
    );
  });
}

function commandRunner(core: Core, settings: Settings, { now }: World) {
  return async (argv: string[]) => {
    const out: string[] = [];
    const error: string[] = [];
    const code = await runCli(argv, {
      settings: () => settings,
      color: false,
      now,
      store: core.store,
      out: (text) => out.push(text),
      error: (text) => error.push(text),
    });
    return { code, out, error };
  };
}

/** The bot on this core, with what the settings and the mode decide. */
async function botFor(settings: Settings, world: World, core: Core, ledger: CardLedger, { tokens }: Microsoft): Promise<Bot> {
  const { log, now, random, sendLimits } = world;
  const { directory } = core;
  const token = givenBotToken(settings, () => now().getTime());
  const registrations = botRegistrations({
    tokens,
    tenants: () => directory.tenants(),
    tenantByEntra: (id) => directory.tenantByEntra(id),
    given: { botId: settings.botId, token },
    now,
  });
  const isTry = settings.mode === 'try';
  if (!isTry) assertMayStart({ mode: 'live', appId: (await registrations.ids())[0], host: settings.host });
  const { entraTenantId, members } = seedTenants[0]!;
  return startBot({
    core,
    ledger,
    log,
    now,
    random,
    nonce,
    reference,
    link: (ref) => recordLink(settings.publicUrl, ref),
    linked: (address) => recordOfLink(settings.publicUrl, address),
    standIn: isTry ? playgroundStandIn(core.store, entraTenantId, members[0]!.entraObjectId) : nobodyStandsIn,
    ...(!isTry && { botIds: registrations.ids }),
    token: isTry ? token : registrations.token,
    ...(sendLimits && { sendLimits }),
    trustLoopback: isTry && isLoopback(settings.host),
  });
}

/** The desk on this store with the bot on it, ready to take turns. */
async function openDeskhand(
  settings: Settings,
  world: World,
  store: DocumentStore,
  ending: Ending,
  reroutes: Reroutes,
): Promise<{ core: Core; bot: Bot; feed: ActivityFeed }> {
  const { now, log } = world;
  const ledger = new CardLedger(store, (error) => log.error({ error }, 'posted cards were not remembered'));
  let updateCards: Bot['updateCards'] = () => undefined;
  const environment = environmentOf(settings);
  const graph = graphServices({ ...settings, ...world, nonce, sleep, reroutes, teamsAppId: settings.botId ?? tryBotId });
  const { organization, syncDirectory } = graph;
  const microsoft = await openMicrosoft({ ...settings, ...world, store, environment, nonce, sleep, reroutes, organization });
  const consumers = [
    ledger.consumer(),
    { name: 'card-updates', consume: async (tenant: Tenant) => updateCards(tenant) },
    microsoft.consumer,
  ];
  const collections = [postedCardCollection, personalConversationCollection];
  const setup = { ...microsoft.setup, syncDirectory };
  const core = await openCore({ store, now, log, reference, consumers, collections, microsoft: setup });
  microsoft.useDoor(core.door, core.registry);
  ending.push(() => core.stop());
  if (settings.mode === 'try') await seedDesks(store, now());
  if (environment && !(await adoptEnvironment(core, environment)))
    log.warn({}, 'no desk belongs to the Entra tenant of MICROSOFT_TENANT_ID, so that configuration serves nobody');
  const expiries = expiryCountdown(core, now, (error) => log.error({ error }, 'the countdown of secrets failed'));
  ending.push(() => expiries.stop());
  const bot = await botFor(settings, world, core, ledger, microsoft);
  updateCards = bot.updateCards;
  const feed = graph.start(core, microsoft.tokens);
  ending.push(
    () => bot.stop(),
    () => graph.stop(),
  );
  return { core, bot, feed };
}

/** Starts everything these settings ask for. Throws a `Failure` or `StoreUnavailable` with a sentence when it cannot. */
export async function startDeskhand(settings: Settings, world: World): Promise<Deskhand> {
  const { now, log } = world;
  const { mode, host, port, data } = settings;
  if (mode === 'try') assertMayStart({ mode, appId: settings.botId, host });
  const store = await openStore({ mongoUri: settings.mongoUri, folder: data, clock: { now }, log });
  const ending: Ending = [() => store.close()];
  const close = async () => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  try {
    const reroutes: Reroutes = {};
    const { core, bot, feed } = await openDeskhand(settings, world, store, ending, reroutes);
    let teamsClient: string | undefined;
    const routes = [...bot.routes, recordPage, homePage(() => teamsClient)];
    const server = await startServer({ host, port, routes, log, reference, ready: () => storeReadiness(store) });
    ending.push(() => server.close());
    const commands = await listenForCommands(data, commandRunner(core, { ...settings, port: server.port }, world));
    ending.push(async () => void commands.close());
    await core.sweep();
    const sandbox = mode === 'try' ? await startSandboxFor(settings, server, world) : undefined;
    if (sandbox) ending.push(() => sandbox.close());
    teamsClient = sandbox?.url;
    for (const { host: from, to } of sandbox?.cloud.reroutes ?? []) reroutes[from] = to;
    core.notices.start({ link: (ref) => recordLink(settings.publicUrl, ref), bot: bot.notices, feed });
    ending.push(() => core.notices.stop());
    return { server, core, ...(sandbox && { sandbox }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function run(): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv.includes('--help') || argv.includes('-h')) return void process.stdout.write(startHelp());
  const settings = readSettings(argv, process.env);
  const log = pino(
    {
      level: process.env['LOG_LEVEL'] ?? 'warn',
      redact: ['*.authorization', '*.token'],
      serializers: { error: pino.stdSerializers.err },
    },
    pino.destination(2),
  );
  const deskhand = await startDeskhand(settings, { now: () => new Date(), random: Math.random, log });
  const { server, sandbox } = deskhand;
  const addresses = { server: server.url, ...(sandbox && { sandbox: sandbox.url }) };
  process.stdout.write(announcement(settings, addresses, process.stdout.isTTY === true && !process.env['NO_COLOR']));
  let closing = false;
  const stop = () => {
    if (closing) process.exit(1);
    closing = true;
    deskhand.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  run().catch((error: unknown) => {
    process.stderr.write(`Deskhand could not start. ${failureText(error)}\n`);
    process.exitCode = 1;
  });
}
