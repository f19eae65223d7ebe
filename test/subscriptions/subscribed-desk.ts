import { randomBytes } from 'node:crypto';
import { createManualClock, type ManualClock } from '../../sandbox/sandbox-clock.ts';
import { type CloudCaller, contoso, startCloud } from '../../sandbox/testing/cloud-caller.ts';
import type { Profile } from '../../shared/domain/microsoft-profile.ts';
import type { AccessToken, Consumer } from '../../shared/ports/microsoft.ts';
import { graphHost } from '../../src/graph/addresses.ts';
import { graphGateway } from '../../src/graph/gateway.ts';
import { changeNotificationsRoute } from '../../src/http/change-notifications.ts';
import type { Log } from '../../src/http/log.ts';
import type { Route } from '../../src/http/route.ts';
import { type RunningServer, startServer } from '../../src/http/server.ts';
import { outboundHttp } from '../../src/identity/http/outbound.ts';
import { type SecretBox, secretBox } from '../../src/identity/secrets/secret-box.ts';
import { integrationCollection, profileCollection } from '../../src/records/collections.ts';
import { changeServices } from '../../src/services/change-services.ts';
import { type DirectorySync, directorySync } from '../../src/services/directory/directory-sync.ts';
import { directoryUserCollection } from '../../src/services/directory/directory-users.ts';
import { changeBatchCollection } from '../../src/services/subscriptions/change-queue.ts';
import { HeldSubscriptions } from '../../src/services/subscriptions/held-subscriptions.ts';
import type { Subscriptions } from '../../src/services/subscriptions/subscriptions.ts';
import type { WishKind } from '../../src/services/subscriptions/wish.ts';
import { type DoorDesk, doorDesk } from '../desk/door-fixture.ts';

/** One process of an installation, as far as change notifications go. */
export interface ChangeProcess {
  subscriptions: Subscriptions;
  directory: DirectorySync;
  stop(): Promise<void>;
}

/** What a spec may change of the desk. */
export interface SubscribedDeskOptions {
  publicUrl?: string;
  kinds?: readonly WishKind[];
  box?: SecretBox;
  /** What stands between Microsoft and the desk's address. */
  around?(route: Route): Route;
}

