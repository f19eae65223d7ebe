import type { TenantSeed } from '../entra/entra-types.ts';
import type { ThrottleRule } from './throttle.ts';

/** A tenant of the cloud: its people are those of the sandbox who belong to it, unless it names its own. */
export interface CloudTenant extends TenantSeed {
  /** The app registration that the Teams app in this tenant's catalog names; the manifest's own when absent. */
  readonly webApplicationId?: string;
}

/** How Microsoft's cloud is set up. */
export interface CloudOptions {
  /** Without it: one tenant for each that the people belong to, each with an app registration whose secret is `sandbox-secret`. */
  readonly tenants?: readonly CloudTenant[];
  /** By public host: where a webhook of that host is on loopback, for instance `{ 'desk.example': 'http://127.0.0.1:3978' }`. */
  readonly webhooks?: Readonly<Record<string, string>>;
  /** Signs what Teams sends to the bot, as the Bot Framework does. */
  readonly signsBotCalls?: boolean;
  /** Takes calls of the connector only with the bot's token. */
  readonly guardsConnector?: boolean;
  /** Limits in place of or beside the documented ones. */
  readonly limits?: readonly ThrottleRule[];
}

/** The secret of the app registrations that the sandbox makes up itself. */
export const sandboxSecret = 'sandbox-secret';

/** Microsoft's documented limits, by bucket. Source: learn.microsoft.com, "Microsoft Graph service-specific throttling limits". */
export const documentedLimits: readonly ThrottleRule[] = [
  { bucket: 'graph.directory', calls: 3500, seconds: 10 },
  { bucket: 'graph.outlook', calls: 10_000, seconds: 600 },
  { bucket: 'graph.teams', calls: 30, seconds: 1 },
  { bucket: 'graph.notices.single', calls: 5, seconds: 1 },
  { bucket: 'graph.notices.bulk', calls: 2, seconds: 1 },
  { bucket: 'graph.subscriptions', calls: 500, seconds: 20 },
  { bucket: 'graph.batch', calls: 3500, seconds: 10 },
];
