import type { EntraApp, EntraTenant, EntraUser } from '../entra/entra-types.ts';
import type { SandboxReply, SandboxRequest } from '../http/routes.ts';

/** Who calls Graph, from the token. */
export interface GraphCaller {
  readonly tenant: EntraTenant;
  readonly app: EntraApp;
  /** Application permissions; empty for a person's token. */
  readonly roles: readonly string[];
  /** Delegated permissions; empty for the app's own token. */
  readonly scopes: readonly string[];
  /** The person on whose behalf it is; undefined for the app's own token. */
  readonly user?: EntraUser;
  readonly expiresAt: Date;
}

/** One call of an operation, admitted and checked. */
export interface GraphCall {
  readonly caller: GraphCaller;
  readonly request: SandboxRequest;
  /** A parameter of the path, for instance `user-id`. */
  param(name: string): string;
}

/** Which service stands behind an operation: it decides on the words of the refusals. */
export type Workload = 'directory' | 'teams' | 'outlook' | 'subscriptions';

/** One operation of Graph: what it is called, what it needs, what it does. */
export interface GraphOperation {
  /** The name on which faults are set, without `graph.`: for instance `users.list`. */
  readonly name: string;
  /** The method and path template of the contract. */
  readonly operation: string;
  /** Other spellings of the path. */
  readonly alsoAt?: readonly string[];
  readonly workload: Workload;
  /** Any one of these is enough; undefined: the operation itself decides. */
  readonly permissions?: { readonly application: readonly string[]; readonly delegated: readonly string[] };
  /** What it is counted under; the workload's bucket when absent. */
  readonly bucket?: string;
  readonly handle: (call: GraphCall) => SandboxReply | Promise<SandboxReply>;
}
