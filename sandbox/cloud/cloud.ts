import type { Entra, FirstKeys } from '../entra/entra.ts';
import { createEntra } from '../entra/entra.ts';
import { createEntraDirectory } from '../entra/entra-directory.ts';
import type { Graph } from '../graph/graph.ts';
import { createGraph } from '../graph/graph.ts';
import type { ContractViolation } from '../graph/graph-core.ts';
import { knownPermissions } from '../graph/known-permissions.ts';
import type { ServerSurroundings } from '../http/faulty-answer.ts';
import type { Route } from '../http/routes.ts';
import type { JsonObject } from '../json.ts';
import { textAt } from '../json.ts';
import type { ShiftableClock } from '../sandbox-clock.ts';
import type { Refusal, SandboxPerson } from '../sandbox-options.ts';
import type { TeamsClient } from '../teams/teams-client.ts';
import type { TeamsWorld } from '../teams/teams-world.ts';
import type { CloudOptions, CloudTenant } from './cloud-options.ts';
import { documentedLimits } from './cloud-options.ts';
import { createTeamsBridge } from './teams-bridge.ts';
import { completedTenants, usualTenants } from './usual-tenants.ts';

/** One of Microsoft's hosts, and where it is here: what follows the host goes behind `to`. */
export interface Reroute {
  readonly host: string;
  readonly to: string;
}

/** Entra and its tenants, before there is a Teams. */
export interface CloudFoundation {
  readonly entra: Entra;
  /** The app registration of a tenant's catalog, where it has its own. */
  readonly webApplicationIn: (entraTenantId: string) => string | undefined;
  /** Adds a tenant, or to one that is there. */
  seed(tenant: CloudTenant): void;
  readonly headersForBot: () => Promise<Readonly<Record<string, string>>>;
  readonly admitToConnector: (authorization: string | undefined) => Promise<Refusal>;
}

/** Microsoft's cloud on loopback: Entra, Graph and the Bot Framework's keys. */
export interface Cloud {
  readonly entra: Entra;
  readonly graph: Graph;
  /** Where the cloud's page is. */
  readonly url: string;
  /** Microsoft's hosts and where they are here: data for the product's last HTTP layer. */
  readonly reroutes: readonly Reroute[];
  /** What broke Graph's contract so far: none, or a test has something to say. */
  readonly violations: readonly ContractViolation[];
  /** The sandbox's clock, which can be put ahead. */
  readonly clock: ShiftableClock;
  seed(tenant: CloudTenant): void;
  /** The header that proves a call to the bot. */
  readonly headersForBot: CloudFoundation['headersForBot'];
  /** Whether a call of the connector comes from the bot. */
  readonly admitToConnector: CloudFoundation['admitToConnector'];
}

/** What the foundation is made of. */
export interface FoundationParts {
  readonly options: CloudOptions;
  readonly people: readonly SandboxPerson[];
  readonly manifest: JsonObject;
  /** The bot's app id, without a prefix. */
  readonly botId: string;
  readonly serviceUrl: string;
  readonly clock: ShiftableClock;
  readonly unique: () => string;
  readonly firstKeys: FirstKeys;
}

/** Entra with the tenants that the options name, or that the people belong to. */
export function createCloudFoundation(parts: FoundationParts): CloudFoundation {
  const { options, people, manifest, botId, clock, unique, firstKeys } = parts;
  const directory = createEntraDirectory(() => clock.now(), knownPermissions);
  const entra = createEntra({ directory, clock, unique, limits: options.limits ?? [], firstKeys });
  const webApplications = new Map<string, string>();
  const seed = ({ webApplicationId, ...tenant }: CloudTenant) => {
    if (webApplicationId !== undefined) webApplications.set(tenant.id, webApplicationId);
    directory.seed(tenant);
  };
  const hasWebApplication = textAt(manifest, 'webApplicationInfo', 'id') !== undefined;
  const tenants = options.tenants ? completedTenants(options.tenants, people) : usualTenants(people, botId, hasWebApplication);
  for (const tenant of tenants) seed(tenant);
  return {
    entra,
    seed,
    webApplicationIn: (entraTenantId) => webApplications.get(entraTenantId),
    headersForBot: async () => ({
      authorization: `Bearer ${await entra.botToken(botId, parts.serviceUrl, tenants[0]?.id ?? '')}`,
    }),
    admitToConnector: (authorization) => entra.admitToConnector(botId, authorization),
  };
}

/** What the whole cloud is made of. */
export interface CloudParts {
  readonly foundation: CloudFoundation;
  readonly options: CloudOptions;
  readonly world: TeamsWorld;
  readonly client: TeamsClient;
  readonly manifest: () => Promise<JsonObject>;
  readonly around: ServerSurroundings;
  readonly clock: ShiftableClock;
  readonly unique: () => string;
  /** Where the sandbox is, with a slash at the end. */
  readonly url: string;
}

function reroutesTo(url: string): readonly Reroute[] {
  const logins = ['login.microsoftonline.com', 'login.windows.net', 'sts.windows.net'];
  return [
    { host: 'graph.microsoft.com', to: `${url}graph` },
    ...logins.map((host) => ({ host, to: `${url}entra` })),
    { host: 'login.botframework.com', to: `${url}botframework` },
    { host: 'api.botframework.com', to: `${url}botframework` },
  ];
}

/** The cloud with its routes; Graph reaches into the given Teams. */
export function createCloud(parts: CloudParts): { readonly cloud: Cloud; readonly routes: () => readonly Route[] } {
  const { foundation, options, world, client, manifest, around, clock, unique, url } = parts;
  const { entra, webApplicationIn, seed, headersForBot, admitToConnector } = foundation;
  const graph = createGraph({
    entra: entra.core,
    teams: createTeamsBridge({ world, client, manifest, webApplicationIn, unique }),
    around,
    unique,
    limits: [...documentedLimits, ...(options.limits ?? [])],
    webhooks: options.webhooks ?? {},
  });
  const cloud: Cloud = {
    entra,
    graph,
    url: `${url}cloud`,
    reroutes: reroutesTo(url),
    get violations() {
      return graph.violations();
    },
    clock,
    seed,
    headersForBot,
    admitToConnector,
  };
  return { cloud, routes: () => [...entra.routes, ...graph.routes()] };
}
