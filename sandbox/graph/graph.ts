import type { Throttle, ThrottleRule } from '../cloud/throttle.ts';
import { createThrottle } from '../cloud/throttle.ts';
import type { EntraCore } from '../entra/entra-core.ts';
import type { UserChange } from '../entra/user-directory.ts';
import type { ServerSurroundings } from '../http/faulty-answer.ts';
import type { Route } from '../http/routes.ts';
import { createContractCheck } from './contract/contract-check.ts';
import type { CursorRefusal } from './delta-cursors.ts';
import type { DeltaQuirks } from './delta-quirks.ts';
import { createDeltaQuirks } from './delta-quirks.ts';
import { directoryOperations } from './directory/directory-operations.ts';
import { batchOperation } from './graph-batch.ts';
import type { ContractViolation, GraphCore } from './graph-core.ts';
import { createGraphGateway, routesOf } from './graph-gateway.ts';
import type { GraphOperation } from './graph-operation.ts';
import { mailOperations } from './outlook/mail-probe.ts';
import type { MailboxPolicies } from './outlook/mailbox-access.ts';
import { createMailboxPolicies } from './outlook/mailbox-access.ts';
import type { NotificationSender } from './subscriptions/notification-sender.ts';
import { createNotificationSender } from './subscriptions/notification-sender.ts';
import { subscriptionOperations } from './subscriptions/subscription-operations.ts';
import type { Subscription } from './subscriptions/subscription-store.ts';
import { createSubscriptionStore } from './subscriptions/subscription-store.ts';
import { createWebhookCalls } from './subscriptions/webhook-calls.ts';
import { installedAppOperations } from './teamwork/installed-apps.ts';
import { noticeOperations } from './teamwork/notice-operations.ts';
import type { SentNotice } from './teamwork/notices.ts';
import { createNoticeBoard } from './teamwork/notices.ts';
import type { TeamsSide } from './teamwork/teams-side.ts';
import { createUserFeed, userOperations } from './users/user-operations.ts';

/** Graph as tests and the page drive it. */
export interface Graph {
  /** For whom the app is installed, and installing it. */
  readonly teams: TeamsSide;
  readonly throttle: Throttle;
  /** Who may open which mailbox. */
  readonly mailboxes: MailboxPolicies;
  /** What pages of change feeds do. */
  readonly quirks: DeltaQuirks;
  /** Makes the cursors of a tenant's people invalid. */
  expireDeltas(entraTenantId: string, refusal?: CursorRefusal): void;
  /** The notices in activity feeds, oldest first, with those that reached nobody. */
  notices(): readonly SentNotice[];
  subscriptions(): readonly Subscription[];
  /** Ends a subscription without a word, as Microsoft sometimes does. */
  dropSubscription(id: string): void;
  /** Sets how many subscriptions of a kind (`users`, `mail`, `all chat messages`, …) there may be for one resource. */
  capSubscriptions(kind: string, cap: number): void;
  readonly notifications: NotificationSender;
  /** What broke the contract. */
  violations(): readonly ContractViolation[];
  forgetViolations(): void;
  /** Adds operations of later parts of the sandbox. */
  extend(operations: readonly GraphOperation[]): void;
  routes(): readonly Route[];
}

/** What Graph is made of. */
export interface GraphParts {
  readonly entra: EntraCore;
  readonly teams: TeamsSide;
  readonly around: ServerSurroundings;
  readonly unique: () => string;
  readonly limits: readonly ThrottleRule[];
  readonly webhooks: Readonly<Record<string, string>>;
}

function publishUsers(core: GraphCore, sender: NotificationSender): void {
  const told: Readonly<Record<UserChange['kind'], 'updated' | 'deleted'>> = {
    created: 'updated',
    updated: 'updated',
    removed: 'updated',
    restored: 'updated',
    purged: 'deleted',
  };
  core.entra.directory.users.onChange(({ entraTenantId, userId, kind }) =>
    sender.publish({ entraTenantId, resource: `Users/${userId}`, changeType: told[kind], id: userId }),
  );
}

function subscriptionSide(core: GraphCore, webhooks: GraphParts['webhooks']) {
  const store = createSubscriptionStore(core.clock);
  const calls = createWebhookCalls({ clock: core.clock, log: core.around.log, unique: core.unique, webhooks });
  const notifications = createNotificationSender(core, store, calls);
  const caps = new Map<string, number>();
  publishUsers(core, notifications);
  return {
    operations: subscriptionOperations({ core, store, calls, caps }),
    switches: {
      notifications,
      subscriptions: () => store.list(),
      dropSubscription: (id: string) => store.remove(id),
      capSubscriptions: (kind: string, cap: number) => void caps.set(kind, cap),
    },
  };
}

function catchAll(gateway: ReturnType<typeof createGraphGateway>): readonly Route[] {
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
    method,
    path: '/graph/*rest',
    name: 'graph.unknown',
    handle: (request) => gateway.unknown(request),
  }));
}

/** Graph on the given Entra and Teams. */
export function createGraph({ entra, teams, around, unique, limits, webhooks }: GraphParts): Graph {
  const { clock } = around;
  const throttle = createThrottle(clock, limits);
  const violations: ContractViolation[] = [];
  const core: GraphCore = { entra, clock, unique, throttle, contract: createContractCheck(), around, violations };
  const gateway = createGraphGateway(core);
  const quirks = createDeltaQuirks();
  const mailboxes = createMailboxPolicies();
  const board = createNoticeBoard(teams);
  const feed = createUserFeed(core, quirks);
  const subscriptions = subscriptionSide(core, webhooks);
  let routes: readonly Route[] = [];
  const extend = (operations: readonly GraphOperation[]) => {
    routes = [...operations.flatMap((operation) => routesOf(gateway, operation)), ...routes];
  };
  extend([
    ...userOperations(core, feed),
    ...directoryOperations(core),
    ...mailOperations(core, mailboxes),
    ...installedAppOperations(core, teams),
    ...noticeOperations(core, teams, board),
    ...subscriptions.operations,
    batchOperation(core, () => routes),
  ]);
  return {
    teams,
    throttle,
    mailboxes,
    quirks,
    ...subscriptions.switches,
    expireDeltas: (entraTenantId, refusal) => feed.expire(entraTenantId, refusal),
    notices: () => board.sent(),
    violations: () => violations,
    forgetViolations: () => void violations.splice(0),
    extend,
    routes: () => [...routes, ...catchAll(gateway)],
  };
}
