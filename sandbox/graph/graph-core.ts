import type { Throttle } from '../cloud/throttle.ts';
import type { EntraCore } from '../entra/entra-core.ts';
import type { ServerSurroundings } from '../http/faulty-answer.ts';
import type { SandboxClock } from '../sandbox-clock.ts';
import type { ContractCheck } from './contract/contract-check.ts';

/** A call, an answer or a notification that breaks the contract. */
export interface ContractViolation {
  readonly at: string;
  /** `request`: the caller's fault; `answer`: the sandbox's own. */
  readonly side: 'request' | 'answer';
  readonly operation: string;
  readonly url: string;
  readonly problems: readonly string[];
}

/** What all of Graph shares. */
export interface GraphCore {
  readonly entra: EntraCore;
  readonly clock: SandboxClock;
  readonly unique: () => string;
  readonly throttle: Throttle;
  readonly contract: ContractCheck;
  readonly around: ServerSurroundings;
  readonly violations: ContractViolation[];
}

/** Where Graph is in the real world; its links point there. */
export const graphBase = 'https://graph.microsoft.com/v1.0';