/** A seeded desk with a profile, the sandbox for Microsoft, and between them the real server; time moves only when it is told to. */
export interface SubscribedDesk {
  desk: DoorDesk;
  cloud: CloudCaller;
  clock: ManualClock;
  server: RunningServer;
  tenantId: string;
  logged: { sentence: string; fields: object }[];
  /** The process that Microsoft calls, and that `settle` works with. */
  process: ChangeProcess;
  /** A further process on the same store. */
  another(): ChangeProcess;
  /** Ends the process and starts another in its place. */
  restart(): Promise<void>;
  held(): HeldSubscriptions;
  batches(): Promise<number>;
  /** The desk's users and Microsoft's, alike when nothing was missed. */
  users(): Promise<{ here: string[]; there: string[] }>;
  /** Lets everything that was told arrive and be worked off. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Where the installation of these specs is reached. */
const publicUrl = 'https://desk.example';

const nonce = () => randomBytes(16).toString('base64url');

/** Tokens of the sandbox, each used for as long as it lives. */
function tokenSource(cloud: CloudCaller, clock: ManualClock): () => Promise<AccessToken> {
  let known: AccessToken | undefined;
  return async () => {
    if (known && known.expiresAt.getTime() - clock.now().getTime() > 600_000) return known;
    const value = await cloud.appToken();
    const { exp } = JSON.parse(Buffer.from(value.split('.')[1]!, 'base64url').toString()) as { exp: number };
    known = { value, expiresAt: new Date(exp * 1_000) };
    return known;
  };
}

async function bindProfile(desk: DoorDesk, tenantId: string): Promise<void> {
  await desk.changeTenant({ entraTenantId: contoso.tenant });
  const at = desk.now();
  const base = { tenantId, version: 1, createdAt: at, updatedAt: at, terms: [], pending: [], receipts: [], rank: at.getTime() };
  const profile = {
    ...base,
    _id: 'profile-1',
    name: 'Contoso',
    clientId: contoso.appId,
    entraTenantId: contoso.tenant,
    status: 'active',
    secrets: [],
  };
  await desk.core.store.collection(profileCollection).insertOne(profile as unknown as Profile & { rank: number });
  const bound = {
    ...base,
    _id: 'integration-1',
    name: 'Microsoft set-up',
    bindings: {},
    defaultProfile: 'profile-1',
    install: { state: 'active' as const, at },
    capabilitiesOff: [],
    noticesOff: [],
    actionsOff: [],
  };
  await desk.core.store.collection(integrationCollection).insertOne(bound);
}

/** What a process of the installation is made of. */
interface ProcessParts {
  desk: DoorDesk;
  cloud: CloudCaller;
  clock: ManualClock;
  tenantId: string;
  log: Log;
  options: SubscribedDeskOptions;
}

/** Makes the processes of an installation: each with a gateway, a directory sync and change notifications of its own. */
function processesOf({ desk, cloud, clock, tenantId, log, options }: ProcessParts): () => ChangeProcess {
  const { publicUrl: address = publicUrl, kinds = [], box = secretBox([]) } = options;
  const { store } = desk.core;
  const sleep = async (ms: number) => clock.advance(ms);
  const timing = { now: () => clock.now().getTime(), sleep };
  const reroutes = Object.fromEntries(cloud.sandbox.cloud.reroutes.map(({ host, to }) => [host, to]));
  const http = outboundHttp({ allowed: [graphHost], reroutes, reroutedOnly: true });
  const tokens = tokenSource(cloud, clock);
  const random = () => 0.5;
  const tenants = async () => (await desk.core.directory.tenants()).filter(({ _id }) => _id === tenantId);
  return () => {
    const gateway = graphGateway({ http, timing, random, requestId: nonce, log, publicUrl: address });
    const graph = (tenant: string, _consumer: Consumer) => gateway.as({ tenantId: tenant, tokens });
    const directory = directorySync({ ...desk.core, graph: (tenant) => graph(tenant, 'directory'), tenants, timing, log });
    const world = { now: () => clock.now(), random, nonce, sleep, log };
    const all = { mode: 'try' as const, publicUrl: address, teamsAppId: 'app', reroutes, ...world };
    const core = { store, directory: { ...desk.core.directory, tenants } as never };
    const subscriptions = changeServices(all, { core, box, directory, graph, kinds });
    return { subscriptions, directory, stop: () => subscriptions.stop() };
  };
}

/** The desk's users and Microsoft's, as lines that can be compared. */
async function usersOf(desk: DoorDesk, cloud: CloudCaller, tenantId: string) {
  const users = desk.core.store.collection(directoryUserCollection);
  const kept = await users.find({ tenantId, round: { $gte: 0 } }, { limit: 10_000 });
  const here = kept.filter(({ removed }) => !removed).map(({ objectId, name, enabled }) => `${objectId} ${name} ${enabled}`);
  const theirs = cloud.sandbox.cloud.entra.directory.users.list(contoso.tenant);
  const there = theirs.map(({ id, displayName, accountEnabled }) => `${id.toLowerCase()} ${displayName} ${accountEnabled}`);
  return { here: here.sort(), there: there.sort() };
}

/** Opens it for a spec; ends with `close()`. */
export async function subscribedDesk(options: SubscribedDeskOptions = {}): Promise<SubscribedDesk> {
  const clock = createManualClock(new Date('2026-11-20T09:00:00Z'));
  const webhooks: Record<string, string> = {};
  const [cloud, desk] = await Promise.all([startCloud({ clock, cloud: { webhooks } }), doorDesk()]);
  const { store } = desk.core;
  const { tenantId } = await desk.member('tess');
  await bindProfile(desk, tenantId);
  const logged: SubscribedDesk['logged'] = [];
  const note = (fields: object, sentence: string) => void logged.push({ fields, sentence });
  const log = { info() {}, warn: note, error: note };
  const { around = (route) => route } = options;
  const another = processesOf({ desk, cloud, clock, tenantId, log, options });
  let process = another();
  const route = around({
    ...changeNotificationsRoute(process.subscriptions.calls),
    handle: (request) => changeNotificationsRoute(process.subscriptions.calls).handle(request),
  });
  const server = await startServer({ host: '127.0.0.1', port: 0, routes: [route], log, reference: () => 'REF' });
  webhooks['desk.example'] = server.url;
  const made: SubscribedDesk = {
    desk,
    cloud,
    clock,
    server,
    tenantId,
    logged,
    get process() {
      return process;
    },
    another,
    async restart() {
      await process.stop();
      process = another();
    },
    held: () => new HeldSubscriptions(store, tenantId),
    batches: () => store.collection(changeBatchCollection).count({ tenantId, dueAt: { $gte: new Date(0) } }),
    users: () => usersOf(desk, cloud, tenantId),
    async settle() {
      await cloud.sandbox.cloud.graph.notifications.settled();
      await clock.advance(2_000);
      await process.subscriptions.drain();
    },
    async close() {
      await process.stop();
      await Promise.all([server.close(), cloud.sandbox.close()]);
      await desk.close();
    },
  };
  return made;
}
