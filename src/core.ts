import type { Caller } from '../shared/definition/caller.ts';
import type { Tenant } from '../shared/domain/tenant.ts';
import type { CollectionDefinition, DocumentStore, StoredDocument } from '../shared/ports/document-store.ts';
import type { Installation } from '../shared/ports/installation.ts';
import type { MicrosoftSetup } from '../shared/ports/microsoft-setup.ts';
import { Door } from './actions/execute.ts';
import { LastLists, lastListCollection } from './actions/last-lists.ts';
import { loadRegistry, type Registry } from './actions/registry.ts';
import { textClaimCollection } from './actions/text-claims.ts';
import { auditConsumer } from './events/consumers/audit.ts';
import { deskOpenedConsumer } from './events/consumers/desk-opened.ts';
import { followUpConsumer } from './events/consumers/follow-ups.ts';
import { homeOrganisationConsumer } from './events/consumers/home-organisation.ts';
import { mailConsumer } from './events/consumers/mail.ts';
import { teamsStateConsumer } from './events/consumers/teams-state.ts';
import { type Consumer, Relay } from './events/relay.ts';
import type { Log } from './http/log.ts';
import { Directory } from './identity/directory.ts';
import { setupLinkCollection } from './identity/setup-links.ts';
import { connectionAttemptCollection, heldTokenCollection } from './identity/tokens/held-tokens.ts';
import { flagSlaRisks } from './jobs/flag-sla-risks.ts';
import { releaseReplies } from './jobs/release-replies.ts';
import { type Repeating, repeating } from './jobs/repeating.ts';
import { auditCollection } from './records/audit.ts';
import { counterCollection, tenantCollection } from './records/collections.ts';
import { recordKinds } from './records/kinds.ts';
import { leavingCollection } from './records/leaving-administrators.ts';
import { filingCollection, refile } from './records/refile.ts';
import { directoryStateCollection } from './services/directory/directory-state.ts';
import { directoryUserCollection } from './services/directory/directory-users.ts';
import { type NoticeOptions, type Notices, openNotices } from './services/notices/open-notices.ts';
import { changeCollections } from './services/subscriptions/collections.ts';

/** What the desk needs of the world around it. */
export interface CoreOptions {
  store: DocumentStore;
  now(): Date;
  log: Log;
  /** Makes the reference number of a failure nobody foresaw. */
  reference(): string;
  /** Further listeners to events, of surfaces; and the collections they keep. */
  consumers?: readonly Consumer[];
  collections?: readonly CollectionDefinition<StoredDocument>[];
  /** Told whose notices there is something new of. */
  onNotices?: NoticeOptions['onChanged'];
  /** Secrets, certificates and tests of Microsoft profiles; without it nothing secret can be entered. */
  microsoft?: MicrosoftSetup;
  /** What the installation says of itself to whoever looks for a fault. */
  installation?: Installation;
}

/** The desk without any surface: the door, the relay behind it, and the timed work. */
export interface Core {
  store: DocumentStore;
  registry: Registry;
  door: Door;
  directory: Directory;
  lists: LastLists;
  /** What people are told; begins to send when a surface starts it. */
  notices: Notices;
  /** Tells what a crash left untold and releases what is due, in every tenant. */
  sweep(): Promise<void>;
  /** Ends the timed work; resolves when none of it is under way. */
  stop(): Promise<void>;
}

const sweepEvery = 30_000;

const collections: readonly CollectionDefinition<StoredDocument>[] = [
  ...Object.values(recordKinds).map((kind) => kind.collection),
  tenantCollection,
  counterCollection,
  leavingCollection,
  auditCollection,
  filingCollection,
  lastListCollection,
  textClaimCollection,
  setupLinkCollection,
  heldTokenCollection,
  connectionAttemptCollection,
  directoryUserCollection,
  directoryStateCollection,
  ...changeCollections,
];

/** Opens the desk on a store: prepares its indexes, wires the door to the relay, starts the sweeps. */
export async function openCore(options: CoreOptions): Promise<Core> {
  const { store, now, log } = options;
  await store.prepare([...collections, ...(options.collections ?? [])]);
  const refiled = await refile(store);
  if (refiled > 0) log.info({ refiled }, 'records of an earlier version were filed anew for search');
  const registry = await loadRegistry();
  const directory = new Directory(store, now);
  const lists = new LastLists(store, now);
  const onError = (error: unknown) => log.error({ error }, 'notices were not sent');
  const { onNotices: onChanged } = options;
  const notices = openNotices({ store, now, tenants: () => directory.tenants(), onError, ...(onChanged && { onChanged }) });
  const holds = new Map<string, NodeJS.Timeout>();
  const release = async (tenant: Tenant) => {
    await releaseReplies(door, registry, tenant, now());
  };
  const consumers: Consumer[] = [
    auditConsumer(store),
    followUpConsumer(registry, () => door),
    mailConsumer(store),
    notices.consumer,
    holdConsumer(holds, now, release, (error) => log.error({ error }, 'a held reply was not released on time')),
    { name: 'directory', consume: async (_tenant, event) => void (event.subject.kind === 'member' && directory.forgetMembers()) },
    teamsStateConsumer(store, directory),
    deskOpenedConsumer(store, directory),
    homeOrganisationConsumer(store, directory),
    ...(options.consumers ?? []),
  ];
  const relay = new Relay(store, consumers, (consumer, event, error) =>
    log.error({ consumer, event: event.id, error }, 'an event was not taken'),
  );
  const unexpected = (error: unknown, definition: string, { tenant }: Caller) => {
    const reference = options.reference();
    log.error({ reference, definition, tenantId: tenant._id, error }, 'an action failed');
    return reference;
  };
  const door = new Door({
    store,
    registry,
    relay,
    lists,
    now,
    unexpected,
    ...(options.microsoft && { microsoft: options.microsoft }),
    ...(options.installation && { installation: options.installation }),
  });
  const sweep = async () => {
    for (const tenant of await directory.tenants()) {
      await relay.sweep(tenant);
      await release(tenant);
      await flagSlaRisks(door, registry, tenant, now());
    }
  };
  const sweeps: Repeating = repeating(sweepEvery, sweep, (error) => log.error({ error }, 'a sweep failed'));
  const stop = async () => {
    for (const timer of holds.values()) clearTimeout(timer);
    await notices.stop();
    await sweeps.stop();
  };
  return { store, registry, door, directory, lists, notices, sweep: () => sweeps.kick(), stop };
}

/** Sets a timer for each held reply; the sweep finds those whose timer a crash took. */
function holdConsumer(
  holds: Map<string, NodeJS.Timeout>,
  now: () => Date,
  release: (tenant: Tenant) => Promise<void>,
  onError: (error: unknown) => void,
): Consumer {
  return {
    name: 'holds',
    async consume(tenant, event) {
      if (event.type !== 'ticket.reply-held' || !(event.data['sendAt'] instanceof Date)) return;
      const wait = Math.max(0, event.data['sendAt'].getTime() - now().getTime()) + 20;
      const timer = setTimeout(() => {
        holds.delete(event.id);
        release(tenant).catch(onError);
      }, wait);
      timer.unref();
      clearTimeout(holds.get(event.id));
      holds.set(event.id, timer);
    },
  };
}
