import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Cloud, CloudFoundation } from './cloud/cloud.ts';
import { createCloud, createCloudFoundation } from './cloud/cloud.ts';
import { cloudPageRoutes } from './cloud/cloud-routes.ts';
import { connectorRoutes } from './connector/connector-routes.ts';
import { createSigningKey } from './entra/signing-keys.ts';
import type { RouteFaults } from './faults/route-faults.ts';
import { createRouteFaults } from './faults/route-faults.ts';
import type { Switches } from './faults/switches.ts';
import { createSwitches } from './faults/switches.ts';
import { listenOnLoopback } from './http/loopback-server.ts';
import type { Route } from './http/routes.ts';
import type { ExchangeLog } from './log/exchange-log.ts';
import { createExchangeLog } from './log/exchange-log.ts';
import { pageRoutes } from './page-files.ts';
import type { ShiftableClock } from './sandbox-clock.ts';
import { createShiftableClock, waitInRealTime } from './sandbox-clock.ts';
import { createSandboxIds } from './sandbox-ids.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { teamsLimits } from './sandbox-options.ts';
import { tabRoutes } from './tab-host/tab-calls.ts';
import { apiRoutes } from './teams/api-routes.ts';
import { manifestSource, rawManifest } from './teams/app-manifest.ts';
import type { ActivityFrame } from './teams/build-activity.ts';
import type { ClientCore } from './teams/client/client-core.ts';
import { createClientCore } from './teams/client/client-core.ts';
import { createCourier } from './teams/deliver.ts';
import { createLiveEvents } from './teams/live-events.ts';
import { createCardRefresher } from './teams/refresh-cards.ts';
import type { TeamsClient } from './teams/teams-client.ts';
import { createTeamsClient } from './teams/teams-client.ts';
import type { TeamsWorld } from './teams/teams-world.ts';
import { createTeamsWorld, usualGroups } from './teams/teams-world.ts';

/** A running sandbox. */
export interface Sandbox {
  /** Where the Teams client page is, with a slash at the end. */
  readonly url: string;
  /** The `serviceUrl` on each activity. */
  readonly connector: string;
  /** Drives Teams as its people would. */
  readonly client: TeamsClient;
  /** What this Teams knows. */
  readonly world: TeamsWorld;
  readonly switches: Switches;
  readonly faults: RouteFaults;
  readonly log: ExchangeLog;
  /** Entra and Graph. */
  readonly cloud: Cloud;
  /** Stops listening, ends open windows, and waits for the log file. */
  close(): Promise<void>;
}

function clockOf({ clock }: SandboxOptions): ShiftableClock {
  return createShiftableClock({
    now: () => clock?.now() ?? new Date(),
    wait: (milliseconds, signal) => clock?.wait?.(milliseconds, signal) ?? waitInRealTime(milliseconds, signal),
  });
}

interface Parts {
  readonly options: SandboxOptions;
  readonly clock: ShiftableClock;
  readonly log: ExchangeLog;
  readonly foundation: CloudFoundation;
}

async function buildClient(
  { options, clock, log, foundation }: Parts,
  world: TeamsWorld,
  switches: Switches,
  serviceUrl: string,
): Promise<ClientCore> {
  const ids = createSandboxIds(clock, options.unique ?? randomUUID);
  const frame: ActivityFrame = { bot: world.bot, serviceUrl, clock, ids };
  const limits = { ...teamsLimits, ...options.limits };
  const unsigned = async () => ({});
  const headersForBot = options.headersForBot ?? (options.cloud?.signsBotCalls ? foundation.headersForBot : unsigned);
  const courier = createCourier({ botEndpoint: options.botEndpoint, frame, clock, limits, switches, log, headersForBot });
  const refresher = createCardRefresher({ world, frame, courier, switches });
  return createClientCore({ world, frame, courier, switches, clock, ids, manifest: manifestSource(options.manifest), refresher });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The first keys of every sandbox of this process: a suite of specs starts hundreds, and each key takes a tenth of a second. */
const firstKeys = { entra: once(createSigningKey), bot: once(createSigningKey) };

async function foundationOf(options: SandboxOptions, clock: ShiftableClock, serviceUrl: string): Promise<CloudFoundation> {
  const manifest = await rawManifest(options.manifest)();
  const { botId } = await manifestSource(async () => manifest)();
  const cloud = options.cloud ?? {};
  const unique = options.unique ?? randomUUID;
  return createCloudFoundation({ options: cloud, people: options.people, manifest, botId, serviceUrl, clock, unique, firstKeys });
}

function admission(options: SandboxOptions, foundation: CloudFoundation) {
  return options.admitToConnector ?? (options.cloud?.guardsConnector ? foundation.admitToConnector : async () => undefined);
}

/** Starts Microsoft's cloud on loopback: Entra, Graph, a Bot Connector, and a Teams with the given people in it. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = clockOf(options);
  const manifest = await manifestSource(options.manifest)();
  const bot = { id: `28:${manifest.botId}`, name: manifest.name };
  const world = createTeamsWorld(bot, options.people, options.groups ?? usualGroups(options.people));
  const log = createExchangeLog(clock, options.log);
  const switches = createSwitches(() => world.tell({ kind: 'switches' }));
  const faults = createRouteFaults(() => world.tell({ kind: 'switches' }));
  log.onRecord(() => world.tell({ kind: 'exchange' }));
  const events = createLiveEvents(world);
  let routes: () => readonly Route[] = () => [];
  const around = { clock, faults, log };
  const server = await listenOnLoopback(options, () => routes(), around);
  const url = `http://${options.host}:${(server.address() as AddressInfo).port}/`;
  const foundation = await foundationOf(options, clock, `${url}connector/`);
  const core = await buildClient({ options, clock, log, foundation }, world, switches, `${url}connector/`);
  const client = createTeamsClient(core);
  const limits = { ...teamsLimits, ...options.limits };
  const admit = admission(options, foundation);
  const connector = connectorRoutes({ world, clock, ids: core.ids, limits, switches, admit });
  const { unique } = core.ids;
  const raw = rawManifest(options.manifest);
  const { cloud, routes: cloudRoutes } = createCloud({
    foundation,
    options: options.cloud ?? {},
    world,
    client,
    manifest: raw,
    around,
    clock,
    unique,
    url,
  });
  const own = [
    ...connector,
    ...apiRoutes({ core, client, faults, log, events }),
    ...tabRoutes({ world, switches, entra: cloud.entra, manifest: raw, webApplicationIn: foundation.webApplicationIn }),
    ...pageRoutes(),
    ...cloudPageRoutes(cloud, faults, log),
  ];
  routes = () => [...own, ...cloudRoutes()];
  return {
    url,
    connector: `${url}connector/`,
    client,
    world,
    switches,
    faults,
    log,
    cloud,
    async close() {
      cloud.graph.notifications.stop();
      events.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await log.flushed();
    },
  };
}
