import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { assertMayTry } from '../bot/teams/authenticate.ts';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import { recordLink } from '../shared/domain/record-link.ts';
import { announcement, startHelp } from './announce.ts';
import { listenForCommands } from './cli/control-socket.ts';
import { failureText } from './cli/failure-text.ts';
import { commandRunner } from './compose/command-runner.ts';
import { openDeskhand } from './compose/desk.ts';
import { routesOf } from './compose/routes.ts';
import { giveAppToMembers, startSandboxFor } from './compose/sandbox.ts';
import { adoptSandbox } from './compose/sandbox-profiles.ts';
import { tabRoutes } from './compose/tab.ts';
import type { Ending, Reroutes, World } from './compose/world.ts';
import { nonce, reference } from './config/ids.ts';
import { readSettings, type Settings } from './config/settings.ts';
import type { Core } from './core.ts';
import { withRealPort } from './http/free-port.ts';
import { type RunningServer, startServer } from './http/server.ts';
import { storeReadiness } from './http/store-readiness.ts';
import { firstDeskId, makeSetupLink, setupAddress } from './identity/setup-links.ts';
import { showProgress } from './launch/progress.mjs';
import { openStore } from './store/open-store.ts';
import { builtTab } from './tab-build/build-tab.ts';

/** A Deskhand that runs. */
export interface Deskhand {
  server: RunningServer;
  core: Core;
  /** Microsoft's stand-in; `undefined` in live mode. */
  sandbox?: Sandbox;
  /** Lets work under way finish, then releases ports and store. */
  close(): Promise<void>;
}

/** Starts everything these settings ask for. Throws a `Failure` or `StoreUnavailable` with a sentence when it cannot. */
export async function startDeskhand(asked: Settings, world: World): Promise<Deskhand> {
  const { now, log } = world;
  const settings = await withRealPort(asked);
  const { mode, host, port, data } = settings;
  if (mode === 'try') assertMayTry({ appId: settings.botId, host });
  const store = await openStore({ mongoUri: settings.mongoUri, folder: data, clock: { now }, log });
  const ending: Ending = [() => store.close()];
  const close = async () => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  try {
    const reroutes: Reroutes = {};
    const { core, bot, api, feed, told, connect } = await openDeskhand(settings, world, store, ending, reroutes);
    let teamsClient: string | undefined;
    const routes = routesOf({
      bot,
      api,
      told,
      connect,
      tab: tabRoutes({ world, reroutes, teamsClient: () => teamsClient }),
      teamsClient: () => teamsClient,
    });
    const server = await startServer({ host, port, routes, log, reference, ready: () => storeReadiness(store) });
    ending.push(() => server.close());
    ending.push(() => api.stop());
    const commands = await listenForCommands(data, commandRunner(core, { ...settings, port: server.port }, world));
    ending.push(async () => void commands.close());
    await core.sweep();
    const sandbox = mode === 'try' ? await startSandboxFor(settings, server, world) : undefined;
    if (sandbox) ending.push(() => sandbox.close());
    teamsClient = sandbox?.url;
    for (const { host: from, to } of sandbox?.cloud.reroutes ?? []) reroutes[from] = to;
    if (sandbox) await adoptSandbox(core, sandbox, settings.publicUrl);
    core.notices.start({ link: (ref) => recordLink(settings.publicUrl, ref), bot: bot.notices, feed });
    ending.push(() => core.notices.stop());
    return { server, core, ...(sandbox && { sandbox }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** How long the announcement waits for the tab; its address says meanwhile that it is being built. */
const patience = 10_000;

/** The tab, built while the rest starts. */
function buildOfTab(): Promise<string> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  let done: ReturnType<typeof showProgress> | undefined;
  const onBuild = () => {
    done = showProgress('Building the tab (once after each change of it)');
  };
  return builtTab({ root, variables: process.env, onBuild }).finally(() => done?.());
}

/** Where the first desk of an installation is opened, by a link that counts for an hour; `undefined` when there is a desk. */
async function firstSetup({ directory, store }: Core, { publicUrl }: Settings): Promise<string | undefined> {
  if ((await directory.tenants()).length > 0) return undefined;
  return setupAddress(publicUrl, await makeSetupLink(store, { deskId: firstDeskId }, { now: new Date(), nonce }));
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
  const tab = buildOfTab();
  const tabIsThere = tab.catch(() => undefined);
  const deskhand = await startDeskhand(settings, { now: () => new Date(), random: Math.random, log, tab });
  if (deskhand.sandbox) giveAppToMembers(deskhand.sandbox);
  await Promise.race([tabIsThere, sleep(patience, undefined, { ref: false })]);
  const { server, sandbox } = deskhand;
  const setup = await firstSetup(deskhand.core, settings);
  const addresses = { server: server.url, ...(sandbox && { sandbox: sandbox.url }), ...(setup !== undefined && { setup }) };
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
