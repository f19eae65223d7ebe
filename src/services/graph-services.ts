import type { DirectoryRun } from '../../shared/domain/directory-run.ts';
import type { ActivityFeed, Consumer, MicrosoftTokens } from '../../shared/ports/microsoft.ts';
import { dataOf, say } from '../../shared/text/say.ts';
import type { Core } from '../core.ts';
import type { Consumer as EventConsumer } from '../events/relay.ts';
import { graphHost } from '../graph/addresses.ts';
import { graphGateway } from '../graph/gateway.ts';
import { organizationOf } from '../graph/organization-of.ts';
import type { Log } from '../http/log.ts';
import { outboundHttp } from '../identity/http/outbound.ts';
import type { SecretBox } from '../identity/secrets/secret-box.ts';
import { type Repeating, repeating } from '../jobs/repeating.ts';
import { changeServices } from './change-services.ts';
import { type DirectorySync, directorySync } from './directory/directory-sync.ts';
import { activityFeed } from './feed/activity-feed.ts';
import { teamsLink } from './feed/teams-link.ts';
import type { SubscriptionLives } from './subscriptions/lives.ts';
import type { Subscriptions } from './subscriptions/subscriptions.ts';

/** What the services over Graph need of the world. */
export interface GraphServicesOptions {
  mode: 'try' | 'live';
  publicUrl: string;
  /** The id of the app in its manifest: notices open the app at it. */
  teamsAppId: string;
  /** Host to base address on this machine: the sandbox, in try mode and tests only. */
  reroutes?: { readonly [host: string]: string } | undefined;
  now(): Date;
  random(): number;
  nonce(): string;
  /** How long subscriptions may live; as Graph documents it when left out. */
  lives?: SubscriptionLives;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  log: Log;
}

/** The services over Graph of an installation. */
export interface GraphServices {
  /** Reads the organisation of a token. */
  organization: ReturnType<typeof organizationOf>;
  /** Follows the organisation's users, waiting some seconds for the end, or for as long as it takes where `progress` is watched. */
  syncDirectory(tenantId: string, progress?: (line: string) => void): Promise<DirectoryRun>;
  /** Begins to work on this core with these tokens; `box` seals what is kept secret. Answers the activity feed. */
  start(core: Core, tokens: MicrosoftTokens, box: SecretBox): ActivityFeed;
  /** Microsoft's change notifications, to be started where calls are taken. Throws before the start of the services. */
  changes(): Subscriptions;
  /** Keeps subscriptions in step with what people change. */
  consumer: EventConsumer;
  /** Ends the timed work; resolves when none is under way. */
  stop(): Promise<void>;
}

const lookEvery = 300_000;
const patience = 8_000;

/** Opens the services over Graph: one gateway for all of them, so that Graph's limits are kept over all together. */
export function graphServices(options: GraphServicesOptions): GraphServices {
  const { mode, publicUrl, teamsAppId, reroutes, now, random, nonce, log } = options;
  const timing = { now: () => now().getTime(), sleep: options.sleep };
  const http = outboundHttp({ allowed: [graphHost], reroutedOnly: mode === 'try', ...(reroutes && { reroutes }) });
  const gateway = graphGateway({ http, timing, random, requestId: nonce, log, publicUrl });
  let directory: DirectorySync | undefined;
  let timer: Repeating | undefined;
  let subscriptions: Subscriptions | undefined;
  return {
    organization: organizationOf(gateway),
    async syncDirectory(tenantId, progress) {
      if (directory) return directory.run(tenantId, progress ? undefined : patience, progress);
      const told = { text: say`The server has not finished starting.`, remedy: say`Try again in a few seconds.` };
      return { state: 'failed', code: 'starting', ...dataOf(told) };
    },
    start(core, tokens, box) {
      const as = (consumer: Consumer) => (tenantId: string) =>
        gateway.as({ tenantId, tokens: tokens.application(tenantId, consumer, 'graph') });
      const { store, door, registry } = core;
      const sync = directorySync({
        store,
        door,
        registry,
        graph: as('directory'),
        tenants: () => core.directory.tenants(),
        timing,
        log,
      });
      directory = sync;
      timer = repeating(
        lookEvery,
        () => sync.runDue(),
        (error) => log.error({ error }, 'the directories were not looked at'),
      );
      const graph = (tenantId: string, consumer: Consumer) => as(consumer)(tenantId);
      subscriptions = changeServices(options, { core, box, directory: sync, graph });
      return activityFeed({ graph: as('teams'), opens: teamsLink({ publicUrl, teamsAppId }) });
    },
    changes() {
      if (!subscriptions) throw new Error('the services over Graph have not been started');
      return subscriptions;
    },
    consumer: {
      name: 'subscriptions',
      consume: async (tenant, event, record) => subscriptions?.consumer.consume(tenant, event, record),
    },
    async stop() {
      directory = undefined;
      await subscriptions?.stop();
      await timer?.stop();
    },
  };
}
