import type { CloudOptions } from './cloud/cloud-options.ts';
import type { JsonObject } from './json.ts';
import type { SandboxClock } from './sandbox-clock.ts';

/** Somebody who sits in front of the sandbox's Teams client. */
export interface SandboxPerson {
  readonly name: string;
  readonly aadObjectId: string;
  readonly entraTenantId: string;
  /** What the person does, in words; shown beside the name. */
  readonly role: string;
  readonly email: string;
  /** BCP 47, for instance `en-GB`. */
  readonly locale: string;
  /** IANA time zone. */
  readonly zone: string;
  /** True for somebody who is no member of the desk: a guest, a client's contact, another tenant's person. */
  readonly outsider?: boolean;
}

/** A group chat that exists from the start, with the bot in it. */
export interface SandboxGroup {
  readonly name: string;
  /** Object ids of the people in it. */
  readonly members: readonly string[];
}

/** One limit of Teams on how many messages a bot may send to a conversation. */
export interface SendWindow {
  readonly sends: number;
  readonly seconds: number;
}

/** Teams' limits, each of which may be set. */
export interface SandboxLimits {
  /** The largest activity the connector takes, in bytes of JSON. */
  readonly activityBytes: number;
  readonly sendWindows: readonly SendWindow[];
  /** How long Teams waits for the answer to a message-extension call. */
  readonly extensionMilliseconds: number;
  /** How long Teams waits for the answer to any other activity. */
  readonly turnMilliseconds: number;
}

/** Teams' documented limits. */
export const teamsLimits: SandboxLimits = {
  activityBytes: 28 * 1024,
  sendWindows: [
    { sends: 7, seconds: 1 },
    { sends: 8, seconds: 2 },
    { sends: 60, seconds: 30 },
    { sends: 1800, seconds: 3600 },
  ],
  extensionMilliseconds: 5_000,
  turnMilliseconds: 15_000,
};

/** Why the connector turns a call away; undefined lets it in. */
export type Refusal = { readonly status: number; readonly code: string; readonly message: string } | undefined;

/** What a sandbox is made of. */
export interface SandboxOptions {
  /** Loopback only, for instance `127.0.0.1`. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the bot takes activities. */
  readonly botEndpoint: string;
  /** The app's manifest, or the path of `manifest.json`; read again for each state, so an edit shows at once. */
  readonly manifest: string | (() => Promise<JsonObject>);
  readonly people: readonly SandboxPerson[];
  /** Without it: one group of the insiders, and one with the outsiders when there are any. */
  readonly groups?: readonly SandboxGroup[];
  /** File that gets every exchange as a line of JSON. */
  readonly log?: string;
  /** Without `wait`, waiting is in real time. */
  readonly clock?: Pick<SandboxClock, 'now'> & Partial<SandboxClock>;
  /** Makes ids without meaning; random when absent. */
  readonly unique?: () => string;
  readonly limits?: Partial<SandboxLimits>;
  /** Microsoft's cloud: tenants, app registrations, webhooks. Without it, tenants and apps are made up from the people. */
  readonly cloud?: CloudOptions;
  /** Headers put on each call to the bot, for instance a signed token. */
  readonly headersForBot?: () => Promise<Readonly<Record<string, string>>>;
  /** Decides on the connector calls' Authorization header; without it every caller is let in. */
  readonly admitToConnector?: (authorization: string | undefined) => Promise<Refusal>;
}
